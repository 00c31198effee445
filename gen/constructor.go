package gen

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// writeNewClient adds the constructor.
func (p *plan) writeNewClient(g *jen.Group) {
	c := p.client
	baseURL, credentials, opts := p.local("baseURL"), p.local("credentials"), p.local("opts")
	var params []jen.Code
	if c.setting("base url") == "" {
		params = append(params, jen.Id(baseURL).String())
	}
	if t := c.credentials(); t != nil {
		params = append(params, jen.Id(credentials).Add(typeCode(t)))
	}
	params = append(params, jen.Id(opts).Op("...").Id("Option"))
	g.Line()
	writeComment(g, comments{subject: "NewClient", doc: p.constructorDoc()}.lines())
	g.Func().Id("NewClient").Params(params...).Params(jen.Op("*").Id("Client"), jen.Error()).Block(
		jen.Return(jen.Id("mdspecNewClient").Call(p.serviceLiteral(), jen.Id(opts))),
	)
}

// credentials returns the type of the token call's request, without the star
// if it is a pointer; nil if there is none.
func (c *client) credentials() *spec.Type {
	switch {
	case c.tokenCall == nil || c.tokenCall.Request == nil:
		return nil
	case c.tokenCall.Request.Kind == spec.Pointer:
		return c.tokenCall.Request.Elem
	}
	return c.tokenCall.Request
}

// constructorDoc returns what the comment of the constructor says: what the
// client is of, where its tokens come from, what the service sections say, and
// where the defaults are to be found.
func (p *plan) constructorDoc() spec.Doc {
	c := p.client
	first := "returns a client of the service at baseURL."
	if url := c.setting("base url"); url != "" {
		first = "returns a client of the service at " + url + "; [WithBaseURL] names another."
	}
	lines := []string{first}
	switch {
	case c.credentials() != nil:
		lines = append(lines, "When a call needs an access token, the client fetches one with the credentials,",
			"as [Client."+c.tokenCall.Name+"] does, and keeps it until it expires.")
	case c.tokenCall != nil:
		lines = append(lines, "When a call needs an access token, the client fetches one as [Client."+c.tokenCall.Name+"] does,",
			"and keeps it until it expires.")
	case c.tokens():
		lines = append(lines, "Calls that carry an access token need [WithTokenSource].")
	}
	doc := spec.Doc{Blocks: []spec.Block{{Kind: spec.Text, Lines: lines}}}
	for _, s := range c.services {
		doc.Blocks = append(doc.Blocks, s.Doc.Blocks...)
	}
	end := "Each option tells what holds without it."
	doc.Blocks = append(doc.Blocks, spec.Block{Kind: spec.Text, Lines: []string{end}})
	return doc
}

// tokens reports whether a call carries an access token.
func (c *client) tokens() bool {
	for _, call := range c.calls {
		if call.AccessToken {
			return true
		}
	}
	return false
}

// serviceLiteral returns the value that tells the runtime of the service. What
// its table says of a setting stands above the setting.
func (p *plan) serviceLiteral() *jen.Statement {
	c := p.client
	return jen.Id("mdspecService").ValuesFunc(func(g *jen.Group) {
		add := func(name string, value jen.Code) { g.Line().Id(name).Op(":").Add(value) }
		addSetting := func(name, setting string) {
			if s := c.settings[setting]; s != nil {
				g.Add(settingComment(s)).Line().Id(name).Op(":").Lit(s.Value)
			}
		}
		if c.setting("base url") == "" {
			add("baseURL", jen.Id(p.local("baseURL")))
		} else {
			addSetting("baseURL", "base url")
		}
		addSetting("codeKey", "error code")
		addSetting("messageKey", "error message")
		if classes := p.classes(); len(classes) > 0 {
			add("classes", jen.Map(jen.Id("ErrorCode")).Id("ErrorClass").Values(classes...))
		}
		addSetting("tokenParameter", "token parameter")
		if c.tokenCall != nil {
			add("tokenCall", callLiteral(c.tokenCall))
			addSetting("tokenKey", "token key")
			addSetting("tokenExpiryKey", "token expiry key")
		}
		if c.credentials() != nil {
			add("credentials", jen.Op("&").Id(p.local("credentials")))
		}
		g.Line()
	})
}

// settingComment returns the comment of a setting, each line on a new one.
func settingComment(s *spec.Setting) *jen.Statement {
	code := &jen.Statement{}
	if !s.Doc.IsZero() {
		for _, line := range (comments{subject: s.Name + ":", doc: s.Doc}).lines() {
			code.Line().Comment(line)
		}
	}
	return code
}

// classes returns the entries of the table of classes. A code that has two
// names stands there once, as the compiler demands.
func (p *plan) classes() []jen.Code {
	names := map[spec.ErrorClass]string{
		spec.Retry: "ClassRetry", spec.TokenStale: "ClassToken", spec.RateLimit: "ClassRate",
	}
	seen := map[int64]bool{}
	var out []jen.Code
	for _, e := range p.errors {
		if name := names[e.Class]; name != "" && !seen[e.Code] {
			seen[e.Code] = true
			out = append(out, jen.Line().Id(e.Name).Op(":").Id(name))
		}
	}
	if len(out) > 0 {
		out = append(out, jen.Line())
	}
	return out
}

// errorRun returns the error codes at the head of the items.
func errorRun(items []spec.Item) []*spec.ErrorCode {
	var run []*spec.ErrorCode
	for _, i := range items {
		if i.Error == nil {
			break
		}
		run = append(run, i.Error)
	}
	return run
}

// writeErrors adds the constants of an error table.
func (p *plan) writeErrors(g *jen.Group, run []*spec.ErrorCode) {
	if len(p.errors) == 0 {
		return // they are not wanted
	}
	g.Line()
	g.Comment("// Error codes of the service, for use with [errors.Is]. Others may occur.")
	g.Const().DefsFunc(func(g *jen.Group) {
		for _, e := range run {
			writeComment(g, errorComment(e))
			g.Id(e.Name).Id("ErrorCode").Op("=").Op(strconv.FormatInt(e.Code, 10))
		}
	})
}

// errorComment returns the comment of an error code: what the table says, then
// what the client does about it.
func errorComment(e *spec.ErrorCode) []string {
	note := map[spec.ErrorClass]string{
		spec.Retry:      "Class retry: passes by itself, and the client tries again.",
		spec.TokenStale: "Class token: the client fetches a new token and repeats the call once.",
		spec.RateLimit:  "Class rate: the client does not repeat the call by itself.",
	}[e.Class]
	if e.Doc.IsZero() && note == "" {
		return nil
	}
	return comments{subject: e.Name, doc: e.Doc, note: note}.lines()
}
