package gen

import (
	"go/token"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// fake is what is decided about a fake server before it is rendered.
type fake struct {
	plan       *plan
	importPath string // of the generated package
	name       string // of the fake's package
	imports    map[string]string
	examples   map[string]*spec.Model // see exampleModels; nil before they are asked for
}

// api returns a name of the generated package.
func (f *fake) api(name string) *jen.Statement { return jen.Qual(f.importPath, name) }

// typeOf returns the type with which handlers take or return a value of t:
// a pointer to a struct, and t itself otherwise.
func (f *fake) typeOf(t *spec.Type) *jen.Statement {
	if t.IsStruct() {
		return jen.Op("*").Add(typeCode(f.outside(t)))
	}
	return typeCode(f.outside(t))
}

// outside returns the type as other packages name it.
func (f *fake) outside(t *spec.Type) *spec.Type {
	if t == nil {
		return nil
	}
	out := *t
	out.Key, out.Elem = f.outside(t.Key), f.outside(t.Elem)
	if t.Kind == spec.Named && t.Import == "" {
		out.Import = f.importPath
	}
	return &out
}

// nameable reports whether another package can name the type.
func nameable(t *spec.Type) bool {
	for named := range t.All() {
		if named.Kind == spec.Named && named.Import == "" && !token.IsExported(named.Name) {
			return false
		}
	}
	return true
}
