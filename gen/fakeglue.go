package gen

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// writeClient adds the method that makes a client of the server.
func (f *fake) writeClient(g *jen.Group) {
	p := f.plan
	credentials := p.credentials()
	fromServer := p.client.tokenCall == nil && p.client.tokens()
	lines := []string{"Client returns a client of the server; the test fails at once if there can be none."}
	switch {
	case credentials != nil:
		lines = append(lines, "Its credentials are made up: the server accepts them like any other.")
	case fromServer && p.client.basic():
		lines = append(lines, "Its user and password come from [Server.IssueToken].")
	case fromServer:
		lines = append(lines, "Its tokens come from [Server.IssueToken], unless an option says from where.")
	}
	g.Line()
	writePlain(g, lines)
	var args []jen.Code
	if p.client.setting(spec.BaseURL) == "" {
		args = append(args, jen.Id("s").Dot("URL"))
	}
	if credentials != nil {
		args = append(args, f.credentials(credentials))
	}
	make := func(own ...jen.Code) *jen.Statement {
		own = append([]jen.Code{f.api("WithBaseURL").Call(jen.Id("s").Dot("URL"))}, own...)
		all := jen.Append(jen.Index().Add(f.api("Option")).Values(own...), jen.Id("opts").Op("..."))
		return f.api("NewClient").Call(append(slices.Clone(args), all.Op("..."))...)
	}
	g.Func().Params(jen.Id("s").Op("*").Id("Server")).Id("Client").
		Params(jen.Id("opts").Op("...").Add(f.api("Option"))).Op("*").Add(f.api("Client")).BlockFunc(func(g *jen.Group) {
		g.Id("s").Dot("t").Dot("Helper").Call()
		failed := jen.Err().Op("!=").Nil()
		switch result := jen.List(jen.Id("client"), jen.Err()); {
		case !fromServer:
			g.Add(result).Op(":=").Add(make())
		case p.client.basic():
			g.List(jen.Id("token"), jen.Id("_")).Op(":=").Id("s").Dot("IssueToken").Call()
			g.List(jen.Id("user"), jen.Id("password"), jen.Id("_")).Op(":=").Qual("strings", "Cut").Call(jen.Id("token"), jen.Lit(":"))
			g.Add(result).Op(":=").Add(make(f.api("WithBasicAuth").Call(jen.Id("user"), jen.Id("password"))))
		default:
			g.Add(result).Op(":=").Add(make(f.tokenSource()))
			g.If(failed.Clone()).Block(jen.Add(result).Op("=").Add(make()).Comment("the options may say where tokens come from"))
		}
		g.If(failed).Block(jen.Id("s").Dot("t").Dot("Fatalf").Call(jen.Lit("fake server: Client: %v"), jen.Err()))
		g.Return(jen.Id("client"))
	})
}

// tokenSource returns the option that makes the server the source of tokens.
func (f *fake) tokenSource() *jen.Statement {
	return f.api("WithTokenSource").Call(
		jen.Func().Params(jen.Qual(pkgContext, "Context")).Params(jen.String(), jen.Qual("time", "Time"), jen.Error()).Block(
			jen.List(jen.Id("token"), jen.Id("expires")).Op(":=").Id("s").Dot("IssueToken").Call(),
			jen.Return(jen.Id("token"), jen.Id("expires"), jen.Nil()),
		),
	)
}

// writeGlue adds what the runtime cannot know of the generated package.
func (f *fake) writeGlue(g *jen.Group) {
	f.writeErrorCode(g)
	f.writeFaultOf(g)
	if slices.ContainsFunc(f.plan.client.calls, func(c *spec.Call) bool { return c.Media != "" && handled(c) }) {
		f.writeMediaFile(g)
	}
	if t := f.plan.credentials(); t != nil && !nameable(t) {
		f.writeCredentialsOf(g)
	}
}

func (f *fake) writeErrorCode(g *jen.Group) {
	g.Line()
	writePlain(g, []string{"ErrorCode is [" + f.imports[f.importPath] + ".ErrorCode], the code of an error of the service."})
	g.Type().Id("ErrorCode").Op("=").Add(f.api("ErrorCode"))
}

func (f *fake) writeMediaFile(g *jen.Group) {
	g.Line()
	g.Func().Id("mediaFile").Params(jen.Id("f").Op("*").Id("file")).Op("*").Add(f.api("MediaFile")).Block(
		jen.Return(jen.Op("&").Add(f.api("MediaFile")).Values(
			jen.Id("Name").Op(":").Id("f").Dot("name"),
			jen.Id("ContentType").Op(":").Id("f").Dot("contentType"),
			jen.Id("Content").Op(":").Qual("bytes", "NewReader").Call(jen.Id("f").Dot("content")),
		)),
	)
}

// writeCredentialsOf adds the function that infers the type of credentials.
func (f *fake) writeCredentialsOf(g *jen.Group) {
	var params []jen.Code
	if f.plan.client.setting(spec.BaseURL) == "" {
		params = append(params, jen.String())
	}
	params = append(params, jen.Id("T"), jen.Op("...").Add(f.api("Option")))
	g.Line()
	g.Func().Id("credentialsOf").Types(jen.Id("T").Any()).
		Params(jen.Func().Params(params...).Params(jen.Op("*").Add(f.api("Client")), jen.Error())).
		Params(jen.Id("zero").Id("T")).Block(jen.Return(jen.Id("zero")))
}
