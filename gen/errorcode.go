package gen

import (
	"slices"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// words reports whether the error codes of the package are words.
func (p *plan) words() bool {
	return slices.ContainsFunc(p.errors, func(e *spec.ErrorCode) bool { return e.Word != "" })
}

// classes returns the entries of the tables of classes, by code and by HTTP status.
// A code that has two names is there once, as the compiler demands.
func (p *plan) classes() (codes, statuses []jen.Code) {
	names := map[spec.ErrorClass]string{
		spec.Retry: "ClassRetry", spec.TokenStale: "ClassToken", spec.RateLimit: "ClassRate",
	}
	seen := map[any]bool{}
	for _, e := range p.errors {
		key, value := errorValue(e)
		name := names[e.Class]
		if name == "" || seen[value] {
			continue
		}
		seen[value] = true
		if e.IsStatus() {
			statuses = append(statuses, jen.Line().Add(key).Op(":").Id(name))
		} else {
			codes = append(codes, jen.Line().Id(e.Name).Op(":").Id(name))
		}
	}
	if len(codes) > 0 {
		codes = append(codes, jen.Line())
	}
	if len(statuses) > 0 {
		statuses = append(statuses, jen.Line())
	}
	return codes, statuses
}

// errorValue returns the value of an error's constant, as code and as a key of maps.
func errorValue(e *spec.ErrorCode) (*jen.Statement, any) {
	switch {
	case e.IsStatus():
		return jen.Lit(e.Status), e.Status
	case e.Word != "":
		return jen.Lit(e.Word), e.Word
	}
	return jen.Op(strconv.FormatInt(e.Code, 10)), e.Code
}

// errorType returns the type of an error's constant.
func errorType(e *spec.ErrorCode) string {
	if e.IsStatus() {
		return "ErrorStatus"
	}
	return "ErrorCode"
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
	what := "Error codes"
	if slices.ContainsFunc(run, (*spec.ErrorCode).IsStatus) {
		what = "Errors"
	}
	g.Comment("// " + what + " of the service, for use with [errors.Is]. Others may occur.")
	g.Const().DefsFunc(func(g *jen.Group) {
		for _, e := range run {
			writeComment(g, p.errorComment(e))
			value, _ := errorValue(e)
			g.Id(e.Name).Id(errorType(e)).Op("=").Add(value)
		}
	})
}

// errorComment returns the comment of an error code: what the table says, then
// what the client does about it; nil if there is nothing to say.
func (p *plan) errorComment(e *spec.ErrorCode) []string {
	var notes []string
	if e.Status != 0 && !e.IsStatus() {
		notes = append(notes, "It comes with HTTP status "+strconv.Itoa(e.Status)+".")
	}
	if note := p.classNote(e); note != "" {
		notes = append(notes, note)
	}
	if e.Doc.IsZero() && len(notes) == 0 {
		return nil
	}
	return comments{subject: e.Name, doc: e.Doc, notes: notes}.lines()
}

// classNote returns what the comment of an error says of its class; "" without
// one.
func (p *plan) classNote(e *spec.ErrorCode) string {
	switch c := p.client; {
	case e.Class == spec.Permanent:
		return ""
	case c == nil:
		return "Class " + string(e.Class) + "."
	case e.Class == spec.TokenStale && c.tokenCall == nil && c.tokens() && !c.basic():
		return "Class token: with [WithTokenSource], the client gets a new token and repeats the call once."
	case e.Class == spec.TokenStale && c.tokenCall == nil:
		return "Class token: the client does not repeat the call by itself."
	case e.Class == spec.Retry && e.IsStatus(): // of a gateway nobody knows what took effect
		return "Class retry: passes by itself, and the client repeats what may be sent twice."
	}
	return map[spec.ErrorClass]string{
		spec.Retry:      "Class retry: passes by itself, and the client tries again.",
		spec.TokenStale: "Class token: the client fetches a new token and repeats the call once.",
		spec.RateLimit:  "Class rate: the client does not repeat the call by itself.",
	}[e.Class]
}

// writeErrorBody adds the method that makes an error of the model that failures
// decode into.
func (p *plan) writeErrorBody(g *jen.Group, m *spec.Model) {
	way := p.client.setting(spec.ErrorMessageKey)
	g.Line()
	what := "all of it, as JSON"
	if way != "" {
		what = "its " + way
	}
	g.Comment("// Error returns " + what + ". [errors.As] finds r in the errors of calls.")
	g.Func().Params(jen.Id("r").Op("*").Id(m.Name)).Id("Error").Params().String().Block(
		jen.Return(jen.Id("mdspecErrorText").Call(jen.Id("r"), jen.Lit(way))),
	)
}
