package breaking

import (
	"go/token"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// compareFields finds what programs see of fields that changed.
func (c *comparison) compareFields(p *pair) {
	own := map[string]*spec.Field{}
	for _, f := range p.new.model.Fields {
		own[f.Name] = f
	}
	var lost []*spec.Field
	for _, f := range p.old.model.Fields {
		n := own[f.Name]
		switch {
		case n == nil:
			lost = append(lost, f)
		case !c.compareReused(p, f, n):
			c.compareFieldType(p, f, n)
		}
	}
	if len(lost) > 0 {
		c.compareLost(p, lost)
	}
}

// compareReused reports whether a field has another name now and its old one
// belongs to another key, as where two fields swap their names: programs compile,
// and mean the wrong key. Where the key holds another type the wire says so.
func (c *comparison) compareReused(p *pair, f, n *spec.Field) bool {
	key := taggedKey(f)
	if key == "" || taggedKey(n) == key || !token.IsExported(f.Name) {
		return false
	}
	i := slices.IndexFunc(p.new.model.Fields, func(m *spec.Field) bool { return taggedKey(m) == key })
	if i < 0 || c.keyType(f, p.new.model.Fields[i], both) != same {
		return false
	}
	m := p.new.model.Fields[i]
	c.reportRenamed(p, f, m)
	c.compareFieldType(p, f, m)
	return true
}

// taggedKey returns the key that a field's JSON tag says; "" if it says none.
func taggedKey(f *spec.Field) string {
	if _, tagged := f.Tag("json"); !tagged {
		return ""
	}
	return jsonkey.Of(f)
}

// compareFieldType compares the types of a field, which goes by its old name:
// that is the one that programs know.
func (c *comparison) compareFieldType(p *pair, old, new *spec.Field) {
	if token.IsExported(old.Name) && !c.sameType(old.Type, new.Type) {
		c.reportFieldType(p, old, new)
	}
}

func (c *comparison) reportFieldType(p *pair, old, new *spec.Field) {
	texts := c.typeTexts(old.Type, new.Type)
	if texts.explained {
		return
	}
	c.report(fieldTypeChanged, firstSpan(new.Type.Span, new.NameSpan), c.old.fieldRow(old), c.new.fieldRow(new),
		p.name(), old.Name, texts.old, texts.new)
}

func (c *comparison) reportRenamed(p *pair, old, new *spec.Field) {
	c.report(fieldRenamed, firstSpan(new.NameSpan, p.new.at), c.old.fieldRow(old), c.new.fieldRow(new), p.name(), old.Name, new.Name)
}

// compareLost looks for fields whose names are gone from the struct itself.
func (c *comparison) compareLost(p *pair, lost []*spec.Field) {
	fresh := c.freshFields(p)
	for _, f := range lost {
		if f.Embedded {
			c.compareEmbedded(p, f, fresh.embeds(c, f))
			continue
		}
		if !token.IsExported(f.Name) {
			continue
		}
		if n := c.new.selected(p.new, f.Name); n != nil {
			c.report(fieldMoved, p.new.at, c.old.fieldRow(f), c.new.fieldRow(n), p.name(), f.Name)
			c.compareFieldType(p, f, n)
		} else if n := fresh.take(f); n != nil {
			c.reportRenamed(p, f, n)
			c.compareFieldType(p, f, n)
		} else {
			c.report(fieldRemoved, c.rowsOf(p.new), c.old.fieldRow(f), nil, p.name(), f.Name)
		}
	}
}

// freshRows are the fields of a struct that old does not know, by what they are
// known by beside their names.
type freshRows struct {
	fields []*spec.Field
	byKey  map[string][]*spec.Field
}

func (c *comparison) freshFields(p *pair) *freshRows {
	known := map[string]bool{}
	for _, f := range p.old.model.Fields {
		known[f.Name] = true
	}
	out := &freshRows{byKey: map[string][]*spec.Field{}}
	for _, f := range p.new.model.Fields {
		if known[f.Name] {
			continue
		}
		out.fields = append(out.fields, f)
		for _, k := range fieldTraits(f) {
			out.byKey[k] = append(out.byKey[k], f)
		}
	}
	return out
}

// fieldTraits returns what a field is known by under another name, the surest
// first.
func fieldTraits(f *spec.Field) []string {
	var out []string
	tag, tagged := f.Tag("json")
	if key := taggedKey(f); key != "" {
		out = append(out, "json "+key)
	}
	if xml, ok := f.Tag("xml"); ok {
		out = append(out, "xml "+xml)
	}
	if doc := f.Doc.Plain(); doc != "" && (!tagged || tag == "-") {
		out = append(out, "doc "+f.Type.String()+"\n"+doc)
	}
	return out
}

// take returns the fresh field that the field has become, nil if there is none.
// Each is given once.
func (r *freshRows) take(f *spec.Field) *spec.Field {
	for _, k := range fieldTraits(f) {
		for i, n := range r.byKey[k] {
			if n != nil {
				r.byKey[k][i] = nil
				return n
			}
		}
	}
	return nil
}

// embeds returns the fresh field that embeds what the embedded field does, under
// the name that this has now; nil if there is none.
func (r *freshRows) embeds(c *comparison, f *spec.Field) *spec.Field {
	i := slices.IndexFunc(r.fields, func(n *spec.Field) bool { return n.Embedded && c.sameType(f.Type, n.Type) })
	if i < 0 {
		return nil
	}
	return r.fields[i]
}

// compareEmbedded looks at an embedded struct whose name is gone. Where its type
// was renamed that is reported; where an alias keeps the type alive, the field
// has another name all the same.
func (c *comparison) compareEmbedded(p *pair, f, n *spec.Field) {
	switch of := c.pairOf[f.Name]; {
	case n == nil && !c.stillSelected(p, f):
		c.report(fieldRemoved, c.rowsOf(p.new), c.old.fieldRow(f), nil, p.name(), f.Name)
	case n != nil && token.IsExported(f.Name) && (of == nil || !of.renamed):
		c.reportRenamed(p, f, n)
	}
}

// stillSelected reports whether all that an embedded struct of an unexported
// type promotes can be selected as before.
func (c *comparison) stillSelected(p *pair, f *spec.Field) bool {
	inner := c.old.structOf(pointed(f.Type))
	if inner == nil || token.IsExported(f.Name) {
		return false
	}
	return !slices.ContainsFunc(c.old.selectable(inner), func(field *spec.Field) bool {
		now := c.new.selected(p.new, field.Name)
		return now == nil || !c.sameType(field.Type, now.Type)
	})
}

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
			if n != nil {
				c.reportFieldType(p, field.old, n)
			} else {
				c.report(fieldHidden, p.new.at, c.old.fieldRow(field.old), nil, p.name(), field.old.Name, f.Name)
			}
		}
	}
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
func (c *comparison) promotedBy(inner *decl) []promotion {
	if inner.promoted != nil {
		return inner.promoted
	}
	out := []promotion{}
	if p := c.pairOf[inner.name]; p != nil && p.new != nil && p.new.form == structForm {
		for _, f := range c.old.selectable(inner) {
			if n := c.new.selected(p.new, f.Name); n != nil && c.sameType(f.Type, n.Type) {
				out = append(out, promotion{f, n})
			}
		}
	}
	inner.promoted = out
	return out
}
