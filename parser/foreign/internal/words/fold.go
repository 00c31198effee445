package words

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// Fold returns a word of a header, a title or a cell as it is looked up: in lower
// case, without the marks of Markdown, and with single blanks.
func Fold(text string) string {
	text = strings.ToLower(Plain(text))
	return strings.Join(strings.Fields(strings.Trim(text, " \t\u3000:：*?？!！.。")), " ")
}

var numbering = lazyregexp.New(`^(?:附[录錄] ?[A-Za-z0-9一二三四五六七八九十]*(?:[.、:：]\s*|\s+)|第[0-9一二三四五六七八九十]+[章节部][分]?\s*|\d+(?:\.\d+)*[.)、]?\s+|\d+[.、)]\s*|[一二三四五六七八九十]+[、.]\s*|[（(][\d一二三四五六七八九十]+[）)]\s*|[■●◆▪•#>【\[]+\s*)`)

// FoldTitle returns a title as it is looked up: folded, and without its number.
func FoldTitle(text string) string {
	return strings.TrimRight(Fold(numbering.ReplaceAllString(Plain(text), "")), "】]")
}

// FoldNumber returns a title without its marks and its number, in its own case.
func FoldNumber(text string) string {
	return strings.TrimSpace(numbering.ReplaceAllString(Plain(text), ""))
}
