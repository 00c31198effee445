package gen

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// writeModel adds the struct of a model.
func (p *plan) writeModel(g *jen.Group, d *spec.Document, m *spec.Model) {
	g.Line()
	writeComment(g, typeComment(m.Name, p.modelDoc(m), d))
	g.Type().Id(m.Name).StructFunc(func(g *jen.Group) {
		for _, f := range m.Fields {
			writeComment(g, fieldComment(f))
			g.Add(fieldCode(f))
		}
	})
}

func fieldCode(f *spec.Field) *jen.Statement {
	code := &jen.Statement{}
	if !f.Embedded {
		code.Id(f.Name)
	}
	code.Add(typeCode(f.Type))
	tags := map[string]string{}
	for _, t := range f.Tags {
		tags[t.Key] = t.Value
	}
	return code.Tag(tags)
}

// typeCode returns the type expression, packages under their planned names.
func typeCode(t *spec.Type) *jen.Statement {
	switch t.Kind {
	case spec.Pointer:
		return jen.Op("*").Add(typeCode(t.Elem))
	case spec.Slice:
		return jen.Index().Add(typeCode(t.Elem))
	case spec.Array:
		return jen.Index(jen.Lit(int(t.Len))).Add(typeCode(t.Elem))
	case spec.Map:
		return jen.Map(typeCode(t.Key)).Add(typeCode(t.Elem))
	case spec.Nullable:
		return jen.Id("Nullable").Index(typeCode(t.Elem))
	}
	if t.Import != "" {
		return jen.Qual(t.Import, t.Name)
	}
	return jen.Id(t.Name)
}

// writeComment adds lines that carry their comment marks already. The first of
// them keeps jennifer from adding marks of its own to all of them.
func writeComment(g *jen.Group, lines []string) {
	if len(lines) > 0 {
		g.Comment(strings.Join(lines, "\n"))
	}
}

// passed returns the type with which generated code takes or returns a value
// of t: a pointer to a struct, and t itself otherwise.
func passed(t *spec.Type) *jen.Statement {
	if t.IsStruct() {
		return jen.Op("*").Add(typeCode(t))
	}
	return typeCode(t)
}
