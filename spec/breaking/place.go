package breaking

import (
	"cmp"
	"slices"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// preparePlaces makes room for what [comparison.left] and [comparison.changeOf] find,
// now that the types and the calls of old are known again.
func (c *comparison) preparePlaces() {
	c.changes = map[*row]*diag.Change{}
	c.places = places{
		trees: map[*diag.Source]*syntax.Document{}, successors: map[*spec.Document]*spec.Document{},
		survived: map[survivorKey][]survivor{}, calls: map[string]*spec.Call{},
	}
	for _, p := range c.calls {
		c.places.calls[p.old.Name] = p.new
	}
}

// left returns the place in new that an item of old, or a part of it, has left: the
// fence or the table, or else the section, the topic or the document in which it was;
// nowhere if all of these are gone.
func (c *comparison) left(from spot) diag.Span {
	if from.topic == nil {
		return diag.Span{}
	}
	if fence := from.item().Fence; fence != nil {
		if at := c.fenceAround(c.now(from.item())); !at.IsZero() {
			return at
		}
	}
	d := c.successor(from.document)
	if d == nil || d.Span.IsZero() {
		return diag.Span{}
	}
	topic := c.topicOf(from, d)
	if topic == nil {
		return top(d)
	}
	tree := c.tree(d.Span.Source)
	section := c.sectionOf(from, sectionsOf(tree, topic))
	switch {
	case section == nil && topic.Span.IsZero():
		return top(d)
	case section == nil:
		return topic.Span
	}
	return firstSpan(c.tableOf(from, tree, section.Under), section.Text)
}

// top returns the first line of a document.
func top(d *spec.Document) diag.Span {
	return lineOf(d.Span.Source.Span(d.Span.Start, d.Span.Start))
}

// rowsOf returns where new has the rows of a definition: the header of its table, or
// its name if it has none.
func (c *comparison) rowsOf(d *decl) diag.Span {
	if d.table == nil {
		at := d.at
		if !d.fence && !at.IsZero() {
			if t := firstTable(c.tree(at.Source), at.Start); t != nil {
				at = t.Rows[0].Span
			}
		}
		d.table = &at
	}
	return *d.table
}

// firstTable returns the first table under the heading at the offset; nil if another
// heading comes before one.
func firstTable(tree *syntax.Document, heading int) *syntax.Block {
	for _, b := range tree.Blocks {
		switch {
		case b.Start <= heading:
		case b.Kind == syntax.TableBlock:
			return b
		case b.Kind == syntax.HeadingBlock:
			return nil
		}
	}
	return nil
}

// tree returns a document of new as a tree.
func (c *comparison) tree(src *diag.Source) *syntax.Document {
	t := c.places.trees[src]
	if t == nil {
		t = syntax.Parse(src)
		c.places.trees[src] = t
	}
	return t
}

// now returns where new has an item of old; nowhere if it is gone, and of a fence if
// all that it declared is.
func (c *comparison) now(i spec.Item) diag.Span {
	switch {
	case i.Model != nil:
		return c.typeNow(i.Model.Name)
	case i.Enum != nil:
		return c.typeNow(i.Enum.Name)
	case i.Fence != nil:
		return c.fenceNow(i.Fence)
	case i.Call != nil:
		if n := c.places.calls[i.Call.Name]; n != nil {
			return n.NameSpan
		}
	case i.Service != nil:
		for _, s := range i.Service.Settings {
			if n := c.new.settings[s.Name]; n != nil {
				return n.Span
			}
		}
	case i.Error != nil:
		if n := c.new.constNamed[i.Error.Name]; n != nil && n.code != nil {
			return n.at
		}
	}
	return diag.Span{}
}

func (c *comparison) typeNow(name string) diag.Span {
	if p := c.pairOf[name]; p != nil && p.new != nil {
		return p.new.at
	}
	return diag.Span{}
}

// fenceNow returns where a fence of new declares what one of old did.
func (c *comparison) fenceNow(f *spec.Fence) diag.Span {
	for _, k := range f.Consts {
		if n := c.new.constNamed[k.Name]; n != nil && n.enum == nil && n.code == nil {
			return n.at
		}
	}
	for _, v := range f.Vars {
		if n := c.new.varNamed[v.Name]; n != nil {
			return n.at
		}
	}
	for _, t := range f.Types {
		if n := c.new.types[t.Name]; n != nil && n.fence {
			return n.at
		}
	}
	return diag.Span{}
}

// fenceAround returns the line that opens the fence around a place.
func (c *comparison) fenceAround(at diag.Span) diag.Span {
	if at.IsZero() {
		return at
	}
	tree := c.tree(at.Source)
	for _, b := range tree.Blocks {
		if b.Kind == syntax.FenceBlock && b.Content.Start <= at.Start && at.Start < b.Content.End {
			return lineOf(at.Source.Span(b.Start, b.Start))
		}
	}
	return diag.Span{}
}

// successor returns the document of new that a document of old has become: the one of
// its name, or else the one that has the first of its items that is still there.
func (c *comparison) successor(old *spec.Document) *spec.Document {
	if d := c.new.document[old.Name]; d != nil {
		return d
	}
	d, known := c.places.successors[old]
	if !known {
		for _, t := range old.Topics {
			if d == nil {
				d = c.new.documentAt(c.firstSurvivor(t))
			}
		}
		c.places.successors[old] = d
	}
	return d
}

// documentAt returns the document in which a place is.
func (s *side) documentAt(at diag.Span) *spec.Document {
	for _, d := range s.pkg.Documents {
		if d != nil && d.Span.Source == at.Source && !at.IsZero() {
			return d
		}
	}
	return nil
}

// survivors returns the items of a kind in a topic that new has too, in order.
func (c *comparison) survivors(t *spec.Topic, kind itemKind) []survivor {
	if t == nil {
		return nil
	}
	k := survivorKey{t, kind}
	all, known := c.places.survived[k]
	if !known {
		for i, item := range t.Items {
			if at := c.now(item); kindOf(item) == kind && !at.IsZero() {
				all = append(all, survivor{i, at})
			}
		}
		c.places.survived[k] = all
	}
	return all
}

// firstSurvivor returns where new has an item of a topic; nowhere if all are gone.
func (c *comparison) firstSurvivor(t *spec.Topic) diag.Span {
	for kind := range itemKinds {
		if all := c.survivors(t, kind); len(all) > 0 {
			return all[0].at
		}
	}
	return diag.Span{}
}

// topicOf returns the topic of a document that a topic of old has become: the one of
// its title, the one that has what was in it, or the only one; nil if it is gone.
func (c *comparison) topicOf(from spot, d *spec.Document) *spec.Topic {
	for _, t := range d.Topics {
		if t != nil && t.Title == from.topic.Title {
			return t
		}
	}
	if from.topic.Title == "" {
		return &spec.Topic{} // what is above the first title is a topic if it has something to say
	}
	at := c.firstSurvivor(from.topic)
	for _, t := range slices.Backward(d.Topics) {
		if t != nil && at.Source == d.Span.Source && t.Span.Start <= at.Start {
			return t
		}
	}
	if len(d.Topics) == 1 {
		return d.Topics[0]
	}
	return nil
}

// sectionsOf returns the headings of the sections of a topic.
func sectionsOf(tree *syntax.Document, topic *spec.Topic) []syntax.Heading {
	var out []syntax.Heading
	inside := topic.Span.IsZero()
	for _, h := range tree.Headings {
		switch {
		case h.Level == 1:
			inside = !topic.Span.IsZero() && h.Text.Start == topic.Span.Start
		case inside && h.Level == 2:
			out = append(out, h)
		}
	}
	return out
}

// sectionOf returns the section that an item of old has left, among those of its
// topic; nil if it is gone.
func (c *comparison) sectionOf(from spot, sections []syntax.Heading) *syntax.Heading {
	for _, kind := range sectionKinds[kindOf(from.item())] {
		var found []syntax.Heading
		var places []diag.Span
		for _, h := range sections {
			if dialect.SectionOf(h.Text.Text()) == kind {
				found, places = append(found, h), append(places, h.Under)
			}
		}
		if len(found) > 0 {
			return &found[c.nearest(from, places)]
		}
	}
	return nil
}

// sectionKinds are the kinds of sections in which items may be, the likeliest first.
var sectionKinds = [itemKinds][]dialect.SectionKind{
	modelItem:   {dialect.Models, dialect.Enums},
	enumItem:    {dialect.Enums, dialect.Models},
	fenceItem:   {dialect.Models, dialect.Enums},
	callItem:    {dialect.Calls},
	serviceItem: {dialect.Services},
	errorItem:   {dialect.Errors},
}

// tableForms are the forms of the tables of which items are rows.
var tableForms = [itemKinds]*dialect.Form{callItem: dialect.CallRows, serviceItem: dialect.Settings, errorItem: dialect.ErrorCodes}

// tableOf returns the header of the table in a section that an item of old has left;
// nowhere if there is none, and for items that are not rows.
func (c *comparison) tableOf(from spot, tree *syntax.Document, section diag.Span) diag.Span {
	form := tableForms[kindOf(from.item())]
	if form == nil {
		return diag.Span{}
	}
	var headers, places []diag.Span
	for _, b := range tree.Blocks {
		if b.Kind == syntax.TableBlock && section.Start <= b.Start && b.Start < section.End && hasForm(b.Rows[0], form) {
			headers, places = append(headers, b.Rows[0].Span), append(places, tree.WholeTable(b))
		}
	}
	if len(headers) == 0 {
		return diag.Span{}
	}
	return headers[c.nearest(from, places)]
}

// hasForm reports whether a header has the columns that a form cannot do without.
func hasForm(header syntax.Row, form *dialect.Form) bool {
	return form.Lacks(func(c *dialect.Column) bool {
		return slices.ContainsFunc(header.Cells, func(cell diag.Span) bool { return form.Column(cell.Text()) == c })
	}) == nil
}

// nearest returns the index of the place that holds the neighbour of an item of old:
// the nearest one of its kind before or behind it; the first if none does.
func (c *comparison) nearest(from spot, places []diag.Span) int {
	for _, n := range c.neighbours(from) {
		holds := func(s diag.Span) bool { return s.Source == n.at.Source && s.Start <= n.at.Start && n.at.Start < s.End }
		if i := slices.IndexFunc(places, holds); i >= 0 {
			return i
		}
	}
	return 0
}

// neighbours returns the nearest survivors of the kind of an item before and behind
// it, the nearer one first; the one before it where that is not known.
func (c *comparison) neighbours(from spot) []survivor {
	all := c.survivors(from.topic, kindOf(from.item()))
	i, _ := slices.BinarySearchFunc(all, from.index, func(s survivor, index int) int { return cmp.Compare(s.index, index) })
	near := slices.Clone(all[max(i-1, 0):min(i+1, len(all))])
	distance := func(s survivor) int {
		lines := line(from.topic.Items[s.index]) - line(from.item())
		return max(lines, -lines)
	}
	slices.SortStableFunc(near, func(a, b survivor) int { return cmp.Compare(distance(a), distance(b)) })
	return near
}
