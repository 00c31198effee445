// Package example checks the JSON examples of documents against the types that
// the documents describe.
package example

import (
	"bytes"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Check reports why an example is not one JSON value that decodes strictly into
// the model (rule 5.3). Of a model that has faults of its own nothing is known: m
// is nil, and only the JSON is checked.
func (s *Scope) Check(example diag.Span, m *spec.Model, diags *diag.List) {
	c := &checker{example.Source.Content(), example.Source.Span, s, diags}
	v, fault := readJSON(c.text, example.Start, example.End)
	switch {
	case fault == nil:
		c.duplicates(v)
		if m != nil && !s.DecodesItself(m.Name) {
			c.value(v, target{model: m, shown: m.Name})
		}
	case fault.deep:
		diags.Add(ExampleTooDeep, c.faultSpan(fault.at, example.Start, example.End), maxDepth)
	default:
		diags.Add(ExampleSyntax, c.faultSpan(fault.at, example.Start, example.End), fault.what)
	}
}

// CheckType is [Scope.Check] of an example of a type; of a type with faults, nil, only
// the JSON is checked.
func (s *Scope) CheckType(example diag.Span, t *spec.Type, diags *diag.List) {
	if t == nil {
		s.Check(example, nil, diags)
		return
	}
	c := &checker{example.Source.Content(), example.Source.Span, s, diags}
	if v, fault := readJSON(c.text, example.Start, example.End); fault != nil {
		s.Check(example, nil, diags)
	} else {
		c.duplicates(v)
		c.value(v, s.target(t))
	}
}

// checker decodes one example as strictly as encoding/json can, and reports all
// that would fail instead of the first.
type checker struct {
	text  []byte                         // holds the example
	place func(start, end int) diag.Span // of bytes of the text
	scope *Scope
	diags *diag.List
}

// faultSpan returns the character or the word at an offset in the example, the
// bytes [start,end); a place without width behind the last character if the
// example ends too early.
func (c *checker) faultSpan(at, start, end int) diag.Span {
	text := bytes.TrimRight(c.text[start:end], " \t\r\n")
	if at >= start+len(text) {
		return c.place(start+len(text), start+len(text))
	}
	rest := text[at-start:]
	if n := bytes.IndexFunc(rest, func(r rune) bool { return r != '_' && (r|0x20 < 'a' || r|0x20 > 'z') }); n > 0 {
		return c.place(at, at+n)
	}
	if rest[0] == '\r' || rest[0] == '\n' {
		return c.place(at, at)
	}
	_, size := utf8.DecodeRune(rest)
	return c.place(at, at+size)
}

func (c *checker) span(v *jsonValue) diag.Span { return c.place(v.start, v.end) }

// duplicates reports the keys that occur twice in one object, wherever it lies.
func (c *checker) duplicates(v *jsonValue) {
	first := make(map[string]*jsonValue, len(v.keys))
	for _, k := range v.keys {
		if old := first[k.text]; old != nil {
			c.diags.Add(ExampleDuplicateKey, c.span(k), k.text).Relate(c.span(old), diag.FirstHere)
			continue
		}
		first[k.text] = k
	}
	for _, e := range v.elems {
		c.duplicates(e)
	}
}
