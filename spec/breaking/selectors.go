package breaking

import (
	"cmp"
	"go/token"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// selectors are what is asked again and again of what can be selected of structs.
// No list is kept of each struct that embeds another: many may embed a large one.
type selectors struct {
	levels     map[*decl][][]*decl
	own        map[*decl]map[string]*spec.Field // by name; of two of one name nil
	selectable map[*decl][]*spec.Field
	keys       map[*decl]map[string]flatKey // of structs that others embed
}

func newSelectors() selectors {
	return selectors{
		map[*decl][][]*decl{}, map[*decl]map[string]*spec.Field{}, map[*decl][]*spec.Field{}, map[*decl]map[string]flatKey{},
	}
}

// levelsOf returns the struct, what it embeds, what that embeds and so on; each
// struct once.
func (s *side) levelsOf(d *decl) [][]*decl {
	if out := s.selects.levels[d]; out != nil {
		return out
	}
	var out [][]*decl
	seen := map[*decl]bool{d: true}
	for depth := []*decl{d}; len(depth) > 0; {
		out = append(out, depth)
		var next []*decl
		for _, d := range depth {
			for _, f := range d.model.Fields {
				if !f.Embedded {
					continue
				}
				if inner := s.structOf(pointed(f.Type)); inner != nil && !seen[inner] {
					seen[inner] = true
					next = append(next, inner)
				}
			}
		}
		depth = next
	}
	s.selects.levels[d] = out
	return out
}

// ownFields returns the fields that stand in the struct itself, by name.
func (s *side) ownFields(d *decl) map[string]*spec.Field {
	if out := s.selects.own[d]; out != nil {
		return out
	}
	out := make(map[string]*spec.Field, len(d.model.Fields))
	for _, f := range d.model.Fields {
		if _, twice := out[f.Name]; twice {
			out[f.Name] = nil
			continue
		}
		out[f.Name] = f
	}
	s.selects.own[d] = out
	return out
}

// selected returns the field that the name selects of a struct, its own or one that
// embedded structs promote; nil if there is none, or if it is ambiguous.
func (s *side) selected(d *decl, name string) *spec.Field {
	for _, level := range s.levelsOf(d) {
		var found *spec.Field
		count := 0
		for _, d := range level {
			if f, ok := s.ownFields(d)[name]; ok {
				found = f
				count++
			}
		}
		if count > 1 {
			return nil // and hides what lies deeper
		}
		if count == 1 {
			return found
		}
	}
	return nil
}

// selectable returns the exported fields that can be selected of a struct, by name.
func (s *side) selectable(d *decl) []*spec.Field {
	if out, ok := s.selects.selectable[d]; ok {
		return out
	}
	var out []*spec.Field
	for _, level := range s.levelsOf(d) {
		for _, inner := range level {
			for _, f := range inner.model.Fields {
				if token.IsExported(f.Name) && s.selected(d, f.Name) == f {
					out = append(out, f)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b *spec.Field) int { return cmp.Compare(a.Name, b.Name) })
	s.selects.selectable[d] = out
	return out
}

// keysOf returns the keys of a struct that others embed.
func (s *side) keysOf(d *decl) map[string]flatKey {
	out, ok := s.selects.keys[d]
	if !ok {
		_, out, _ = s.keys(d)
		s.selects.keys[d] = out
	}
	return out
}

// keyed reports whether a struct has a key, of its own or of what it embeds.
func (s *side) keyed(d *decl, key string) bool { return s.keysOf(d)[key].field != nil }

// hasKey reports whether a struct has the very key that a struct around it has.
func (s *side) hasKey(d *decl, k flatKey) bool { return s.keysOf(d)[k.key].field == k.field }
