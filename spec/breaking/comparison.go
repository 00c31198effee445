package breaking

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// comparison is one run of Compare.
type comparison struct {
	old, new *side
	pairs    []*pair               // of the types of old, in order
	pairOf   map[string]*pair      // by the old name
	spelled  map[string]string     // of an old name how new spells the type
	calls    []callPair            // of the calls of old, in order
	promoted map[*decl][]promotion // see promotedBy
	compats  map[compatKey]bool    // see compatible
	assumed  []compatKey           // keys of compats that hold, in the order in which they were asked
	wire     map[wireKey]*wireHit  // see addWire
	hits     []*wireHit            // the same, in the order in which they were found
	found    diag.List
}

// pair is a type of old and what it is in new.
type pair struct {
	old, new *decl
	expr     *spec.Type // in place of new: what an alias of the name stands for
	renamed  bool       // new has another name, and no alias keeps the old one
	reused   bool       // another type has the old name

	reusedSaid bool // see reportReused
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
		return p.new.at, &p.new.row
	}
	d := c.new.types[p.old.name]
	return d.at, &d.row
}

// top returns the first line of the document that new has under the name of
// one of old; nowhere if there is none.
func (c *comparison) top(old *spec.Document) diag.Span {
	d := c.new.document[old.Name]
	if d == nil || d.Span.IsZero() {
		return diag.Span{}
	}
	return lineOf(d.Span.Source.Span(d.Span.Start, d.Span.Start))
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
	c.found.Add(rule, at, args...).Diff = difference(old, new)
}

// reportReused says, once, that another type has the name.
func (c *comparison) reportReused(p *pair) {
	if other := c.new.types[p.old.name]; other != nil && !p.reusedSaid {
		p.reusedSaid = true
		c.report(nameReused, other.at, &p.old.row, &other.row, p.old.name, p.new.name)
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
	args     func(direction) []any
	dir      direction
}

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
