package gen

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// writeValidate adds the method Validate of a model. It finds every violation:
// first those of a field's own limits, then those below it, by field.
func (p *plan) writeValidate(g *jen.Group, m *spec.Model) {
	var checks []jen.Code
	for _, f := range m.Fields {
		checks = append(checks, p.fieldChecks(f)...)
	}
	g.Line()
	g.Comment("// Validate reports every value of r that is outside its limits, joined from")
	g.Comment("// errors of the type [*LimitError]. Nothing is wrong with a nil r.")
	g.Func().Params(jen.Id("r").Op("*").Id(m.Name)).Id("Validate").Params().Error().BlockFunc(func(g *jen.Group) {
		if len(checks) == 0 {
			g.Return(jen.Nil())
			return
		}
		g.If(jen.Id("r").Op("==").Nil()).Block(jen.Return(jen.Nil()))
		g.Var().Id("errs").Index().Error()
		for _, c := range checks {
			g.Add(c)
		}
		g.Return(jen.Qual(pkgErrors, "Join").Call(jen.Id("errs").Op("...")))
	})
}

// fieldChecks returns the checks of a field's limits, in cell order, and of
// the models it holds.
func (p *plan) fieldChecks(f *spec.Field) []jen.Code {
	top := place{x: jen.Id("r").Dot(f.Name), path: f.Name, absent: mayBeAbsent(f, "omitempty", "omitzero")}
	var checks []jen.Code
	for _, l := range f.Limits {
		checks = append(checks, p.visit(f.Type, top, nil, limitCheck(l))...)
	}
	checks = append(checks, p.visit(f.Type, top, nil, p.nestedCheck)...)
	core, _ := p.core(f.Type, nil)
	if len(checks) == 0 || core == nil || !mayBeAbsent(f, "omitzero") {
		return checks
	}
	if core.Kind == spec.Array || core.Origin == spec.FromModel {
		present := jen.Op("!").Qual(pkgReflect, "ValueOf").Call(top.x).Dot("IsZero").Call()
		checks = []jen.Code{jen.If(present).Block(checks...)}
	}
	return checks
}

// mayBeAbsent reports whether the field's JSON tag has one of the options, so
// that its zero value does not reach the wire.
func mayBeAbsent(f *spec.Field, options ...string) bool {
	return slices.ContainsFunc(options, f.JSONOption)
}
