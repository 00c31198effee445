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
	c := &checker{example.Source, s, diags}
	v, fault := readJSON(c.src.Content(), example.Start, example.End)
	switch {
	case fault == nil:
		c.duplicates(v)
		if m != nil && !s.DecodesItself(m.Name) {
			c.value(v, target{model: m, shown: m.Name})
		}
	case fault.deep:
		diags.Add(ExampleTooDeep, c.faultSpan(fault.at, example), maxDepth)
	default:
		diags.Add(ExampleSyntax, c.faultSpan(fault.at, example), fault.what)
	}
}

// checker decodes one example as strictly as encoding/json can, and reports all
// that would fail instead of the first.
type checker struct {
	src   *diag.Source
	scope *Scope
	diags *diag.List
}

// faultSpan returns the character or the word at an offset; a place without
// width behind the last character if the example ends too early.
func (c *checker) faultSpan(at int, in diag.Span) diag.Span {
	text := bytes.TrimRight(c.src.Content()[in.Start:in.End], " \t\r\n")
	if at >= in.Start+len(text) {
		return c.src.Span(in.Start+len(text), in.Start+len(text))
	}
	rest := text[at-in.Start:]
	if n := bytes.IndexFunc(rest, func(r rune) bool { return r != '_' && (r|0x20 < 'a' || r|0x20 > 'z') }); n > 0 {
		return c.src.Span(at, at+n)
	}
	if rest[0] == '\r' || rest[0] == '\n' {
		return c.src.Span(at, at)
	}
	_, size := utf8.DecodeRune(rest)
	return c.src.Span(at, at+size)
}

func (c *checker) span(v *jsonValue) diag.Span { return c.src.Span(v.start, v.end) }

// duplicates reports the keys that occur twice in one object, wherever it lies.
func (c *checker) duplicates(v *jsonValue) {
	first := make(map[string]*jsonValue, len(v.keys))
	for _, k := range v.keys {
		if old := first[k.text]; old != nil {
			d := c.diags.Add(ExampleDuplicateKey, c.span(k), k.text)
			d.Related = []diag.Related{{Span: c.span(old), Message: diag.Say("first here", "首次出现在这里")}}
			continue
		}
		first[k.text] = k
	}
	for _, e := range v.elems {
		c.duplicates(e)
	}
}
