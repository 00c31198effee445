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
// stands for another key, as where two fields swap their names: programs compile,
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
	was, is := c.old.fieldRow(f), c.new.fieldRow(m)
	c.report(fieldRenamed, firstSpan(m.NameSpan, p.new.at), &was, &is, p.name(), f.Name, m.Name)
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
	if texts.said {
		return
	}
	was, is := c.old.fieldRow(old), c.new.fieldRow(new)
	c.report(fieldTypeChanged, firstSpan(new.Type.Span, new.NameSpan), &was, &is, p.name(), old.Name, texts.old, texts.new)
}

// compareLost looks for fields whose names are gone from the struct itself.
func (c *comparison) compareLost(p *pair, lost []*spec.Field) {
	fresh := c.freshFields(p)
	for _, f := range lost {
		was := c.old.fieldRow(f)
		if f.Embedded {
			c.compareEmbedded(p, f, fresh.embeds(c, f))
			continue
		}
		if !token.IsExported(f.Name) {
			continue
		}
		if n := c.new.selected(p.new, f.Name); n != nil {
			is := c.new.fieldRow(n)
			c.report(fieldMoved, p.new.at, &was, &is, p.name(), f.Name)
			c.compareFieldType(p, f, n)
			continue
		}
		n := fresh.take(f)
		if n == nil {
			c.report(fieldRemoved, p.new.at, &was, nil, p.name(), f.Name)
			continue
		}
		is := c.new.fieldRow(n)
		c.report(fieldRenamed, firstSpan(n.NameSpan, p.new.at), &was, &is, p.name(), f.Name, n.Name)
		c.compareFieldType(p, f, n)
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
	for _, n := range r.fields {
		if n.Embedded && c.sameType(f.Type, n.Type) {
			return n
		}
	}
	return nil
}

// compareEmbedded looks at an embedded struct whose name is gone. Where its type
// was renamed that is reported; where an alias keeps the type alive, the field
// has another name all the same.
func (c *comparison) compareEmbedded(p *pair, f, n *spec.Field) {
	was := c.old.fieldRow(f)
	switch of := c.pairOf[f.Name]; {
	case n == nil && !c.stillSelected(p, f):
		c.report(fieldRemoved, p.new.at, &was, nil, p.name(), f.Name)
	case n != nil && token.IsExported(f.Name) && (of == nil || !of.renamed):
		is := c.new.fieldRow(n)
		c.report(fieldRenamed, firstSpan(n.NameSpan, p.new.at), &was, &is, p.name(), f.Name, n.Name)
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
