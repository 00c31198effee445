package breaking

import (
	"go/token"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// comparison is one run of Compare.
type comparison struct {
	old, new *side
	pairs    []*pair               // of the types of old, in order
	pairOf   map[string]*pair      // by the old name
	calls    []callPair            // of the calls of old, in order
	compats  map[compatKey]verdict // see compatible
	assumed  []compatKey           // keys of compats that hold, in the order in which they were asked
	wire     map[wireKey]*wireHit  // see addWire
	hits     []*wireHit            // the same, in the order in which they were found
	found    diag.List
	oldUses  *uses // see keptAround

	changes map[*row]*diag.Change // see changeOf
	places  places
}

// pair is a type of old and what it is in new.
type pair struct {
	old, new *decl
	expr     *spec.Type // in place of new: the type of which the name is an alias
	renamed  bool       // new has another name, and no alias keeps the old one
	reused   bool       // another type has the old name

	reusedReported bool // see reportReused
}

// name returns how programs call the struct now.
func (p *pair) name() string {
	if p.renamed {
		return p.new.name
	}
	return p.old.name
}

// callPair is a call of old and what it is in new; nil if it is gone.
type callPair struct{ old, new *spec.Call }

// paired reports whether one declaration is what the other has become.
func (c *comparison) paired(old, new *decl) bool {
	od, _ := c.old.target(old)
	nd, _ := c.new.target(new)
	if od == nil || nd == nil {
		return false
	}
	p := c.pairOf[od.name]
	return p != nil && p.new == nd
}

// newPlace returns where new declares the name of a pair.
func (c *comparison) newPlace(p *pair) (diag.Span, *row) {
	if p.new != nil {
		return p.new.at, p.new.row
	}
	d := c.new.types[p.old.name]
	return d.at, d.row
}

// firstSpan returns the first of the spans that is somewhere.
func firstSpan(spans ...diag.Span) diag.Span {
	for _, s := range spans {
		if !s.IsZero() {
			return s
		}
	}
	return diag.Span{}
}

// report adds a finding of the axis SOURCE.
func (c *comparison) report(rule *diag.Rule, at diag.Span, old, new *row, args ...any) {
	c.add(rule, at, old, new, args)
}

// reportReused says, once, that another type has the name.
func (c *comparison) reportReused(p *pair) {
	if other := c.new.types[p.old.name]; other != nil && !p.reusedReported {
		p.reusedReported = true
		c.report(nameReused, other.at, p.old.row, other.row, p.old.name, p.new.name)
	}
}

// wireKey is what makes a finding of the axis WIRE one: the same row may be
// reached on many ways.
type wireKey struct {
	rule   *diag.Rule
	node   any // of new, or of old if it is gone
	detail string
}

// wireHit is a finding of the axis WIRE with the directions in which it holds.
type wireHit struct {
	rule     *diag.Rule
	at       diag.Span
	old, new *row
	args     []any
	dir      direction
}

// bodies as the last argument of a wireHit is the phrase for its directions.
type bodies struct{}

// addWire keeps a finding. Found again in the other direction, it is the same.
func (c *comparison) addWire(k wireKey, h wireHit) {
	if known := c.wire[k]; known != nil {
		known.dir |= h.dir
		return
	}
	h.rule = k.rule
	c.wire[k] = &h
	c.hits = append(c.hits, &h)
}

// spell writes a type in one way, with the names given by name. An alias is
// written as the type that it denotes.
func (s *side) spell(t *spec.Type, name func(string) string) string {
	return s.spellWithin(t, name, 0)
}

// spellWithin is spell within so many aliases: one of itself, which the parser
// reports, has no end.
func (s *side) spellWithin(t *spec.Type, name func(string) string, aliases int) string {
	if t == nil || aliases > len(s.decls) {
		return ""
	}
	switch t.Kind {
	case spec.Basic:
		return spec.Canonical(t.Name)
	case spec.Any:
		return "any"
	case spec.Pointer:
		return "*" + s.spellWithin(t.Elem, name, aliases)
	case spec.Nullable:
		return "Nullable[" + s.spellWithin(t.Elem, name, aliases) + "]"
	case spec.Slice:
		return "[]" + s.spellWithin(t.Elem, name, aliases)
	case spec.Array:
		return "[" + decimal(t.Len) + "]" + s.spellWithin(t.Elem, name, aliases)
	case spec.Map:
		return "map[" + s.spellWithin(t.Key, name, aliases) + "]" + s.spellWithin(t.Elem, name, aliases)
	}
	if t.Import != "" {
		return t.Import + "." + t.Name
	}
	if d := s.types[t.Name]; d != nil && d.form == aliasForm {
		return s.spellWithin(d.expr, name, aliases+1)
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

// spelling writes a type in the names of new.
func (s *side) spelling(t *spec.Type) string {
	return s.spell(t, func(name string) string {
		if now, ok := s.spelled[name]; ok {
			return now
		}
		return name
	})
}

// plain writes a type in the names of its own package.
func (s *side) plain(t *spec.Type) string {
	return s.spell(t, func(name string) string { return name })
}

// typeTexts are two types as a message shows them.
type typeTexts struct {
	old, new  string
	explained bool // a finding of its own says why they differ
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
		out.explained = out.explained || p.reused || d.form == aliasForm && token.IsExported(d.name)
	}
	out.old, out.new = c.old.spelling(old), c.new.spelling(new)
	return out
}

// sameType reports whether a type is the same in Go.
func (c *comparison) sameType(old, new *spec.Type) bool {
	return c.old.spelling(old) == c.new.spelling(new)
}

// describe says what kind of type a declaration makes.
func (s *side) describe(d *decl) diag.Phrase {
	switch d.form {
	case structForm:
		if d.generic != "" {
			return diag.Say("a struct of `%[1]s`", "`%[1]s` 的结构体", d.generic)
		}
		return diag.Say("a struct", "结构体")
	case enumForm:
		return diag.Say("an enum of `%[1]s`", "`%[1]s` 的枚举", d.enum.Underlying)
	case aliasForm:
		return diag.Say("an alias of `%[1]s`", "`%[1]s` 的别名", s.plain(d.expr))
	}
	return diag.Code(s.plain(d.expr))
}
