package facts

import (
	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
)

// leaveAll leaves out all tables of the page.
func (r *reader) leaveAll() {
	for _, p := range r.page.Parts {
		if p.Kind == page.Table && p.Table.Form != page.List {
			t := r.newTable(p)
			t.Left, t.Ignored = leftPage, true
		}
	}
}

// newTable adds a table to those of the page.
func (r *reader) newTable(p *page.Part) *Table {
	t := &Table{Span: p.Span, Written: p.Table}
	for _, row := range p.Table.Rows {
		t.Rows = append(t.Rows, &Row{Span: row.Span, Text: words.Plain(row.Cell(0).Text)})
	}
	r.out.Tables = append(r.out.Tables, t)
	return t
}

// place keeps where a table is.
func (t *Table) place(s *section) {
	if s.title != nil {
		t.Title, t.Anchors = words.Plain(s.title.Text), s.title.Anchors
		t.Generic = s.says.Part != words.NoPart || s.says.Sentence || s.says.Name != ""
	}
}

// listed adds a list of values to the tables of the page, to account for its items.
func (r *reader) listed(t *Table, values []*Value) {
	t.Span, t.Written = values[0].Row.Span, &page.TableOf{Form: page.List}
	for _, v := range values {
		t.Rows = append(t.Rows, v.Row)
	}
	r.out.Tables = append(r.out.Tables, t)
}

// listedBelow returns the values that a list below a row says, and accounts for its items.
func (r *reader) listedBelow(row page.Row, t *Table, i int) (values []*Value) {
	if row.Options == nil {
		return nil
	}
	for _, o := range row.Options.Rows {
		v := &Value{Row: &Row{Span: o.Span, Text: o.Cell(0).Text, Of: t.Rows[i]}, Literal: o.Cell(0).Text}
		if doc := o.Cell(1).Text; doc != "" {
			v.Doc = []string{doc}
		}
		v.Row.Value = v
		values = append(values, v)
	}
	r.listed(&Table{Title: t.Title, Generic: t.Generic, Anchors: t.Anchors}, values)
	return values
}

// listWithin returns the values that a list in the description of a row says the field may
// have; nil if there is none. What is true or false has no other values.
func (r *reader) listWithin(c *columns, row page.Row, f *Field) *page.Options {
	if c.Form == page.List || f.Type.Kind == typeword.Basic && f.Type.Name == "bool" {
		return nil
	}
	for i, role := range c.roles {
		if role != words.Doc && role != words.Unknown || !page.HasLines(row.Cell(i)) {
			continue
		}
		if o := r.page.OptionsOf(c.Form, row.Cell(i), c.keys(), f.Key); o != nil {
			return o
		}
	}
	return nil
}
