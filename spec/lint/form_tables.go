package lint

import (
	"iter"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// written is a table that mdspec reads, as it is written.
type written struct {
	*spec.Table
	kept []spec.Row  // the rows that are not left out
	todo []diag.Span // for each row that is left out, the cell that says so
}

// writtenTables returns the tables of a package that mdspec reads.
func writtenTables(p *spec.Package) []written {
	var out []written
	for _, d := range p.Documents {
		for _, t := range d.Layout.Tables {
			if t.Kind != spec.OtherTable {
				kept, todo := splitTodo(t.Rows)
				out = append(out, written{t, kept, todo})
			}
		}
	}
	return out
}

// splitTodo parts the rows that are left out from the others.
func splitTodo(rows []spec.Row) (kept []spec.Row, todo []diag.Span) {
	for i, r := range rows {
		at, left := todoCell(r)
		switch {
		case left && todo == nil: // few tables have one, the others share the rows
			kept, todo = slices.Clone(rows[:i]), []diag.Span{at}
		case left:
			todo = append(todo, at)
		case todo != nil:
			kept = append(kept, r)
		}
	}
	if todo == nil {
		return rows, nil
	}
	return kept, todo
}

// todoCell returns the cell for which a row is left out.
func todoCell(r spec.Row) (at diag.Span, ok bool) {
	const mark = "TODO"
	if !strings.Contains(r.Span.Text(), mark) {
		return diag.Span{}, false
	}
	for _, c := range r.Cells {
		if strings.Trim(c.Text(), "` ") == mark {
			return c, true
		}
	}
	return diag.Span{}, false
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
		for _, r := range t.kept {
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
