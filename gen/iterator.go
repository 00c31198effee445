package gen

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// writeAll adds the iterator over the items of all pages of a call.
func (p *plan) writeAll(g *jen.Group, c *spec.Call) {
	page, request := p.client.paged[c], c.Request
	recv, ctx, req, first := p.local("c"), p.local("ctx"), p.local("req"), p.local("first")
	g.Line()
	writeComment(g, allComment(c, req))
	params := []jen.Code{jen.Id(ctx).Qual(pkgContext, "Context")}
	var body []jen.Code
	begin, fetch := jen.Id(first), jen.Id(recv).Dot(c.Name)
	if request != nil {
		params = append(params, jen.Id(req).Add(passed(request)))
		body = append(body,
			jen.Var().Id(first).Add(typeCode(request)),
			jen.If(jen.Id(req).Op("!=").Nil()).Block(jen.Id(first).Op("=").Op("*").Id(req)),
		)
	} else {
		begin, fetch = jen.Struct().Values(), p.fetchWithoutRequest(recv, c)
	}
	args := []jen.Code{jen.Id(ctx), begin, fetch}
	if page.kind == spec.OffsetPages || page.kind == spec.NumberPages {
		args = append(args, jen.Lit(int(page.first)))
	}
	for _, f := range p.pageFuncs(c, page) {
		args = append(args, jen.Line().Add(f))
	}
	args = append(args, jen.Line().Id(p.local("opts")), jen.Line())
	g.Func().Params(jen.Id(recv).Op("*").Id("Client")).Id(allName(c)).Params(append(params, p.callOptions())...).
		Qual(pkgIter, "Seq2").Types(typeCode(page.item), jen.Error()).
		Block(append(body, jen.Return(jen.Id(pagesFunc[page.kind]).Call(args...)))...)
}

// pagesFunc is the function of the runtime that goes from page to page.
var pagesFunc = map[spec.PageKind]string{
	spec.CursorPages: "mdspecPages",
	spec.OffsetPages: "mdspecOffsetPages",
	spec.NumberPages: "mdspecNumberPages",
	spec.LinkPages:   "mdspecLinkPages",
}

// pageFuncs returns the functions that tell it of a call.
func (p *plan) pageFuncs(c *spec.Call, page *paging) []jen.Code {
	read := p.pageReader(c, page)
	switch page.kind {
	case spec.CursorPages:
		return []jen.Code{read, p.cursorWriter(c, page)}
	case spec.LinkPages:
		return []jen.Code{read}
	}
	return []jen.Code{p.pageAsked(c, page), read, p.cursorWriter(c, page)}
}

// fetchWithoutRequest returns the function that fetches a page of a call without a
// request.
func (p *plan) fetchWithoutRequest(recv string, c *spec.Call) *jen.Statement {
	ctx, opts := p.local("ctx"), p.local("opts")
	return jen.Func().
		Params(jen.Id(ctx).Qual(pkgContext, "Context"), jen.Id("_").Op("*").Struct(), p.callOptions()).
		Params(passed(c.Response), jen.Error()).
		Block(jen.Return(jen.Id(recv).Dot(c.Name).Call(jen.Id(ctx), jen.Id(opts).Op("..."))))
}

// callOptions returns the last parameter of the methods that call the service.
func (p *plan) callOptions() *jen.Statement {
	return jen.Id(p.local("opts")).Op("...").Id("CallOption")
}

// allName returns the name of the iterator over all pages of a call.
func allName(c *spec.Call) string { return c.Name + "All" }

func allComment(c *spec.Call, req string) []string {
	from, asked := "from the page that "+req+" asks for on.", req+" may be nil and is not modified."
	if c.Request == nil {
		from, asked = "from the first page on.", ""
	}
	lines := []string{
		"// " + allName(c) + " returns the items of all pages of " + link("Client", c.Name) + ",",
		"// in the order in which they come, " + from,
	}
	if c.Page.Kind == spec.CursorPages {
		return append(lines,
			"// It fetches a page when the loop gets to it, and ends where a page has no",
			"// cursor or one that came before. An error ends it too: that is the last",
			"// element, beside a zero item. "+asked,
		)
	}
	return append(lines, wrapped("It fetches a page when the loop gets to it, and ends "+pagesEnd(c.Page)+
		" An error ends it too: that is the last element, beside a zero item. "+asked)...)
}

// pagesEnd says where pages end that have no cursor.
func pagesEnd(page *spec.Page) string {
	if page.Kind == spec.LinkPages {
		return "where an answer links to no next page or to one that came before. A link to another host is an error."
	}
	var counted []string
	if page.Total != "" {
		counted = append(counted, "as many items as "+page.Total+" says")
	}
	if page.Pages != "" {
		counted = append(counted, "as many pages as "+page.Pages+" says")
	}
	last := []string{"is empty", "has the same items as the one before"}
	if page.Limit != "" {
		last = slices.Insert(last, 1, "has fewer items than "+page.Limit+" asks for")
	}
	if len(counted) == 0 {
		return "behind a page that " + alternatives(last) + "."
	}
	end := "when it had " + alternatives(counted) + ". Where a response does not say that, "
	if page.Pages == "" {
		return "behind an empty page and " + end + "a page ends it too that " + alternatives(last[1:]) + "."
	}
	return end + "it ends behind a page that " + alternatives(last) + "."
}

func alternatives(words []string) string {
	if len(words) < 3 {
		return strings.Join(words, " or ")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + ", or " + words[end]
}

// wrapped returns a text as the lines of a comment.
func wrapped(text string) []string {
	const width = 77
	var lines []string
	line := "//"
	for _, word := range strings.Fields(text) {
		if len(line)+1+len(word) > width && line != "//" {
			lines, line = append(lines, line), "//"
		}
		line += " " + word
	}
	return append(lines, line)
}
