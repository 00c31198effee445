package jsonkey

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// TestLevels compares what can be selected of structs by their levels with what
// Go selects.
func TestLevels(t *testing.T) {
	for _, x := range []any{
		diamond{}, overLeaf{}, below{}, again{}, Cyclic{}, named{}, unexported{}, tagDeep, hiddenByNone,
	} {
		compareLevels(t, typeOf(x))
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		compareLevels(t, randomStruct(r, "json", tags{[]string{""}, []string{""}}, 3, &[]reflect.Type{}))
	}
}

func compareLevels(t *testing.T, typ reflect.Type) {
	t.Helper()
	m, _ := newMirror()
	levels := Levels(m.model(typ), func(f *spec.Field) *spec.Model {
		inner, _ := m.structOf(f)
		return inner
	})
	for _, level := range levels {
		for _, s := range level {
			for _, f := range s.Model.Fields {
				found, ok := typ.FieldByName(f.Name)
				got := selected(levels, f.Name)
				if ok != (got != nil) || ok && !slices.Equal(found.Index, got.rows()) {
					t.Errorf("%v: %s selects %v, want %v", typ, f.Name, got, found.Index)
				}
			}
		}
	}
}

// selected returns the field that a name selects; nil if it is ambiguous.
func selected(levels [][]*Struct, name string) *Key {
	for _, level := range levels {
		var found []*Key
		for _, s := range level {
			for row, f := range s.Model.Fields {
				if f.Name != name {
					continue
				}
				found = append(found, &Key{Field: f, Struct: s, row: row})
				if s.Ambiguous() {
					return nil
				}
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return found[0]
		default:
			return nil
		}
	}
	return nil
}

// TestOf pins the keys of fields by themselves.
func TestOf(t *testing.T) {
	for _, tt := range []struct {
		name, tag string
		embedded  bool
		want      string
	}{
		{"A", "", false, "A"},
		{"A", ",omitempty", false, "A"},
		{"A", "a,omitempty", false, "a"},
		{"A", "a'", false, "A"},
		{"A", "-", false, ""},
		{"A", "-,", false, "-"},
		{"a", "a", false, ""},
		{"A", "", true, ""},
		{"A", ",omitempty", true, ""},
		{"A", "a", true, "a"},
		{"a", "a", true, "a"},
		{"A", "-", true, ""},
	} {
		f := &spec.Field{Name: tt.name, Embedded: tt.embedded, Tags: []spec.Tag{{Key: "json", Value: tt.tag}}}
		if got := Of(f); got != tt.want {
			t.Errorf("the key of %s with the tag %q, embedded %v, is %q, want %q", tt.name, tt.tag, tt.embedded, got, tt.want)
		}
	}
}
