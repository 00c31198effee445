package gen

import (
	"cmp"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// writeConstructors adds what makes a server or a handler.
func (f *fake) writeConstructors(g *jen.Group) {
	params := jen.Id("opts").Op("...").Id("ServerOption")
	g.Line()
	writePlain(g, append([]string{
		"NewServer starts a fake server, which closes when the test ends. Of t it uses",
		"Helper, Errorf, Fatalf and Cleanup.",
	}, f.silence()...))
	g.Func().Id("NewServer").Params(jen.Id("t").Qual("testing", "TB"), params).Op("*").Id("Server").Block(
		jen.Id("t").Dot("Helper").Call(),
		jen.Return(jen.Id("newServer").Call(jen.Id("t"), jen.Id("service").Call(), jen.Id("opts"))),
	)
	g.Line()
	writePlain(g, []string{
		"NewHandler returns a fake of the service that needs no test. Calling its methods",
		"with what is not there, such as a call of another name, panics.",
	})
	g.Func().Id("NewHandler").Params(params).Op("*").Id("Handler").Block(
		jen.Return(jen.Id("newHandler").Call(jen.Id("nobody").Values(), jen.Id("service").Call(), jen.Id("opts"))),
	)
	g.Line()
	writePlain(g, []string{"service returns what the documents say of the service."})
	g.Func().Id("service").Params().Id("config").Block(jen.Return(f.configLiteral()))
}

// silence returns what is said of calls that have no handler.
func (f *fake) silence() []string {
	silent := f.silentCalls()
	if len(silent) == 0 {
		return nil
	}
	lines := []string{"", "Calls that have no method On…, because they or their types are not exported,", "are answered with success:"}
	for _, c := range silent {
		lines = append(lines, "  - "+c.Method+" "+c.Path)
	}
	return lines
}

// writePlain adds a comment.
func writePlain(g *jen.Group, lines []string) {
	for _, line := range lines {
		g.Comment(strings.TrimRight("// "+line, " "))
	}
}

func (f *fake) configLiteral() *jen.Statement {
	c := f.plan.client
	return jen.Id("config").ValuesFunc(func(g *jen.Group) {
		add := func(name string, value jen.Code) { g.Line().Id(name).Op(":").Add(value) }
		for _, s := range []struct {
			name    string
			setting spec.SettingName
		}{
			{"codeKey", spec.ErrorCodeKey}, {"messageKey", spec.ErrorMessageKey}, {"requestID", spec.RequestID},
			{"tokenParameter", spec.TokenParameter},
			{"tokenCall", spec.TokenCall}, {"tokenKey", spec.TokenKey}, {"expiryKey", spec.TokenExpiryKey},
		} {
			if value := c.setting(s.setting); value != "" {
				add(s.name, jen.Lit(value))
			}
		}
		if name, value := authField(c.auth); name != "" && c.settings[spec.TokenParameter] == nil {
			add(name, jen.Lit(value))
		}
		f.addErrors(add)
		add("pkgPath", jen.Qual(pkgReflect, "TypeFor").Index(f.api("ErrorCode")).Call().Dot("PkgPath").Call())
		if required := f.required(); len(required) > 0 {
			add("required", jen.Map(jen.String()).Index().String().Values(append(required, jen.Line())...))
		}
		add("fault", jen.Id("faultOf"))
		var routes []jen.Code
		for _, call := range c.calls {
			routes = append(routes, jen.Line().Values(f.routeFields(call)...))
		}
		add("routes", jen.Index().Id("route").Values(append(routes, jen.Line())...))
		g.Line()
	})
}

// sent returns the models that requests can hold. Those are all of them if a
// request holds a type that cannot be looked into.
func (f *fake) sent() []string {
	models := map[string]bool{}
	var queue []*spec.Type
	for _, c := range f.plan.client.calls {
		queue = append(queue, c.Request)
	}
	for ; len(queue) > 0; queue = queue[1:] {
		for t := range queue[0].All() {
			switch {
			case t.Origin == spec.FromModel && !models[t.Name]:
				models[t.Name] = true
				for _, field := range f.plan.models[t.Name].Fields {
					queue = append(queue, field.Type)
				}
			case (t.Origin == spec.FromFence || t.Origin == spec.FromGo) && t.Underlying == "":
				return sortedKeys(f.plan.models)
			}
		}
	}
	return sortedKeys(models)
}

// required returns the entries of the table of required keys, by model.
func (f *fake) required() []jen.Code {
	var out []jen.Code
	for _, name := range f.sent() {
		var keys []jen.Code
		for _, field := range f.plan.models[name].Fields {
			key := jsonkey.Of(field)
			if placed, ok := field.Placed(); ok {
				key = string(field.In) + " " + placed
			}
			if key != "" && field.Presence == spec.Required {
				keys = append(keys, jen.Lit(key))
			}
		}
		if len(keys) > 0 {
			out = append(out, jen.Line().Lit(name).Op(":").Values(keys...))
		}
	}
	return out
}

// routeFields returns what the runtime is told of a call.
func (f *fake) routeFields(c *spec.Call) []jen.Code {
	var out []jen.Code
	add := func(name string, value jen.Code) {
		out = append(out, jen.Line().Id(name).Op(":").Add(value))
	}
	eachCallField(c, add)
	if t := f.plan.sent(c); t != nil && nameable(t) {
		add("request", jen.Qual(pkgReflect, "TypeFor").Index(f.typeOf(t)).Call())
	} else if t != nil {
		add("unchecked", jen.True())
	}
	if t := f.plan.received(c); t != nil && nameable(t) {
		add("response", jen.Qual(pkgReflect, "TypeFor").Index(f.typeOf(c.Response)).Call())
	}
	if f.plan.client.placed[c].body {
		add("body", jen.True())
	}
	if c.Form != spec.JSONForm {
		add("raw", jen.True())
	}
	if c.Optional {
		add("optional", jen.True())
	}
	if text := f.example(c); text != "" {
		add("example", literal(text))
	} else if t := f.plan.received(c); t != nil && !nameable(t) {
		add("example", literal(cmp.Or(f.newSampler(nil).zero(t), "{}")))
	} else if text := f.sample(c); text != "" {
		add("sample", literal(text))
	}
	return append(out, jen.Line())
}

// literal returns the text as Go, if possible without escapes.
func literal(text string) jen.Code {
	if strconv.CanBackquote(text) {
		return jen.Op("`" + text + "`")
	}
	return jen.Lit(text)
}

// handled reports whether there is a method that sets the call's handler.
func handled(c *spec.Call) bool {
	return token.IsExported(c.Name) && nameable(c.Request) && nameable(c.Response)
}

// silentCalls returns the calls that have no handler.
func (f *fake) silentCalls() []*spec.Call {
	return slices.DeleteFunc(slices.Clone(f.plan.client.calls), handled)
}

// writeHandlers adds the methods that set handlers.
func (f *fake) writeHandlers(g *jen.Group) {
	for _, c := range f.plan.client.calls {
		if handled(c) {
			f.writeHandler(g, c)
		}
	}
}

func (f *fake) handlerComment(c *spec.Call) []string {
	lines := []string{
		"On" + c.Name + " sets what answers [" + f.imports[f.importPath] + ".Client." + c.Name + "],",
		c.Method + " " + c.Path + "; nil restores the default.",
	}
	if c.Form == spec.StreamForm {
		lines = append(lines, "What it returns is sent as it comes, and closed.")
	}
	if c.Page != nil && c.Page.Kind == spec.LinkPages {
		lines = append(lines, "[NextPage] leads to the next page.")
	}
	return lines
}

func (f *fake) writeHandler(g *jen.Group, c *spec.Call) {
	g.Line()
	writePlain(g, f.handlerComment(c))
	params := []jen.Code{jen.Id("ctx").Qual(pkgContext, "Context")}
	args := []jen.Code{jen.Id("ctx")}
	if c.Request != nil {
		params = append(params, jen.Id("req").Add(f.typeOf(c.Request)))
		args = append(args, f.requestArgument(c))
	}
	if c.Media != "" {
		params = append(params, jen.Id("file").Op("*").Add(f.api("MediaFile")))
		args = append(args, jen.Id("mediaFile").Call(jen.Id("in").Dot("file")))
	}
	results, answer := []jen.Code{jen.Error()}, []jen.Code{jen.Nil(), jen.Id("h").Call(args...)}
	if c.Response != nil {
		results = []jen.Code{f.typeOf(c.Response), jen.Error()}
		answer = answer[1:]
	}
	body := []jen.Code{jen.Return(answer...)}
	if c.Response != nil && f.plan.received(c) == nil {
		body = []jen.Code{jen.List(jen.Id("_"), jen.Err()).Op(":=").Id("h").Call(args...), jen.Return(jen.Nil(), jen.Err())}
	}
	g.Func().Params(jen.Id("s").Op("*").Id("Handler")).Id("On" + c.Name).
		Params(jen.Id("h").Func().Params(params...).Params(results...)).
		Block(jen.Id("s").Dot("on").Call(jen.Lit(c.Name), jen.Id("h").Op("!=").Nil(),
			jen.Func().Params(jen.Id("ctx").Qual(pkgContext, "Context"), jen.Id("in").Id("input")).Params(jen.Any(), jen.Error()).
				Block(body...),
		))
}

// requestArgument returns what a handler gets as the request: one that is not sent is
// empty.
func (f *fake) requestArgument(c *spec.Call) *jen.Statement {
	if f.plan.sent(c) == nil {
		return jen.Op("&").Add(typeCode(f.outside(c.Request))).Values()
	}
	return jen.Id("as").Index(f.typeOf(c.Request)).Call(jen.Id("in").Dot("request"))
}
