package words

import (
	"html"
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	link    = lazyregexp.New(`!?\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\[[^\[\]]*\])`)
	tag     = lazyregexp.New(`</?[A-Za-z][^<>]*>|<!--.*?-->|\{\{[<%].*?[>%]\}\}`)
	escaped = lazyregexp.New(`\\([!-/:-@\[-\x60{-~])`)
	weak    = lazyregexp.New(`(^|[^\p{L}\p{N}*_])[*_]([^\s*_](?:[^*_]*[^\s*_])?)[*_]($|[^\p{L}\p{N}*_])`)
)

// unmarked takes away marks that mean nothing between words either.
var unmarked = strings.NewReplacer("**", "", "__", "", "~~", "", "`", "", "\u00a0", " ")

// Plain returns a text without the marks of Markdown and HTML around its words:
// links are their texts, and code is what stands in it.
func Plain(text string) string {
	if !strings.ContainsAny(text, "\\[<{*_~`&\u00a0") {
		return strings.TrimSpace(text)
	}
	escapes := strings.Contains(text, `\`)
	if escapes {
		text = escaped.ReplaceAllStringFunc(text, hide)
	}
	if strings.Contains(text, "](") || strings.Contains(text, "][") {
		text = link.ReplaceAllString(text, "$1")
	}
	if strings.ContainsAny(text, "<{") {
		text = tag.ReplaceAllString(text, " ")
	}
	text = unmarked.Replace(text)
	if strings.ContainsAny(text, "*_") {
		text = weak.ReplaceAllString(text, "$1$2$3")
	}
	if text = html.UnescapeString(text); escapes {
		text = strings.Map(unhide, text)
	}
	return strings.TrimSpace(text)
}

// hidden is the first of the characters that stand for escaped signs while marks are
// taken away: those of a private range of Unicode.
const hidden = 0xF700

func hide(escape string) string { return string(rune(hidden + int(escape[1]))) }

func unhide(r rune) rune {
	if r > hidden && r < hidden+128 {
		return r - hidden
	}
	return r
}

// Link is a link of a text.
type Link struct{ Text, Target string }

var target = lazyregexp.New(`^\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+"[^"]*")?\)$`)

// Links returns the links of a text that have their target with them, in order.
func Links(text string) []Link {
	var out []Link
	for _, found := range link.FindAllString(text, -1) {
		if m := target.FindStringSubmatch(found); m != nil {
			out = append(out, Link{Plain(m[1]), m[2]})
		}
	}
	return out
}

var code = lazyregexp.New("`+([^`]+)`+")

// Codes returns what stands in the code spans of a text.
func Codes(text string) []string {
	var out []string
	for _, m := range code.FindAllStringSubmatch(text, -1) {
		out = append(out, strings.TrimSpace(m[1]))
	}
	return out
}
