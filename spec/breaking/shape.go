package breaking

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// flatKey is a field with the key that it has in the object around it.
type flatKey struct {
	key   string
	field *spec.Field
	owner *decl // the struct that declares the field
}

// keys returns the keys of a struct, with those of structs that it embeds, and
// the fields without a key.
func (s *side) keys(d *decl) (keyed []flatKey, byKey map[string]flatKey, keyless []flatKey) {
	depth, size := s.flatLevels(d)
	keyed, byKey = make([]flatKey, 0, size), make(map[string]flatKey, size)
	for _, level := range depth {
		for _, d := range level {
			for _, f := range d.model.Fields {
				if s.flattened(f) {
					continue
				}
				k := flatKey{jsonkey.Of(f), f, d}
				if k.key == "" {
					keyless = append(keyless, k)
				} else if _, ok := byKey[k.key]; !ok {
					byKey[k.key] = k
					keyed = append(keyed, k)
				}
			}
		}
	}
	return keyed, byKey, keyless
}

// flatLevels returns the struct, then those whose keys are its own because it embeds
// them, by depth, and how many fields they have.
func (s *side) flatLevels(d *decl) (levels [][]*decl, size int) {
	seen := map[*decl]bool{d: true}
	for depth := []*decl{d}; len(depth) > 0; {
		levels = append(levels, depth)
		var next []*decl
		for _, d := range depth {
			size += len(d.model.Fields)
			for _, f := range d.model.Fields {
				if !s.flattened(f) {
					continue
				}
				if inner := s.structOf(pointed(f.Type)); !seen[inner] {
					seen[inner] = true
					next = append(next, inner)
				}
			}
		}
		depth = next
	}
	return levels, size
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
	case !empty && !zero:
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
	return f.Embedded && jsonkey.Of(f) == "" && s.structOf(pointed(f.Type)) != nil
}
