package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// table is a table whose header has been understood.
type table struct {
	*dialect.Table
	doc    *docReader
	header []cell
	tags   []int           // headers that are struct tag keys
	keys   map[string]bool // those keys
	ok     bool            // the header has no fault
}

// cells returns the cells of a row.
func (d *docReader) cells(r syntax.Row) []cell {
	out := make([]cell, len(r.Cells))
	for i, s := range r.Cells {
		out[i] = cell{Span: s, doc: d.tree.Document}
	}
	return out
}

// hasColumn reports whether a header of the table names the column.
func (d *docReader) hasColumn(b *syntax.Block, column *dialect.Column) bool {
	return slices.ContainsFunc(d.cells(b.Rows[0]), func(c cell) bool { return column.Is(c.plain()) })
}

// noteTable takes note of a table, whatever it is.
func (d *docReader) noteTable(b *syntax.Block) {
	t := &dialect.Table{Block: b}
	if d.def != nil {
		t.Owner = d.def.model.Name
	}
	d.tree.Tables = append(d.tree.Tables, t)
}

// readTable reads the header of the table that was noted last, and reports what
// is wrong with it.
func (d *docReader) readTable(form *dialect.Form) *table {
	noted := d.tree.Tables[len(d.tree.Tables)-1]
	t := &table{Table: noted, doc: d, header: d.cells(noted.Rows[0]), keys: map[string]bool{}, ok: true}
	if len(t.header) != t.Block.Columns {
		d.diags.Add(TableDelimiter, t.Rows[1].Span, len(t.header), t.Block.Columns)
		t.ok = false
	}
	t.Kind = form.Kind
	t.Columns = make([]*dialect.Column, 0, len(t.header))
	for i, h := range t.header {
		t.Columns = append(t.Columns, t.column(i, h, form))
	}
	if c := form.Lacks(t.has); c != nil && t.ok {
		t.missing(c)
	}
	return t
}

func (t *table) has(c *dialect.Column) bool { return slices.Contains(t.Columns, c) }

// missing reports that the table has no such column.
func (t *table) missing(c *dialect.Column) {
	t.doc.diags.Add(MissingColumn, t.Rows[0].Span, c.Name)
	t.ok = false
}

// column finds the column that a header names.
func (t *table) column(i int, h cell, form *dialect.Form) *dialect.Column {
	text := h.plain()
	isTag := form.Tags && strings.HasPrefix(h.String(), "`") && gofence.IsTagKey(text)
	if c := form.Column(text); c != nil && !(isTag && c.TagInCode(text)) && !t.besideJSON(text) {
		if t.has(c) && !t.joinsDoc(c, i) {
			t.doc.diags.Add(DuplicateColumn, h.Span, text, c.Name)
			t.ok = false
			return nil
		}
		return c
	}
	if isTag {
		t.tagColumn(i, h, text)
		return nil
	}
	near := suggestHeader(text, form.Headers())
	switch {
	case t.besideJSON(text):
		near = []string{dialect.Name.Name}
	case near == nil:
		near = form.Meant(text)
	}
	t.doc.diags.Add(UnknownColumn, h.Span, text).Suggest = near
	t.ok = false
	return nil
}

// besideJSON reports whether a header is a word for what has the key in a table
// that has a column headed JSON besides (rule 3.4).
func (t *table) besideJSON(text string) bool {
	return dialect.IsKey(text) && slices.ContainsFunc(t.header, func(h cell) bool {
		return dialect.JSON.Is(h.plain()) && !dialect.IsKey(h.plain())
	})
}

// joinsDoc reports whether the header at the index names a Doc column that joins
// those before it: it is for further notes, or they are (rule 3.1).
func (t *table) joinsDoc(c *dialect.Column, i int) bool {
	text := t.header[i].plain()
	return c == dialect.Doc && !slices.ContainsFunc(t.header[:i], func(h cell) bool {
		other := h.plain()
		described := !dialect.IsFurtherNotes(text) && !dialect.IsFurtherNotes(other)
		return c.Is(other) && (described || strings.EqualFold(text, other))
	})
}

func (t *table) tagColumn(i int, h cell, key string) {
	if t.keys[key] {
		t.doc.diags.Add(DuplicateColumn, h.Span, key, key)
		t.ok = false
		return
	}
	t.keys[key] = true
	t.tags = append(t.tags, i)
}

// suggestHeader offers each column once, under the name that messages use.
func suggestHeader(text string, known []string) []string {
	var out []string
	for _, s := range diag.Suggest(text, known) {
		same := func(o string) bool { return strings.EqualFold(o, s) }
		if !slices.ContainsFunc(out, same) {
			out = append(out, s)
		}
	}
	return out
}

// row is one row of a table.
type row struct {
	diag.Span
	table *table
	cells []cell
}

// each calls f for every row that is complete and not left out, and returns the
// rows that read TODO, after reporting them.
func (t *table) each(f func(row)) (skipped []spec.Skipped) {
	for _, line := range t.Rows[2:] {
		r := row{line.Span, t, t.doc.cells(line)}
		if slices.ContainsFunc(r.cells, cell.isTodo) {
			t.doc.diags.Add(TodoRow, r.Span)
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
func (r row) text() string {
	cells := make([]string, len(r.cells))
	for i, c := range r.cells {
		cells[i] = c.raw()
	}
	return strings.Join(cells, "|")
}

// checkSurplus reports cells beyond the last header (rule 3.11).
func (r row) checkSurplus() bool {
	n := len(r.table.header)
	if len(r.cells) <= n {
		return true
	}
	at := r.Source.Span(r.cells[n].Start, r.End)
	r.table.doc.diags.Add(SurplusCells, at, len(r.cells), n)
	return false
}

// cell returns the row's cell in the column; ok is false if the table has no
// such column. A cell that the row does not reach is empty, at the row's end.
func (r row) cell(c *dialect.Column) (cell, bool) {
	i := slices.Index(r.table.Columns, c)
	if i < 0 {
		return cell{}, false
	}
	return r.at(i), true
}

func (r row) at(i int) cell {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return cell{Span: r.Source.Span(r.End, r.End), doc: r.table.doc.tree.Document}
}

// reaches reports whether the row has a cell in each of the columns; if it ends
// before one, the row is reported.
func (r row) reaches(columns ...*dialect.Column) bool {
	for _, c := range columns {
		if slices.Index(r.table.Columns, c) >= len(r.cells) {
			r.table.doc.diags.Add(MissingCells, r.Span, len(r.cells), c.Name)
			return false
		}
	}
	return true
}

// doc returns the documentation of the row.
func (r row) doc() spec.Doc {
	var blocks []spec.Block
	for i, column := range r.table.Columns {
		if column == dialect.Doc {
			if c := r.at(i); !c.empty() {
				blocks = append(blocks, doctext.Prose([]string{r.table.doc.tree.Inline(c.raw())}, c.Span)...)
			}
		}
	}
	return doctext.Doc(blocks)
}
