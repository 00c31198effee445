package gen

import (
	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// writeAll adds the iterator over the items of all pages of a call.
func (p *plan) writeAll(g *jen.Group, c *spec.Call) {
	page, request := p.client.paged[c], c.Request
	recv, ctx, req, first := p.local("c"), p.local("ctx"), p.local("req"), p.local("first")
	g.Line()
	writeComment(g, allComment(c, req))
	g.Func().Params(jen.Id(recv).Op("*").Id("Client")).Id(allName(c)).Params(
		jen.Id(ctx).Qual(pkgContext, "Context"), jen.Id(req).Add(passed(request)), p.callOptions(),
	).Qual(pkgIter, "Seq2").Types(typeCode(page.item), jen.Error()).Block(
		jen.Var().Id(first).Add(typeCode(request)),
		jen.If(jen.Id(req).Op("!=").Nil()).Block(jen.Id(first).Op("=").Op("*").Id(req)),
		jen.Return(jen.Id("mdspecPages").Call(jen.Id(ctx), jen.Id(first), jen.Id(recv).Dot(c.Name),
			jen.Line().Add(p.pageReader(c, page)),
			jen.Line().Add(p.cursorWriter(c, page)),
			jen.Line().Id(p.local("opts")),
			jen.Line(),
		)),
	)
}

// callOptions returns the last parameter of the methods that call the service.
func (p *plan) callOptions() *jen.Statement {
	return jen.Id(p.local("opts")).Op("...").Id("CallOption")
}

// allName returns the name of the iterator over all pages of a call.
func allName(c *spec.Call) string { return c.Name + "All" }

func allComment(c *spec.Call, req string) []string {
	return []string{
		"// " + allName(c) + " returns the items of all pages of " + link("Client", c.Name) + ",",
		"// in the order in which they come, from the page that " + req + " asks for on.",
		"// It fetches a page when the loop gets to it, and ends where a page has no",
		"// cursor or one that came before. An error ends it too: that is the last",
		"// element, beside a zero item. " + req + " may be nil and is not modified.",
	}
}

// selector returns the expression of the field at the end of a path below x. It
// names every embedded field on the way: the short form may mean another field.
func selector(x string, path []*spec.Field) *jen.Statement {
	at := jen.Id(x)
	for _, f := range path {
		at.Dot(f.Name)
	}
	return at
}

// pageReader returns the function that takes the items and the cursor out of a
// response. A nil pointer is the zero cursor.
func (p *plan) pageReader(c *spec.Call, page *paging) jen.Code {
	resp := p.local("resp")
	from := selector(resp, page.response)
	t, pointer := cursorType(page.response)
	value := jen.Add(from)
	if pointer {
		value = jen.Op("*").Add(from)
	}
	if t.Kind != spec.Basic {
		value = jen.Id(page.cursor).Parens(value)
	}
	var body []jen.Code
	if pointer {
		cursor := p.local("cursor")
		body = append(body,
			jen.Var().Id(cursor).Id(page.cursor),
			jen.If(jen.Add(from).Op("!=").Nil()).Block(jen.Id(cursor).Op("=").Add(value)),
		)
		value = jen.Id(cursor)
	}
	return jen.Func().Params(jen.Id(resp).Op("*").Add(typeCode(c.Response))).
		Params(jen.Index().Add(typeCode(page.item)), jen.Id(page.cursor)).
		Block(append(body, jen.Return(selector(resp, page.items), value))...)
}

// cursorWriter returns the function that puts the cursor into the next request.
func (p *plan) cursorWriter(c *spec.Call, page *paging) jen.Code {
	req, cursor, next := p.local("req"), p.local("cursor"), p.local("next")
	t, pointer := cursorType(page.request)
	value := jen.Id(cursor)
	if t.Kind != spec.Basic {
		value = typeCode(t).Parens(jen.Id(cursor))
	}
	var body []jen.Code
	if pointer && t.Kind != spec.Basic {
		body = append(body, jen.Id(next).Op(":=").Add(value))
		value = jen.Id(next)
	}
	if pointer {
		value = jen.Op("&").Add(value)
	}
	return jen.Func().
		Params(jen.Id(req).Op("*").Add(typeCode(c.Request)), jen.Id(cursor).Id(page.cursor)).
		Block(append(body, selector(req, page.request).Op("=").Add(value))...)
}
