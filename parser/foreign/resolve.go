package foreign

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/profile"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// typeOf returns the Go type that the words of a cell say.
func (l *linker) typeOf(t typeword.Type) resolved {
	r := l.plainType(t)
	if t.Null && r.by != "" && nilable(r.Type) {
		r.Type = &spec.Type{Kind: spec.Pointer, Elem: r.Type}
	}
	return r
}

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
	return l.unknownType(t.Text)
}

func (l *linker) basicType(t typeword.Type) resolved {
	switch {
	case t.Doubt:
		return resolved{Type: rawJSON(), why: rawDoubt(t.String())}
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

// unknownType returns what becomes of a type of which only a word is known.
func (l *linker) unknownType(word string) resolved {
	return resolved{Type: l.unknown(), why: rawUnknown(word), word: word}
}

// demand finds a type that is not known, if the profile asks for that.
func (l *linker) demand(r resolved, at diag.Span) {
	if r.word != "" && r.by == "" && l.profile.Unknown == profile.UnknownError {
		l.findings.Add(TypeUnknown, at, r.word)
	}
}

// unknown is the type of what has an unknown type, as the profile says.
func (l *linker) unknown() *spec.Type {
	if l.profile.Unknown == profile.UnknownMap {
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
	if t.Ident {
		return l.identOf(found, t.Name)
	}
	if entry := l.mapEntry(found); entry != nil {
		return *entry
	}
	if d := l.types[found]; found != nil && d != nil {
		return resolved{Type: d.typ(), by: ByLink}
	}
	return l.unknownType(t.Name)
}

// identOf returns the type of the ids of a type, which that of its field id is.
func (l *linker) identOf(t *facts.Type, name string) resolved {
	if t == nil {
		return l.unknownType(name)
	}
	for _, f := range t.Fields {
		if f.Key == "id" && f.Type.Kind == typeword.Basic && !f.Repeated {
			r := l.basicType(f.Type)
			if r.by != "" {
				r.by = ByLink
			}
			return r
		}
	}
	return resolved{Type: rawJSON(), why: diag.Say("`%[1]s` has no field `id` that says the type of its ids", "`%[1]s` 没有能说明 id 类型的字段 `id`", name)}
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
