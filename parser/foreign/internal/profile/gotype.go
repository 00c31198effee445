package profile

import (
	"go/ast"
	"go/parser"

	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
)

// goType reads a type of Go. A name that is not known is one of the documents: it has no
// origin. It returns nil for what is no type that a field can have.
func goType(text string) *spec.Type {
	if len(text) > maxType {
		return nil
	}
	expr, err := parser.ParseExpr(text)
	if err != nil {
		return nil
	}
	return typeOf(expr)
}

// maxType is how many bytes a type may have.
const maxType = 200

func typeOf(expr ast.Expr) *spec.Type {
	switch e := expr.(type) {
	case *ast.Ident:
		return identType(e.Name)
	case *ast.StarExpr:
		return around(spec.Pointer, nil, typeOf(e.X))
	case *ast.ArrayType:
		if e.Len == nil {
			return around(spec.Slice, nil, typeOf(e.Elt))
		}
	case *ast.MapType:
		if key := typeOf(e.Key); key != nil && key.Kind == spec.Basic {
			return around(spec.Map, key, typeOf(e.Value))
		}
	case *ast.SelectorExpr:
		if pkg, ok := e.X.(*ast.Ident); ok {
			return libraryType(pkg.Name, e.Sel.Name)
		}
	}
	return nil
}

func around(kind spec.Kind, key, elem *spec.Type) *spec.Type {
	if elem == nil {
		return nil
	}
	return &spec.Type{Kind: kind, Key: key, Elem: elem}
}

func identType(name string) *spec.Type {
	switch {
	case spec.IsBasic(name):
		return &spec.Type{Kind: spec.Basic, Name: name}
	case name == "any":
		return &spec.Type{Kind: spec.Any, Name: name}
	case ast.IsExported(name):
		return &spec.Type{Kind: spec.Named, Name: name}
	}
	return nil
}

// libraryType returns the type of the standard library, if the name can mean only one.
func libraryType(pkg, name string) *spec.Type {
	found := stdtypes.Lookup(pkg, name)
	if len(found) != 1 {
		return nil
	}
	return &spec.Type{Kind: spec.Named, Name: name, Import: found[0].Path, Origin: spec.FromStdlib, Underlying: found[0].Underlying}
}
