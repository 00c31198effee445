package breaking

import (
	"slices"
	"sync"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// adder takes what compareKeys finds.
type adder func(wireKey, wireHit)

// compareKeys finds what changed of an object between two structs.
func (c *comparison) compareKeys(old, new *decl, dir direction, add adder) {
	was, wasBy, wasKeyless := c.old.keys(old)
	is, isBy, isKeyless := c.new.keys(new)
	byName := sync.OnceValue(func() map[string]flatKey { return keysByName(is, isKeyless) })
	used := map[string]bool{}
	for _, o := range was {
		n, ok := isBy[o.key]
		if !ok {
			n, ok = byName()[o.field.Name], true
			if _, known := wasBy[n.key]; n.field == nil || n.key == "" || known || c.keyType(o.field, n.field, dir) != same {
				c.keyRemoved(o, n, old, new, dir, add)
				continue
			}
			used[n.key] = true
			c.addKey(keyRenamed, o, n, dir, add, func(d direction) []any {
				return []any{n.owner.name, n.field.Name, o.key, n.key, d.phrase()}
			})
		}
		c.compareKey(o, n, dir, add)
	}
	c.compareAdded(is, wasBy, used, dir, add)
	if len(wasKeyless) == 0 {
		return
	}
	xml := xmlNames(is, isKeyless)
	for _, o := range wasKeyless {
		c.compareKeyless(o, byName()[o.field.Name], old, new, xml, dir, add)
	}
}

// keysByName returns the fields by their names in Go: of two of one name the one that
// stands further out, which hides the other.
func keysByName(fields ...[]flatKey) map[string]flatKey {
	out := map[string]flatKey{}
	for _, k := range slices.Concat(fields...) {
		if _, hides := out[k.field.Name]; !hides {
			out[k.field.Name] = k
		}
	}
	return out
}

// compareAdded looks for new keys that requests must have.
func (c *comparison) compareAdded(is []flatKey, was map[string]flatKey, used map[string]bool, dir direction, add adder) {
	for _, n := range is {
		if _, known := was[n.key]; known || used[n.key] || n.field.Presence != spec.Required || dir&request == 0 {
			continue
		}
		row := c.new.fieldRow(n.field)
		add(wireKey{requiredKeyAdded, n.field, ""}, wireHit{at: n.field.NameSpan, new: &row, dir: request,
			args: func(direction) []any { return []any{n.key, n.owner.name} }})
	}
}

// keyRemoved reports a key that is gone, of the struct that lost it: the one that
// declared it or one that embedded that, once for all around it.
func (c *comparison) keyRemoved(o, n flatKey, old, new *decl, dir direction, add adder) {
	was, loser := c.old.fieldRow(o.field), c.loserOf(o, old)
	h := wireHit{at: new.at, old: &was, dir: dir, args: func(d direction) []any { return []any{loser.name, o.key, d.phrase()} }}
	if p := c.pairOf[loser.name]; p != nil && p.new != nil {
		h.at = p.new.at
	}
	if n.field != nil {
		is := c.new.fieldRow(n.field)
		h.at, h.new = firstSpan(n.field.NameSpan, h.at), &is
	}
	add(wireKey{keyRemoved, o.field, loser.name}, h)
}

// loserOf returns the innermost struct of old, from the one around a key to the
// one that declares it, that has the key no longer.
func (c *comparison) loserOf(o flatKey, around *decl) *decl {
	for around != o.owner {
		i := slices.IndexFunc(around.model.Fields, func(f *spec.Field) bool {
			inner := c.old.structOf(pointed(f.Type))
			return c.old.flattened(f) && c.old.hasKey(inner, o)
		})
		if i < 0 {
			return o.owner
		}
		inner := c.old.structOf(pointed(around.model.Fields[i].Type))
		if p := c.pairOf[inner.name]; p != nil && p.new != nil && c.new.keyed(p.new, o.key) {
			return around
		}
		around = inner
	}
	return around
}

// addKey adds a finding about a field that both have.
func (c *comparison) addKey(rule *diag.Rule, o, n flatKey, dir direction, add adder, args func(direction) []any) {
	was, is := c.old.fieldRow(o.field), c.new.fieldRow(n.field)
	at := firstSpan(n.field.NameSpan, n.owner.at)
	for _, t := range n.field.Tags {
		if t.Key == "json" && (rule == keyRenamed || rule == zeroIsOmitted || rule == zeroIsSent) {
			at = firstSpan(t.Span, at)
		}
	}
	if rule == keyTypeChanged || rule == numberRangeChanged || rule == nullChanged {
		at = firstSpan(n.field.Type.Span, at)
	}
	add(wireKey{rule, n.field, ""}, wireHit{at: at, old: &was, new: &is, dir: dir, args: args})
}

// keyType compares the types of two fields as JSON has them.
func (c *comparison) keyType(o, n *spec.Field, dir direction) verdict {
	if c.old.quoted(o) != c.new.quoted(n) {
		return different
	}
	return c.wireType(o.Type, n.Type, dir)
}

// quoted reports whether the field's tag puts quotes around its value.
func (s *side) quoted(f *spec.Field) bool {
	t := pointed(f.Type)
	if !f.JSONOption("string") || s.encodesItself(t) {
		return false
	}
	core := s.core(t)
	return t.Base() != "" || core != nil && core.Base() != ""
}

// encodesItself reports whether the type is the one of the standard library with a
// basic type underneath that has a method MarshalJSON: options of tags are nothing
// to it. A type of its own that is made of it has no methods.
func (s *side) encodesItself(t *spec.Type) bool {
	for range len(s.decls) + 1 {
		d := s.lookup(t)
		if d == nil || d.form != aliasForm {
			break
		}
		t = d.expr
	}
	return t.Import == "log/slog" && t.Name == "Level"
}

// compareKey compares what stands under one key.
func (c *comparison) compareKey(o, n flatKey, dir direction, add adder) {
	about := func(d direction) []any {
		was, is := c.old.jsonText(o.field), c.new.jsonText(n.field)
		if o.field.Type.String() == n.field.Type.String() && c.old.quoted(o.field) == c.new.quoted(n.field) {
			was = diag.Say("the former %[1]s", was)
		}
		return []any{n.owner.name, n.key, was, is, d.phrase()}
	}
	name := func(direction) []any { return []any{n.owner.name, n.key} }
	switch c.keyType(o.field, n.field, dir) {
	case different:
		c.addKey(keyTypeChanged, o, n, dir, add, about)
		return
	case rangeOf:
		c.addKey(numberRangeChanged, o, n, dir, add, about)
	case nullable:
		c.addKey(nullChanged, o, n, dir, add, about)
	}
	required := o.field.Presence == spec.Optional && n.field.Presence == spec.Required
	was, is := c.old.omits(o.field), c.new.omits(n.field)
	if dir&request != 0 {
		switch {
		case required:
			c.addKey(keyMadeRequired, o, n, request, add, name)
		case is > was && n.field.Presence == spec.Optional:
			c.addKey(optionalZeroOmitted, o, n, request, add, name)
		case is > was:
			c.addKey(zeroIsOmitted, o, n, request, add, name)
		case is < was:
			c.addKey(zeroIsSent, o, n, request, add, name)
		}
	}
	if dir&response != 0 && o.field.Presence == spec.Required && n.field.Presence == spec.Optional {
		c.addKey(keyMadeOptional, o, n, response, add, name)
	}
	c.compareLimits(o, n, dir, add)
	c.compareTags(o, n, dir, add)
}

// jsonText returns a field's type as a message shows it.
func (s *side) jsonText(f *spec.Field) diag.Phrase {
	text := diag.Verbatim("`" + diag.Printable(f.Type.String()) + "`")
	if s.quoted(f) {
		return diag.Say("%[1]s in quotes", text)
	}
	return text
}

// compareKeyless compares the fields that JSON does not have: other formats may. An
// XML name that another name in Go has is not gone.
func (c *comparison) compareKeyless(o, n flatKey, old, new *decl, xml map[string]bool, dir direction, add adder) {
	switch tag, ok := o.field.Tag("xml"); {
	case n.field != nil:
		c.compareTags(o, n, dir, add)
	case ok && !xml[tag]:
		o.key = tag
		c.keyRemoved(o, n, old, new, dir, add)
	}
}

// xmlNames returns the XML tags of fields.
func xmlNames(fields ...[]flatKey) map[string]bool {
	out := map[string]bool{}
	for _, k := range slices.Concat(fields...) {
		if tag, ok := k.field.Tag("xml"); ok {
			out[tag] = true
		}
	}
	return out
}

// compareTags compares the tags of other formats than JSON. A new tag says
// something of a format that the document did not describe before.
func (c *comparison) compareTags(o, n flatKey, dir direction, add adder) {
	for _, t := range o.field.Tags {
		now, ok := n.field.Tag(t.Key)
		if t.Key == "json" || ok && now == t.Value {
			continue
		}
		rule := tagChanged
		if t.Key == "xml" {
			rule = xmlChanged
		}
		was, is := c.old.fieldRow(o.field), c.new.fieldRow(n.field)
		add(wireKey{rule, n.field, t.Key}, wireHit{at: firstSpan(n.field.NameSpan, n.owner.at), old: &was, new: &is, dir: dir,
			args: func(direction) []any {
				return []any{n.owner.name, n.field.Name, t.Key + `:"` + t.Value + `"`, t.Key + `:"` + now + `"`}
			}})
	}
}

// compareLimits compares the limits of two fields: those of requests may only
// become wider, those of responses only narrower.
func (c *comparison) compareLimits(o, n flatKey, dir direction, add adder) {
	if len(o.field.Limits)+len(n.field.Limits) == 0 {
		return
	}
	was, is := limitsOf(o.field), limitsOf(n.field)
	args := func(direction) []any {
		return []any{n.owner.name, n.key, limitText(o.field), limitText(n.field)}
	}
	if dir&request != 0 && is.refuses(was) {
		c.addKey(limitTightened, o, n, request, add, args)
	}
	if dir&response != 0 && was.refuses(is) {
		c.addKey(limitLoosened, o, n, response, add, args)
	}
}
