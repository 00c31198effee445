package breaking

import (
	"go/token"
	"slices"
	"strings"
	"sync"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
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
	keys := c.old.sentAs(f, p.old)
	has := func(m *spec.Field) bool {
		return slices.ContainsFunc(c.new.sentAs(m, p.new), func(key string) bool { return slices.Contains(keys, key) })
	}
	if len(keys) == 0 || has(n) || !token.IsExported(f.Name) {
		return false
	}
	i := slices.IndexFunc(p.new.model.Fields, has)
	if i < 0 || c.keyType(f, p.new.model.Fields[i], both) != same {
		return false
	}
	m := p.new.model.Fields[i]
	c.reportRenamed(p, f, m, nil)
	c.compareFieldType(p, f, m)
	return true
}

// sentAs returns what the tags of a field say that it is sent as: its key of JSON, or
// else what it is in other formats if JSON does not have it; nothing if they say none.
func (s *side) sentAs(f *spec.Field, owner *decl) []string {
	if key := taggedKey(f); key != "" {
		return []string{"json " + key}
	}
	var out []string
	if _, dropped := f.Tag(jsonFormat); dropped || s.foreign(f, owner) {
		for _, e := range elementsOf(f) {
			out = append(out, e.String())
		}
	}
	return out
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

// reportRenamed reports a field that has another name, and lies behind embedded
// fields now if there are any.
func (c *comparison) reportRenamed(p *pair, old, new *spec.Field, behind []*spec.Field) {
	now := diag.Code(new.Name)
	if len(behind) > 0 {
		now = diag.Say("`%[1]s` of the embedded `%[2]s`", "嵌入的 `%[2]s` 中的 `%[1]s`", new.Name, behind[len(behind)-1].Name)
	}
	c.report(fieldRenamed, firstSpan(new.NameSpan, p.new.at), c.old.fieldRow(old), c.new.fieldRow(new), p.name(), old.Name, now, keepField(old))
}

// keepField says what to do about the name of a field, and whether it matters to
// the wire: without a tag that states another one it is the key.
func keepField(f *spec.Field) diag.Phrase {
	tag, _ := f.Tag(jsonFormat)
	if name, _, _ := strings.Cut(tag, ","); name == "" && jsonkey.Of(f) == f.Name && len(elementsOf(f)) == 0 {
		return diag.Say("keep `%[1]s` in the Name cell, or write it into a JSON cell: without one it is the key, too", "名称单元格里保留 `%[1]s`，或者把它写进 JSON 单元格：没有 JSON 单元格时，名称就是键", f.Name)
	}
	return diag.Say("keep `%[1]s` in the Name cell; what goes over the wire does not depend on it", "名称单元格里保留 `%[1]s`，报文与它无关", f.Name)
}

// compareLost looks for fields whose names are gone from the struct itself.
func (c *comparison) compareLost(p *pair, lost []*spec.Field) {
	fresh := c.freshFields(p)
	moved := sync.OnceValue(func() *movedRows { return c.movedRows(p, lost) })
	for _, f := range lost {
		if f.Embedded {
			c.compareEmbedded(p, f, fresh.embeds(c, f))
			continue
		}
		if !token.IsExported(f.Name) || c.keptAround(p.old, f) {
			continue
		}
		if n := c.new.selected(p.new, f.Name); n != nil {
			c.report(fieldMoved, p.new.at, c.old.fieldRow(f), c.new.fieldRow(n), p.name(), f.Name)
			c.compareFieldType(p, f, n)
		} else if n := fresh.take(f); n != nil {
			c.reportRenamed(p, f, n, nil)
			c.compareFieldType(p, f, n)
		} else if k := moved().field(f); k != nil {
			c.reportRenamed(p, f, k.Field, k.Path()[:k.Depth()])
			c.compareFieldType(p, f, k.Field)
		} else if into := moved().into; into != nil {
			c.fieldIntoOpaque(p, f, into)
		} else {
			c.report(fieldRemoved, c.rowsOf(p.new), c.old.fieldRow(f), nil, p.name(), f.Name)
		}
	}
}

// movedRows is where the fields that a struct has lost may have gone: into structs
// that it embeds.
type movedRows struct {
	known map[string][]*jsonkey.Key // see fieldsByTrait
	lost  map[string]int            // how many fields are lost of each trait
	into  *spec.Field               // a hand-written one that was not embedded before; nil if there is none
}

func (c *comparison) movedRows(p *pair, lost []*spec.Field) *movedRows {
	m := &movedRows{c.new.fieldsByTrait(p.new), map[string]int{}, c.freshOpaque(c.old.promoters(p.old), c.new.promoters(p.new))}
	for _, f := range lost {
		for _, trait := range fieldTraits(f) {
			m.lost[trait]++
		}
	}
	return m
}

// field returns what a lost field is under another name: the field that has its key
// or else, if none of the two has one, its type and text. If others have these too
// it could be any, and is none.
func (m *movedRows) field(f *spec.Field) *jsonkey.Key {
	for _, trait := range fieldTraits(f) {
		if found := m.known[trait]; m.lost[trait] == 1 && len(found) == 1 && found[0].Depth() > 0 {
			return found[0]
		}
	}
	return nil
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
	for _, e := range elementsOf(f) {
		out = append(out, e.String())
	}
	if doc := f.Doc.Plain(); doc != "" && (!tagged || tag == "-") {
		out = append(out, "doc "+f.Type.String()+"\n"+doc)
	}
	return out
}

// nameTrait returns what a field is known by under its own name.
func nameTrait(f *spec.Field) string { return "name " + f.Name }

// fieldsByTrait returns the exported fields that can be selected of a struct, by
// what they are known by.
func (s *side) fieldsByTrait(d *decl) map[string][]*jsonkey.Key {
	if d.byTrait != nil {
		return d.byTrait
	}
	d.byTrait = map[string][]*jsonkey.Key{}
	keys := s.keysOf(d)
	for _, k := range slices.Concat(keys.Visible, keys.Keyless) {
		if token.IsExported(k.Field.Name) && s.selected(d, k.Field.Name) == k.Field {
			for _, trait := range append(fieldTraits(k.Field), nameTrait(k.Field)) {
				d.byTrait[trait] = append(d.byTrait[trait], k)
			}
		}
	}
	return d.byTrait
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
		c.reportRenamed(p, f, n, nil)
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
