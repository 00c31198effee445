package breaking

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// Compare is meant for packages without errors, but must stand any other: what
// is not whole is left out.

// whole reports whether a type has all its parts.
func whole(t *spec.Type) bool {
	if t == nil {
		return false
	}
	switch t.Kind {
	case spec.Pointer, spec.Slice, spec.Array:
		return whole(t.Elem)
	case spec.Map:
		return whole(t.Key) && whole(t.Elem)
	}
	return t.Elem == nil && t.Key == nil
}

// wholeModel returns the model without fields whose types are not whole.
func wholeModel(m *spec.Model) *spec.Model {
	broken := func(f *spec.Field) bool { return f == nil || !whole(f.Type) }
	if !slices.ContainsFunc(m.Fields, broken) {
		return m
	}
	out := *m
	out.Fields = slices.DeleteFunc(slices.Clone(m.Fields), broken)
	return &out
}

// wholeEnum returns the enum without values that are nil.
func wholeEnum(e *spec.Enum) *spec.Enum {
	broken := func(v *spec.EnumValue) bool { return v == nil }
	if !slices.ContainsFunc(e.Values, broken) {
		return e
	}
	out := *e
	out.Values = slices.DeleteFunc(slices.Clone(e.Values), broken)
	return &out
}

// wholeCall returns the call without types that are not whole.
func wholeCall(c *spec.Call) *spec.Call {
	if (c.Request == nil || whole(c.Request)) && (c.Response == nil || whole(c.Response)) {
		return c
	}
	out := *c
	if !whole(c.Request) {
		out.Request = nil
	}
	if !whole(c.Response) {
		out.Response, out.Page = nil, nil
	}
	return &out
}

// cutMaps takes maps whose keys are maps out of the types of fences. No package
// without errors has one, and a type that holds itself both ways has no end.
func (s *side) cutMaps() {
	for _, d := range s.decls {
		if d.expr == nil {
			continue
		}
		for t := range d.expr.All() {
			if t.Kind == spec.Map && s.holdsMap(t.Key) {
				d.expr = &spec.Type{Kind: spec.Named, Name: "a map of maps"}
				break
			}
		}
	}
}

// holdsMap reports whether the values of a key's type are or hold maps.
func (s *side) holdsMap(t *spec.Type) bool {
	for range len(s.decls) + 64 {
		switch t = s.core(t); t.Kind {
		case spec.Map:
			return true
		case spec.Array, spec.Slice, spec.Pointer:
			t = t.Elem
		default:
			return false
		}
	}
	return true // an array of itself
}
