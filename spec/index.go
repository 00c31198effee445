package spec

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Index finds the models of a package by name and their fields by JSON key. It
// remembers what it has found: a model must not change after it was asked for,
// and two goroutines must not use an Index at the same time.
type Index struct {
	models map[string]*Model
	paths  map[*Model]map[string][]*Field // by JSON key, see FieldPath
}

// NewIndex returns the index of a package. Of models that share a name, which
// the parser reports, it knows the first.
func NewIndex(p *Package) *Index {
	x := &Index{models: map[string]*Model{}, paths: map[*Model]map[string][]*Field{}}
	for m := range p.Models() {
		if x.models[m.Name] == nil {
			x.models[m.Name] = m
		}
	}
	return x
}

// Model returns the model of the name, nil if there is none.
func (x *Index) Model(name string) *Model { return x.models[name] }

// FieldPath returns the fields that lead from a model to the JSON key, the
// outermost first: one for a field of the model itself, more for a field of a
// model that it embeds. It is nil if the model has no such key.
//
// As in encoding/json, a key of the model itself goes before one of an embedded
// model; unlike there, the spelling of the key has to be exact.
func (x *Index) FieldPath(m *Model, key string) []*Field {
	paths, ok := x.paths[m]
	if !ok {
		paths = x.fieldPaths(m)
		x.paths[m] = paths
	}
	return paths[key]
}

// fieldPaths returns the path to each key of a model.
func (x *Index) fieldPaths(m *Model) map[string][]*Field {
	type step struct {
		model *Model
		path  []*Field
	}
	paths, seen := map[string][]*Field{}, map[*Model]bool{m: true}
	for depth := []step{{model: m}}; len(depth) > 0; {
		var next []step
		for _, s := range depth {
			for _, f := range s.model.Fields {
				path := append(slices.Clip(s.path), f)
				if inner := x.promotes(f); inner != nil {
					if !seen[inner] {
						seen[inner] = true
						next = append(next, step{inner, path})
					}
				} else if key := JSONKey(f); key != "" && paths[key] == nil {
					paths[key] = path
				}
			}
		}
		depth = next
	}
	return paths
}

// promotes returns the embedded model whose keys become those of the model
// around it; nil for every other field.
func (x *Index) promotes(f *Field) *Model {
	if tag, _ := f.Tag("json"); !f.Embedded || f.Type == nil || tag != "" && !strings.HasPrefix(tag, ",") {
		return nil
	}
	t := f.Type
	if t.Kind == Pointer {
		t = t.Elem
	}
	if t.Origin != FromModel {
		return nil
	}
	return x.models[t.Name]
}

// JSONKey returns the key under which encoding/json writes the field, "" if it
// writes none: that of an unexported field, and of an embedded struct whose tag
// gives no name, because what it promotes has keys of its own.
func JSONKey(f *Field) string {
	tag, _ := f.Tag("json")
	name, _, _ := strings.Cut(tag, ",")
	switch {
	case tag == "-":
		return ""
	case !f.Embedded && !exported(f.Name):
		return ""
	case name != "":
		return name
	case f.Embedded:
		return ""
	}
	return f.Name
}

func exported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}
