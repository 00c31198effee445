package jsonkey

import (
	"slices"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

func fieldNames(path []*spec.Field) []string {
	var out []string
	for _, f := range path {
		out = append(out, f.Name)
	}
	return out
}

func TestFieldPath(t *testing.T) {
	str := &spec.Type{Kind: spec.Basic, Name: "string"}
	field := func(name, tag string) *spec.Field {
		return &spec.Field{Name: name, Type: str, Tags: []spec.Tag{{Key: "json", Value: tag}}}
	}
	embed := func(name, tag string, pointer bool) *spec.Field {
		f := &spec.Field{Name: name, Embedded: true, Type: &spec.Type{Kind: spec.Named, Name: name, Origin: spec.FromModel}}
		if pointer {
			f.Type = &spec.Type{Kind: spec.Pointer, Elem: f.Type}
		}
		if tag != "" {
			f.Tags = []spec.Tag{{Key: "json", Value: tag}}
		}
		return f
	}
	inner := &spec.Model{Name: "Inner", Fields: []*spec.Field{field("Cursor", "cursor,omitzero"), field("Deep", "name"), embed("Outer", "", true)}}
	tagged := &spec.Model{Name: "Tagged", Fields: []*spec.Field{field("Hidden", "hidden")}}
	outer := &spec.Model{Name: "Outer", Fields: []*spec.Field{
		field("Ignored", "-"), {Name: "Plain", Type: str}, embed("Inner", "", false), embed("Tagged", "tagged", false), field("Name", "name"),
		{Name: "hand", Embedded: true, Type: &spec.Type{Kind: spec.Named, Name: "hand", Origin: spec.FromGo}}, {Name: "secret", Type: str},
	}}
	x := NewIndex(&spec.Package{Documents: []*spec.Document{{Topics: []*spec.Topic{{Items: []spec.Item{{Model: outer}, {Model: inner}, {Model: tagged}}}}}}})
	tests := []struct {
		key  string
		want []string
	}{
		{"name", []string{"Name"}},
		{"Plain", []string{"Plain"}},
		{"cursor", []string{"Inner", "Cursor"}},
		{"tagged", []string{"Tagged"}},
		{"hidden", nil},
		{"-", nil},
		{"Ignored", nil},
		{"", nil},
		{"hand", nil},   // what it promotes has keys, it has none
		{"secret", nil}, // unexported
	}
	for _, tt := range tests {
		if got := fieldNames(x.FieldPath(x.Model("Outer"), tt.key)); !slices.Equal(got, tt.want) {
			t.Errorf("FieldPath(%q) = %v, want %v", tt.key, got, tt.want)
		}
	}
}

// TestIndexTypes pins what an index knows of the types of embedded fields.
func TestIndexTypes(t *testing.T) {
	named := func(name string, o spec.Origin, base string) *spec.Type {
		return &spec.Type{Kind: spec.Named, Name: name, Origin: o, Underlying: base}
	}
	pointer := func(t *spec.Type) *spec.Type { return &spec.Type{Kind: spec.Pointer, Elem: t} }
	inner := &spec.Model{Name: "Inner", Fields: []*spec.Field{{Name: "A"}}}
	x := NewIndex(&spec.Package{Documents: []*spec.Document{{Topics: []*spec.Topic{{Items: []spec.Item{{Model: inner}}}}}}})
	for _, tt := range []struct {
		typ    *spec.Type
		key    string // that the struct has, "" for none
		opaque bool
	}{
		{named("Inner", spec.FromModel, ""), "A", false},
		{pointer(named("Inner", spec.FromModel, "")), "A", false},
		{named("Gone", spec.FromModel, ""), "", true},
		{named("Enum", spec.FromEnum, "int"), "F", false},
		{pointer(named("Enum", spec.FromEnum, "int")), "F", false},
		{named("Hand", spec.FromGo, ""), "", true},
		{nil, "", true},
	} {
		k := x.Keys(&spec.Model{Fields: []*spec.Field{{Name: "F", Embedded: true, Type: tt.typ}}})
		got := ""
		for _, key := range k.Visible {
			got += key.Name
		}
		if got != tt.key || (len(k.Opaque) > 0) != tt.opaque {
			t.Errorf("%s has the key %q and %d fields of which nothing is known", tt.typ, got, len(k.Opaque))
		}
	}
}
