package gen

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

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
			writeComment(g, p.errorComment(e))
			g.Id(e.Name).Id("ErrorCode").Op("=").Op(strconv.FormatInt(e.Code, 10))
		}
	})
}

// errorComment returns the comment of an error code: what the table says, then
// what the client does about it; nil if there is nothing to say.
func (p *plan) errorComment(e *spec.ErrorCode) []string {
	note := map[spec.ErrorClass]string{
		spec.Retry:      "Class retry: passes by itself, and the client tries again.",
		spec.TokenStale: "Class token: the client fetches a new token and repeats the call once.",
		spec.RateLimit:  "Class rate: the client does not repeat the call by itself.",
	}[e.Class]
	switch {
	case e.Doc.IsZero() && note == "":
		return nil
	case p.client == nil && note != "":
		note = "Class " + string(e.Class) + "."
	}
	return comments{subject: e.Name, doc: e.Doc, note: note}.lines()
}
