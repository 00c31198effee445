package spec

import (
	"iter"
	"strconv"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Kind is the form of a type.
type Kind string

const (
	Basic   Kind = "basic"   // a predeclared type: Name
	Any     Kind = "any"     // the empty interface: Name is "any" or "interface{}", as written
	Named   Kind = "named"   // Name, of Import or of this package
	Pointer Kind = "pointer" // to Elem
	Slice   Kind = "slice"   // of Elem
	Array   Kind = "array"   // of Len times Elem
	Map     Kind = "map"     // of Key to Elem
	// Nullable is the type of the runtime for a value of Elem that may be null or
	// absent. Only the type of a field is one, and nothing within a type.
	Nullable Kind = "nullable"
)

// Origin says where a named type is declared.
type Origin string

const (
	FromModel  Origin = "model"
	FromEnum   Origin = "enum"
	FromFence  Origin = "fence"
	FromGo     Origin = "go"     // hand-written Go in the output directory
	FromStdlib Origin = "stdlib" // the standard library
)

// Type is a resolved type expression.
type Type struct {
	Kind       Kind      `json:"kind"`
	Name       string    `json:"name,omitempty"`       // see [Kind]
	Import     string    `json:"import,omitempty"`     // import path of a standard library type
	Origin     Origin    `json:"origin,omitempty"`     // of a named type
	Underlying string    `json:"underlying,omitempty"` // the basic type under a named one, if it has one and it is known
	Struct     bool      `json:"struct,omitempty"`     // of a named type that a fence or hand-written Go declares: its values are structs
	Key        *Type     `json:"key,omitempty"`
	Elem       *Type     `json:"elem,omitempty"`
	Len        int64     `json:"len,omitempty"`
	Span       diag.Span `json:"span"`
}

// String returns the type as a Go expression, packages under their own names.
func (t *Type) String() string {
	if t == nil {
		return ""
	}
	switch t.Kind {
	case Pointer:
		return "*" + t.Elem.String()
	case Slice:
		return "[]" + t.Elem.String()
	case Array:
		return "[" + strconv.FormatInt(t.Len, 10) + "]" + t.Elem.String()
	case Map:
		return "map[" + t.Key.String() + "]" + t.Elem.String()
	case Nullable:
		return "Nullable[" + t.Elem.String() + "]"
	}
	if t.Import != "" {
		return PackageName(t.Import) + "." + t.Name
	}
	return t.Name
}

// All returns the type and every type within it, outermost first.
func (t *Type) All() iter.Seq[*Type] {
	return func(yield func(*Type) bool) { t.each(yield) }
}

func (t *Type) each(yield func(*Type) bool) bool {
	return t == nil || yield(t) && t.Key.each(yield) && t.Elem.each(yield)
}

// Base returns the name of the basic type that values of t have, looking
// through names: "int64" for an enum of int64. It is "" for all other types.
func (t *Type) Base() string {
	if t.Kind == Basic {
		return t.Name
	}
	return t.Underlying
}

// IsStruct reports whether t is the name of a struct of this package: of a
// model, or of a struct that a fence or hand-written Go declares.
func (t *Type) IsStruct() bool {
	return t.Kind == Named && (t.Origin == FromModel || t.Struct)
}

// PackageName returns the name of the standard library package at the path:
// its last element that is not a major version.
func PackageName(path string) string {
	name := path
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] != '/' {
			continue
		}
		name = path[i+1:]
		if len(name) > 1 && name[0] == 'v' && name[1] >= '0' && name[1] <= '9' {
			return PackageName(path[:i])
		}
		break
	}
	return name
}
