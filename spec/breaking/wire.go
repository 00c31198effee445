package breaking

import (
	"github.com/mdspec-go/mdspec/spec"
)

// compareWire finds what changed of what is sent and received.
func (c *comparison) compareWire() {
	c.wire, c.compats = map[wireKey]*wireHit{}, map[compatKey]bool{}
	oldReach, newReach := c.old.reach(), c.new.reach()
	for _, p := range c.pairs {
		if p.old.form == aliasForm || p.new == nil && p.expr == nil {
			continue
		}
		dir := oldReach.of(p.old)
		if p.new != nil {
			dir |= newReach.of(p.new)
		}
		if dir == 0 && !oldReach.embeddedOnly(p.old) {
			dir = both
		}
		c.comparePair(p, dir)
	}
	c.compareWireCalls()
	c.compareService()
	c.compareErrors()
	for _, h := range c.hits {
		c.found.Add(h.rule, h.at, h.args(h.dir)...).Diff = difference(h.old, h.new)
	}
}

// comparePair compares what a type is on the wire.
func (c *comparison) comparePair(p *pair, dir direction) {
	if dir == 0 {
		return
	}
	if p.new != nil && p.old.form == structForm && p.new.form == structForm {
		c.compareKeys(p.old, p.new, dir, c.addWire)
		return
	}
	at, row := c.newPlace(p)
	was, is := c.old.jsonType(p.old), p.expr
	if p.new != nil {
		is = c.new.jsonType(p.new)
	}
	switch {
	case c.wireType(was, is, dir) != same:
		c.addWire(wireKey{wireTypeChanged, p.old, ""}, wireHit{at: at, old: &p.old.row, new: row, dir: dir,
			args: func(d direction) []any { return []any{p.old.name, formerText(was, is), bodyText(is), d.phrase()} }})
	case p.old.form == enumForm && p.new != nil && dir&request != 0:
		c.compareEnum(p, request)
	}
}

// jsonType returns the type as which JSON has the values of a declaration.
func (s *side) jsonType(d *decl) *spec.Type {
	if t := s.expand(d); t != nil {
		return t
	}
	return &spec.Type{Kind: spec.Named, Name: d.name}
}

// compareEnum finds values that may no longer be sent.
func (c *comparison) compareEnum(p *pair, dir direction) {
	has := map[string]bool{}
	for _, k := range c.new.consts {
		if c.new.isOf(k, p.new) {
			has[k.value] = true
		}
	}
	for _, v := range p.old.enum.Values {
		k := c.old.constNamed[v.Name]
		if k == nil || k.enum != p.old || has[enumLiteral(p.old.enum, v)] {
			continue
		}
		c.addWire(wireKey{enumValueRemoved, v, ""}, wireHit{at: p.new.at, old: &k.row, dir: dir,
			args: func(d direction) []any { return []any{p.new.name, v.Value} }})
	}
}

// isOf reports whether a constant stands in the table of the enum, or in the
// place of such a row. One that only keeps an old name alive does not.
func (s *side) isOf(k *constant, d *decl) bool {
	if d.form == enumForm {
		return k.enum == d
	}
	return k.typ == d.name
}
