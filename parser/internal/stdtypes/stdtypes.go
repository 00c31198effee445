// Package stdtypes knows the exported types of the Go standard library.
//
// The table is fixed at Go 1.25 and is part of the program: whether a document
// may say `json.RawMessage` does not depend on the Go that is installed, nor on
// one being installed at all. Types that exist on some platforms only, generic
// types and package unsafe are left out.
package stdtypes

import (
	"iter"
	"slices"
	"strings"
)

// The table is made by `go run generate.go` in this directory, which needs a Go
// distribution that holds the api files; it changes only with the version above.

// Kind is the form of the type that underlies a named type.
type Kind int

const (
	Other     Kind = iota // a slice, array, map or function
	Struct                // a struct
	Interface             // an interface
	Basic                 // a predeclared type, see [Type.Underlying]
)

// Type is one exported type of the standard library.
type Type struct {
	Path       string // import path, such as "encoding/json"
	Name       string // without its package, such as "RawMessage"
	Kind       Kind
	Underlying string // the predeclared type under a [Basic] one, else ""
	Opaque     bool   // a struct that no decoder can fill: it has no exported fields and does not decode itself
}

// entry is the row of one import path. Types holds "Name:form" for each type,
// separated by blanks and sorted, where form is "struct", "opaque", "interface",
// "other" or the name of a predeclared type.
type entry struct {
	pkg, path, types string
}

// Lookup returns the types that `pkg.name` can mean, by import path. Several
// packages can share a name: template, rand and scanner do.
func Lookup(pkg, name string) []Type {
	var found []Type
	for _, e := range table {
		if e.pkg != pkg {
			continue
		}
		for t := range e.all() {
			if t.Name == name {
				found = append(found, t)
			}
		}
	}
	return found
}

// Packages returns the names of all packages, sorted, each once.
func Packages() []string {
	names := make([]string, 0, len(table))
	for _, e := range table {
		names = append(names, e.pkg)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Names returns the names of all types of the packages called pkg, sorted,
// each once.
func Names(pkg string) []string {
	var names []string
	for _, e := range table {
		if e.pkg != pkg {
			continue
		}
		for t := range e.all() {
			names = append(names, t.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// TypesOf returns the names of the types of one package, sorted; none of a path
// that is not in the standard library.
func TypesOf(path string) []string {
	var names []string
	for _, e := range table {
		if e.path == path {
			for t := range e.all() {
				names = append(names, t.Name)
			}
		}
	}
	return names
}

// HasPath reports whether path is an import path of the standard library.
func HasPath(path string) bool {
	_, ok := slices.BinarySearchFunc(table[:], path, func(e entry, path string) int { return strings.Compare(e.path, path) })
	return ok
}

// Paths returns all import paths, sorted.
func Paths() []string {
	paths := make([]string, 0, len(table))
	for _, e := range table {
		paths = append(paths, e.path)
	}
	return paths
}

func (e entry) all() iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for item := range strings.FieldsSeq(e.types) {
			name, form, _ := strings.Cut(item, ":")
			if !yield(e.typeOf(name, form)) {
				return
			}
		}
	}
}

func (e entry) typeOf(name, form string) Type {
	t := Type{Path: e.path, Name: name}
	switch form {
	case "other":
	case "struct", "opaque":
		t.Kind, t.Opaque = Struct, form == "opaque"
	case "interface":
		t.Kind = Interface
	default:
		t.Kind, t.Underlying = Basic, form
	}
	return t
}
