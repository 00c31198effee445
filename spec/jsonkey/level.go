package jsonkey

import "github.com/mdspec-go/mdspec/spec"

// Struct is a struct at the place where a walk met it.
type Struct struct {
	Model  *spec.Model
	By     *spec.Field // the field that embeds it; nil of the struct the walk began with
	Again  *spec.Field // another field of the same level that embeds it too, or nil
	in     *Struct     // which has the field By
	row    int         // of By in it
	depth  int
	within bool // in is ambiguous
}

// Ambiguous reports whether more than one way leads to the struct on its level,
// so that Go can select none of its fields.
func (s *Struct) Ambiguous() bool { return s.Again != nil || s.within }

// path returns the fields that lead from the outermost struct to f.
func (s *Struct) path(f *spec.Field) []*spec.Field {
	out := make([]*spec.Field, s.depth+1)
	for ; s != nil; f, s = s.By, s.in {
		out[s.depth] = f
	}
	return out
}

// Levels returns the struct, the structs that it embeds, those that these embed
// and so on, each once. The function returns the struct whose fields an embedded
// field promotes, nil for one that promotes none; it is not asked of others.
func Levels(m *spec.Model, promotes func(*spec.Field) *spec.Model) [][]*Struct {
	var out [][]*Struct
	first := &Struct{Model: m}
	seen := map[*spec.Model]*Struct{m: first}
	for level := []*Struct{first}; len(level) > 0; level = nextLevel(level, seen, promotes) {
		out = append(out, level)
	}
	return out
}

func nextLevel(level []*Struct, seen map[*spec.Model]*Struct, promotes func(*spec.Field) *spec.Model) []*Struct {
	var next []*Struct
	for _, s := range level {
		for row, f := range s.Model.Fields {
			if !f.Embedded {
				continue
			}
			inner := promotes(f)
			if inner == nil {
				continue
			}
			known := seen[inner]
			switch {
			case known == nil:
				known = &Struct{Model: inner, By: f, in: s, row: row, depth: s.depth + 1, within: s.Ambiguous()}
				seen[inner] = known
				next = append(next, known)
			case known.depth == s.depth+1:
				known.Again = f
			}
		}
	}
	return next
}
