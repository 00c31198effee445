package gen

import (
	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// bare returns the type without the star of a pointer to a struct: calls take
// and return those as they do the struct itself.
func bare(t *spec.Type) *spec.Type {
	if t != nil && t.Kind == spec.Pointer && t.Elem.IsStruct() {
		return t.Elem
	}
	return t
}

// passed returns the type with which generated code takes or returns a value
// of t: a pointer to a struct, and t itself otherwise.
func passed(t *spec.Type) *jen.Statement {
	if t.IsStruct() {
		return jen.Op("*").Add(typeCode(t))
	}
	return typeCode(t)
}
