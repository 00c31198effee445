package breaking

import (
	"go/token"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// uses says how the structs of old are used.
type uses struct {
	embedders map[*decl][]*decl // by what they embed
	named     map[*decl]bool    // otherwise than by embedding
}

func (s *side) uses() *uses {
	u := &uses{map[*decl][]*decl{}, map[*decl]bool{}}
	name := func(t *spec.Type) {
		for inner := range t.All() {
			if d := s.lookup(inner); d != nil {
				u.named[d] = true
			}
		}
	}
	for _, d := range s.decls {
		name(d.expr)
		if d.form != structForm {
			continue
		}
		for _, f := range d.model.Fields {
			if inner := s.lookup(pointed(f.Type)); f.Embedded && inner != nil {
				u.embedders[inner] = append(u.embedders[inner], d)
			} else {
				name(f.Type)
			}
		}
	}
	for _, call := range s.calls {
		name(call.Request)
		name(call.Response)
	}
	for _, v := range s.vars {
		name(v.typ)
	}
	return u
}

// around returns the structs as which alone programs see an unexported one: those
// that embed it. There are none if it is seen otherwise, too.
func (u *uses) around(d *decl) []*decl {
	var out []*decl
	seen := map[*decl]bool{}
	for queue := []*decl{d}; len(queue) > 0; queue = queue[1:] {
		switch inner := queue[0]; {
		case seen[inner]:
		case token.IsExported(inner.name):
			out = append(out, inner)
		case u.named[inner]:
			return nil
		default:
			queue = append(queue, u.embedders[inner]...)
		}
		seen[queue[0]] = true
	}
	return out
}

// keptAround reports whether a field that an unexported struct has lost goes on in
// all structs as which programs see that, under its name or another one, which is
// reported of them.
func (c *comparison) keptAround(d *decl, f *spec.Field) bool {
	if token.IsExported(d.name) {
		return false
	}
	if c.oldUses == nil {
		c.oldUses = c.old.uses()
	}
	outer := c.oldUses.around(d)
	now := map[*decl]*jsonkey.Key{}
	for _, around := range outer {
		if c.old.selected(around, f.Name) != f {
			continue // there programs did not see it
		}
		p := c.pairOf[around.name]
		if p.new == nil || p.new.form != structForm {
			return false
		}
		if now[around] = c.goesOn(p, f); now[around] == nil {
			return false
		}
	}
	for _, around := range outer {
		if n := now[around]; n != nil {
			p := c.pairOf[around.name]
			if n.Field.Name != f.Name {
				c.reportRenamed(p, f, n.Field, n.Path()[:n.Depth()])
			}
			c.compareFieldType(p, f, n.Field)
		}
	}
	return len(outer) > 0
}

// goesOn returns the field that one which old promotes is in the struct around it:
// the one of its name, or else of its key or its other tags, if that is new.
func (c *comparison) goesOn(p *pair, f *spec.Field) *jsonkey.Key {
	known := c.new.fieldsByTrait(p.new)
	if own := known[nameTrait(f)]; len(own) > 0 {
		return own[0]
	}
	for _, trait := range fieldTraits(f) {
		if found := known[trait]; len(found) == 1 && c.old.selected(p.old, found[0].Field.Name) == nil {
			return found[0]
		}
	}
	return nil
}
