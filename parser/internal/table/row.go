package table

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// Row is one row of a table.
type Row struct {
	diag.Span
	table *Table
	cells []cell.Cell
}

// Each calls f for every row that is complete and not left out, and returns the
// rows that read TODO, after reporting them.
func (t *Table) Each(f func(Row)) (skipped []spec.Skipped) {
	for _, line := range t.Rows[2:] {
		r := Row{line.Span, t, Cells(t.doc, line)}
		if slices.ContainsFunc(r.cells, cell.Cell.IsTodo) {
			t.diags.Add(TodoRow, r.Span)
			skipped = append(skipped, spec.Skipped{Text: r.text(), Span: r.Span})
			continue
		}
		if r.checkSurplus() {
			f(r)
		}
	}
	return skipped
}

// text returns the row without what pads it.
func (r Row) text() string {
	cells := make([]string, len(r.cells))
	for i, c := range r.cells {
		cells[i] = c.Raw()
	}
	return strings.Join(cells, "|")
}

// checkSurplus reports cells beyond the last header (rule 3.11).
func (r Row) checkSurplus() bool {
	n := len(r.table.header)
	if len(r.cells) <= n {
		return true
	}
	at := r.Source.Span(r.cells[n].Start, r.End)
	r.table.diags.Add(SurplusCells, at, len(r.cells), n)
	return false
}

// Cell returns the row's cell in the column; ok is false if the table has no
// such column. A cell that the row does not reach is empty, at the row's end.
func (r Row) Cell(c *dialect.Column) (cell.Cell, bool) {
	i := slices.Index(r.table.Columns, c)
	if i < 0 {
		return cell.Cell{}, false
	}
	return r.at(i), true
}

func (r Row) at(i int) cell.Cell {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return cell.Cell{Span: r.Source.Span(r.End, r.End), Doc: r.table.doc}
}

// Reaches reports whether the row has a cell in each of the columns; if it ends
// before one, the row is reported.
func (r Row) Reaches(columns ...*dialect.Column) bool {
	for _, c := range columns {
		if slices.Index(r.table.Columns, c) >= len(r.cells) {
			r.table.diags.Add(MissingCells, r.Span, len(r.cells), c.Name)
			return false
		}
	}
	return true
}

// Doc returns the documentation of the row.
func (r Row) Doc() spec.Doc {
	var blocks []spec.Block
	for i, column := range r.table.Columns {
		if column == dialect.Doc {
			if c := r.at(i); !c.Empty() {
				blocks = append(blocks, doctext.Prose([]string{r.table.doc.Inline(c.Raw())}, c.Span)...)
			}
		}
	}
	return doctext.Doc(blocks)
}

// Tags reads every cell of the row that becomes a struct tag, in the order of
// their keys (rule 3.3). ok is false if a cell holds no value; what is wrong with
// a value is reported and leaves the tag out.
func (r Row) Tags() (tags []spec.Tag, ok bool) {
	cells := map[string]cell.Cell{}
	if c, ok := r.Cell(dialect.JSON); ok {
		cells["json"] = c
	}
	if c, ok := r.Cell(dialect.XML); ok {
		cells["xml"] = c
	}
	for _, i := range r.table.tags {
		cells[r.table.header[i].Plain()] = r.at(i)
	}
	ok = true
	for key, c := range cells {
		v, valued := c.Value(r.table.diags)
		ok = ok && valued
		if valued && !v.Empty() && cell.CheckTag(key, v, r.table.diags) {
			tags = append(tags, spec.Tag{Key: key, Value: v.String(), Span: v.Span})
		}
	}
	slices.SortFunc(tags, func(a, b spec.Tag) int { return strings.Compare(a.Key, b.Key) })
	return tags, ok
}
