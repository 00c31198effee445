package spec

import (
	"slices"
	"testing"
)

func names(path []*Field) []string {
	var out []string
	for _, f := range path {
		out = append(out, f.Name)
	}
	return out
}

func TestFieldPath(t *testing.T) {
	str := &Type{Kind: Basic, Name: "string"}
	field := func(name, tag string) *Field {
		return &Field{Name: name, Type: str, Tags: []Tag{{Key: "json", Value: tag}}}
	}
	embed := func(name, tag string, pointer bool) *Field {
		f := &Field{Name: name, Embedded: true, Type: &Type{Kind: Named, Name: name, Origin: FromModel}}
		if pointer {
			f.Type = &Type{Kind: Pointer, Elem: f.Type}
		}
		if tag != "" {
			f.Tags = []Tag{{Key: "json", Value: tag}}
		}
		return f
	}
	inner := &Model{Name: "Inner", Fields: []*Field{field("Cursor", "cursor,omitzero"), field("Deep", "name"), embed("Outer", "", true)}}
	tagged := &Model{Name: "Tagged", Fields: []*Field{field("Hidden", "hidden")}}
	outer := &Model{Name: "Outer", Fields: []*Field{
		field("Ignored", "-"), {Name: "Plain", Type: str}, embed("Inner", "", false), embed("Tagged", "tagged", false), field("Name", "name"),
		{Name: "hand", Embedded: true, Type: &Type{Kind: Named, Name: "hand", Origin: FromGo}}, {Name: "secret", Type: str},
	}}
	x := NewIndex(&Package{Documents: []*Document{{Topics: []*Topic{{Items: []Item{{Model: outer}, {Model: inner}, {Model: tagged}}}}}}})
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
		if got := names(x.FieldPath(x.Model("Outer"), tt.key)); !slices.Equal(got, tt.want) {
			t.Errorf("FieldPath(%q) = %v, want %v", tt.key, got, tt.want)
		}
	}
}

func TestIsStruct(t *testing.T) {
	for _, tt := range []struct {
		typ  Type
		want bool
	}{
		{Type{Kind: Named, Name: "M", Origin: FromModel}, true},
		{Type{Kind: Named, Name: "F", Origin: FromFence, Struct: true}, true},
		{Type{Kind: Named, Name: "F", Origin: FromFence, Underlying: "string"}, false},
		{Type{Kind: Named, Name: "E", Origin: FromEnum, Underlying: "int64"}, false},
		{Type{Kind: Named, Name: "Time", Import: "time", Origin: FromStdlib}, false},
		{Type{Kind: Pointer, Elem: &Type{Kind: Named, Name: "M", Origin: FromModel}}, false},
		{Type{Kind: Basic, Name: "string"}, false},
	} {
		if got := tt.typ.IsStruct(); got != tt.want {
			t.Errorf("IsStruct of %s %s = %v", tt.typ.Kind, tt.typ.Name, got)
		}
	}
}
