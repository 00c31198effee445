package breaking

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// foreign reports whether a field is in no JSON although encoding/json would take
// it: only tags of other formats name it, and no call sends or receives its struct,
// which would be JSON.
func (s *side) foreign(f *spec.Field, owner *decl) bool {
	_, tagged := f.Tag(jsonFormat)
	return !tagged && s.sent[owner] == 0 && len(elementsOf(f)) > 0
}

// object is a struct as it is sent.
type object struct {
	*jsonkey.Keys
	json   []*jsonkey.Key // the keys of its JSON
	others []*jsonkey.Key // the fields that JSON does not have: other formats may

	byElement map[element]*jsonkey.Key // see elements
	named     map[string]bool          // the names in Go of others that other formats have, once asked for
}

// objectOf returns what a struct is on the wire.
func (s *side) objectOf(d *decl) *object {
	out := &object{Keys: s.view.JSON(d.model)}
	for _, k := range out.Visible {
		if s.foreign(k.Field, s.owner(k)) {
			out.others = append(out.others, k)
		} else {
			out.json = append(out.json, k)
		}
	}
	out.others = slices.Concat(out.others, out.Keyless, out.Dropped)
	return out
}

// key returns the field that has a key of JSON; nil if there is none.
func (s *side) key(o *object, name string) *jsonkey.Key {
	k := o.ByName(name)
	if k == nil || s.foreign(k.Field, s.owner(k)) {
		return nil
	}
	return k
}

// elementsIn returns the fields of a struct that others embed by what they are in
// other formats.
func (s *side) elementsIn(d *decl) map[element]*jsonkey.Key {
	if d.elements == nil {
		d.elements = (&object{Keys: s.keysOf(d)}).elements()
	}
	return d.elements
}

// elements returns the fields by what they are in other formats: of two that are
// the same the one that lies further out.
func (o *object) elements() map[element]*jsonkey.Key {
	if o.byElement != nil {
		return o.byElement
	}
	o.byElement = map[element]*jsonkey.Key{}
	for _, k := range slices.Concat(o.Visible, o.Keyless, o.Dropped) {
		for _, e := range elementsOf(k.Field) {
			if o.byElement[e] == nil {
				o.byElement[e] = k
			}
		}
	}
	return o.byElement
}

// describes reports whether the object had a field in another format: the same there,
// or one of the same name that JSON did not have.
func (o *object) describes(f *spec.Field) bool {
	if o.named == nil {
		o.named = map[string]bool{}
		for _, k := range o.others {
			o.named[k.Field.Name] = o.named[k.Field.Name] || len(elementsOf(k.Field)) > 0
		}
	}
	return o.named[f.Name] || slices.ContainsFunc(elementsOf(f), func(e element) bool { return o.elements()[e] != nil })
}

// compareOthers compares the fields that JSON does not have. They are known again
// by what they are in other formats, or else by their names in Go.
func (c *comparison) compareOthers(was, is *object, moved map[*spec.Field]bool, old, new *decl, dir direction, add adder) {
	if len(was.others)+len(is.others) == 0 {
		return
	}
	byElement, byName := is.elements(), keysByName(is.Keys)
	found := map[*spec.Field]bool{}
	var left []*jsonkey.Key
	for _, o := range was.others {
		if moved[o.Field] {
			continue
		}
		own := elementsOf(o.Field)
		i := slices.IndexFunc(own, func(e element) bool { return byElement[e] != nil && !found[byElement[e].Field] })
		if i < 0 {
			left = append(left, o)
			continue
		}
		n := byElement[own[i]]
		found[n.Field] = true
		c.compareKey(named(o, own[i]), named(n, own[i]), own[i].format, dir, add)
	}
	for _, o := range left {
		n, own := byName[o.Field.Name], elementsOf(o.Field)
		switch {
		case n != nil && !found[n.Field]:
			found[n.Field] = true
			c.compareRenamed(o, n, dir, add)
		case len(own) > 0:
			c.elementRemoved(o, own[0], old, new, dir, add)
		}
	}
	for _, n := range is.others {
		if own := elementsOf(n.Field); !found[n.Field] && !moved[n.Field] && len(own) > 0 {
			c.keyAdded(was, is, named(n, own[0]), dir, add)
		}
	}
}

// compareRenamed compares a field that JSON does not have with the one of its name in Go,
// which is something else in other formats. One that travels in the same place as before
// has another key there; those of headers are the same in any case.
func (c *comparison) compareRenamed(o, n *jsonkey.Key, dir direction, add adder) {
	place := placeOf(o.Field)
	if place == spec.InDefault || place != placeOf(n.Field) {
		c.compareTags(o, n, dir, add)
		return
	}
	was, _ := o.Field.Placed()
	is, _ := n.Field.Placed()
	if place != spec.InHeader || !strings.EqualFold(was, is) {
		c.addKey(keyRenamed, o, n, dir, add, c.new.owner(n).name, n.Field.Name, was, is, bodies{})
	}
	format := string(place)
	c.compareKey(named(o, element{format: format, name: was}), named(n, element{format: format, name: is}), format, dir, add)
}

// named returns a field under the name that it has in another format.
func named(k *jsonkey.Key, e element) *jsonkey.Key {
	out := *k
	out.Name = e.name
	return &out
}

// elementRemoved reports a field that another format has no longer.
func (c *comparison) elementRemoved(o *jsonkey.Key, e element, old, new *decl, dir direction, add adder) {
	loser := c.loserOf(o, old, func(d *decl) bool { return c.new.elementsIn(d)[e] != nil })
	c.lost(named(o, e), nil, loser, new, dir, add)
}

// formatOf returns the format in which the values of a type are sent, as far as
// fields of the type show it.
func (s *side) formatOf(d *decl) string {
	format := jsonFormat
	for _, owner := range s.decls {
		if owner.form != structForm {
			continue
		}
		for _, f := range owner.model.Fields {
			for t := range f.Type.All() {
				switch {
				case s.lookup(t) != d:
				case s.sent[d] != 0 || !s.foreign(f, owner):
					return jsonFormat
				default:
					format = elementsOf(f)[0].format
				}
			}
		}
	}
	return format
}

// formatText returns the name of a format for a message.
func formatText(format string) diag.Phrase {
	switch format {
	case jsonFormat, "xml", "yaml", "toml", "bson", "cbor":
		return diag.Verbatim(strings.ToUpper(format))
	}
	return diag.Say("`%[1]s` data", "`%[1]s` 数据", format)
}

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
	return diag.Say("in the %[1]s", "在 %[1]s 里", string(f.In))
}
