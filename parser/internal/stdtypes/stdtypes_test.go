package stdtypes

import (
	"go/types"
	"slices"
	"testing"

	"github.com/mdspec-go/mdspec/golden/library"
	"github.com/mdspec-go/mdspec/spec"
)

func TestLookup(t *testing.T) {
	tests := []struct {
		pkg, name string
		want      []Type
	}{
		{"time", "Time", []Type{{Path: "time", Name: "Time", Kind: Struct}}},
		{"time", "Duration", []Type{{Path: "time", Name: "Duration", Kind: Basic, Underlying: "int64"}}},
		{"json", "RawMessage", []Type{{Path: "encoding/json", Name: "RawMessage"}}},
		{"json", "Number", []Type{{Path: "encoding/json", Name: "Number", Kind: Basic, Underlying: "string"}}},
		{"json", "Marshaler", []Type{{Path: "encoding/json", Name: "Marshaler", Kind: Interface}}},
		{"os", "FileMode", []Type{{Path: "os", Name: "FileMode", Kind: Basic, Underlying: "uint32"}}},
		{"template", "Template", []Type{
			{Path: "html/template", Name: "Template", Kind: Struct},
			{Path: "text/template", Name: "Template", Kind: Struct},
		}},
		{"rand", "Rand", []Type{
			{Path: "math/rand", Name: "Rand", Kind: Struct, Opaque: true},
			{Path: "math/rand/v2", Name: "Rand", Kind: Struct, Opaque: true},
		}},
		{"sql", "Null", nil},       // generic
		{"unsafe", "Pointer", nil}, // left out
		{"syscall", "Stat_t", nil}, // differs by platform
		{"json", "rawMessage", nil},
		{"jsn", "RawMessage", nil},
		{"", "", nil},
	}
	for _, tt := range tests {
		if got := Lookup(tt.pkg, tt.name); !slices.Equal(got, tt.want) {
			t.Errorf("Lookup(%q, %q) = %v, want %v", tt.pkg, tt.name, got, tt.want)
		}
	}
}

func TestNames(t *testing.T) {
	if got, want := Names("time"), []string{"Duration", "Location", "Month", "ParseError", "Ticker", "Time", "Timer", "Weekday"}; !slices.Equal(got, want) {
		t.Errorf("Names(time) = %v, want %v", got, want)
	}
	for _, pkg := range Packages() {
		if names := Names(pkg); !slices.IsSorted(names) || len(slices.Compact(slices.Clone(names))) != len(names) {
			t.Errorf("Names(%q) = %v: not sorted and unique", pkg, names)
		}
	}
}

func TestPackages(t *testing.T) {
	for _, list := range [][]string{Packages(), Paths()} {
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Errorf("%v: not sorted and unique", list)
		}
	}
	for _, path := range Paths() {
		if !HasPath(path) || !slices.Contains(Packages(), spec.PackageName(path)) {
			t.Errorf("%s is not found under its path and name", path)
		}
	}
	for _, path := range []string{"", "unsafe", "C", "json", "internal/abi", "cmd/go", "golang.org/x/net", "vendor/golang.org/x/net"} {
		if HasPath(path) {
			t.Errorf("HasPath(%q) = true", path)
		}
	}
}

// TestAgainstImporter compares the table with what the installed library says.
func TestAgainstImporter(t *testing.T) {
	for _, path := range []string{"time", "encoding/json", "encoding/xml", "io/fs", "os", "math/big", "math/rand/v2", "net/netip"} {
		pkg, err := library.Importer.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		if pkg.Name() != spec.PackageName(path) {
			t.Errorf("package %s is called %s", path, pkg.Name())
		}
		for _, typ := range typesOf(path) {
			obj, ok := pkg.Scope().Lookup(typ.Name).(*types.TypeName)
			if !ok {
				t.Errorf("%s.%s is not a type", path, typ.Name)
				continue
			}
			if kind, basic := form(obj.Type()); kind != typ.Kind || basic != typ.Underlying {
				t.Errorf("%s.%s is %v %s in the table, %v %s in the library", path, typ.Name, typ.Kind, typ.Underlying, kind, basic)
			}
			if opaque := isOpaque(obj.Type()); opaque != typ.Opaque {
				t.Errorf("%s.%s is opaque %t in the table, %t in the library", path, typ.Name, typ.Opaque, opaque)
			}
		}
	}
}

// typesOf returns the types of one import path.
func typesOf(path string) []Type {
	var all []Type
	for _, name := range Names(spec.PackageName(path)) {
		for _, t := range Lookup(spec.PackageName(path), name) {
			if t.Path == path {
				all = append(all, t)
			}
		}
	}
	return all
}

// isOpaque reports whether a type is a struct that no decoder can fill.
func isOpaque(t types.Type) bool {
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range s.Fields() {
		if f.Exported() {
			return false
		}
	}
	methods := types.NewMethodSet(types.NewPointer(t))
	return methods.Lookup(nil, "UnmarshalJSON") == nil && methods.Lookup(nil, "UnmarshalText") == nil
}

func form(t types.Type) (Kind, string) {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return Struct, ""
	case *types.Interface:
		return Interface, ""
	case *types.Basic:
		return Basic, types.Typ[u.Kind()].Name() // uint8, not byte
	}
	return Other, ""
}
