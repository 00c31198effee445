package breaking

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// compareMoved finds the fields of a struct that travel in another place, and returns
// those that have left the JSON or come into it, of both sides: of them there is no
// more to say. They are known again by their names in Go.
func (c *comparison) compareMoved(was, is *object, dir direction, add adder) map[*spec.Field]bool {
	moved := map[*spec.Field]bool{}
	states := func(k *jsonkey.Key) bool { return k.Field.In != spec.InDefault }
	if !slices.ContainsFunc(slices.Concat(was.Visible, was.Keyless, is.Visible, is.Keyless), states) {
		return moved
	}
	byName := keysByName(is.Keys)
	for _, o := range slices.Concat(was.Visible, was.Keyless) {
		n := byName[o.Field.Name]
		if n == nil || o.Field.Embedded || n.Field.Embedded {
			continue
		}
		from, to := placeOf(o.Field), placeOf(n.Field)
		stated := o.Field.In != spec.InDefault && n.Field.In != spec.InDefault && o.Field.In != n.Field.In
		if from == to && !stated {
			continue
		}
		c.addKey(placeChanged, o, n, dir, add, c.new.owner(n).name, n.Field.Name, placeText(o.Field), placeText(n.Field), bodies{})
		if from != to {
			moved[o.Field], moved[n.Field] = true, true
		}
	}
	return moved
}

// placeOf returns where a field travels that is not in the JSON of its struct; "" for
// all others.
func placeOf(f *spec.Field) spec.Place {
	if _, placed := f.Placed(); placed {
		return f.In
	}
	return spec.InDefault
}

// placeText returns the place of a field as a message shows it.
func placeText(f *spec.Field) diag.Phrase {
	if f.In == spec.InDefault {
		return diag.Say("as the method implies", "由方法决定的位置")
	}
	return diag.Say("in the %[1]s", "%[1]s", string(f.In))
}
