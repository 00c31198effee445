package foreign

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	localLink  = lazyregexp.New(`!?\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)`)
	markup     = lazyregexp.New(`(?i)</?(?:p|div|span|font|center|small|sup|sub|ul|ol|u|kbd|a|em|i|strong|b|details|summary|tip|warning|note|info)\b[^<>]*>`)
	listItem   = lazyregexp.New(`(?i)\s*<li>\s*|\s*</li>\s*`)
	admonition = lazyregexp.New(`(?i)^\[!\w+\]\s*`)
	codeTag    = lazyregexp.New(`(?i)<code>([^<>\x60]*)</code>`)
)

// cleanText returns a text as documentation: links that lead nowhere from the new place
// are their words, and HTML that says nothing is left out.
func cleanText(text string) string {
	text = admonition.ReplaceAllString(text, "")
	text = codeTag.ReplaceAllString(text, "`$1`")
	text = listItem.ReplaceAllString(text, "<br>")
	text = markup.ReplaceAllString(text, "")
	return strings.TrimSpace(localLink.ReplaceAllStringFunc(text, func(link string) string {
		m := localLink.FindStringSubmatch(link)
		if strings.Contains(m[2], "://") && link[0] != '!' {
			return link
		}
		return m[1]
	}))
}

// docOf returns the documentation that lines of Markdown hold, each a line of its own.
func docOf(lines []string) spec.Doc {
	var text []string
	for _, line := range lines {
		if line = cleanText(line); line != "" {
			text = append(text, line)
		}
	}
	if len(text) == 0 {
		return spec.Doc{}
	}
	return doctext.Cell(strings.Join(text, "<br>"), diag.Span{})
}

// proseOf returns the documentation of paragraphs.
func proseOf(paragraphs []string) spec.Doc {
	var blocks []spec.Block
	for _, p := range paragraphs {
		if p = cleanText(p); p != "" {
			blocks = append(blocks, doctext.Prose(strings.Split(p, "\n"), diag.Span{})...)
		}
	}
	return doctext.Doc(blocks)
}

// titled returns the documentation of a definition: what its title says beside its name,
// then its paragraphs.
func titled(title, name string, paragraphs []string) spec.Doc {
	if rest := beside(title, name); rest != "" {
		paragraphs = append([]string{rest}, paragraphs...)
	}
	return proseOf(paragraphs)
}

// beside returns a title, unless its words are the name.
func beside(title, name string) string {
	title = oneLine(title)
	named := folded(words.TypeName(title)) == folded(name) || folded(words.CallName(title)) == folded(name)
	if named && !dialect.IsChinese(title) && !strings.ContainsAny(title, "(（:：,，") {
		return ""
	}
	return title
}

func oneLine(text string) string { return strings.Join(strings.Fields(words.Plain(text)), " ") }
