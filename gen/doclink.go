package gen

import (
	"go/doc/comment"
	"strings"
	"unicode"
	"unicode/utf8"
)

// linkDefs is the kind of the paragraph that holds the targets of links.
const linkDefs = "links"

// links are the links of one comment. A nil *links keeps every target in the
// text.
type links struct {
	order []string          // texts
	urls  map[string]string // by text
}

func newLinks() *links { return &links{urls: map[string]string{}} }

// appendTo adds the targets as the last paragraph.
func (l *links) appendTo(paras []para) []para {
	if l == nil || len(l.order) == 0 {
		return paras
	}
	var lines []string
	for _, text := range l.order {
		lines = append(lines, "["+text+"]: "+l.urls[text])
	}
	return append(paras, para{linkDefs, lines})
}

// rewrite turns the Markdown links of a line into Go's, whose targets are at
// the end of the comment. Code spans, images and relative links stay.
func (l *links) rewrite(line string) string {
	var b strings.Builder
	for line != "" {
		i := strings.IndexAny(line, "`![")
		if i < 0 {
			break
		}
		b.WriteString(line[:i])
		line = line[i:]
		n := verbatim(line)
		if n == 0 {
			text, target, size := cutLink(line)
			b.WriteString(apart(b.String(), l.link(text, target)))
			line = line[size:]
			continue
		}
		b.WriteString(line[:n])
		line = line[n:]
	}
	b.WriteString(line)
	return b.String()
}

// verbatim returns the length of what stays as it is at the head of the line;
// 0 if there is a link.
func verbatim(line string) int {
	switch line[0] {
	case '`':
		if end := strings.IndexByte(line[1:], '`'); end >= 0 {
			return end + 2
		}
	case '!':
		if strings.HasPrefix(line, "![") {
			return 2
		}
	default:
		if _, _, size := cutLink(line); size > 0 {
			return 0
		}
	}
	return 1
}

// maxTarget is how far the end of a link's target is looked for, in bytes.
const maxTarget = 4096

// cutLink reads `[text](target)` at the head of the line; size is 0 if there
// is none, or if its target has no scheme.
func cutLink(line string) (text, target string, size int) {
	end := strings.IndexAny(line[1:], "[]") + 1
	rest, ok := strings.CutPrefix(line[end:], "](")
	if end == 0 || !ok || !hasScheme(strings.TrimLeft(rest, " <")) {
		return "", "", 0
	}
	n := closing(rest[:min(len(rest), maxTarget)])
	if n < 0 {
		return "", "", 0
	}
	target = strings.Trim(rest[:n], " <>")
	return strings.TrimSpace(line[1:end]), target, end + len("](") + n + len(")")
}

// closing returns the place of the parenthesis that closes s, or -1.
func closing(s string) int {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return i
		}
	}
	return -1
}

// hasScheme reports whether s begins like a URL that Go links to.
func hasScheme(s string) bool {
	for _, scheme := range []string{"http://", "https://", "ftp://"} {
		if rest, ok := strings.CutPrefix(s, scheme); ok && rest != "" && rest[0] != ')' {
			return true
		}
	}
	return false
}

// apart returns the next piece of a line, with a blank in front if its first
// word would otherwise become part of the last one before it.
func apart(before, next string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(next)
	if isWord(last) && isWord(first) {
		return " " + next
	}
	return next
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// link returns the text in brackets and records its target, or both if the
// text cannot be shown instead of the target.
func (l *links) link(text, target string) string {
	if text == "" {
		return "(" + target + ")"
	}
	if l == nil || strings.ContainsAny(target, " \t") {
		return text + " (" + target + ")"
	}
	switch known, ok := l.urls[text]; {
	case !ok:
		l.urls[text] = target
		l.order = append(l.order, text)
	case known != target:
		return text + " (" + target + ")"
	}
	return "[" + text + "]"
}

// work reports whether Go's own reader of comments finds every link of the
// text, which an unbalanced bracket in front of one can prevent.
func (l *links) work(text []string) bool {
	if len(l.order) == 0 {
		return true
	}
	var p comment.Parser
	parsed := p.Parse(strings.Join(text, "\n"))
	for _, def := range parsed.Links {
		if !def.Used {
			return false
		}
	}
	return len(parsed.Links) == len(l.order)
}
