package foreign

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// resolved is the Go type of something and what it was taken from. Without by it is raw
// JSON, and why says the reason.
type resolved struct {
	*spec.Type
	by  By
	why diag.Phrase
}

// Why fields are raw JSON.
var (
	rawUntyped = diag.Say("the page says no type", "文档没有写类型")
	rawObject  = diag.Say("the page does not say what the object holds", "文档没有说明对象里有什么")
	rawList    = diag.Say("the page does not say what the elements are", "文档没有说明元素的类型")
	rawAny     = diag.Say("it may be any JSON value", "它可以是任意 JSON 值")
	rawUnion   = diag.Say("it has values of several types", "它的值有多种类型")
	rawFile    = diag.Say("it is a file, which is no JSON", "它是文件，不是 JSON")
)

func rawUnknown(text string) diag.Phrase {
	return diag.Say("no page given declares the type `%[1]s`", "给出的文档里没有声明类型 `%[1]s`", diag.Verbatim(text))
}

func rawDoubt(text string) diag.Phrase {
	return diag.Say("`%[1]s` does not say which JSON it is", "`%[1]s` 没有说明是哪种 JSON", diag.Verbatim(text))
}

func basic(name string) *spec.Type { return &spec.Type{Kind: spec.Basic, Name: name} }

func library(path, name string) *spec.Type {
	return &spec.Type{Kind: spec.Named, Name: name, Import: path, Origin: spec.FromStdlib}
}

func rawJSON() *spec.Type { return library("encoding/json", "RawMessage") }
func number() *spec.Type {
	t := library("encoding/json", "Number")
	t.Underlying = "string"
	return t
}

func slice(of *spec.Type) *spec.Type { return &spec.Type{Kind: spec.Slice, Elem: of} }

func named(name string, origin spec.Origin) *spec.Type {
	return &spec.Type{Kind: spec.Named, Name: name, Origin: origin}
}

func isRaw(t *spec.Type) bool {
	return t.Kind == spec.Named && t.Import == "encoding/json" && t.Name == "RawMessage"
}

// typeOf returns the Go type that the words of a cell say.
func (l *linker) typeOf(t typeword.Type) resolved {
	r := l.plainType(t)
	if t.Null && r.by != "" && nilable(r.Type) {
		r.Type = &spec.Type{Kind: spec.Pointer, Elem: r.Type}
	}
	return r
}

// nilable reports whether null needs a pointer to be told from the zero value.
func nilable(t *spec.Type) bool { return t.Kind == spec.Basic || t.Kind == spec.Named && !isRaw(t) }

func (l *linker) plainType(t typeword.Type) resolved {
	switch t.Kind {
	case typeword.Basic:
		return l.basicType(t)
	case typeword.Enum:
		return resolved{Type: basic("string"), by: ByWord}
	case typeword.Any:
		return resolved{Type: rawJSON(), why: rawAny}
	case typeword.Ref:
		return l.ref(t)
	case typeword.List:
		return l.list(t)
	case typeword.Map:
		return l.mapType(t)
	case typeword.Object:
		return resolved{Type: rawJSON(), why: rawObject}
	case typeword.Union:
		return resolved{Type: rawJSON(), why: rawUnion}
	}
	if t.Text == "" {
		return resolved{Type: rawJSON(), why: rawUntyped}
	}
	return resolved{Type: l.unknown(), why: rawUnknown(t.Text)}
}

func (l *linker) basicType(t typeword.Type) resolved {
	switch {
	case t.Doubt:
		return resolved{Type: rawJSON(), why: rawDoubt(t.Text)}
	case t.Name == "file":
		return resolved{Type: rawJSON(), why: rawFile}
	case t.Name == "[]byte":
		return resolved{Type: slice(basic("byte")), by: ByWord}
	case t.Name == "json.Number":
		return resolved{Type: number(), by: ByWord}
	case t.Name == "json.RawMessage":
		return resolved{Type: rawJSON(), by: ByWord}
	case !spec.IsBasic(t.Name):
		return resolved{Type: rawJSON(), why: rawUnknown(t.Name)}
	}
	return resolved{Type: basic(t.Name), by: ByWord}
}

