package page

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// fields are elements of JSX that are a field each, next to and within each other.
type fields struct {
	table *TableOf
	open  []opened // those that are not closed yet
}

// opened is an element that is open, and the row of its field.
type opened struct {
	name string
	row  int
}

// fieldHeader are the cells of a row while it is read; the last ones only stay if a row
// has them.
var fieldHeader = append(append([]string{}, ListHeader...), "in", "default")

const docColumn = 3

// Names of elements that are fields even if they have no type, and of attributes that
// give the name, which may say the place, too.
const (
	fieldNames = " paramfield responsefield property field param parameter attribute schemafield apifield "
	nameKeys   = "name path query body header param field"
)

// field adds the row of a field's element; ok is false if it is none.
func (r *reader) field(t token) (ok bool) {
	cells, ok := fieldCells(t)
	if !ok {
		return false
	}
	if r.fields == nil {
		f := &fields{table: &TableOf{Form: HTML}}
		r.add(&Part{Kind: Table, Table: f.table, Span: r.Source.Span(t.start, t.end)})
		r.fields = f
	}
	f, span := r.fields, r.Source.Span(t.start, t.end)
	row := Row{Span: span, Depth: len(f.open)}
	for _, c := range cells {
		row.Cells = append(row.Cells, Cell{c, span})
	}
	if !strings.HasSuffix(t.raw, "/>") {
		f.open = append(f.open, opened{t.name, len(f.table.Rows)})
	}
	f.table.Rows = append(f.table.Rows, row)
	return true
}

// fieldCells returns the cells that an element has, those of [fieldHeader].
func fieldCells(t token) (cells []string, ok bool) {
	a := t.attrs
	if !t.isComponent() || a["method"] != "" || a["type"] == "" && !t.is(fieldNames) {
		return nil, false
	}
	var name, in string
	for key := range strings.FieldsSeq(nameKeys) {
		if a[key] != "" {
			name, in = a[key], key
			break
		}
	}
	if in == "name" || in == "param" || in == "field" {
		in = a["in"]
	}
	doc := a["description"] + a["desc"]
	return []string{name, a["type"], presence(a), doc, in, a["default"]}, name != ""
}

// presence returns what attributes say of it.
func presence(attrs map[string]string) string {
	for _, key := range []string{"required", "optional"} {
		if value, has := attrs[key]; has && value != "false" {
			return key
		} else if has && key == "required" {
			return "false"
		}
	}
	return ""
}

// take puts a text into the field that is open; it reports whether there is one. An item
// of a list stands on a line of its own.
func (f *fields) take(text string, item bool) bool {
	if f == nil || len(f.open) == 0 {
		return false
	}
	doc, joint := &f.table.Rows[f.open[len(f.open)-1].row].Cells[docColumn], "\n\n"
	if item {
		text, joint = "- "+text, "\n"
	}
	if doc.Text != "" {
		doc.Text += joint
	}
	doc.Text += text
	return true
}

// close closes the field that was opened last if its element has the name, and reports
// whether it has.
func (f *fields) close(name string) bool {
	if f == nil || len(f.open) == 0 || f.open[len(f.open)-1].name != name {
		return false
	}
	f.open = f.open[:len(f.open)-1]
	return true
}

// finish gives a table of fields its header, and takes out the columns that no row needs.
func (t *TableOf) finish(at diag.Span) {
	columns := len(ListHeader)
	keep := []bool{true, true, true, true, false, false}
	for _, r := range t.Rows {
		for i := columns; i < len(keep); i++ {
			keep[i] = keep[i] || r.Cells[i].Text != ""
		}
	}
	for i, name := range fieldHeader {
		if keep[i] {
			t.Header = append(t.Header, Cell{name, at})
		}
	}
	for i := range t.Rows {
		var cells []Cell
		for j, c := range t.Rows[i].Cells {
			if keep[j] {
				cells = append(cells, c)
			}
		}
		t.Rows[i].Cells = cells
	}
}
