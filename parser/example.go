package parser

import (
	"bytes"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// exampleChecker decodes one example as strictly as encoding/json can, and
// reports all that would fail instead of the first.
type exampleChecker struct {
	src   *diag.Source
	scope *exampleScope
	diags *diag.List
}

// checkExample reports why the bytes [start,end) of a document are not one JSON
// value that decodes strictly into the model (rule 5.3). Of a model that has
// faults of its own nothing is known: m is nil, and only the JSON is checked.
func checkExample(src *diag.Source, start, end int, m *spec.Model, scope *exampleScope, diags *diag.List) {
	at := src.Span(start, end)
	c := &exampleChecker{src, scope, diags}
	v, fault := readJSON(src.Content(), at.Start, at.End)
	switch {
	case fault == nil:
		c.duplicates(v)
		if m == nil {
			return
		}
		c.value(v, exampleTarget{structure: scope.structure(m), shown: m.Name})
	case fault.deep:
		diags.Add(diag.ExampleTooDeep, c.faultSpan(fault.at, at), maxExampleDepth)
	default:
		diags.Add(diag.ExampleSyntax, c.faultSpan(fault.at, at), fault.what)
	}
}

// faultSpan returns the character or the word at an offset; a place without
// width behind the last character if the example ends too early.
func (c *exampleChecker) faultSpan(at int, in diag.Span) diag.Span {
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

func (c *exampleChecker) span(v *jsonValue) diag.Span { return c.src.Span(v.start, v.end) }

// duplicates reports the keys that stand twice in one object, wherever it lies.
func (c *exampleChecker) duplicates(v *jsonValue) {
	first := make(map[string]*jsonValue, len(v.keys))
	for _, k := range v.keys {
		if old := first[k.text]; old != nil {
			d := c.diags.Add(diag.ExampleDuplicateKey, c.span(k), k.text)
			d.Related = []diag.Related{{Span: c.span(old), Message: diag.Say("first here")}}
			continue
		}
		first[k.text] = k
	}
	for _, e := range v.elems {
		c.duplicates(e)
	}
}
