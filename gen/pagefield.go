package gen

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// wanted is a value that generated code takes out of a response.
type wanted struct {
	path    []*spec.Field  // leads to it, the outermost field first
	name    string         // of the variable, if it takes one
	typ     *jen.Statement // of the variable
	deref   bool           // the last field is a pointer to the value
	convert bool           // the value has a type of its own
}

// pageReader returns the function that takes the items and the cursor out of a
// response. Behind a nil pointer there are none.
func (p *plan) pageReader(c *spec.Call, page *paging) jen.Code {
	resp, listOf := p.local("resp"), jen.Index().Add(typeCode(page.item))
	t, pointer := p.cursorType(page.response)
	loadItems, items := read(resp, wanted{path: page.items, name: p.local("items"), typ: listOf})
	loadCursor, cursor := read(resp, wanted{
		path: page.response, name: p.local("cursor"), typ: jen.Id(page.cursor),
		deref: pointer, convert: t.Kind != spec.Basic,
	})
	return jen.Func().Params(jen.Id(resp).Op("*").Add(typeCode(bare(c.Response)))).
		Params(listOf, jen.Id(page.cursor)).
		Block(append(slices.Concat(loadItems, loadCursor), jen.Return(items, cursor))...)
}

// cursorType returns the type of the last field of a path or, if that is a
// pointer, of what it points to.
func (p *plan) cursorType(path []*spec.Field) (t *spec.Type, pointer bool) {
	field := last(path).Type
	if core, _ := p.core(field, nil); core != nil && core.Kind == spec.Pointer {
		return core.Elem, true
	}
	return field, false
}

// read returns the value below x and the statements that load it: none unless
// there are pointers on the way, any of which may be nil.
func read(x string, w wanted) (load []jen.Code, value *jen.Statement) {
	at := jen.Id(x)
	var present *jen.Statement
	for i, f := range w.path {
		at = jen.Add(at).Dot(f.Name)
		end := i == len(w.path)-1
		switch isSet := jen.Add(at).Op("!=").Nil(); {
		case end && !w.deref, !end && f.Type.Kind != spec.Pointer:
		case present == nil:
			present = isSet
		default:
			present.Op("&&").Add(isSet)
		}
	}
	if w.deref {
		at = jen.Op("*").Add(at)
	}
	if w.convert {
		at = jen.Add(w.typ).Parens(at)
	}
	if present == nil {
		return nil, at
	}
	return []jen.Code{
		jen.Var().Id(w.name).Add(w.typ),
		jen.If(present).Block(jen.Id(w.name).Op("=").Add(at)),
	}, jen.Id(w.name)
}

// cursorWriter returns the function that puts the cursor into the next request.
// What pointers on the way point to is copied first: it belongs to the caller.
func (p *plan) cursorWriter(c *spec.Call, page *paging) jen.Code {
	req, cursor := p.local("req"), p.local("cursor")
	var body []jen.Code
	at := jen.Id(req)
	for i, f := range page.request {
		at = jen.Add(at).Dot(f.Name)
		if i < len(page.request)-1 && f.Type.Kind == spec.Pointer {
			body = append(body, p.copyPointee(at, f))
		}
	}
	t, pointer := p.cursorType(page.request)
	value := jen.Id(cursor)
	if t.Kind != spec.Basic {
		value = typeCode(t).Parens(jen.Id(cursor))
	}
	if pointer && t.Kind != spec.Basic {
		next := p.local("next")
		body = append(body, jen.Id(next).Op(":=").Add(value))
		value = jen.Id(next)
	}
	if pointer {
		value = jen.Op("&").Add(value)
	}
	body = append(body, jen.Add(at).Op("=").Add(value))
	return jen.Func().
		Params(jen.Id(req).Op("*").Add(typeCode(bare(c.Request))), jen.Id(cursor).Id(page.cursor)).
		Block(body...)
}

// copyPointee returns the statement that makes the pointer at the place point
// to a copy, or to a zero value if it is nil.
func (p *plan) copyPointee(at *jen.Statement, f *spec.Field) jen.Code {
	inner := p.local("inner")
	return jen.If(jen.Add(at).Op("==").Nil()).Block(
		jen.Add(at).Op("=").New(typeCode(f.Type.Elem)),
	).Else().Block(
		jen.Id(inner).Op(":=").Op("*").Add(at),
		jen.Add(at).Op("=").Op("&").Id(inner),
	)
}
