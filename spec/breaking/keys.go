package breaking

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// adder takes what compareKeys finds.
type adder func(wireKey, wireHit)

// compareKeys finds what changed of an object between two structs.
func (c *comparison) compareKeys(old, new *decl, dir direction, add adder) {
	was, is := c.old.objectOf(old), c.new.objectOf(new)
	byName := sync.OnceValue(func() map[string]*jsonkey.Key { return keysByName(is.Keys) })
	moved := c.compareMoved(was, is, dir, add)
	used, opaque := map[string]bool{}, c.freshOpaque(opaques(was.Keys), opaques(is.Keys))
	for _, o := range was.json {
		if moved[o.Field] {
			continue
		}
		n := c.new.key(is, o.Name)
		if n == nil {
			if n = byName()[o.Field.Name]; n == nil && opaque != nil {
				c.keyIntoOpaque(o, opaque, old, new, dir, add)
				continue
			}
			if n == nil || c.new.key(is, n.Name) != n || c.old.key(was, n.Name) != nil || c.keyType(o.Field, n.Field, dir) != same {
				c.keyRemoved(o, n, old, new, dir, add)
				continue
			}
			used[n.Name] = true
			c.addKey(keyRenamed, o, n, dir, add, c.new.owner(n).name, n.Field.Name, o.Name, n.Name, bodies{})
		}
		c.compareKey(o, n, jsonFormat, dir, add)
	}
	for _, n := range is.json {
		if c.old.key(was, n.Name) == nil && !used[n.Name] && !moved[n.Field] {
			c.keyAdded(was, is, n, dir, add)
		}
	}
	c.compareOthers(was, is, moved, old, new, dir, add)
	c.compareOpaque(was.Keys, is.Keys, new, dir, add)
}

// owner returns the declaration of the struct that declares a field.
func (s *side) owner(k *jsonkey.Key) *decl { return s.structs[k.Struct.Model] }

// keysByName returns the fields by their names in Go: of two of one name the one that
// lies further out, which hides the other.
func keysByName(keys *jsonkey.Keys) map[string]*jsonkey.Key {
	out := map[string]*jsonkey.Key{}
	for _, k := range slices.Concat(keys.Visible, keys.Keyless, keys.Dropped) {
		if out[k.Field.Name] == nil {
			out[k.Field.Name] = k
		}
	}
	return out
}

// keyAdded reports a new key if requests must have it. What a format had that the
// document did not describe before, or a hand-written struct that was embedded, is
// not new for certain.
func (c *comparison) keyAdded(was, is *object, n *jsonkey.Key, dir direction, add adder) {
	if n.Field.Presence != spec.Required || dir&request == 0 || was.describes(n.Field) || len(c.lostOpaques(was.Keys, is.Keys)) > 0 {
		return
	}
	add(wireKey{requiredKeyAdded, n.Field, ""}, wireHit{at: n.Field.NameSpan, new: c.new.fieldRow(n.Field), dir: request,
		args: []any{n.Name, c.new.owner(n).name}})
}

// keyRemoved reports a key that is gone.
func (c *comparison) keyRemoved(o, n *jsonkey.Key, old, new *decl, dir direction, add adder) {
	c.lost(o, n, c.loserOf(o, old, func(d *decl) bool { return c.new.keyed(d, o.Name) }), new, dir, add)
}

// lost reports a key that is gone, of the struct that lost it: the one that
// declared it or one that embedded that, once for all around it.
func (c *comparison) lost(o, n *jsonkey.Key, loser, new *decl, dir direction, add adder) {
	h := wireHit{at: c.rowsOf(new), old: c.old.fieldRow(o.Field), dir: dir, args: []any{loser.name, o.Name, bodies{}}}
	if p := c.pairOf[loser.name]; p != nil && p.new != nil {
		h.at = c.rowsOf(p.new)
	}
	if n != nil {
		h.at, h.new = firstSpan(n.Field.NameSpan, h.at), c.new.fieldRow(n.Field)
	}
	add(wireKey{keyRemoved, o.Field, loser.name}, h)
}

// loserOf returns the innermost struct of old, from the one around a key to the
// one that declares it, that has the key no longer; kept reports whether a struct of
// new has it.
func (c *comparison) loserOf(o *jsonkey.Key, around *decl, kept func(*decl) bool) *decl {
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
		if p := c.pairOf[inner.name]; p != nil && p.new != nil && kept(p.new) {
			return around
		}
		around = inner
	}
	return around
}

