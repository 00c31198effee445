package words

import (
	"regexp"
	"strings"
)

// Fold returns a word of a header, a title or a cell as it is looked up: in lower
// case, without the marks of Markdown, and with single blanks.
func Fold(text string) string {
	text = strings.ToLower(Plain(text))
	return strings.Join(strings.Fields(strings.Trim(text, " \t\u3000:：*?？!！.。")), " ")
}

var numbering = regexp.MustCompile(`^(?:\d+(?:\.\d+)*[.)、]?\s+|\d+[.、)]\s*|[一二三四五六七八九十]+[、.]\s*|[（(][\d一二三四五六七八九十]+[）)]\s*|[■●◆▪•#>【\[]+\s*)`)

// FoldTitle returns a title as it is looked up: folded, and without its number.
func FoldTitle(text string) string {
	return strings.TrimRight(Fold(numbering.ReplaceAllString(Plain(text), "")), "】]")
}
