package gen

import (
	"go/token"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// writeCall adds the method of a call and, if it has pages, the iterator over
// all of them.
func (p *plan) writeCall(g *jen.Group, d *spec.Document, c *spec.Call) {
	g.Line()
	writeComment(g, p.callComment(d, c))
	recv := p.local("c")
	results := []jen.Code{jen.Error()}
	if c.Response != nil {
		results = []jen.Code{passed(c.Response), jen.Error()}
	}
	g.Func().Params(jen.Id(recv).Op("*").Id("Client")).Id(c.Name).
		Params(p.parameters(c)...).Params(results...).Block(p.callBody(recv, c)...)
	if p.client.paged[c] != nil {
		p.writeAll(g, c)
	}
}

// callComment returns the comment of a method: what the document says of the
// call, then what it sends.
func (p *plan) callComment(d *spec.Document, c *spec.Call) []string {
	doc := opened(c.Doc, "is defined in "+d.Name+".")
	if !c.Heading {
		doc = lineByLine(c.Doc)
	}
	if doc.IsZero() {
		doc = textDoc("is defined in " + d.Name + ".")
	}
	sent := spec.Block{Kind: spec.Text, Lines: p.callNotes(c)}
	doc.Blocks = append(slices.Clip(doc.Blocks), sent)
	return comments{subject: c.Name, doc: doc}.lines()
}

// lineByLine returns the documentation with each line of its texts as a paragraph. A
// cell says what a call does, whom it lets in and how often, a line each, which
// Go would show as one.
func lineByLine(doc spec.Doc) spec.Doc {
	var blocks []spec.Block
	for _, b := range doc.Blocks {
		if b.Kind != spec.Text {
			blocks = append(blocks, b)
			continue
		}
		for i := range b.Lines {
			line := b
			line.Lines = b.Lines[i : i+1]
			blocks = append(blocks, line)
		}
	}
	doc.Blocks = blocks
	return doc
}

func (p *plan) callNotes(c *spec.Call) []string {
	sent := "Sends " + c.Method + " " + c.Path
	switch {
	case c.AccessToken && p.client.basic():
		sent += " with the user and the password"
	case c.AccessToken:
		sent += " with the access token"
	}
	notes := []string{sent + "."}
	if c.Media != "" {
		notes = append(notes, "The file is sent as the part "+c.Media+" of a form"+p.besideFile(c)+".")
	}
	if t := c.Request; t != nil && p.checked[t.Name] {
		notes = append(notes, "A request outside its limits is not sent: see "+link(t.Name, "Validate")+".")
	}
	notes = append(notes, responseNotes(c)...)
	if p.client.paged[c] != nil {
		notes = append(notes, link("Client", allName(c))+" returns the items of all pages.")
	}
	if len(c.Errors) > 0 {
		notes = append(notes, "It can fail with "+errorList(c.Errors)+".")
	}
	return notes
}

// besideFile says where the request of an upload travels: the form is the file's.
func (p *plan) besideFile(c *spec.Call) string {
	is := map[spec.Place]bool{}
	if t := p.sent(c); t != nil && t.Origin != spec.FromModel {
		is[spec.InPath], is[spec.InQuery] = strings.Contains(c.Path, "{"), true
	}
	for _, k := range p.keysOf(c.Request) {
		_, placed := k.Field.Placed()
		switch {
		case placed:
			is[k.Field.In] = true
		case k.Name == "": // it is not sent
		case strings.Contains(c.Path, "{"+k.Name+"}"):
			is[spec.InPath] = true
		default:
			is[spec.InQuery] = true
		}
	}
	var places []string
	for _, place := range []struct {
		is   bool
		name string
	}{{is[spec.InPath], "the path"}, {is[spec.InQuery], "the query"}, {is[spec.InHeader], "headers"}} {
		if place.is {
			places = append(places, place.name)
		}
	}
	switch {
	case len(places) == 0:
		return ""
	case len(places) == 1 && is[spec.InQuery]:
		return ", the request as the query"
	}
	return ", the request in " + enumerate(places)
}

// responseNotes says what of a response its type does not.
func responseNotes(c *spec.Call) (notes []string) {
	switch {
	case c.Form == spec.StreamForm && c.Optional:
		notes = append(notes, "The caller reads the response and closes it; it is nil if the service sends none. It ends with ctx.")
	case c.Form == spec.StreamForm:
		notes = append(notes, "The caller reads the response and closes it. It ends with ctx.")
	case c.Optional && (c.Response.IsStruct() || zero(c.Response).GoString() == "nil"):
		notes = append(notes, "The response is nil if the service sends none.")
	case c.Optional:
		notes = append(notes, "The response is the zero value if the service sends none.")
	}
	return notes
}

// errorList returns the names of error codes, each linked, with commas between them.
func errorList(names []string) string {
	var links []string
	for _, name := range names {
		if token.IsExported(name) {
			name = "[" + name + "]"
		}
		links = append(links, name)
	}
	return enumerate(links)
}

// enumerate returns the names with commas and "and" between them.
func enumerate(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return names[0]
}

func (p *plan) parameters(c *spec.Call) []jen.Code {
	params := []jen.Code{jen.Id(p.local("ctx")).Qual(pkgContext, "Context")}
	if c.Request != nil {
		params = append(params, jen.Id(p.local("req")).Add(passed(c.Request)))
	}
	if c.Media != "" {
		params = append(params, jen.Id(p.local("file")).Op("*").Id("MediaFile"))
	}
	return append(params, p.callOptions())
}

// callBody returns the statements of a method: all it does is say what to send
// and where to put the answer.
func (p *plan) callBody(recv string, c *spec.Call) []jen.Code {
	call, resp, err := p.local("call"), p.local("resp"), p.local("err")
	send := func(out jen.Code) jen.Code {
		method, args := "call", []jen.Code{jen.Id(p.local("ctx")), jen.Id(call), jen.Nil()}
		if p.sent(c) != nil {
			args[2] = jen.Id(p.local("req"))
		}
		if c.Media != "" {
			method, args = "upload", append(args, jen.Id(p.local("file")))
		}
		return jen.Id("mdspecOf").Call(jen.Id(recv)).Dot(method).Call(append(args, out, jen.Id(p.local("opts")).Op("..."))...)
	}
	body := []jen.Code{jen.Id(call).Op(":=").Add(p.callLiteral(c))}
	switch {
	case c.Response == nil:
		return append(body, jen.Return(send(jen.Nil())))
	case p.received(c) == nil:
		return append(body,
			jen.If(jen.Id(err).Op(":=").Add(send(jen.Nil())), jen.Id(err).Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Id(err))),
			jen.Return(jen.Op("&").Add(typeCode(c.Response)).Values(), jen.Nil()),
		)
	}
	of, isPointer := typeCode(c.Response), c.Optional && c.Response.IsStruct()
	if isPointer {
		of = passed(c.Response) // nil if there is none
	}
	declared, out, none := jen.Var().Id(resp).Add(of), jen.Op("&").Id(resp), zero(c.Response)
	value := jen.Id(resp)
	if c.ResponseKey != "" {
		// What lies under a key is decoded in one go with what is around it.
		declared = jen.Var().Id(resp).Struct(jen.Id("Value").Add(of).Tag(map[string]string{"json": c.ResponseKey}))
		value.Dot("Value")
	}
	switch {
	case isPointer || c.Form == spec.StreamForm:
		none = jen.Nil()
	case c.Response.IsStruct():
		value, none = jen.Op("&").Add(value), jen.Nil()
	}
	return append(body, declared,
		jen.If(jen.Id(err).Op(":=").Add(send(out)), jen.Id(err).Op("!=").Nil()).Block(jen.Return(none, jen.Id(err))),
		jen.Return(value, jen.Nil()),
	)
}

