package limits

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// extent says what of a type can be limited.
type extent struct {
	whole   *spec.Type // as the field has it
	leaf    *spec.Type // the innermost element; nil for a []byte and for what did not resolve
	items   bool       // there is a slice, an array or a map to count
	octets  bool       // the leaf is a []byte
	opaque  bool       // the leaf is declared in Go, as what is not known
	unknown bool       // the leaf did not resolve: nothing is checked
}

// extentOf looks through pointers, elements and names.
func extentOf(t *spec.Type) extent {
	e := extent{whole: t}
	for {
		if t == nil {
			e.unknown = true
			return e
		}
		if isOctets(t) {
			e.octets = true
			return e
		}
		switch t.Kind {
		case spec.Slice, spec.Array, spec.Map:
			e.items = true
		case spec.Pointer, spec.Nullable:
		default:
			e.leaf = t
			e.unknown = t.Kind == spec.Named && t.Origin == "" && t.Base() == ""
			e.opaque = t.Base() == "" && (t.Origin == spec.FromFence || t.Origin == spec.FromGo)
			return e
		}
		t = t.Elem
	}
}

// isOctets reports whether t is a slice of bytes, which JSON holds as a string.
func isOctets(t *spec.Type) bool {
	if t.Kind != spec.Slice || t.Elem == nil || t.Elem.Kind != spec.Basic {
		return false
	}
	return spec.Canonical(t.Elem.Name) == "uint8"
}

// base returns the basic type of the leaf, or "".
func (e extent) base() string {
	if e.leaf == nil {
		return ""
	}
	return e.leaf.Base()
}

// fits reports whether the unit can limit the type.
func (e extent) fits(u spec.Unit) bool {
	switch {
	case u == spec.Items && e.items, e.unknown:
		return true
	case u == spec.Bytes:
		return e.octets || e.base() == "string"
	case u == spec.Chars:
		return e.base() == "string"
	case u == spec.Value:
		return spec.IsInteger(e.base()) || spec.IsFloat(e.base())
	}
	return false
}

// units returns the units that fit, the outermost first.
func (e extent) units() []spec.Unit {
	var units []spec.Unit
	for _, u := range []spec.Unit{spec.Items, spec.Bytes, spec.Chars, spec.Value} {
		if e.fits(u) {
			units = append(units, u)
		}
	}
	return units
}

// phrase names the units that fit for a hint.
func (e extent) phrase() diag.Phrase {
	var names []diag.Phrase
	for _, u := range e.units() {
		name := diag.Verbatim(string(u))
		if u == spec.Value {
			name = diag.Say("no unit", "不写单位")
		}
		names = append(names, name)
	}
	return diag.Or(names...)
}

// refusal returns the rule against any limit on the type, or nil.
func (e extent) refusal() *diag.Rule {
	switch {
	case len(e.units()) > 0:
		return nil
	case e.opaque:
		return LimitOpaqueType
	}
	return LimitNoType
}
