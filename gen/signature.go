package gen

import (
	"go/ast"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// isStruct reports whether the type is a struct of the package, which calls
// take and return by pointer. Of hand-written Go it is not known what a name
// stands for unless that is a basic type; most others are structs.
func (p *plan) isStruct(t *spec.Type) bool {
	core, _ := p.core(t, nil)
	if core == nil || core.Kind != spec.Named || core.Import != "" {
		return false
	}
	switch core.Origin {
	case spec.FromModel:
		return true
	case spec.FromGo:
		return core.Underlying == ""
	}
	def := p.types[core.Name]
	if def == nil {
		return false
	}
	switch x := ast.Unparen(def.Type).(type) {
	case *ast.StructType:
		return true
	case *ast.Ident:
		return p.models[x.Name] != nil
	}
	return false
}

// bare returns the type without the star of a pointer to a struct: calls take
// and return those as they do the struct itself.
func (p *plan) bare(t *spec.Type) *spec.Type {
	if t != nil && t.Kind == spec.Pointer && p.isStruct(t.Elem) {
		return t.Elem
	}
	return t
}

// passed returns the type with which generated code takes or returns a value
// of t: a pointer to a struct, and t itself otherwise.
func (p *plan) passed(t *spec.Type) *jen.Statement {
	if p.isStruct(t) {
		return jen.Op("*").Add(typeCode(t))
	}
	return typeCode(t)
}
