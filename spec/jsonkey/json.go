package jsonkey

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// Keys are the fields of a struct, with those of all that it embeds, as
// encoding/json sees them. All lists go level by level, the outermost first.
type Keys struct {
	Structs []*Struct     // the struct and all whose fields are its own
	Visible []*Key        // the fields that are encoded and decoded, one for each key
	Dropped []*Key        // the fields that are not, because others of their level have their keys
	Keyless []*Key        // the fields that have no key: unexported ones, those that the tag hides, and Opaque ones
	Opaque  []*spec.Field // embedded fields that may be structs of which nothing is known; with a key if the tag gives it

	best   map[string]*Key // by name
	folded map[string]*Key // see Folded
	all    []*Key          // that have a name
}

// JSON returns the keys of a struct.
func (v *View) JSON(m *spec.Model) *Keys {
	k := &Keys{}
	for _, level := range Levels(m, v.Promotes) {
		k.Structs = append(k.Structs, level...)
	}
	for _, key := range v.fieldsOf(k.Structs) {
		f := key.Field
		if f.Embedded && v.opaque(f) {
			k.Opaque = append(k.Opaque, f)
		}
		if key.Name == "" {
			k.Keyless = append(k.Keyless, key)
		} else {
			k.all = append(k.all, key)
		}
	}
	k.settle()
	return k
}

// fieldsOf returns the fields of structs but for those that are flattened.
func (v *View) fieldsOf(structs []*Struct) []*Key {
	size := 0
	for _, s := range structs {
		size += len(s.Model.Fields)
	}
	keys, out := make([]Key, size), make([]*Key, 0, size)
	for _, s := range structs {
		for row, f := range s.Model.Fields {
			if v.Skip != nil && v.Skip(f) || v.Promotes(f) != nil {
				continue
			}
			k := &keys[len(out)]
			*k = Key{Field: f, Struct: s, row: row}
			k.Name, k.Tagged = v.name(f)
			out = append(out, k)
		}
	}
	return out
}

// name returns the key of a field that promotes nothing.
func (v *View) name(f *spec.Field) (name string, tagged bool) {
	name, tagged = nameOf(f)
	if f.Embedded && !tagged && (!exported(f.Name) || v.opaque(f)) {
		return "", false
	}
	return name, tagged
}

// Promotes returns the struct whose keys are those of the struct that has the
// field, nil for a field that is not embedded or has a key of its own.
func (v *View) Promotes(f *spec.Field) *spec.Model {
	if !f.Embedded || v.Skip != nil && v.Skip(f) {
		return nil
	}
	if name, tagged := nameOf(f); tagged || name == "" {
		return nil
	}
	m, _ := v.Struct(f)
	return m
}

// opaque reports whether an embedded field may be a struct that is not known.
func (v *View) opaque(f *spec.Field) bool {
	if tag, _ := f.Tag("json"); tag == "-" {
		return false
	}
	m, known := v.Struct(f)
	return m == nil && !known
}

// settle finds the fields that count.
func (k *Keys) settle() {
	k.best = make(map[string]*Key, len(k.all))
	for _, key := range k.all {
		k.enter(key)
	}
	for _, key := range k.all {
		switch best := k.best[key.Name]; {
		case best.Depth() != key.Depth():
		case best.clash || best != key:
			k.Dropped = append(k.Dropped, key)
		default:
			k.Visible = append(k.Visible, key)
		}
	}
}

// enter compares a field with the best one of those that lie further out or on
// its level.
func (k *Keys) enter(key *Key) {
	best := k.best[key.Name]
	switch {
	case best == nil, key.Depth() == best.Depth() && key.Tagged && !best.Tagged:
		key.clash = key.Struct.Again != nil
		k.best[key.Name] = key
	case key.Depth() == best.Depth() && key.Tagged == best.Tagged:
		best.clash = true
	}
}

// ByName returns the field that is encoded under the key, nil if there is none.
func (k *Keys) ByName(name string) *Key {
	if key := k.best[name]; key != nil && !key.clash {
		return key
	}
	return nil
}

