package breaking

import (
	"go/token"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// spell writes a type in one way, with the names given by name. Aliases are
// what they stand for.
func (s *side) spell(t *spec.Type, name func(string) string) string {
	return s.spellWithin(t, name, 0)
}

func (s *side) spellWithin(t *spec.Type, name func(string) string, depth int) string {
	if t == nil || depth > 2*len(s.decls)+100 {
		return ""
	}
	depth++
	switch t.Kind {
	case spec.Basic:
		return spec.Canonical(t.Name)
	case spec.Any:
		return "any"
	case spec.Pointer:
		return "*" + s.spellWithin(t.Elem, name, depth)
	case spec.Slice:
		return "[]" + s.spellWithin(t.Elem, name, depth)
	case spec.Array:
		return "[" + decimal(t.Len) + "]" + s.spellWithin(t.Elem, name, depth)
	case spec.Map:
		return "map[" + s.spellWithin(t.Key, name, depth) + "]" + s.spellWithin(t.Elem, name, depth)
	}
	if t.Import != "" {
		return t.Import + "." + t.Name
	}
	if d := s.types[t.Name]; d != nil && d.form == aliasForm {
		return s.spellWithin(d.expr, name, depth)
	}
	if !token.IsIdentifier(t.Name) {
		return s.spellText(t.Name, name)
	}
	return name(t.Name)
}

// spellText writes a type that the schema has no form for, such as that of a
// function, with the names that documents declare given by name.
func (s *side) spellText(text string, name func(string) string) string {
	var b strings.Builder
	done, before := 0, token.ILLEGAL
	for t := range gofence.Tokens(text) {
		if d := s.types[t.Text]; t.Kind == token.IDENT && d != nil && before != token.PERIOD {
			word := t.Text
			if real, _ := s.target(d); real != nil {
				word = name(real.name)
			}
			b.WriteString(text[done:t.Start] + word)
			done = t.End
		}
		before = t.Kind
	}
	return b.String() + text[done:]
}

// oldSpelling writes a type of old as new would.
func (c *comparison) oldSpelling(t *spec.Type) string {
	return c.old.spell(t, func(name string) string {
		if now, ok := c.spelled[name]; ok {
			return now
		}
		return name
	})
}

func (c *comparison) newSpelling(t *spec.Type) string {
	return c.new.spell(t, func(name string) string { return name })
}

// typeTexts are two types as a message shows them.
type typeTexts struct {
	old, new string
	said     bool // a finding of its own says why they differ
}

// typeTexts returns two different types as documents write them. Where they write
// them alike, a name within has another meaning now, which is reported of the name:
// of every exported one, and of others if it is asked for here.
func (c *comparison) typeTexts(old, new *spec.Type) typeTexts {
	out := typeTexts{old: old.String(), new: new.String()}
	if out.old != out.new || c.sameType(old, new) {
		return out
	}
	for t := range old.All() {
		d := c.old.lookup(t)
		if d == nil || c.sameType(t, t) {
			continue
		}
		p := c.pairOf[d.name]
		if p.reused {
			c.reportReused(p)
		}
		out.said = out.said || p.reused || d.form == aliasForm && token.IsExported(d.name)
	}
	out.old, out.new = c.oldSpelling(old), c.newSpelling(new)
	return out
}

// sameType reports whether a type is the same in Go.
func (c *comparison) sameType(old, new *spec.Type) bool {
	return c.oldSpelling(old) == c.newSpelling(new)
}
