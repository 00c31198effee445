package gen

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// valuesName returns the name of the function that lists an enum's values.
func valuesName(e *spec.Enum) string { return e.Name + "Values" }

func isText(e *spec.Enum) bool { return e.Underlying == "string" }

// enumLiteral returns the value as a Go literal.
func enumLiteral(e *spec.Enum, v *spec.EnumValue) (jen.Code, error) {
	if isText(e) {
		return jen.Lit(v.Value), nil
	}
	n, ok := new(big.Int).SetString(v.Value, 10)
	if !ok {
		return nil, fmt.Errorf("gen: value %q of %s is not an integer", v.Value, v.Name)
	}
	return jen.Op(n.String()), nil
}

// writeEnum adds the type, its constants, the function that lists them and the
// methods. The type is open: nothing it adds refuses an unknown value.
func (p *plan) writeEnum(g *jen.Group, d *spec.Document, e *spec.Enum) {
	g.Line()
	writeComment(g, typeComment(e.Name, e.Doc, d))
	g.Type().Id(e.Name).Id(e.Underlying)
	if len(e.Values) > 0 {
		writeConstants(g, e)
	}
	writeValues(g, e)
	v := p.receiver(e)
	writeIsKnown(g, e, v)
	writeString(g, e, v)
}

// receiver returns a receiver's name that hides no constant of the enum.
func (p *plan) receiver(e *spec.Enum) string {
	v := "v"
	for p.scope[v] && v != e.Name {
		v += "v"
	}
	return v
}

func writeConstants(g *jen.Group, e *spec.Enum) {
	g.Line()
	g.Comment("// The known values of [" + e.Name + "].")
	g.Const().DefsFunc(func(g *jen.Group) {
		for _, v := range e.Values {
			writeComment(g, valueComment(v))
			literal, _ := enumLiteral(e, v) // the plan has seen that it is one
			g.Id(v.Name).Id(e.Name).Op("=").Add(literal)
		}
	})
}

func writeValues(g *jen.Group, e *spec.Enum) {
	name := valuesName(e)
	g.Line()
	g.Commentf("// %s returns the known values of [%s] in the document's order.", name, e.Name)
	g.Func().Id(name).Params().Index().Id(e.Name).Block(
		jen.Return(jen.Index().Id(e.Name).ValuesFunc(func(g *jen.Group) {
			for _, v := range e.Values {
				g.Line().Id(v.Name)
			}
			if len(e.Values) > 0 {
				g.Line()
			}
		})),
	)
}

func writeIsKnown(g *jen.Group, e *spec.Enum, v string) {
	g.Line()
	g.Commentf("// IsKnown reports whether %s is one of the values that [%s] returns.", v, valuesName(e))
	var names []jen.Code
	for i, value := range e.Values {
		name := jen.Id(value.Name)
		if i > 0 {
			name = jen.Line().Add(name)
		}
		names = append(names, name)
	}
	g.Func().Params(jen.Id(v).Id(e.Name)).Id("IsKnown").Params().Bool().BlockFunc(func(g *jen.Group) {
		if len(names) > 0 {
			g.Switch(jen.Id(v)).Block(jen.Case(names...).Block(jen.Return(jen.True())))
		}
		g.Return(jen.False())
	})
}

// writeString adds the method String: the text itself of a string enum, the
// constant's name of an integer one.
func writeString(g *jen.Group, e *spec.Enum, v string) {
	g.Line()
	if isText(e) {
		g.Commentf("// String returns the text of %s.", v)
	} else {
		g.Comment("// String returns the name of the constant, or a form such as")
		g.Commentf("// %s(7) for an unknown value.", e.Name)
	}
	g.Func().Params(jen.Id(v).Id(e.Name)).Id("String").Params().String().BlockFunc(func(g *jen.Group) {
		if isText(e) {
			g.Return(jen.String().Parens(jen.Id(v)))
			return
		}
		if len(e.Values) > 0 {
			g.Switch(jen.Id(v)).Block(constantNames(e)...)
		}
		g.Return(jen.Lit(e.Name + "(").Op("+").Add(decimal(e, v)).Op("+").Lit(")"))
	})
}

func constantNames(e *spec.Enum) []jen.Code {
	var cases []jen.Code
	for _, v := range e.Values {
		cases = append(cases, jen.Case(jen.Id(v.Name)).Block(jen.Return(jen.Lit(v.Name))))
	}
	return cases
}

// decimal returns the call that formats v as a decimal number.
func decimal(e *spec.Enum, v string) *jen.Statement {
	if strings.HasPrefix(e.Underlying, "uint") || e.Underlying == "byte" {
		return jen.Qual(pkgStrconv, "FormatUint").Call(jen.Uint64().Parens(jen.Id(v)), jen.Lit(10))
	}
	return jen.Qual(pkgStrconv, "FormatInt").Call(jen.Int64().Parens(jen.Id(v)), jen.Lit(10))
}