// unknown is the type of what has an unknown type, as the profile says.
func (l *linker) unknown() *spec.Type {
	if l.profile.Unknown == UnknownMap {
		return &spec.Type{Kind: spec.Map, Key: basic("string"), Elem: &spec.Type{Kind: spec.Any, Name: "any"}}
	}
	return rawJSON()
}

// ref returns the type that a name or a link refers to.
func (l *linker) ref(t typeword.Type) resolved {
	var found *facts.Type
	if t.Target != "" {
		found = l.index.link(l.page, t.Target, t.Name)
	}
	if found == nil {
		found = l.index.named(l.page, words.TypeName(t.Name))
	}
	if found == nil {
		found = l.index.named(l.page, t.Name)
	}
	if found != nil && found.Alias {
		r := l.typeOf(found.Under)
		if r.by != "" {
			r.by = ByLink
		}
		return r
	}
	if entry := l.mapEntry(found); entry != nil {
		return *entry
	}
	if d := l.types[found]; found != nil && d != nil {
		return resolved{Type: d.typ(), by: ByLink}
	}
	return resolved{Type: l.unknown(), why: rawUnknown(t.Name)}
}

// mapEntry returns the map of which a type is the entry, as protocol buffers have them: it
// holds a key and a value and is named so. The caller makes a map of the list.
func (l *linker) mapEntry(t *facts.Type) *resolved {
	if t == nil || !strings.HasSuffix(t.Name, "Entry") || len(t.Fields) != 2 || t.Fields[0].Key != "key" || t.Fields[1].Key != "value" || t.Fields[0].Type.Kind != typeword.Basic {
		return nil
	}
	r := l.mapType(typeword.Type{Kind: typeword.Map, Key: &t.Fields[0].Type, Elem: &t.Fields[1].Type})
	if r.by != "" {
		r.by = ByLink
	}
	return &r
}

func (l *linker) list(t typeword.Type) resolved {
	if t.Elem == nil {
		return resolved{Type: slice(rawJSON()), why: rawList}
	}
	r := l.typeOf(*t.Elem)
	r.Type = slice(r.Type)
	return r
}

func (l *linker) mapType(t typeword.Type) resolved {
	key := basic("string")
	if t.Key != nil && t.Key.Kind == typeword.Basic && t.Key.Name != "string" && isInteger(t.Key.Name) {
		key = basic(t.Key.Name)
	}
	elem := resolved{Type: rawJSON(), why: rawObject}
	if t.Elem != nil {
		elem = l.typeOf(*t.Elem)
	}
	elem.Type = &spec.Type{Kind: spec.Map, Key: key, Elem: elem.Type}
	return elem
}

func isInteger(name string) bool { return spec.IsInteger(name) }

// typ returns the type that the declaration has.
func (d *declared) typ() *spec.Type {
	for d.same != nil {
		d = d.same
	}
	if d.enum != nil {
		t := named(d.name, spec.FromEnum)
		t.Underlying = d.enum.Underlying
		return t
	}
	return named(d.name, spec.FromModel)
}

// shapeType returns the Go type of what an example shows, and makes the models that it
// needs below the name.
func (l *linker) shapeType(s *sample.Shape, name string, docs docsOf) resolved {
	switch s.Kind {
	case sample.String:
		return resolved{Type: basic("string"), by: ByExample}
	case sample.Bool:
		return resolved{Type: basic("bool"), by: ByExample}
	case sample.Number:
		return resolved{Type: number(), by: ByExample}
	case sample.List:
		if s.Elem == nil {
			return resolved{Type: slice(rawJSON()), why: rawList}
		}
		r := l.shapeType(s.Elem, name+"Item", docs)
		r.Type = slice(r.Type)
		return r
	case sample.Map:
		r := l.shapeType(s.Elem, name+"Item", docs)
		r.Type = &spec.Type{Kind: spec.Map, Key: basic("string"), Elem: r.Type}
		return r
	case sample.Object:
		if len(s.Members) > 0 {
			return resolved{Type: l.shapeModel(s, name, docs), by: ByExample}
		}
	}
	return resolved{Type: rawJSON(), why: rawObject}
}