// Placed returns the field that has the key in the query, a header or a form, nil
// if there is none, or more than one. The case of a header's name does not matter.
func (k *Keys) Placed(name string) *Key {
	var found *Key
	for _, key := range k.Keyless {
		placed, ok := key.Field.Placed()
		switch {
		case !ok || placed != name && !(key.Field.In == spec.InHeader && strings.EqualFold(placed, name)):
		case found != nil:
			return nil
		default:
			found = key
		}
	}
	return found
}

// Folded returns the field that a key is decoded into if no key is spelled like
// it: the first one, in the order of declaration, that differs in case only. It
// is nil if there is none.
func (k *Keys) Folded(name string) *Key {
	if k.folded == nil {
		k.folded = make(map[string]*Key, len(k.Visible))
		for _, key := range k.Visible {
			folded := Fold(key.Name)
			if old := k.folded[folded]; old == nil || key.before(old) {
				k.folded[folded] = key
			}
		}
	}
	return k.folded[Fold(name)]
}

// Clashes returns the fields that have the key of another one of their level, in
// any case: encoding/json drops one or both of them, or may decode the value of
// one into the other. A key that differs from one further out in case at most
// clashes with none.
func (k *Keys) Clashes() []Clash {
	var out []Clash
	first := make(map[string]*Key, len(k.all))
	for _, key := range k.all {
		name := Fold(key.Name)
		old := first[name]
		if old == nil {
			first[name] = key
		}
		switch {
		case old == nil && key.Struct.Again != nil:
			out = append(out, Clash{key, key})
		case old != nil && old.Depth() == key.Depth():
			out = append(out, Clash{old, key})
		}
	}
	return out
}

// Index finds the models of a package by name and their fields by JSON key. What
// is said of a [View] holds for it too.
type Index struct {
	*spec.Index
	view View
	keys map[*spec.Model]*Keys
}

// NewIndex returns the index of a package.
func NewIndex(p *spec.Package) *Index {
	x := &Index{Index: spec.NewIndex(p), keys: map[*spec.Model]*Keys{}}
	x.view.Struct = x.structOf
	return x
}

// structOf returns the model that a field holds or points to: of structs that
// fences or hand-written Go declare nothing is known.
func (x *Index) structOf(f *spec.Field) (m *spec.Model, known bool) {
	t := f.Type
	for t != nil && t.Kind == spec.Pointer {
		t = t.Elem
	}
	switch {
	case t == nil:
		return nil, false
	case t.Origin == spec.FromModel:
		m = x.Model(t.Name)
		return m, m != nil
	}
	return nil, t.Kind != spec.Named || t.Base() != ""
}

// Keys returns the JSON keys of a model.
func (x *Index) Keys(m *spec.Model) *Keys {
	k := x.keys[m]
	if k == nil {
		k = x.view.JSON(m)
		x.keys[m] = k
	}
	return k
}

// FieldPath returns what [View.FieldPath] does.
func (x *Index) FieldPath(m *spec.Model, key string) []*spec.Field {
	return fieldPath(m, key, x.Keys, x.view.Struct)
}

// FieldPath returns the fields that lead from a model to a JSON key, or to one in
// the query, a header or a form, the outermost first; nil if the model has none.
// Keys with dots between them lead into structs, from pointer to value. The spelling
// of a key has to be exact.
func (v *View) FieldPath(m *spec.Model, key string) []*spec.Field {
	return fieldPath(m, key, v.JSON, v.Struct)
}

func fieldPath(m *spec.Model, key string, keysOf func(*spec.Model) *Keys, structOf func(*spec.Field) (*spec.Model, bool)) []*spec.Field {
	keys := keysOf(m)
	for _, k := range []*Key{keys.ByName(key), keys.Placed(key)} {
		if k != nil {
			return k.Path()
		}
	}
	first, rest, _ := strings.Cut(key, ".")
	k := keys.ByName(first)
	if k == nil || rest == "" {
		return nil
	}
	inner, _ := structOf(k.Field)
	if inner == nil {
		return nil
	}
	if path := fieldPath(inner, rest, keysOf, structOf); path != nil {
		return append(k.Path(), path...)
	}
	return nil
}

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
