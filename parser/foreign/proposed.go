package foreign

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/spec"
)

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

// shapeModel makes a proposed model of an object.
func (l *linker) shapeModel(s *sample.Shape, name string, docs docsOf) *spec.Type {
	name = l.names.claim(name)
	m := &spec.Model{Name: name}
	m.Doc = l.proposed()
	l.note(m, l.place, false)
	at := len(l.pending)
	m.Fields = l.shapeFields(s, name, docs)
	l.insert(at, spec.Item{Model: m})
	return named(name, spec.FromModel)
}

// proposed is the documentation of what only an example shows.
func (l *linker) proposed() spec.Doc {
	return docOf([]string{l.say("Proposed: only an example shows it.", "仅据示例推测。")})
}

// docsOf returns what a table says of a key, where an example has the key.
type docsOf func(key string) *facts.Field

// shapeFields makes the fields of an object: each of them may be absent, since one
// example proves little.
func (l *linker) shapeFields(s *sample.Shape, owner string, docs docsOf) []*spec.Field {
	out := []*spec.Field{}
	for s != nil && s.Kind == sample.List {
		s = s.Elem
	}
	if s == nil {
		return out
	}
	used, keys := map[string]bool{}, map[string]*spec.Field{}
	for _, m := range s.Members {
		name := exported(m.Key, "Field")
		for used[name] {
			name += "_"
		}
		used[name] = true
		if first := keys[strings.ToLower(m.Key)]; first != nil { // encoding/json takes keys in any case
			if m.Shape.Kind == sample.Object || m.Shape.Kind == sample.List || l.shapeType(m.Shape, "", docs).String() != first.Type.String() {
				first.Type = rawJSON()
			}
			continue
		}
		r := l.shapeType(m.Shape, owner+exported(m.Key, "Field"), docs)
		f := &spec.Field{Name: name, Type: r.Type, Presence: spec.Optional}
		if m.Comment != "" {
			f.Doc = docOf([]string{m.Comment})
		}
		keys[strings.ToLower(m.Key)] = f
		setTags(f, m.Key)
		l.page.report.Proposed++
		out = append(out, f)
	}
	return out
}
