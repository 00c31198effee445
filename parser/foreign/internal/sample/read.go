package sample

import (
	"encoding/json"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// maxText bounds how long an example may be, in bytes.
const maxText = 1 << 20

// Read reads an example. Of several values one after another it returns the first
// alone, unless the others look like examples of the same thing: objects that
// share at least half of their keys with it. The error is an [*Error]; its place
// is in the text.
//
// Words instead of values give their kind: {"id": int}; in quotes only if all
// strings of the example are such words.
func Read(text string) (*Shape, error) {
	if len(text) > maxText {
		s := newScanner(text)
		s.fail(0, diag.Say("an example has at most 1 MiB", "示例最长 1 MiB"))
		return nil, s.fault
	}
	s := newScanner(text)
	n := s.example()
	if s.words > 1 && s.words == s.strings && s.named {
		s = newScanner(text)
		s.typeWords = true
		n = s.example()
	}
	if s.fault != nil {
		return nil, s.fault
	}
	return n.shape(), nil
}

// example reads all values of the text.
func (s *scanner) example() *node {
	s.preamble()
	if c := s.peek(); c != '{' && c != '[' {
		return s.scalar()
	}
	n := s.single()
	for s.more() {
		if next := s.single(); alike(n, next) {
			n = merge(n, next)
		}
	}
	return n
}

// scalar reads a text that is no object and no array: only JSON by the letter.
func (s *scanner) scalar() *node {
	at := s.at
	s.at = 0
	trimmed := strings.TrimSpace(s.text)
	if !json.Valid([]byte(trimmed)) {
		s.fail(at, diag.Say("this is no JSON example", "这不是 JSON 示例"))
		return nil
	}
	s.skip(strings.Index(s.text, trimmed))
	return s.single()
}

var (
	// message matches the head of an HTTP message.
	message = lazyregexp.New(`^(?:(?:HTTP/[\d.]+ +\d{3}[^\n]*|\d{3} [A-Z][A-Za-z ]*|(?:GET|POST|PUT|PATCH|DELETE) \S+(?: HTTP/[\d.]+)?)[ \t\r]*\n)?(?:[A-Za-z][\w-]*:[^\n{}]*\n)*\s*`)
	// label matches a line above an example, or before it.
	label = lazyregexp.New(`^[^\n{}\[\]"'<>=;]{0,80}[:：]\s*`)
	// assignment matches "var x =" and "callback(".
	assignment = lazyregexp.New(`^(?:(?:var|let|const|export|return|default|interface|type)\s+)*[\w$.]*\s*(?:[=(]\s*)*`)
)

// maxHead bounds what stands above an example, in bytes.
const maxHead = 4096

// preamble passes over what stands above an example.
func (s *scanner) preamble() {
	for range 4 {
		s.space()
		for _, above := range []*lazyregexp.Regexp{message, label, assignment} {
			head := s.rest()[:min(len(s.rest()), maxHead)]
			if n := len(above.FindString(head)); n > 0 && s.opens(n) {
				s.skip(n)
			}
		}
	}
	s.lead, s.current = nil, nil
}

// opens reports whether a bracket follows n bytes, or a line with a comment.
func (s *scanner) opens(n int) bool {
	after := s.rest()[n:]
	comment := s.rest()[n-1] == '\n' && (strings.HasPrefix(after, "//") || strings.HasPrefix(after, "/*"))
	return comment || after != "" && (after[0] == '{' || after[0] == '[')
}

// more passes over what follows a value, and reports whether it is another.
func (s *scanner) more() bool {
	s.current = nil
	for s.fault == nil {
		s.space()
		switch c := s.peek(); {
		case s.fault != nil || s.at == len(s.text):
			return false
		case c == '{' || c == '[':
			return true
		case s.accept(",", ";", ")", "，"), s.ellipsis():
		default:
			s.between()
		}
	}
	return false
}

// between passes over a short line between two values.
func (s *scanner) between() {
	end := lineEnd(s.rest())
	line, after := s.rest()[:end], strings.TrimLeft(s.rest()[end:], " \t\r\n")
	if len(line) > 80 || strings.ContainsAny(line, `{}[]"'<>`) || after == "" || after[0] != '{' && after[0] != '[' {
		s.fail(s.at, diag.Say("text follows the example", "示例后面还有文字"))
		return
	}
	s.skip(end)
}

// alike reports whether two values are examples of the same thing.
func alike(a, b *node) bool {
	if a.kind != Object || b.kind != Object {
		return false
	}
	shared := 0
	for _, e := range b.entries {
		if a.index[e.Key] != nil {
			shared++
		}
	}
	return shared > 0 && 2*shared >= min(len(a.entries), len(b.entries))
}
