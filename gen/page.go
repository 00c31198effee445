package gen

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// paging is where the cursors and the items of a paged call are.
type paging struct {
	request, response, items []*spec.Field // paths, the outermost field first
	cursor                   string        // the basic type of both cursors
	item                     *spec.Type
}

// pagingOf finds the fields that a paged call names by their JSON keys.
func (p *plan) pagingOf(c *spec.Call) (*paging, error) {
	if c.Media != "" {
		return nil, fmt.Errorf("an upload has none")
	}
	var g paging
	req, resp := bare(c.Request), bare(c.Response)
	for _, f := range []struct {
		path *[]*spec.Field
		in   *spec.Type
		key  string
	}{
		{&g.request, req, c.Page.RequestCursor},
		{&g.response, resp, c.Page.ResponseCursor},
		{&g.items, resp, c.Page.Items},
	} {
		if f.in == nil || p.index.Model(f.in.Name) == nil || !f.in.IsStruct() {
			return nil, fmt.Errorf("%q is a key of no model", f.key)
		}
		*f.path = p.index.FieldPath(p.index.Model(f.in.Name), f.key)
		if len(*f.path) == 0 {
			return nil, fmt.Errorf("%s has no key %q", f.in.Name, f.key)
		}
	}
	return &g, p.typePaging(&g)
}

func (p *plan) typePaging(g *paging) error {
	from, to := p.cursorBase(g.response), p.cursorBase(g.request)
	if canonical(from) != canonical(to) || !isCursor(from) {
		return fmt.Errorf("the cursors are %q and %q", to, from)
	}
	g.cursor = from
	items, _ := p.core(last(g.items).Type, nil)
	if items == nil || items.Kind != spec.Slice {
		return fmt.Errorf("%s is no list", last(g.items).Name)
	}
	g.item = items.Elem
	return nil
}

// canonical returns the name of a basic type that has no alias.
func canonical(basic string) string {
	switch basic {
	case "byte":
		return "uint8"
	case "rune":
		return "int32"
	}
	return basic
}

func isCursor(basic string) bool {
	bits, _ := integerBits(basic)
	return bits > 0 || basic == "string"
}

func last(path []*spec.Field) *spec.Field { return path[len(path)-1] }

// cursorBase returns the basic type under the cursor at the end of a path.
func (p *plan) cursorBase(path []*spec.Field) string {
	t, _ := p.cursorType(path)
	if t, _ = p.core(t, nil); t == nil {
		return ""
	}
	return t.Base()
}

// writeAll adds the iterator over the items of all pages of a call.
func (p *plan) writeAll(g *jen.Group, c *spec.Call) {
	page, request := p.client.paged[c], bare(c.Request)
	recv, ctx, req, first := p.local("c"), p.local("ctx"), p.local("req"), p.local("first")
	g.Line()
	writeComment(g, allComment(c, req))
	g.Func().Params(jen.Id(recv).Op("*").Id("Client")).Id(allName(c)).Params(
		jen.Id(ctx).Qual(pkgContext, "Context"), jen.Id(req).Add(passed(request)),
	).Qual(pkgIter, "Seq2").Types(typeCode(page.item), jen.Error()).Block(
		jen.Var().Id(first).Add(typeCode(request)),
		jen.If(jen.Id(req).Op("!=").Nil()).Block(jen.Id(first).Op("=").Op("*").Id(req)),
		jen.Return(jen.Id("mdspecPages").Call(jen.Id(ctx), jen.Id(first), jen.Id(recv).Dot(c.Name),
			jen.Line().Add(p.pageReader(c, page)),
			jen.Line().Add(p.cursorWriter(c, page)),
			jen.Line(),
		)),
	)
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
