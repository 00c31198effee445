package lint

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// orders counts in how many sequences one name is before another.
type orders map[[2]string]int

// add counts the names of a sequence, each of which occurs once. An empty name
// has no place.
func (o orders) add(names []string) {
	for i, a := range names {
		if a == "" {
			continue
		}
		for _, b := range names[i+1:] {
			if b != "" {
				o[[2]string{a, b}]++
			}
		}
	}
}

// misplaced returns the first name that is behind another one though most
// sequences have it before; ok is false if there is none. There is no right
// order but that of most: what matters is that readers find things.
func (o orders) misplaced(names []string) (name, behind int, ok bool) {
	for i, b := range names {
		if b == "" {
			continue
		}
		for j, a := range names[:i] {
			if o[[2]string{b, a}] > o[[2]string{a, b}] {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// checkColumnOrder holds the field tables of a document against each other.
func checkColumnOrder(x *pass) {
	for _, d := range x.Documents {
		o := orders{}
		all := make([][]string, len(d.Tables))
		for i, t := range d.Tables {
			all[i] = fieldColumns(t)
			o.add(all[i])
		}
		for k, t := range d.Tables {
			names := all[k]
			if i, j, ok := o.misplaced(names); ok {
				x.add(t.Rows[0].Cells[i], diag.Verbatim(names[i]), diag.Verbatim(names[j]))
			}
		}
	}
}

// fieldColumns returns the names of the columns of a field table, "" for those
// that not all such tables know.
func fieldColumns(t *dialect.Table) []string {
	if t.Kind != dialect.FieldTable {
		return nil
	}
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		if c != nil {
			names[i] = c.Name
		}
	}
	return names
}

// checkSectionOrder holds the topics of the package against each other.
func checkSectionOrder(x *pass) {
	o := orders{}
	var all []topicSections
	for _, d := range x.Documents {
		all = append(all, sectionsOf(d)...)
	}
	for _, t := range all {
		o.add(t.kinds)
	}
	for _, t := range all {
		if i, j, ok := o.misplaced(t.kinds); ok {
			x.add(t.titles[i], t.titles[i].Text(), t.titles[j].Text())
		}
	}
}

// topicSections is the kinds of sections of one topic, each where it is first.
type topicSections struct {
	kinds  []string
	titles []diag.Span
}

func sectionsOf(d *dialect.Document) []topicSections {
	out := make([]topicSections, 1) // the first is above all topics
	for _, h := range d.Headings {
		if h.Level == 1 {
			out = append(out, topicSections{})
		}
		section := sectionOf(h)
		if t := &out[len(out)-1]; section != nil && !slices.Contains(t.kinds, string(section.Kind)) {
			t.kinds, t.titles = append(t.kinds, string(section.Kind)), append(t.titles, h.Text)
		}
	}
	return out
}

// sectionOf returns the section that a heading begins, nil if it begins none that
// mdspec reads.
func sectionOf(h syntax.Heading) *dialect.Section {
	if h.Level != 2 {
		return nil
	}
	return dialect.SectionOf(h.Text.Text()).Section()
}
