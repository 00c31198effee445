package typeword

import (
	"html"
	"strings"

	"github.com/mdspec-go/mdspec/spec/codespan"
)

// maxCell bounds how many bytes of a cell are read; no type needs as many.
const maxCell = 4096

// scan reads the tokens of the Markdown of a cell. It reports whether they are
// few and flat enough to be read.
func scan(cell string) ([]token, bool) {
	if len(cell) > maxCell {
		return nil, false
	}
	return scanText(cell, true)
}

func scanText(text string, links bool) ([]token, bool) {
	m := &markup{text: text, links: links}
	m.spans, _ = codespan.Find(text)
	for m.at < len(text) {
		m.next()
	}
	deep := pairUp(m.tokens)
	return m.tokens, !deep
}

// markup takes the markup from a text.
type markup struct {
	scanner
	text  string
	at    int
	links bool // whether links are looked for: none is inside of another
	spans []codespan.Span
}

func (m *markup) next() {
	rest := m.text[m.at:]
	if m.codeSpan() {
		return
	}
	switch c := rest[0]; {
	case c == '\\' && len(rest) > 1 && isPunct(rest[1]):
		m.escaped(rest[1:])
	case c == '&' && m.entity(rest):
	case c == '<' && m.tag(rest):
	case c == '[' && m.links && m.link(rest):
	case c == '!' && m.image(rest):
	case c == '_' && m.emphasis():
		m.at++
	case c == '*' || c == '~' || c == '`':
		m.at++
	default:
		m.rest(rest)
	}
}

// rest reads plain text up to the next markup, of which words hold none but an
// underscore at their end and an escape.
func (m *markup) rest(text string) {
	left := m.plainText(text)
	m.at += len(text) - len(left)
	last := len(m.tokens) - 1
	if last < 0 || m.gap || m.tokens[last].kind != word {
		return
	}
	t := &m.tokens[last]
	if trimmed := strings.TrimRight(t.text, "_"); trimmed != "" && !strings.HasPrefix(left, `\_`) {
		t.text = trimmed
	}
	for strings.HasPrefix(left, `\_`) {
		n := wordLength(left[1:])
		t.text += left[1 : 1+n]
		left = left[1+n:]
		m.at += 1 + n
	}
	t.lower = strings.ToLower(t.text)
}

// emphasis reports whether the underscore here is no part of a word.
func (m *markup) emphasis() bool {
	after := strings.TrimLeft(m.text[m.at:], "_")
	return m.at == 0 || after == "" || !isWordByte(m.text[m.at-1]) || !isWordByte(after[0])
}

func isWordByte(c byte) bool { return c >= 0x80 || c == '_' || !isPunct(c) && c > ' ' }

// escaped reads a character behind a backslash.
func (m *markup) escaped(text string) {
	m.at += 2
	m.punct(rune(text[0]), text[:1])
}

// codeSpan reads the code span that begins here.
func (m *markup) codeSpan() bool {
	for len(m.spans) > 0 && m.spans[0].Open.Start < m.at {
		m.spans = m.spans[1:]
	}
	if len(m.spans) == 0 || m.spans[0].Open.Start != m.at {
		return false
	}
	span := m.spans[0]
	m.code = true
	code := strings.ReplaceAll(m.text[span.Open.End:span.Close.Start], `\|`, "|")
	for code != "" {
		code = m.plainText(code)
	}
	m.code, m.at = false, span.Close.End
	return true
}

// entity reads "&lt;" and its like; the character it stands for is no markup.
func (m *markup) entity(text string) bool {
	end := strings.IndexByte(text[:min(len(text), 12)], ';')
	if end < 0 {
		return false
	}
	meant := html.UnescapeString(text[:end+1])
	if meant == text[:end+1] {
		return false
	}
	m.at += end + 1
	for meant != "" {
		if meant[0] == '`' {
			meant = meant[1:]
			continue
		}
		meant = m.plainText(meant)
	}
	return true
}
