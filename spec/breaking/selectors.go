package breaking

import (
	"cmp"
	"go/token"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// levelsOf returns the struct, what it embeds, what that embeds and so on; each
// struct once.
func (s *side) levelsOf(d *decl) [][]*jsonkey.Struct {
	if d.levels == nil {
		d.levels = jsonkey.Levels(d.model, func(f *spec.Field) *spec.Model {
			m, _ := s.heldBy(f)
			return m
		})
	}
	return d.levels
}

// fields returns the fields of the struct itself by name; of two of one name nil.
func (d *decl) fields() map[string]*spec.Field {
	if d.own == nil {
		d.own = make(map[string]*spec.Field, len(d.model.Fields))
		for _, f := range d.model.Fields {
			if _, twice := d.own[f.Name]; twice {
				d.own[f.Name] = nil
			} else {
				d.own[f.Name] = f
			}
		}
	}
	return d.own
}

// selected returns the field that the name selects of a struct, its own or one that
// embedded structs promote; nil if there is none, or if it is ambiguous.
func (s *side) selected(d *decl, name string) *spec.Field {
	for _, level := range s.levelsOf(d) {
		var found *spec.Field
		count := 0
		for _, inner := range level {
			if f, ok := s.structs[inner.Model].fields()[name]; ok {
				found = f
				count++
				if inner.Ambiguous() {
					count++
				}
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
	if d.selectable != nil {
		return d.selectable
	}
	out := []*spec.Field{}
	for _, level := range s.levelsOf(d) {
		for _, inner := range level {
			for _, f := range inner.Model.Fields {
				if token.IsExported(f.Name) && s.selected(d, f.Name) == f {
					out = append(out, f)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b *spec.Field) int { return cmp.Compare(a.Name, b.Name) })
	d.selectable = out
	return out
}

// keysOf returns the keys of a struct that others embed.
func (s *side) keysOf(d *decl) *jsonkey.Keys {
	if d.keys == nil {
		d.keys = s.view.JSON(d.model)
	}
	return d.keys
}

// keyed reports whether a struct has a key, of its own or of what it embeds.
func (s *side) keyed(d *decl, key string) bool { return s.keysOf(d).ByName(key) != nil }

// hasKey reports whether a struct has the very key that a struct around it has.
func (s *side) hasKey(d *decl, k *jsonkey.Key) bool {
	if k.Name == "" {
		return slices.ContainsFunc(s.keysOf(d).Keyless, func(own *jsonkey.Key) bool { return own.Field == k.Field })
	}
	own := s.keysOf(d).ByName(k.Name)
	return own != nil && own.Field == k.Field
}

// omission says which values of a field are not sent.
type omission int

const (
	sent        omission = iota // all are
	nilOmitted                  // a nil slice or map is not
	zeroOmitted                 // no zero value is, and no empty list
)

// omits returns which values of the field its tag leaves out.
func (s *side) omits(f *spec.Field) omission {
	empty, zero := f.JSONOption("omitempty"), f.JSONOption("omitzero")
	switch t := s.core(f.Type); {
	case !empty && !zero, t.Kind == spec.Nullable: // its zero is no value
		return sent
	case t.Kind == spec.Slice || t.Kind == spec.Map:
		if empty {
			return zeroOmitted
		}
		return nilOmitted
	case t.Kind == spec.Array && t.Len > 0 || t.Kind == spec.Named && t.Base() == "":
		if zero {
			return zeroOmitted
		}
		return sent // omitempty leaves out no struct and no array
	}
	return zeroOmitted
}

// flattened reports whether the field's keys are those of the struct around it.
func (s *side) flattened(f *spec.Field) bool {
	return s.view.Promotes(f) != nil
}
