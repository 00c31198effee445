package breaking

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// comparePromoted looks for what an embedded struct still has but the struct
// around it promotes no longer: because it is a field with a name now, or because
// another field of that name hides it or makes it ambiguous. What the embedded
// struct itself has lost is reported there.
func (c *comparison) comparePromoted(p *pair) {
	reported := map[*spec.Field]bool{}
	for _, f := range p.old.model.Fields {
		if !f.Embedded {
			continue
		}
		inner := c.old.structOf(pointed(f.Type))
		if inner == nil || !c.stillHas(p, f) {
			continue
		}
		for _, field := range c.promotedBy(inner) {
			n := c.new.selected(p.new, field.old.Name)
			if n == field.new || n != nil && c.sameType(field.old.Type, n.Type) ||
				c.old.selected(p.old, field.old.Name) != field.old || reported[field.old] {
				continue
			}
			reported[field.old] = true
			c.reportPromoted(p, f, field.old, n)
		}
	}
}

func (c *comparison) reportPromoted(p *pair, by, old, new *spec.Field) {
	if new != nil {
		c.reportFieldType(p, old, new)
		return
	}
	was := c.old.fieldRow(old)
	c.report(fieldHidden, p.new.at, &was, nil, p.name(), old.Name, by.Name)
}

// stillHas reports whether new has a field for an embedded one, embedded or not;
// that it is gone is one finding, with all that it promoted.
func (c *comparison) stillHas(p *pair, f *spec.Field) bool {
	return slices.ContainsFunc(p.new.model.Fields, func(n *spec.Field) bool {
		return n.Name == f.Name || n.Embedded && c.sameType(f.Type, n.Type)
	})
}

// promotion is a field of an embedded struct, of old and of new.
type promotion struct{ old, new *spec.Field }

// promotedBy returns the exported fields that can be selected of a struct of old,
// and still can with the type they had, by name.
func (c *comparison) promotedBy(inner *decl) []promotion {
	if out, ok := c.promoted[inner]; ok {
		return out
	}
	var out []promotion
	if p := c.pairOf[inner.name]; p != nil && p.new != nil && p.new.form == structForm {
		for _, f := range c.old.selectable(inner) {
			if n := c.new.selected(p.new, f.Name); n != nil && c.sameType(f.Type, n.Type) {
				out = append(out, promotion{f, n})
			}
		}
	}
	c.promoted[inner] = out
	return out
}
