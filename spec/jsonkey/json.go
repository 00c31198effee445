package jsonkey

import "github.com/mdspec-go/mdspec/spec"

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

// fieldsOf returns the fields of structs but for those that stand for theirs.
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
