package breaking

import (
	"cmp"
	"go/token"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// comparePromoted looks for what an embedded struct still has but the struct
// around it promotes no longer: because it is a field with a name now, or because
// another field of that name hides it or makes it ambiguous. What the embedded
// struct itself has lost is reported there.
func (c *comparison) comparePromoted(p *pair) {
	was, is := c.old.selectors(p.old), c.new.selectors(p.new)
	reported := map[*spec.Field]bool{}
	for _, f := range p.old.model.Fields {
		inner := c.old.structOf(pointed(f.Type))
		if !f.Embedded || inner == nil || !c.stillHas(p, f) {
			continue
		}
		for _, field := range c.promotedBy(inner) {
			n := is[field.Name]
			if was[field.Name] != field || reported[field] || n != nil && c.sameType(field.Type, n.Type) {
				continue
			}
			reported[field] = true
			c.reportPromoted(p, f, field, n)
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

// promotedBy returns the exported fields that can be selected of a struct of old,
// and still can with the type they had, by name.
func (c *comparison) promotedBy(inner *decl) []*spec.Field {
	p := c.pairOf[inner.name]
	if p == nil || p.new == nil || p.new.form != structForm {
		return nil
	}
	var out []*spec.Field
	now := c.new.selectors(p.new)
	for name, f := range c.old.selectors(inner) {
		if f != nil && token.IsExported(name) && now[name] != nil && c.sameType(f.Type, now[name].Type) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *spec.Field) int { return cmp.Compare(a.Name, b.Name) })
	return out
}
