package gen

import (
	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// selector returns the expression of the field at the end of a path below x. It
// names every embedded field on the way: the short form may mean another field.
func selector(x string, path []*spec.Field) *jen.Statement {
	at := jen.Id(x)
	for _, f := range path {
		at.Dot(f.Name)
	}
	return at
}

// converts reports whether a value of the type is no cursor as it is.
func (g *paging) converts(t *spec.Type) bool {
	return t.Kind != spec.Basic || g.kind != spec.CursorPages && t.Name != counter
}

// start returns what generated code calls the part of a request that says where its
// page begins.
func (g *paging) start() string {
	switch g.kind {
	case spec.OffsetPages:
		return "offset"
	case spec.NumberPages:
		return "number"
	}
	return "cursor"
}

// taken returns the value at the end of a path below x, and the statements that
// come before its use. If the pointer there is nil, or a number is 0, it is first.
func (p *plan) taken(g *paging, x string, path []*spec.Field, name string, first int64) (setup []jen.Code, value jen.Code) {
	if path == nil {
		return nil, jen.Lit(0)
	}
	t, pointer := cursorType(path)
	from, none := selector(x, path), jen.Lit(0)
	value = jen.Add(from)
	if pointer {
		value, none = jen.Op("*").Add(from), jen.Nil()
	}
	if g.converts(t) {
		value = jen.Id(g.cursor).Parens(value)
	}
	if !pointer && first == 0 {
		return nil, value
	}
	found := p.local(name)
	declared := jen.Var().Id(found).Id(g.cursor)
	if first != 0 {
		declared = jen.Id(found).Op(":=").Id(g.cursor).Parens(jen.Lit(int(first)))
	}
	return []jen.Code{
		declared,
		jen.If(jen.Add(from).Op("!=").Add(none)).Block(jen.Id(found).Op("=").Add(value)),
	}, jen.Id(found)
}

// pageReader returns the function that takes the items out of a response, and what
// it says of the next page. A nil pointer is the zero cursor, or no total.
func (p *plan) pageReader(c *spec.Call, g *paging) jen.Code {
	resp := p.local("resp")
	results := []jen.Code{jen.Index().Add(typeCode(g.item))}
	values := []jen.Code{selector(resp, g.items)} // with no path, the response itself
	var body []jen.Code
	add := func(path []*spec.Field, name string) {
		setup, value := p.taken(g, resp, path, name, 0)
		body = append(body, setup...)
		results, values = append(results, jen.Id(g.cursor)), append(values, value)
	}
	switch g.kind {
	case spec.CursorPages:
		add(g.response, "cursor")
	case spec.OffsetPages:
		add(g.total, "total")
	case spec.NumberPages:
		add(g.total, "total")
		add(g.pages, "pages")
	}
	f := jen.Func().Params(jen.Id(resp).Add(passed(c.Response)))
	if len(results) == 1 {
		f.Add(results[0])
	} else {
		f.Params(results...)
	}
	return f.Block(append(body, jen.Return(values...))...)
}

// pageAsked returns the function that takes out of a request which page it asks for,
// and how many items.
func (p *plan) pageAsked(c *spec.Call, g *paging) jen.Code {
	req := p.local("req")
	body, page := p.taken(g, req, g.request, g.start(), g.first)
	setup, items := p.taken(g, req, g.limit, "limit", 0)
	return jen.Func().Params(jen.Id(req).Op("*").Add(typeCode(c.Request))).
		Params(jen.Id(g.cursor), jen.Id(g.cursor)).
		Block(append(append(body, setup...), jen.Return(page, items))...)
}

// cursorWriter returns the function that puts the cursor, or what takes its place,
// into the next request.
func (p *plan) cursorWriter(c *spec.Call, g *paging) jen.Code {
	req, cursor, next := p.local("req"), p.local(g.start()), p.local("next")
	t, pointer := cursorType(g.request)
	value := jen.Id(cursor)
	converts := g.converts(t)
	if converts {
		value = typeCode(t).Parens(jen.Id(cursor))
	}
	var body []jen.Code
	if pointer && converts {
		body = append(body, jen.Id(next).Op(":=").Add(value))
		value = jen.Id(next)
	}
	if pointer {
		value = jen.Op("&").Add(value)
	}
	return jen.Func().
		Params(jen.Id(req).Op("*").Add(typeCode(c.Request)), jen.Id(cursor).Id(g.cursor)).
		Block(append(body, selector(req, g.request).Op("=").Add(value))...)
}
