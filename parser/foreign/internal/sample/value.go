package sample

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// maxDepth bounds how deep an example may be nested.
const maxDepth = 64

// value reads a value with its alternatives ("a" | "b"), and passes over what
// follows it on its line. It returns a node without a value for a placeholder.
func (s *scanner) value() *node {
	n := s.single()
	for s.blanks(); s.peek() == '|' && s.fault == nil; s.blanks() {
		s.skip(1)
		s.space()
		n = merge(n, s.single())
	}
	return s.settled(n)
}

// settled passes over text behind a value, which is then none of its kind, unless
// it was a string: `1 * 60`, `"a" + b`.
func (s *scanner) settled(n *node) *node {
	if _, isString := s.quote(); isString || n.kind == Object || n.kind == List || s.peek() == '{' || s.peek() == '[' {
		return n
	}
	length := s.junkLength()
	if strings.TrimSpace(s.rest()[:length]) == "" {
		return n
	}
	s.skip(length)
	if n.kind == String {
		return n
	}
	return &node{}
}

// single reads one value.
func (s *scanner) single() *node {
	if s.fault != nil {
		return &node{}
	}
	switch c := s.peek(); {
	case c == '{':
		return s.braces()
	case c == '[':
		return s.nested(s.array)
	case c == '<':
		return s.placeholder()
	case s.ellipsis():
		return &node{}
	}
	if _, ok := s.quote(); ok {
		return s.stringValue()
	}
	if s.word() != "" {
		return s.wordValue()
	}
	s.skip(s.junkLength())
	return &node{}
}

var (
	angled = lazyregexp.New(`^<([^<>\n{}"]*)>`)
	curly  = lazyregexp.New(`^\{\s*(?:\.\.\.|[\pL_$][\pL\pN_$.-]*|\{[^{}\n]*\})\s*\}`)
)

// placeholder reads "<string>" and "<user id>".
func (s *scanner) placeholder() *node {
	m := angled.FindStringSubmatch(s.near())
	if m == nil {
		s.fail(s.at, diag.Say("this is no JSON", "这不是 JSON"))
		return &node{}
	}
	s.skip(len(m[0]))
	if kind, ok := kinds[strings.ToLower(strings.TrimSpace(m[1]))]; ok {
		return typed(kind)
	}
	return &node{}
}

// braces reads an object, or a placeholder: "{id}", "{{id}}".
func (s *scanner) braces() *node {
	if m := curly.FindString(s.near()); m != "" && s.depth > 0 && !strings.Contains(m, "...") {
		s.skip(len(m))
		return &node{}
	}
	return s.nested(s.object)
}

// nested reads what the next bracket opens.
func (s *scanner) nested(read func(opening int) *node) *node {
	if s.depth == maxDepth {
		s.fail(s.at, diag.Say("this is nested too deep", "嵌套太深"))
		return &node{}
	}
	s.depth++
	opening := s.at
	s.skip(1)
	s.lead = nil
	n := read(opening)
	s.depth--
	s.current, s.lead = nil, nil
	return n
}

func (s *scanner) object(opening int) *node {
	n := &node{kind: Object, objects: 1}
	for s.fault == nil {
		s.space()
		switch {
		case s.fault != nil, s.accept("}"):
			return n.once()
		case s.at == len(s.text):
			s.fail(opening, diag.Say("this object is not closed", "此对象没有结束"))
		case s.accept(",", ";", "，"), s.ellipsis():
		default:
			s.member(n)
		}
	}
	return n
}

// once counts members that the object repeats as one.
func (n *node) once() *node {
	for _, e := range n.entries {
		e.count = min(e.count, 1)
	}
	return n
}

// member reads a key and its value.
func (s *scanner) member(n *node) {
	lead := strings.Join(s.lead, " ")
	s.lead = nil
	at, own := s.at, s.first()
	e, ok := s.key()
	if !ok {
		return
	}
	e.lead = lead
	optional := s.accept("?")
	if s.blanks(); !s.colon() {
		if s.stray(at, own) {
			return
		}
		if s.space(); !s.colon() {
			s.fail(at, diag.Say("there is no colon behind this key", "此键后面没有冒号"))
			return
		}
	}
	s.belongs(e)
	s.space()
	if e.node = s.value(); s.fault != nil || isEllipsis(e.Key) {
		return
	}
	s.belongs(e)
	if e.count = 1; optional {
		e.count = 0
	}
	n.add(e)
}

func (s *scanner) colon() bool { return s.accept(":", "：", "=>") }

var signature = lazyregexp.New(`^\[[^\[\]\n]*\]|^<[^<>\n]*>`)

// key reads a key with or without quotes, or a placeholder for keys.
func (s *scanner) key() (*entry, bool) {
	e := &entry{}
	if _, ok := s.quote(); ok {
		e.Key, e.Start, e.End = s.str()
		return e, s.fault == nil
	}
	e.Start, e.Key = s.at, s.word()
	if e.Key == "" {
		e.Key = signature.FindString(s.near())
	}
	if e.Key == "" {
		s.fail(s.at, diag.Say("there is no key here", "此处没有键"))
		return nil, false
	}
	s.skip(len(e.Key))
	e.End = s.at
	return e, true
}

// stray takes text between members for a comment that lacks its mark, if it is
// Chinese: no key is.
func (s *scanner) stray(at int, own bool) bool {
	end := at + lineEnd(s.text[at:])
	text := s.text[at:end]
	if text == "" || text[0] < 0x80 || end < s.at || strings.ContainsAny(text, `"'{}[]:`) {
		return false
	}
	s.skip(end - s.at)
	s.remark(text, s.line, own)
	return true
}

func (s *scanner) array(opening int) *node {
	var elem *node
	for s.fault == nil {
		s.space()
		before := s.at
		switch {
		case s.fault != nil:
		case s.accept("]"):
			if elem == nil {
				return &node{value: empty}
			}
			return &node{kind: List, elem: elem}
		case s.at == len(s.text):
			s.fail(opening, diag.Say("this array is not closed", "此数组没有结束"))
		case s.accept(",", ";", "，"), s.ellipsis(), s.dots():
		default:
			elem = merge(elem, s.value())
			if s.at == before {
				s.fail(s.at, diag.Say("this is no JSON", "这不是 JSON"))
			}
		}
	}
	return &node{}
}

// dots passes over "..." in quotes, which leaves out elements.
func (s *scanner) dots() bool {
	m := quotedDots.FindString(s.near())
	s.skip(len(m))
	return m != ""
}

var quotedDots = lazyregexp.New(`^(?:"(?:\.{3,}|…+)"|'(?:\.{3,}|…+)')`)
