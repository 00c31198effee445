package gen

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// The helpers of this file write schemas by hand, as short as the documents
// they stand for.

func pkgOf(items ...spec.Item) *spec.Package {
	return &spec.Package{Documents: []*spec.Document{docOf("chat_info.md", items...)}}
}

func docOf(name string, items ...spec.Item) *spec.Document {
	return &spec.Document{Name: name, Topics: []*spec.Topic{{Items: items}}}
}

func model(name, doc string, fields ...*spec.Field) spec.Item {
	return spec.Item{Model: &spec.Model{Name: name, Doc: text(doc), Fields: fields}}
}

func enum(name, underlying string, values ...*spec.EnumValue) spec.Item {
	return spec.Item{Enum: &spec.Enum{Name: name, Underlying: underlying, Values: values}}
}

func value(name, value, doc string) *spec.EnumValue {
	return &spec.EnumValue{Name: name, Value: value, Doc: text(doc)}
}

func goFence(code string) spec.Item { return spec.Item{Fence: &spec.Fence{Code: code}} }

// text is documentation of one paragraph; lines are separated by "\n".
func text(s string) spec.Doc {
	if s == "" {
		return spec.Doc{}
	}
	return spec.Doc{Blocks: []spec.Block{paragraph(s)}}
}

func paragraph(s string) spec.Block {
	return spec.Block{Kind: spec.Text, Lines: strings.Split(s, "\n")}
}

// field is a field with a JSON tag; limits are written as in a document.
func field(name, json string, t *spec.Type, limits ...string) *spec.Field {
	f := &spec.Field{Name: name, Type: t}
	if json != "" {
		f.Tags = []spec.Tag{{Key: "json", Value: json}}
	}
	for _, l := range limits {
		f.Limits = append(f.Limits, limit(l))
	}
	return f
}

func documented(f *spec.Field, doc string) *spec.Field {
	f.Doc = text(doc)
	return f
}

func embedded(t *spec.Type) *spec.Field {
	name := t.Name
	if t.Kind == spec.Pointer {
		name = t.Elem.Name
	}
	return &spec.Field{Name: name, Embedded: true, Type: t}
}

func limit(s string) spec.Limit {
	span, unit, _ := strings.Cut(s, " ")
	low, high, _ := strings.Cut(span, "..")
	return spec.Limit{Min: low, Max: high, Unit: spec.Unit(unit), Text: s}
}

func basic(name string) *spec.Type { return &spec.Type{Kind: spec.Basic, Name: name} }
func ptr(t *spec.Type) *spec.Type  { return &spec.Type{Kind: spec.Pointer, Elem: t} }
func list(t *spec.Type) *spec.Type {
	return &spec.Type{Kind: spec.Slice, Elem: t}
}
func array(n int64, t *spec.Type) *spec.Type {
	return &spec.Type{Kind: spec.Array, Len: n, Elem: t}
}
func dict(k, v *spec.Type) *spec.Type { return &spec.Type{Kind: spec.Map, Key: k, Elem: v} }
func ref(name string) *spec.Type {
	return &spec.Type{Kind: spec.Named, Name: name, Origin: spec.FromModel}
}
func named(name string, origin spec.Origin, underlying string) *spec.Type {
	return &spec.Type{Kind: spec.Named, Name: name, Origin: origin, Underlying: underlying}
}
func std(path, name string) *spec.Type {
	return &spec.Type{Kind: spec.Named, Name: name, Import: path, Origin: spec.FromStdlib}
}
