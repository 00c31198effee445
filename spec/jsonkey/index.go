package jsonkey

import "github.com/mdspec-go/mdspec/spec"

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

// FieldPath returns the fields that lead from a model to the JSON key, the
// outermost first; nil if the model has no such key. The spelling of the key has
// to be exact.
func (x *Index) FieldPath(m *spec.Model, key string) []*spec.Field {
	if k := x.Keys(m).ByName(key); k != nil {
		return k.Path()
	}
	return nil
}