// zero returns the zero value of a type that is no struct of the package.
func zero(t *spec.Type) *jen.Statement {
	switch t.Kind {
	case spec.Pointer, spec.Slice, spec.Map, spec.Any:
		return jen.Nil()
	}
	if _, _, number := numberRange(t.Base()); number {
		return jen.Lit(0)
	}
	switch t.Base() {
	case "string":
		return jen.Lit("")
	case "bool":
		return jen.False()
	}
	return jen.Op("*").New(typeCode(t))
}

// callLiteral returns the value that tells the runtime of a call.
func (p *plan) callLiteral(c *spec.Call) *jen.Statement {
	return jen.Id("mdspecCall").ValuesFunc(func(g *jen.Group) {
		add := func(name string, value jen.Code) { g.Line().Id(name).Op(":").Add(value) }
		eachCallField(c, add)
		placing := p.client.placed[c]
		if placing.body {
			add("body", jen.True())
		}
		if take := map[spec.ResponseForm]string{spec.TextForm: "Text", spec.BytesForm: "Bytes", spec.StreamForm: "Stream"}[c.Form]; take != "" {
			add("take", jen.Id("mdspecTake"+take))
			add("accept", jen.Lit(map[bool]string{true: "text/plain, */*;q=0.5", false: "*/*"}[c.Form == spec.TextForm]))
		}
		if c.Optional {
			add("optional", jen.True())
		}
		if placing.bare {
			add("bare", jen.True())
		}
		g.Line()
	})
}

// eachCallField calls add for each field that the runtime of the client and that
// of the fake both have of a call.
func eachCallField(c *spec.Call, add func(name string, value jen.Code)) {
	add("name", jen.Lit(c.Name))
	add("method", jen.Lit(c.Method))
	add("path", jen.Lit(c.Path))
	if c.AccessToken {
		add("token", jen.True())
	}
	if c.ResponseKey != "" {
		add("responseKey", jen.Lit(c.ResponseKey))
	}
	if c.Media != "" {
		add("media", jen.Lit(c.Media))
	}
}
