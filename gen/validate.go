package gen

import (
	"go/constant"
	"go/token"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// limitCheck returns the check of one limit. Its bounds have been read before.
func limitCheck(l spec.Limit) check {
	i, _ := bounds(l)
	if l.Unit == spec.Value {
		return func(t *spec.Type, at place) ([]jen.Code, bool) { return numberCheck(l, i, t, at) }
	}
	return func(t *spec.Type, at place) ([]jen.Code, bool) { return countCheck(l, i, t, at) }
}

func numberCheck(l spec.Limit, i interval, t *spec.Type, at place) ([]jen.Code, bool) {
	basic := t.Base()
	if _, _, ok := numberRange(basic); !ok {
		return nil, false
	}
	outside := i.outside(at.x, basic)
	if len(outside) == 0 {
		return nil, true
	}
	condition := either(outside)
	if at.absent && i.excludes(0) {
		condition = jen.Add(at.x).Op("!=").Lit(0).Op("&&").Add(grouped(outside))
	}
	got := jen.Qual(pkgFmt, "Sprintf").Call(jen.Lit(verbOf(basic)), at.x)
	return []jen.Code{jen.If(condition).Block(violation(l, at, got))}, true
}

// countCheck counts what the limit's unit says. The text that is counted never
// becomes part of the error.
func countCheck(l spec.Limit, i interval, t *spec.Type, at place) ([]jen.Code, bool) {
	size := sizeOf(l.Unit, t, at)
	if size == nil {
		return nil, false
	}
	if t.Kind == spec.Array {
		return nil, true // its length is settled by its type
	}
	least := constant.MakeInt64(0)
	if at.absent {
		least = constant.MakeInt64(1) // the condition leaves zero out
	}
	if i.min.than(token.LEQ, least) {
		i.min = nil
	}
	outside := i.outside(jen.Id("n"), "int")
	if len(outside) == 0 {
		return nil, true
	}
	condition := either(outside)
	if at.absent && i.excludes(0) {
		condition = jen.Id("n").Op("!=").Lit(0).Op("&&").Add(grouped(outside))
	}
	got := jen.Qual(pkgFmt, "Sprintf").Call(jen.Lit("%d "+string(l.Unit)), jen.Id("n"))
	return []jen.Code{
		jen.If(jen.Id("n").Op(":=").Add(size), condition).Block(violation(l, at, got)),
	}, true
}

// sizeOf returns the expression that measures the value in the unit; nil if
// the type has no such size.
func sizeOf(unit spec.Unit, t *spec.Type, at place) *jen.Statement {
	text := t.Base() == "string"
	container := t.Kind == spec.Slice || t.Kind == spec.Array || t.Kind == spec.Map
	switch {
	case unit == spec.Items && container, unit == spec.Bytes && (text || isBytes(t)):
		return jen.Len(at.x)
	case unit == spec.Chars && text && t.Kind == spec.Basic:
		return jen.Qual(pkgUTF8, "RuneCountInString").Call(at.x)
	case unit == spec.Chars && text:
		return jen.Qual(pkgUTF8, "RuneCountInString").Call(jen.String().Parens(at.x))
	}
	return nil
}

func isBytes(t *spec.Type) bool {
	if t.Kind != spec.Slice && t.Kind != spec.Array || t.Elem == nil {
		return false
	}
	return t.Elem.Base() == "byte" || t.Elem.Base() == "uint8"
}

// either joins comparisons with "or".
func either(conditions []jen.Code) *jen.Statement {
	all := jen.Add(conditions[0])
	for _, c := range conditions[1:] {
		all.Op("||").Add(c)
	}
	return all
}

// grouped is [either] as an operand of "and".
func grouped(conditions []jen.Code) *jen.Statement {
	if len(conditions) == 1 {
		return either(conditions)
	}
	return jen.Parens(either(conditions))
}

// violation appends a LimitError to the errors of the method.
func violation(l spec.Limit, at place, got jen.Code) jen.Code {
	return jen.Id("errs").Op("=").Append(jen.Id("errs"), jen.Op("&").Id("LimitError").Values(
		jen.Id("Field").Op(":").Add(at.pathCode()),
		jen.Id("Limit").Op(":").Lit(l.Text),
		jen.Id("Got").Op(":").Add(got),
	))
}

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
