package foreign

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/spec"
)

// unified returns what several examples show together; nil if there is none.
func unified(samples []facts.Sample) *sample.Shape {
	var out *sample.Shape
	for _, s := range samples {
		switch {
		case out == nil:
			out = s.Shape
		case out.Kind == s.Shape.Kind:
			out = sample.Unify(out, s.Shape)
		}
	}
	return out
}

// shapeModel makes a proposed model of an object.
func (l *linker) shapeModel(s *sample.Shape, name string, docs docsOf) *spec.Type {
	name = l.names.claim(name)
	m := &spec.Model{Name: name}
	l.note(m, l.page.Path, false, true)
	at := len(l.pending)
	m.Fields = l.shapeFields(s, name, docs)
	l.insert(at, spec.Item{Model: m})
	return named(name, spec.FromModel)
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
	used := map[string]bool{}
	for _, m := range s.Members {
		name := exported(m.Key, "Field")
		for used[name] {
			name += "_"
		}
		used[name] = true
		r := l.shapeType(m.Shape, owner+exported(m.Key, "Field"), docs)
		f := &spec.Field{Name: name, Type: r.Type, Presence: spec.Optional}
		if m.Shape.Null && nilable(r.Type) {
			f.Type = &spec.Type{Kind: spec.Pointer, Elem: r.Type}
		}
		if m.Comment != "" {
			f.Doc = docOf([]string{m.Comment})
		}
		setTags(f, m.Key)
		l.page.report.Proposed++
		out = append(out, f)
	}
	return out
}

// anyKey reports whether an object of the example has one of the keys.
func anyKey(s *sample.Shape, fields []*facts.Field) bool {
	for s != nil && s.Kind == sample.List {
		s = s.Elem
	}
	return slices.ContainsFunc(fields, func(f *facts.Field) bool { return memberOf(s, f.Key) != nil })
}

// enclosing returns the keys that lead from an example to the one object in it that has
// keys of the fields, if the example itself has none.
func enclosing(s *sample.Shape, fields []*facts.Field) []string {
	if s == nil || len(fields) == 0 || anyKey(s, fields) {
		return nil
	}
	var way []string
	for _, m := range s.Members {
		if !holds(m.Shape) {
			continue
		}
		if anyKey(m.Shape, fields) {
			if way != nil {
				return nil
			}
			way = []string{m.Key}
		} else if below := enclosing(elementOf(m.Shape), fields); below != nil {
			if way != nil {
				return nil
			}
			way = append([]string{m.Key}, below...)
		}
	}
	return way
}

func holds(s *sample.Shape) bool {
	s = elementOf(s)
	return s != nil && s.Kind == sample.Object
}

func elementOf(s *sample.Shape) *sample.Shape {
	for s != nil && (s.Kind == sample.List || s.Kind == sample.Map) {
		s = s.Elem
	}
	return s
}

// wrapped returns the fields of an example around those of a table.
func wrapped(s *sample.Shape, way []string, fields []*facts.Field) []*facts.Field {
	var out []*facts.Field
	for _, m := range s.Members {
		f := &facts.Field{Key: m.Key, Made: true, Presence: spec.Optional}
		if m.Comment != "" {
			f.Doc = []string{m.Comment}
		}
		f.Shown = true
		if m.Key == way[0] {
			f.Repeated = m.Shape.Kind == sample.List
			f.Type = typeword.Type{Kind: typeword.Object}
			if f.Children = fields; len(way) > 1 {
				f.Children = wrapped(elementOf(m.Shape), way[1:], fields)
			}
		}
		out = append(out, f)
	}
	return out
}
