package breaking

import (
	"slices"
	"sync"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// adder takes what compareKeys finds.
type adder func(wireKey, wireHit)

// compareKeys finds what changed of an object between two structs.
func (c *comparison) compareKeys(old, new *decl, dir direction, add adder) {
	was, is := c.old.view.JSON(old.model), c.new.view.JSON(new.model)
	byName := sync.OnceValue(func() map[string]*jsonkey.Key { return keysByName(is) })
	used := map[string]bool{}
	for _, o := range was.Visible {
		n := is.ByName(o.Name)
		if n == nil {
			n = byName()[o.Field.Name]
			if n == nil || is.ByName(n.Name) != n || was.ByName(n.Name) != nil || c.keyType(o.Field, n.Field, dir) != same {
				c.keyRemoved(o, n, old, new, dir, add)
				continue
			}
			used[n.Name] = true
			c.addKey(keyRenamed, o, n, dir, add, func(d direction) []any {
				return []any{c.new.owner(n).name, n.Field.Name, o.Name, n.Name, d.phrase()}
			})
		}
		c.compareKey(o, n, dir, add)
	}
	c.compareAdded(is, was, used, dir, add)
	keyless := slices.Concat(was.Keyless, was.Dropped)
	if len(keyless) == 0 {
		return
	}
	xml := xmlNames(is)
	for _, o := range keyless {
		c.compareKeyless(o, byName()[o.Field.Name], old, new, xml, dir, add)
	}
}

// owner returns the declaration of the struct that declares a field.
func (s *side) owner(k *jsonkey.Key) *decl { return s.structs[k.Struct.Model] }

// keysByName returns the fields by their names in Go: of two of one name the one that
// stands further out, which hides the other.
func keysByName(keys *jsonkey.Keys) map[string]*jsonkey.Key {
	out := map[string]*jsonkey.Key{}
	for _, k := range slices.Concat(keys.Visible, keys.Keyless, keys.Dropped) {
		if out[k.Field.Name] == nil {
			out[k.Field.Name] = k
		}
	}
	return out
}

// compareAdded looks for new keys that requests must have.
func (c *comparison) compareAdded(is, was *jsonkey.Keys, used map[string]bool, dir direction, add adder) {
	for _, n := range is.Visible {
		if was.ByName(n.Name) != nil || used[n.Name] || n.Field.Presence != spec.Required || dir&request == 0 {
			continue
		}
		row := c.new.fieldRow(n.Field)
		add(wireKey{requiredKeyAdded, n.Field, ""}, wireHit{at: n.Field.NameSpan, new: &row, dir: request,
			args: func(direction) []any { return []any{n.Name, c.new.owner(n).name} }})
	}
}

// keyRemoved reports a key that is gone, of the struct that lost it: the one that
// declared it or one that embedded that, once for all around it.
func (c *comparison) keyRemoved(o, n *jsonkey.Key, old, new *decl, dir direction, add adder) {
	was, loser := c.old.fieldRow(o.Field), c.loserOf(o, old)
	h := wireHit{at: new.at, old: &was, dir: dir, args: func(d direction) []any { return []any{loser.name, o.Name, d.phrase()} }}
	if p := c.pairOf[loser.name]; p != nil && p.new != nil {
		h.at = p.new.at
	}
	if n != nil {
		is := c.new.fieldRow(n.Field)
		h.at, h.new = firstSpan(n.Field.NameSpan, h.at), &is
	}
	add(wireKey{keyRemoved, o.Field, loser.name}, h)
}

// loserOf returns the innermost struct of old, from the one around a key to the
// one that declares it, that has the key no longer.
func (c *comparison) loserOf(o *jsonkey.Key, around *decl) *decl {
	owner := c.old.owner(o)
	for around != owner {
		i := slices.IndexFunc(around.model.Fields, func(f *spec.Field) bool {
			inner := c.old.structOf(pointed(f.Type))
			return c.old.flattened(f) && c.old.hasKey(inner, o)
		})
		if i < 0 {
			return owner
		}
		inner := c.old.structOf(pointed(around.model.Fields[i].Type))
		if p := c.pairOf[inner.name]; p != nil && p.new != nil && c.new.keyed(p.new, o.Name) {
			return around
		}
		around = inner
	}
	return around
}

// addKey adds a finding about a field that both have.
func (c *comparison) addKey(rule *diag.Rule, o, n *jsonkey.Key, dir direction, add adder, args func(direction) []any) {
	was, is := c.old.fieldRow(o.Field), c.new.fieldRow(n.Field)
	at := firstSpan(n.Field.NameSpan, c.new.owner(n).at)
	for _, t := range n.Field.Tags {
		if t.Key == "json" && (rule == keyRenamed || rule == zeroIsOmitted || rule == zeroIsSent) {
			at = firstSpan(t.Span, at)
		}
	}
	if rule == keyTypeChanged || rule == numberRangeChanged || rule == nullChanged {
		at = firstSpan(n.Field.Type.Span, at)
	}
	add(wireKey{rule, n.Field, ""}, wireHit{at: at, old: &was, new: &is, dir: dir, args: args})
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
func (c *comparison) compareKey(o, n *jsonkey.Key, dir direction, add adder) {
	about := func(d direction) []any {
		was, is := c.old.jsonText(o.Field), c.new.jsonText(n.Field)
		if o.Field.Type.String() == n.Field.Type.String() && c.old.quoted(o.Field) == c.new.quoted(n.Field) {
			was = diag.Say("the former %[1]s", "旧的 %[1]s", was)
		}
		return []any{c.new.owner(n).name, n.Name, was, is, d.phrase()}
	}
	name := func(direction) []any { return []any{c.new.owner(n).name, n.Name} }
	switch c.keyType(o.Field, n.Field, dir) {
	case different:
		c.addKey(keyTypeChanged, o, n, dir, add, about)
		return
	case rangeOf:
		c.addKey(numberRangeChanged, o, n, dir, add, about)
	case nullable:
		c.addKey(nullChanged, o, n, dir, add, about)
	}
	required := o.Field.Presence == spec.Optional && n.Field.Presence == spec.Required
	was, is := c.old.omits(o.Field), c.new.omits(n.Field)
	if dir&request != 0 {
		switch {
		case required:
			c.addKey(keyMadeRequired, o, n, request, add, name)
		case is > was && n.Field.Presence == spec.Optional:
			c.addKey(optionalZeroOmitted, o, n, request, add, name)
		case is > was:
			c.addKey(zeroIsOmitted, o, n, request, add, name)
		case is < was:
			c.addKey(zeroIsSent, o, n, request, add, name)
		}
	}
	if dir&response != 0 && o.Field.Presence == spec.Required && n.Field.Presence == spec.Optional {
		c.addKey(keyMadeOptional, o, n, response, add, name)
	}
	c.compareLimits(o, n, dir, add)
	c.compareTags(o, n, dir, add)
}

// jsonText returns a field's type as a message shows it.
func (s *side) jsonText(f *spec.Field) diag.Phrase {
	text := diag.Verbatim("`" + diag.Printable(f.Type.String()) + "`")
	if s.quoted(f) {
		return diag.Say("%[1]s in quotes", "带引号的 %[1]s", text)
	}
	return text
}

// compareKeyless compares the fields that JSON does not have: other formats may. An
// XML name that another name in Go has is not gone.
func (c *comparison) compareKeyless(o, n *jsonkey.Key, old, new *decl, xml map[string]bool, dir direction, add adder) {
	switch tag, ok := o.Field.Tag("xml"); {
	case n != nil:
		c.compareTags(o, n, dir, add)
	case ok && !xml[tag]:
		named := *o
		named.Name = tag
		c.keyRemoved(&named, n, old, new, dir, add)
	}
}

// xmlNames returns the XML tags of fields.
func xmlNames(keys *jsonkey.Keys) map[string]bool {
	out := map[string]bool{}
	for _, k := range slices.Concat(keys.Visible, keys.Keyless, keys.Dropped) {
		if tag, ok := k.Field.Tag("xml"); ok {
			out[tag] = true
		}
	}
	return out
}

// compareTags compares the tags of other formats than JSON. A new tag says
// something of a format that the document did not describe before.
func (c *comparison) compareTags(o, n *jsonkey.Key, dir direction, add adder) {
	for _, t := range o.Field.Tags {
		now, ok := n.Field.Tag(t.Key)
		if t.Key == "json" || ok && now == t.Value {
			continue
		}
		rule := tagChanged
		if t.Key == "xml" {
			rule = xmlChanged
		}
		was, is := c.old.fieldRow(o.Field), c.new.fieldRow(n.Field)
		add(wireKey{rule, n.Field, t.Key}, wireHit{at: firstSpan(n.Field.NameSpan, c.new.owner(n).at), old: &was, new: &is, dir: dir,
			args: func(direction) []any {
				return []any{c.new.owner(n).name, n.Field.Name, t.Key + `:"` + t.Value + `"`, t.Key + `:"` + now + `"`}
			}})
	}
}

// compareLimits compares the limits of two fields: those of requests may only
// become wider, those of responses only narrower.
func (c *comparison) compareLimits(o, n *jsonkey.Key, dir direction, add adder) {
	if len(o.Field.Limits)+len(n.Field.Limits) == 0 {
		return
	}
	was, is := limitsOf(o.Field), limitsOf(n.Field)
	args := func(direction) []any {
		return []any{c.new.owner(n).name, n.Name, limitText(o.Field), limitText(n.Field)}
	}
	if dir&request != 0 && is.refuses(was) {
		c.addKey(limitTightened, o, n, request, add, args)
	}
	if dir&response != 0 && was.refuses(is) {
		c.addKey(limitLoosened, o, n, response, add, args)
	}
}
