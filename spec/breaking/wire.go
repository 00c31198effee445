package breaking

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// direction says which way a type goes over the wire: a set.
type direction int

const (
	request  direction = 1 << iota // from the client
	response                       // to the client
	both     = request | response
)

// phrase says in which bodies a change shows.
func (d direction) phrase() diag.Phrase {
	switch d {
	case request:
		return diag.Say("requests")
	case response:
		return diag.Say("responses")
	}
	return diag.Say("requests and responses")
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

// reach is which ways the types of a package go over the wire.
type reach struct {
	dirs     map[*decl]direction
	embedded map[*decl]bool // promoted by another struct
	valued   map[*decl]bool // held by a field in another way
}

func (r *reach) of(d *decl) direction { return r.dirs[d] }

// embeddedOnly reports whether values of the struct stand nowhere but in other
// structs that have its keys.
func (r *reach) embeddedOnly(d *decl) bool { return r.embedded[d] && !r.valued[d] }

// reach follows the types from the calls.
func (s *side) reach() *reach {
	r := &reach{map[*decl]direction{}, map[*decl]bool{}, map[*decl]bool{}}
	for _, d := range s.decls {
		if d.form != structForm {
			continue
		}
		for _, f := range d.model.Fields {
			for t := range f.Type.All() {
				if inner := s.lookup(t); inner != nil && !s.flattened(f) {
					r.valued[inner] = true
				}
			}
			if s.flattened(f) {
				r.embedded[s.structOf(pointed(f.Type))] = true
			}
		}
	}
	w := walk{side: s, reach: r, passed: map[*decl]direction{}}
	for _, call := range s.calls {
		w.typ(call.Request, request)
		w.typ(call.Response, response)
	}
	w.run()
	return r
}

// flattened reports whether the field's keys are those of the struct around it.
func (s *side) flattened(f *spec.Field) bool {
	return f.Embedded && spec.JSONKey(f) == "" && s.structOf(pointed(f.Type)) != nil
}

// walk follows types in one direction each.
type walk struct {
	side   *side
	reach  *reach
	passed map[*decl]direction // directions in which what a type holds was followed
	queue  []visit
}

type visit struct {
	decl *decl
	dir  direction
}

func (w *walk) typ(t *spec.Type, dir direction) {
	for inner := range t.All() {
		if d := w.side.lookup(inner); d != nil {
			w.reach.dirs[d] |= dir
			w.queue = append(w.queue, visit{d, dir})
		}
	}
}

func (w *walk) run() {
	for len(w.queue) > 0 {
		v := w.queue[len(w.queue)-1]
		w.queue = w.queue[:len(w.queue)-1]
		if w.passed[v.decl]&v.dir == v.dir {
			continue
		}
		w.passed[v.decl] |= v.dir
		switch {
		case v.decl.form == definedForm || v.decl.form == aliasForm:
			w.typ(v.decl.expr, v.dir)
		case v.decl.form == structForm:
			w.fields(v)
		}
	}
}

func (w *walk) fields(v visit) {
	for _, f := range v.decl.model.Fields {
		if w.side.flattened(f) {
			w.queue = append(w.queue, visit{w.side.structOf(pointed(f.Type)), v.dir})
		} else {
			w.typ(f.Type, v.dir)
		}
	}
}
