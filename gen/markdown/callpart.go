package markdown

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// callWriter writes a call that has a heading.
type callWriter struct {
	*writer
	call    *spec.Call
	types   map[dialect.PartKind]*partType // those that its parts declare
	pending []dialect.PartKind             // parts that have no documentation and are not written yet
	inPart  bool                           // a request or a response is open
	bare    bool                           // which shows nothing yet: its text begins with a heading
}

// call adds a call that has a heading. Its parts declare the types, which are the
// items before it, in their order.
func (w *writer) call(c *spec.Call, types []*partType) {
	w.open(dialect.Calls)
	w.inCall = true
	own, docs := docParts(c.Doc)
	first, below := title(own)
	w.heading(3, strings.TrimSpace(code(c.Name)+" "+code(urlOf(c))+" "+first))
	w.noteBelow(c)
	w.blocks(below, 0, nil)
	w.details(c)
	p := &callWriter{writer: w, call: c, types: map[dialect.PartKind]*partType{}}
	p.plan(types, docs)
	for _, d := range docs {
		if d.kind == dialect.NoPart {
			p.otherHeading(d)
			continue
		}
		for len(p.pending) > 0 && slices.Index(partOrder, p.pending[0]) < slices.Index(partOrder, d.kind) {
			p.next()
		}
		p.part(d.kind, d)
	}
	for len(p.pending) > 0 {
		p.next()
	}
}

// partOrder is the order in which the parts of a call stand where nothing says another.
var partOrder = []dialect.PartKind{dialect.RequestPart, dialect.ResponsePart, dialect.ErrorsPart}

// plan says which parts are to be written beside those that have documentation.
func (p *callWriter) plan(types []*partType, docs []docPart) {
	p.pending = slices.Clone(partOrder)
	for i, t := range types {
		p.types[t.kind] = t
		if i == 0 && len(types) > 1 && t.kind == dialect.ResponsePart {
			p.pending[0], p.pending[1] = p.pending[1], p.pending[0]
		}
	}
	p.pending = slices.DeleteFunc(p.pending, func(kind dialect.PartKind) bool {
		return slices.ContainsFunc(docs, func(d docPart) bool { return d.kind == kind }) || !p.says(kind)
	})
}

// says reports whether there is anything to say of a part beside documentation.
func (p *callWriter) says(kind dialect.PartKind) bool {
	if kind == dialect.ErrorsPart {
		return len(p.call.Errors) > 0
	}
	return p.typeOf(kind) != nil
}

// typeOf returns the type of a part; nil if the call has none.
func (p *callWriter) typeOf(kind dialect.PartKind) *spec.Type {
	t := p.call.Request
	if kind == dialect.ResponsePart {
		t = p.call.Response
	}
	if kind == dialect.ErrorsPart || p.facts.implied[typeName(t)] {
		return nil
	}
	return t
}

// next writes the next part that has no documentation.
func (p *callWriter) next() {
	kind := p.pending[0]
	p.pending = p.pending[1:]
	p.part(kind, docPart{title: kind.Title(p.chinese)})
	p.bare = false // it has no text
}

// Levels of headings below that of a call: of parts and of documentation, of
// documentation that would be taken for a part there, and of what is within a part.
const (
	partLevel    = 4
	besidesLevel = 5
	withinLevel  = 6
)

// part writes one part. The title of one without documentation is the canonical one.
func (p *callWriter) part(kind dialect.PartKind, d docPart) {
	if t := p.types[kind]; t != nil {
		p.declare(t, d.title)
		return
	}
	p.inPart = kind != dialect.ErrorsPart
	heading := d.title
	if t := p.typeOf(kind); t != nil {
		heading += " " + code(t.String()) + p.optional(kind)
	}
	p.heading(partLevel, heading)
	p.bare = p.inPart && len(d.blocks) == 0
	switch kind {
	case dialect.RequestPart:
		p.blocks(d.blocks, withinLevel, p.facts.request[p.call])
	case dialect.ResponsePart:
		p.examples(p.blocks(d.blocks, withinLevel, p.call.Examples))
	case dialect.ErrorsPart:
		p.blocks(d.blocks, withinLevel, nil)
		p.callErrors()
	}
}

// declare writes a part that declares its type.
func (p *callWriter) declare(t *partType, heading string) {
	p.inPart, p.bare = true, false
	optional := p.optional(t.kind)
	first, below := "", t.doc().Blocks
	if optional == "" {
		first, below = title(below)
	}
	if first != "" || t.name() != p.call.Name+partSuffix[t.kind] {
		heading += " " + code(t.name())
	}
	p.heading(partLevel, strings.TrimSpace(heading+optional+" "+first))
	p.noteBelow(t.node())
	text := min(indexKind(below, spec.Code), indexKind(below, spec.Heading))
	p.blocks(below[:text], withinLevel, nil)
	examples := p.facts.own[t.model]
	switch {
	case t.model != nil:
		p.fields(t.model)
	case t.kind == dialect.ResponsePart:
		examples = p.call.Examples
	}
	for _, f := range t.fences {
		p.add(fence("go", f.Code))
	}
	p.examples(p.blocks(below[text:], withinLevel, examples))
}

// partSuffix is what follows the name of a call in the name of a type that a part
// declares without saying it.
var partSuffix = map[dialect.PartKind]string{dialect.RequestPart: "Request", dialect.ResponsePart: "Response"}

// optional returns the word that says that a response may be missing.
func (p *callWriter) optional(kind dialect.PartKind) string {
	switch {
	case kind != dialect.ResponsePart || !p.call.Optional:
		return ""
	case p.chinese:
		return " 可选"
	}
	return " optional"
}

// otherHeading writes documentation below a heading that is no part.
func (p *callWriter) otherHeading(d docPart) {
	level := partLevel
	switch {
	case p.bare, p.inPart && seemsPart(d.title):
		level = withinLevel
	case !seemsPart(d.title):
		p.inPart = false
	default:
		level = besidesLevel
	}
	p.bare = false
	p.heading(level, d.title)
	p.blocks(d.blocks, withinLevel, nil)
}

// callErrors adds the table of the error codes that the call returns.
func (p *callWriter) callErrors() {
	if len(p.call.Errors) == 0 {
		return
	}
	t := &table{rows: len(p.call.Errors)}
	of := func(i int) *spec.ErrorCode {
		if e := p.facts.errors[p.call.Errors[i]]; e != nil {
			return e
		}
		return &spec.ErrorCode{Status: 1}
	}
	p.addColumn(t, dialect.Name, left, true, func(i int) string { return code(p.call.Errors[i]) })
	p.addColumn(t, dialect.Code, p.facts.codeAlign(), false, func(i int) string { return bars(codeText(of(i))) })
	p.addTable(t)
}
