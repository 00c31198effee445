package lint

import (
	"iter"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// written is a table that mdspec reads, as it is written.
type written struct{ *spec.Table }

// tables returns the tables of the package that mdspec reads.
func (x *pass) tables() iter.Seq[written] {
	return func(yield func(written) bool) {
		for _, d := range x.pkg.Documents {
			for _, t := range d.Layout.Tables {
				if t.Kind != spec.OtherTable && !yield(written{t}) {
					return
				}
			}
		}
	}
}

// has reports whether the table has the column.
func (t written) has(column string) bool { return slices.Contains(t.Columns, column) }

// column returns what column the cell at the index stands in; ok is false
// beyond the last.
func (t written) column(i int) (name string, ok bool) {
	if i >= len(t.Columns) {
		return "", false
	}
	return t.Columns[i], true
}

// read returns each cell of the rows that are not left out, with the column in
// which it stands.
func (t written) read() iter.Seq2[string, diag.Span] {
	return func(yield func(string, diag.Span) bool) {
		for _, r := range t.Rows {
			if _, todo := todoCell(r); todo {
				continue
			}
			for i, c := range r.Cells {
				if name, ok := t.column(i); ok && !yield(name, c) {
					return
				}
			}
		}
	}
}

// part returns the span of a part of a span's text.
func part(s diag.Span, start, end int) diag.Span {
	return s.Source.Span(s.Start+start, s.Start+end)
}
