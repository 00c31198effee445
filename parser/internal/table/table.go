// Package table reads the headers and the rows of tables, whatever they declare: which
// column a header names, and which cell of a row is in it.
package table

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// Table is a table whose header has been understood.
type Table struct {
	*dialect.Table
	OK bool // the header has no fault

	doc    *syntax.Document
	diags  *diag.List
	header []cell.Cell
	tags   []int           // headers that are struct tag keys
	keys   map[string]bool // those keys
}

// Cells returns the cells of a row of a document.
func Cells(doc *syntax.Document, r syntax.Row) []cell.Cell {
	out := make([]cell.Cell, len(r.Cells))
	for i, s := range r.Cells {
		out[i] = cell.Cell{Span: s, Doc: doc}
	}
	return out
}

// HasColumn reports whether a header of the table names the column.
func HasColumn(doc *syntax.Document, b *syntax.Block, column *dialect.Column) bool {
	return slices.ContainsFunc(Cells(doc, b.Rows[0]), func(c cell.Cell) bool { return column.Is(c.Plain()) })
}

// Read reads the header of a table of the document as one of the form, and reports what
// is wrong with it. It fills in the kind and the columns of the table.
func Read(of *dialect.Table, form *dialect.Form, doc *syntax.Document, diags *diag.List) *Table {
	t := &Table{Table: of, doc: doc, diags: diags, header: Cells(doc, of.Rows[0]), keys: map[string]bool{}, OK: true}
	if len(t.header) != t.Block.Columns {
		diags.Add(TableDelimiter, t.Rows[1].Span, len(t.header), t.Block.Columns)
		t.OK = false
	}
	t.Kind = form.Kind
	t.Columns = make([]*dialect.Column, 0, len(t.header))
	for i, h := range t.header {
		t.Columns = append(t.Columns, t.column(i, h, form))
	}
	if c := form.Lacks(t.Has); c != nil && t.OK {
		t.Missing(c)
	}
	return t
}

// Has reports whether a header names the column.
func (t *Table) Has(c *dialect.Column) bool { return slices.Contains(t.Columns, c) }

// HasTags reports whether a column becomes a struct tag.
func (t *Table) HasTags() bool { return t.Has(dialect.JSON) || t.Has(dialect.XML) || len(t.tags) > 0 }

// Missing reports that the table has no such column.
func (t *Table) Missing(c *dialect.Column) {
	t.diags.Add(MissingColumn, t.Rows[0].Span, c.Name)
	t.OK = false
}

// column finds the column that a header names.
func (t *Table) column(i int, h cell.Cell, form *dialect.Form) *dialect.Column {
	text := h.Plain()
	isTag := form.Tags && strings.HasPrefix(h.String(), "`") && gofence.IsTagKey(text)
	if c := form.Column(text); c != nil && !(isTag && c.TagInCode(text)) && !t.besideJSON(text) {
		if t.Has(c) && !t.joinsDoc(c, i) {
			t.diags.Add(DuplicateColumn, h.Span, text, c.Name)
			t.OK = false
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
	t.diags.Add(UnknownColumn, h.Span, text).Suggest = near
	t.OK = false
	return nil
}

// besideJSON reports whether a header is a word for what has the key in a table
// that has a column headed JSON besides (rule 3.4).
func (t *Table) besideJSON(text string) bool {
	return dialect.IsKey(text) && slices.ContainsFunc(t.header, func(h cell.Cell) bool {
		return dialect.JSON.Is(h.Plain()) && !dialect.IsKey(h.Plain())
	})
}

// joinsDoc reports whether the header at the index names a Doc column that joins
// those before it: it is for further notes, or they are (rule 3.1).
func (t *Table) joinsDoc(c *dialect.Column, i int) bool {
	text := t.header[i].Plain()
	return c == dialect.Doc && !slices.ContainsFunc(t.header[:i], func(h cell.Cell) bool {
		other := h.Plain()
		described := !dialect.IsFurtherNotes(text) && !dialect.IsFurtherNotes(other)
		return c.Is(other) && (described || strings.EqualFold(text, other))
	})
}

func (t *Table) tagColumn(i int, h cell.Cell, key string) {
	if t.keys[key] {
		t.diags.Add(DuplicateColumn, h.Span, key, key)
		t.OK = false
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
