package facts

import (
	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
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
