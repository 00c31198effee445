package gen

import (
	"go/token"

	"github.com/mdspec-go/mdspec/spec"
)

// Calls under headings of their own always take a request and return a response,
// so that they can get fields without another signature. A model is there for what a
// call does not have yet; of it nothing is sent, and nothing is read into it.

// isImplicit reports whether a type stands for what a call does not have.
func (p *plan) isImplicit(t *spec.Type) bool {
	if t == nil || t.Kind != spec.Named || t.Origin != spec.FromModel {
		return false
	}
	m := p.models[t.Name]
	return m != nil && m.Implicit
}

// sent returns the request that a call sends; nil for none.
func (p *plan) sent(c *spec.Call) *spec.Type {
	if p.isImplicit(c.Request) {
		return nil
	}
	return c.Request
}

// received returns the response that is read from the answer to a call; nil for none.
func (p *plan) received(c *spec.Call) *spec.Type {
	if p.isImplicit(c.Response) {
		return nil
	}
	return c.Response
}

// modelDoc returns the documentation of a model: its own, or what it is to its call.
func (p *plan) modelDoc(m *spec.Model) spec.Doc {
	if text := p.parts[m.Name]; text != "" {
		return opened(m.Doc, text)
	}
	return m.Doc
}

// opened returns the documentation with a sentence in front of it, unless it begins with
// one.
func opened(doc spec.Doc, sentence string) spec.Doc {
	if len(doc.Blocks) == 0 || doc.Blocks[0].Kind != spec.Text {
		doc.Blocks = append(textDoc(sentence).Blocks, doc.Blocks...)
	}
	return doc
}

// link returns what a comment calls a method: a link, if there is documentation
// to link to.
func link(typ, method string) string {
	if token.IsExported(typ) && token.IsExported(method) {
		return "[" + typ + "." + method + "]"
	}
	return method
}
