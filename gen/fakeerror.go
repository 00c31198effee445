package gen

import (
	"cmp"
	"go/token"
	"net/http"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// addErrors adds what the fake is told of the errors of the service.
func (f *fake) addErrors(add func(name string, value jen.Code)) {
	if m := f.plan.client.errorBody; m != nil {
		add("errorBody", jen.Qual(pkgReflect, "TypeFor").Index(jen.Op("*").Add(f.api(m.Name))).Call())
		if text := f.errorSample(m); text != "" {
			add("errorSample", literal(text))
		}
	}
	var codes, statuses []jen.Code
	for _, e := range f.plan.errors {
		status := f.statusOf(e)
		message, _, _ := strings.Cut(e.Doc.Plain(), "\n")
		info := jen.Values(jen.Lit(status), jen.Lit(strings.TrimSpace(message)))
		switch {
		case e.IsStatus():
			statuses = append(statuses, jen.Line().Lit(status).Op(":").Add(info))
		case status != 0:
			codes = append(codes, jen.Line().Add(f.constant(e)).Op(":").Add(info))
		}
	}
	if len(codes) > 0 {
		add("codes", jen.Map(f.api("ErrorCode")).Id("errorInfo").Values(append(codes, jen.Line())...))
	}
	if len(statuses) > 0 {
		add("statuses", jen.Map(jen.Int()).Id("errorInfo").Values(append(statuses, jen.Line())...))
	}
	code, status := f.refusal()
	if code != nil {
		add("refusal", code)
	}
	if status != 0 {
		add("refusalStatus", jen.Lit(status))
	}
}

// statusOf returns the HTTP status with which the fake answers an error: what the
// documents state, else what goes with its class where failures have a status; 0
// for the one of a success.
func (f *fake) statusOf(e *spec.ErrorCode) int {
	byClass := 0
	if f.plan.client.errorBody != nil {
		byClass = map[spec.ErrorClass]int{
			spec.Permanent:  http.StatusBadRequest,
			spec.Retry:      http.StatusServiceUnavailable,
			spec.TokenStale: http.StatusUnauthorized,
			spec.RateLimit:  http.StatusTooManyRequests,
		}[e.Class]
	}
	return cmp.Or(e.Status, byClass)
}

// constant returns the constant of an error or, if it is not exported, its value.
func (f *fake) constant(e *spec.ErrorCode) *jen.Statement {
	if token.IsExported(e.Name) {
		return f.api(e.Name)
	}
	value, _ := errorValue(e)
	return value
}

// refusal returns the code with which tokens are refused, the first of its class;
// nil if there is none. The status is then the first of that class.
func (f *fake) refusal() (code *jen.Statement, status int) {
	for _, e := range f.plan.errors {
		switch {
		case e.Class != spec.TokenStale:
		case !e.IsStatus():
			return f.constant(e), 0
		case status == 0:
			status = e.Status
		}
	}
	return nil, status
}

// writeFaultOf adds the function that tells the fake what an error of a handler
// stands for.
func (f *fake) writeFaultOf(g *jen.Group) {
	g.Line()
	writePlain(g, []string{"faultOf returns what an error of a handler stands for."})
	g.Func().Id("faultOf").Params(jen.Err().Error()).Id("Fault").BlockFunc(func(g *jen.Group) {
		if f.plan.client.errorBody != nil {
			f.faultWithBody(g)
			return
		}
		fault := func(fields ...jen.Code) *jen.Statement { return jen.Return(jen.Id("Fault").Values(fields...)) }
		f.asError(g, nil, "e", jen.Op("*").Add(f.api("Error"))).Block(fault(faultFields()...))
		f.asError(g, nil, "code", f.api("ErrorCode")).Block(fault(jen.Id("Code").Op(":").Id("code")))
		if f.hasStatuses() {
			f.asError(g, nil, "status", f.api("ErrorStatus")).Block(fault(jen.Id("Status").Op(":").Int().Parens(jen.Id("status"))))
		}
		g.Add(fault())
	})
}

// faultWithBody adds what the function does where failures have a body, which may
// be an error itself or go with another.
func (f *fake) faultWithBody(g *jen.Group) {
	of := func(field string) *jen.Statement { return jen.Id("f").Dot(field) }
	g.Var().Id("f").Id("Fault")
	fields := append(faultFields(), jen.Id("Body").Op(":").String().Parens(jen.Id("e").Dot("Body")))
	f.asError(g, nil, "e", jen.Op("*").Add(f.api("Error"))).Block(jen.Id("f").Op("=").Id("Fault").Values(fields...))
	f.asError(g, of("Body").Op("==").Lit(""), "body", jen.Op("*").Add(f.api(f.plan.client.errorBody.Name))).
		Block(of("Body").Op("=").Id("bodyOf").Call(jen.Id("body")))
	f.asError(g, nil, "code", f.api("ErrorCode")).Block(of("Code").Op("=").Id("code"))
	if f.hasStatuses() {
		f.asError(g, of("Status").Op("==").Lit(0), "status", f.api("ErrorStatus")).
			Block(of("Status").Op("=").Int().Parens(jen.Id("status")))
	}
	g.Return(jen.Id("f"))
}

func (f *fake) hasStatuses() bool {
	return slices.ContainsFunc(f.plan.errors, (*spec.ErrorCode).IsStatus)
}

// asError adds a variable, and the condition that the error is one of its type, and
// another condition in front of that if there is one.
func (f *fake) asError(g *jen.Group, also *jen.Statement, name string, typ jen.Code) *jen.Statement {
	g.Var().Id(name).Add(typ)
	is := jen.Qual(pkgErrors, "As").Call(jen.Err(), jen.Op("&").Id(name))
	if also != nil {
		is = also.Op("&&").Add(is)
	}
	return g.If(is)
}

// faultFields are the fields of a fault that an error of the client has as well.
func faultFields() []jen.Code {
	var fields []jen.Code
	for _, name := range []string{"Code", "Message", "Status", "RetryAfter"} {
		fields = append(fields, jen.Id(name).Op(":").Id("e").Dot(name))
	}
	return fields
}
