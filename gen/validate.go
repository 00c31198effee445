package gen

import (
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
	add := reporter("add").Call(at.args(jen.Lit(l.Text), jen.Lit(verbOf(basic)), at.x)...)
	return []jen.Code{jen.If(condition).Block(add)}, true
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
	if i = i.lengths(); i.min == nil && i.max == nil {
		return nil, true
	}
	least, most := jen.Lit(0), jen.Qual(pkgMath, "MaxInt")
	if i.min != nil {
		least = jen.Op(i.min.literal)
	}
	if i.max != nil {
		most = jen.Op(i.max.literal)
	}
	count := reporter(string(l.Unit)).Call(at.args(jen.Lit(l.Text), size, least, most)...)
	if at.absent && i.excludes(0) {
		return []jen.Code{jen.If(present(t, at)).Block(count)}, true
	}
	return []jen.Code{count}, true
}

// reporter is a method of the violations that Validate collects.
func reporter(method string) *jen.Statement { return jen.Id("v").Dot(method) }

// sizeOf returns what the method named after the unit measures: a text, or how
// long the value is. It is nil if the type has no such size.
func sizeOf(unit spec.Unit, t *spec.Type, at place) *jen.Statement {
	text := t.Base() == "string"
	container := t.Kind == spec.Slice || t.Kind == spec.Array || t.Kind == spec.Map
	switch {
	case unit == spec.Items && container, unit == spec.Bytes && (text || isBytes(t)):
		return jen.Len(at.x)
	case unit == spec.Chars && text && t.Kind == spec.Basic:
		return jen.Add(at.x)
	case unit == spec.Chars && text:
		return jen.String().Parens(at.x)
	}
	return nil
}

// present returns the condition that the value is not empty.
func present(t *spec.Type, at place) *jen.Statement {
	if t.Base() == "string" {
		return jen.Add(at.x).Op("!=").Lit("")
	}
	return jen.Len(at.x).Op(">").Lit(0)
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

// writeValidate adds the method Validate of a model. It finds every violation:
// first those of a field's own limits, then those below it, by field.
func (p *plan) writeValidate(g *jen.Group, m *spec.Model) {
	var checks []jen.Code
	for _, f := range m.Fields {
		checks = append(checks, p.fieldChecks(f)...)
	}
	g.Line()
	g.Comment("// Validate reports each limit that r violates as a [*LimitError], all of them joined. A nil r violates none.")
	g.Func().Params(jen.Id("r").Op("*").Id(m.Name)).Id("Validate").Params().Error().BlockFunc(func(g *jen.Group) {
		if len(checks) == 0 {
			g.Return(jen.Nil())
			return
		}
		collector := jen.Id("v").Op("*").Id("mdspecViolations")
		g.Return(jen.Id("mdspecValidate").Call(jen.Id("r"), jen.Func().Params(collector).Block(checks...)))
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
