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
		return nil, fmt.Errorf("an upload has no pages")
	}
	var g paging
	for _, f := range []struct {
		path *[]*spec.Field
		in   *spec.Type
		key  string
	}{
		{&g.request, c.Request, c.Page.RequestCursor},
		{&g.response, c.Response, c.Page.ResponseCursor},
		{&g.items, c.Response, c.Page.Items},
	} {
		if f.in == nil || p.index.Model(f.in.Name) == nil || !p.isStruct(f.in) {
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
	bits, _ := integerBits(from)
	sameBits, _ := integerBits(to)
	if from != to && bits != sameBits || from != "string" && bits == 0 {
		return fmt.Errorf("cursors are %q and %q", to, from)
	}
	g.cursor = from
	items, _ := p.core(last(g.items).Type, nil)
	if items == nil || items.Kind != spec.Slice {
		return fmt.Errorf("%s is no list", last(g.items).Name)
	}
	g.item = items.Elem
	return nil
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
	page := p.client.paged[c]
	name := c.Name + "All"
	recv, ctx, req, first := p.local("c"), p.local("ctx"), p.local("req"), p.local("first")
	g.Line()
	g.Commentf("// %s returns the items of all pages of [Client.%s], in the order in which", name, c.Name)
	g.Comment("// they come. It asks for a page when the loop gets there, begins where " + req)
	g.Comment("// says, and does not modify it. A page that cannot be fetched, or a cursor that")
	g.Comment("// comes twice, gives an error as the last element, beside the zero item.")
	g.Func().Params(jen.Id(recv).Op("*").Id("Client")).Id(name).Params(
		jen.Id(ctx).Qual(pkgContext, "Context"), jen.Id(req).Op("*").Add(typeCode(c.Request)),
	).Qual(pkgIter, "Seq2").Types(typeCode(page.item), jen.Error()).Block(
		jen.Var().Id(first).Add(typeCode(c.Request)),
		jen.If(jen.Id(req).Op("!=").Nil()).Block(jen.Id(first).Op("=").Op("*").Id(req)),
		jen.Return(jen.Id("mdspecPages").Call(jen.Id(ctx), jen.Id(first), jen.Id(recv).Dot(c.Name),
			jen.Line().Add(p.pageReader(c, page)),
			jen.Line().Add(p.cursorWriter(c, page)),
			jen.Line(),
		)),
	)
}
