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
	}
	for _, tt := range tests {
		if got := names(x.FieldPath(x.Model("Outer"), tt.key)); !slices.Equal(got, tt.want) {
			t.Errorf("FieldPath(%q) = %v, want %v", tt.key, got, tt.want)
		}
	}
}
