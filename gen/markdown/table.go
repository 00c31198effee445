package markdown

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec/grid"
)

// How the cells of a column are aligned.
const (
	left   = ":--"
	centre = ":-:"
	right  = "--:"
)

// column is a column of a table.
type column struct {
	header string
	align  string
	needed bool // also if no cell says anything
	cells  []string
}

// table is the columns of a table, in order, and rows that were left out.
type table struct {
	columns []*column
	rows    int
	skipped [][]string
}

// add adds a column for the cells that the function gives for each row.
func (t *table) add(header, align string, needed bool, cell func(row int) string) {
	c := &column{header: header, align: align, needed: needed}
	for i := range t.rows {
		c.cells = append(c.cells, cell(i))
	}
	t.columns = append(t.columns, c)
}

// used returns the columns that say something.
func (t *table) used() []*column {
	says := func(cell string) bool { return cell != "" }
	return slices.DeleteFunc(slices.Clone(t.columns), func(c *column) bool { return !c.needed && !slices.ContainsFunc(c.cells, says) })
}

// grid returns the table with the columns that say something.
func (t *table) grid() grid.Table {
	out := make(grid.Table, 2+t.rows, 2+t.rows+len(t.skipped))
	for _, c := range t.used() {
		out[0], out[1] = append(out[0], c.header), append(out[1], c.align)
		for i, text := range c.cells {
			out[2+i] = append(out[2+i], text)
		}
	}
	return append(out, t.skipped...)
}