// addKey adds a finding about a field that both have.
func (c *comparison) addKey(rule *diag.Rule, o, n *jsonkey.Key, dir direction, add adder, args ...any) {
	at := firstSpan(n.Field.NameSpan, c.new.owner(n).at)
	for _, t := range n.Field.Tags {
		if (t.Key == "json" || t.Key == string(placeOf(n.Field))) && (rule == keyRenamed || rule == zeroIsOmitted || rule == zeroIsSent) {
			at = firstSpan(t.Span, at)
		}
	}
	if rule == keyTypeChanged || rule == numberRangeChanged || rule == nullChanged || rule == notCompared {
		at = firstSpan(n.Field.Type.Span, at)
	}
	add(wireKey{rule, n.Field, ""}, wireHit{at: at, old: c.old.fieldRow(o.Field), new: c.new.fieldRow(n.Field), dir: dir, args: args})
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

// compareKey compares the values of one key, in JSON or in another format, in which
// a pointer that is nil is no null.
func (c *comparison) compareKey(o, n *jsonkey.Key, format string, dir direction, add adder) {
	verdict := c.keyType(o.Field, n.Field, dir)
	if verdict != same && (verdict != nullable || format == jsonFormat) {
		was, is := c.old.jsonText(o.Field), c.new.jsonText(n.Field)
		if o.Field.Type.String() == n.Field.Type.String() && c.old.quoted(o.Field) == c.new.quoted(n.Field) {
			was = diag.Say("the former %[1]s", "旧的 %[1]s", was)
		}
		c.addType(verdict, o, n, format, dir, add, was, is)
	}
	if verdict == different {
		return
	}
	if rule := c.presenceRule(o.Field, n.Field, dir); rule != nil {
		c.addKey(rule, o, n, request, add, c.new.owner(n).name, n.Name)
	}
	if dir&response != 0 && o.Field.Presence == spec.Required && n.Field.Presence == spec.Optional {
		c.addKey(keyMadeOptional, o, n, response, add, c.new.owner(n).name, n.Name)
	}
	c.compareLimits(o, n, dir, add)
	c.compareDefaults(o, n, dir, add)
	c.compareTags(o, n, dir, add)
}

// addType adds the finding about a key of two types, by how far these differ.
func (c *comparison) addType(v verdict, o, n *jsonkey.Key, format string, dir direction, add adder, was, is diag.Phrase) {
	owner := c.new.owner(n).name
	switch v {
	case different:
		c.addKey(keyTypeChanged, o, n, dir, add, owner, n.Name, was, is, formatText(format), bodies{})
	case rangeOf:
		c.addKey(numberRangeChanged, o, n, dir, add, owner, n.Name, was, is, bodies{})
	case nullable:
		c.addKey(nullChanged, o, n, dir, add, owner, n.Name, was, is, bodies{})
	case unknown:
		c.addKey(notCompared, o, n, dir, add, owner+"."+n.Name, diag.Say("the type", "类型"), was, is)
	}
}

// presenceRule returns the rule that requests break in which a key is required
// or left out where it was not, or the other way round; nil if none does.
func (c *comparison) presenceRule(o, n *spec.Field, dir direction) *diag.Rule {
	was, is := c.old.omits(o), c.new.omits(n)
	switch {
	case dir&request == 0:
	case o.Presence == spec.Optional && n.Presence == spec.Required:
		return keyMadeRequired
	case is > was && n.Presence == spec.Optional:
		return optionalZeroOmitted
	case is > was:
		return zeroIsOmitted
	case is < was:
		return zeroIsSent
	}
	return nil
}

// jsonText returns a field's type as a message shows it.
func (s *side) jsonText(f *spec.Field) diag.Phrase {
	text := diag.Code(f.Type.String())
	if s.quoted(f) {
		return diag.Say("%[1]s in quotes", "带引号的 %[1]s", text)
	}
	return text
}

// compareTags compares the tags of other formats than JSON, but for those of places,
// which are keys. A new tag says something of a format that the document did not
// describe before.
func (c *comparison) compareTags(o, n *jsonkey.Key, dir direction, add adder) {
	for _, t := range o.Field.Tags {
		now, ok := n.Field.Tag(t.Key)
		if t.Key == "json" || ok && (now == t.Value || t.Key == string(placeOf(o.Field)) && t.Key == string(placeOf(n.Field))) {
			continue
		}
		rule := tagChanged
		if t.Key == "xml" {
			rule = xmlChanged
		}
		add(wireKey{rule, n.Field, t.Key}, wireHit{at: firstSpan(n.Field.NameSpan, c.new.owner(n).at), dir: dir,
			old: c.old.fieldRow(o.Field), new: c.new.fieldRow(n.Field),
			args: []any{c.new.owner(n).name, o.Field.Name, t.Key + `:"` + t.Value + `"`, t.Key + `:"` + now + `"`}})
	}
}

// compareDefaults compares what holds if the key is absent. A default where none
// was stated before says what may have held already, and notes are words.
func (c *comparison) compareDefaults(o, n *jsonkey.Key, dir direction, add adder) {
	was, is := o.Field.Default, n.Field.Default
	if was == nil || was.JSON == "" || is != nil && sameJSON(was.JSON, is.JSON) {
		return
	}
	now := ""
	if is != nil {
		now = is.JSON
	}
	c.addKey(defaultChanged, o, n, dir, add, c.new.owner(n).name, n.Name, defaultText(was.JSON), defaultText(now), bodies{})
}

// defaultText returns a default as a message shows it.
func defaultText(json string) diag.Phrase {
	return codeOr(json, diag.Say("not stated", "没有写明"))
}

// sameJSON reports whether two texts are the same JSON value.
func sameJSON(a, b string) bool {
	return a == b || reflect.DeepEqual(jsonOf(a), jsonOf(b))
}

// jsonOf returns the value of a JSON text, numbers as written; of another text the
// text.
func jsonOf(text string) (v any) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if !json.Valid([]byte(text)) || d.Decode(&v) != nil {
		return errors.New(text) // no JSON value is one
	}
	return v
}

// compareLimits compares the limits of two fields: those of requests may only
// become wider, those of responses only narrower.
func (c *comparison) compareLimits(o, n *jsonkey.Key, dir direction, add adder) {
	if len(o.Field.Limits)+len(n.Field.Limits) == 0 {
		return
	}
	was, is := limitsOf(o.Field), limitsOf(n.Field)
	args := []any{c.new.owner(n).name, n.Name, limitText(o.Field), limitText(n.Field)}
	if dir&request != 0 && is.refuses(was) {
		c.addKey(limitTightened, o, n, request, add, args...)
	}
	if dir&response != 0 && was.refuses(is) {
		c.addKey(limitLoosened, o, n, response, add, args...)
	}
}
