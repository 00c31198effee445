package lint

import (
	"iter"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// written is a table that mdspec reads, as it is written.
type written struct {
	*dialect.Table
	kept []syntax.Row // the rows that are not left out
	todo []diag.Span  // for each row that is left out, the cell that says so
}

// writtenTables returns the tables of documents that mdspec reads.
func writtenTables(documents []*dialect.Document) []written {
	var out []written
	for _, d := range documents {
		for _, t := range d.Tables {
			if t.Kind != dialect.OtherTable {
				kept, todo := splitTodo(t.Rows[2:])
				out = append(out, written{t, kept, todo})
			}
		}
	}
	return out
}

// splitTodo parts the rows that are left out from the others.
func splitTodo(rows []syntax.Row) (kept []syntax.Row, todo []diag.Span) {
	for _, r := range rows {
		if at, left := todoCell(r); left {
			todo = append(todo, at)
		}
	}
	if todo == nil { // as in most tables
		return rows, nil
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r syntax.Row) bool {
		_, left := todoCell(r)
		return left
	}), todo
}

// todoCell returns the cell for which a row is left out.
func todoCell(r syntax.Row) (at diag.Span, ok bool) {
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
func (t written) has(column *dialect.Column) bool { return slices.Contains(t.Columns, column) }

// column returns the column of the cell at the index, nil for the key of a
// struct tag; ok is false beyond the last.
func (t written) column(i int) (column *dialect.Column, ok bool) {
	if i >= len(t.Columns) {
		return nil, false
	}
	return t.Columns[i], true
}

// read returns each cell of the rows that are not left out, with its column.
func (t written) read() iter.Seq2[*dialect.Column, diag.Span] {
	return func(yield func(*dialect.Column, diag.Span) bool) {
		for _, r := range t.kept {
			for i, c := range r.Cells {
				if column, ok := t.column(i); ok && !yield(column, c) {
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
