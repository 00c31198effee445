package breaking

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// lostOpaques returns the fields of old that embed what no field of new embeds.
func (c *comparison) lostOpaques(was, is *jsonkey.Keys) []*spec.Field {
	now := opaques(is)
	return slices.DeleteFunc(opaques(was), func(o *spec.Field) bool {
		return slices.ContainsFunc(now, func(n *spec.Field) bool { return c.sameType(o.Type, n.Type) })
	})
}

// compareOpaque looks for hand-written structs that are no longer embedded. What
// they had may be among the keys that are new.
func (c *comparison) compareOpaque(was, is *jsonkey.Keys, new *decl, dir direction, add adder) {
	for _, o := range c.lostOpaques(was, is) {
		at, text := new.at, diag.Say("none", "无")
		n := c.freshOpaque(opaques(was), opaques(is))
		if n != nil {
			at, text = firstSpan(n.NameSpan, at), diag.Code(n.Type.String())
		}
		add(wireKey{notCompared, o, ""}, wireHit{at: at, old: c.old.fieldRow(o), new: c.new.fieldRow(n), dir: dir,
			args: []any{c.old.ownerOf(was, o).name + "." + o.Name, diag.Say("the embedded struct", "嵌入的结构体"), diag.Code(o.Type.String()), text}})
	}
}

// ownerOf returns the declaration of the struct, among those of an object, that
// declares a field.
func (s *side) ownerOf(keys *jsonkey.Keys, f *spec.Field) *decl {
	i := slices.IndexFunc(keys.Structs, func(x *jsonkey.Struct) bool { return slices.Contains(x.Model.Fields, f) })
	return s.structs[keys.Structs[i].Model]
}

// keyIntoOpaque says of a key that is gone that a hand-written struct, which was not
// embedded before, may have it.
func (c *comparison) keyIntoOpaque(o *jsonkey.Key, into *spec.Field, old, new *decl, dir direction, add adder) {
	loser := c.loserOf(o, old, func(d *decl) bool { return c.new.keyed(d, o.Name) })
	add(wireKey{notCompared, o.Field, loser.name}, wireHit{at: firstSpan(into.NameSpan, new.at), old: c.old.fieldRow(o.Field), new: c.new.fieldRow(into), dir: dir,
		args: []any{loser.name + "." + o.Name, diag.Say("the type", "类型"), c.old.jsonText(o.Field),
			diag.Say("that of `%[1]s`, if it has the key", "`%[1]s` 里这个键的类型（如果有这个键）", into.Type.String())}})
}

// compareByHand says on the wire of a type that hand-written Go declares now.
func (c *comparison) compareByHand(p *pair, dir direction) {
	if c.new.byHand[p.old.name] {
		c.addWire(wireKey{notCompared, p.old, ""}, wireHit{at: c.left(p.old.spot), old: p.old.row, dir: dir,
			args: []any{p.old.name, diag.Say("the type", "类型"), c.old.describe(p.old), diag.Say("written by hand", "手写的类型")}})
	}
}
