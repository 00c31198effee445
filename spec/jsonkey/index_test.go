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
