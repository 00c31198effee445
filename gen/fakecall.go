package gen

import (
	"go/token"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// writeNewServer adds the constructor, which tells the runtime of the service.
func (f *fake) writeNewServer(g *jen.Group) {
	g.Line()
	lines := []string{
		"NewServer starts a fake server, which closes when the test ends. Of t it uses",
		"Helper, Errorf, Fatalf and Cleanup.",
	}
	if silent := f.silentCalls(); len(silent) > 0 {
		lines = append(lines, "", "Calls that have no method On…, because they or their types are not exported,", "are answered with success:")
		for _, c := range silent {
			lines = append(lines, "  - "+c.Method+" "+c.Path)
		}
	}
	writePlain(g, lines)
	g.Func().Id("NewServer").Params(jen.Id("t").Qual("testing", "TB")).Op("*").Id("Server").Block(
		jen.Id("t").Dot("Helper").Call(),
		f.started(jen.Id("newServer").Call(jen.Id("t"), f.configLiteral())),
	)
}

// started returns the new server, after the calls have their default answers that
// examples make up.
func (f *fake) started(server *jen.Statement) *jen.Statement {
	if !f.hasSamples() {
		return jen.Return(server)
	}
	code := jen.Id("s").Op(":=").Add(server)
	for _, c := range f.plan.client.calls {
		if f.sample(c) != "" {
			code.Line().Id("s").Dot("On" + c.Name).Call(jen.Nil())
		}
	}
	return code.Line().Return(jen.Id("s"))
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
			if key := jsonkey.Of(field); key != "" && field.Presence == spec.Required {
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
	if c.Request != nil && nameable(c.Request) {
		add("request", jen.Qual(pkgReflect, "TypeFor").Index(f.typeOf(c.Request)).Call())
	} else if c.Request != nil {
		add("unchecked", jen.True())
	}
	if c.Response != nil && nameable(c.Response) {
		add("response", jen.Qual(pkgReflect, "TypeFor").Index(f.typeOf(c.Response)).Call())
	}
	return append(out, jen.Line())
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

func (f *fake) writeHandler(g *jen.Group, c *spec.Call) {
	g.Line()
	writePlain(g, []string{
		"On" + c.Name + " sets what answers [" + f.imports[f.importPath] + ".Client." + c.Name + "],",
		c.Method + " " + c.Path + "; nil restores the default.",
	})
	sample := f.sample(c)
	params := []jen.Code{jen.Id("ctx").Qual(pkgContext, "Context")}
	args := []jen.Code{jen.Id("ctx")}
	if c.Request != nil {
		params = append(params, jen.Id("req").Add(f.typeOf(c.Request)))
		args = append(args, jen.Id("as").Index(f.typeOf(c.Request)).Call(jen.Id("in").Dot("request")))
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
	g.Func().Params(jen.Id("s").Op("*").Id("Server")).Id("On"+c.Name).
		Params(jen.Id("h").Func().Params(params...).Params(results...)).
		Block(sampleHandler(sample, params, results), jen.Id("s").Dot("on").Call(jen.Lit(c.Name), jen.Id("h").Op("!=").Nil(),
			jen.Func().Params(jen.Id("ctx").Qual(pkgContext, "Context"), jen.Id("in").Id("input")).Params(jen.Any(), jen.Error()).
				Block(jen.Return(answer...)),
		))
}

// sampleHandler returns the code that puts a sample in the place of no handler.
func sampleHandler(sample string, params, results []jen.Code) *jen.Statement {
	if sample == "" {
		return jen.Null()
	}
	return jen.If(jen.Id("h").Op("==").Nil()).Block(
		jen.Id("h").Op("=").Func().Params(params...).Params(results...).Block(
			jen.Return(jen.Id("sample").Index(results[0]).Call(jen.Lit(sample))),
		),
	)
}

// fake is what is decided about a fake server before it is rendered.
type fake struct {
	plan       *plan
	importPath string // of the generated package
	name       string // of the fake's package
	imports    map[string]string
	paths      map[string]int         // how many calls have a path of the form, see isShared
	examples   map[string]*spec.Model // see exampleModels; nil before they are asked for
}

// api returns a name of the generated package.
func (f *fake) api(name string) *jen.Statement { return jen.Qual(f.importPath, name) }

// typeOf returns the type with which handlers take or return a value of t:
// a pointer to a struct, and t itself otherwise.
func (f *fake) typeOf(t *spec.Type) *jen.Statement {
	if t.IsStruct() {
		return jen.Op("*").Add(typeCode(f.outside(t)))
	}
	return typeCode(f.outside(t))
}

// outside returns the type as other packages name it.
func (f *fake) outside(t *spec.Type) *spec.Type {
	if t == nil {
		return nil
	}
	out := *t
	out.Key, out.Elem = f.outside(t.Key), f.outside(t.Elem)
	if t.Kind == spec.Named && t.Import == "" {
		out.Import = f.importPath
	}
	return &out
}

// nameable reports whether another package can name the type.
func nameable(t *spec.Type) bool {
	for named := range t.All() {
		if named.Kind == spec.Named && named.Import == "" && !token.IsExported(named.Name) {
			return false
		}
	}
	return true
}
