// Package goscope knows what the hand-written Go of an output directory declares
// at package level. What is wrong in those files is the Go compiler's to report.
package goscope

import (
	"go/ast"
	"go/token"
	"maps"
	"slices"

	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Scope is what the hand-written Go of a package declares.
type Scope struct {
	Package string // its name
	FileSet *token.FileSet
	Files   []*ast.File // of FileSet, without the bodies of functions
	Ignored diag.List   // files that are not read, or not wholly
	Imports []Import

	decls   map[string]*Decl
	methods map[string]map[string]diag.Span // by type and name: the name
}

// Import is one import of a file.
type Import struct {
	spec.Import
	Types []string // that it brings into the file without their package: of one of the standard library
}

// Decl is one name that is declared at package level.
type Decl struct {
	Span       diag.Span // the name
	IsType     bool      // and not a function, constant or variable
	IsStruct   bool      // a type whose values are structs
	Underlying string    // the basic type under a type; "" if there is none or it is not known
	Expr       ast.Expr  // of a type that is not generic: what it is declared as
}

// Names returns the declared names, sorted.
func (s *Scope) Names() []string { return slices.Sorted(maps.Keys(s.decls)) }

// Places returns where each of the names is declared.
func (s *Scope) Places() map[string]diag.Span {
	places := map[string]diag.Span{}
	for name, d := range s.decls {
		places[name] = d.Span
	}
	return places
}

// PackageNames returns the declared names that packages of the standard library
// have too, sorted.
func (s *Scope) PackageNames() []string {
	var names []string
	packages := stdtypes.Packages() // sorted
	for _, name := range s.Names() {
		if _, is := slices.BinarySearch(packages, name); is {
			names = append(names, name)
		}
	}
	return names
}

// HasDoc reports whether a file has a comment of the package.
func (s *Scope) HasDoc() bool {
	return slices.ContainsFunc(s.Files, func(f *ast.File) bool { return f.Doc.Text() != "" })
}

// Decl returns the declaration of a name, nil if there is none.
func (s *Scope) Decl(name string) *Decl { return s.decls[name] }

// Method returns where a method of a type is named.
func (s *Scope) Method(typ, name string) (span diag.Span, ok bool) {
	span, ok = s.methods[typ][name]
	return span, ok
}
