package page

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// pipes adds a table that is written with bars; bare is whether no line of dashes is below
// its header.
func (r *reader) pipes(b *syntax.Block, bare bool) {
	rows := []Row{r.pipeRow(b.Rows[0])}
	for i, row := range b.Rows[2:] {
		if last := i+3 == len(b.Rows); !last || !isClosing(r.Text(row.Span)) {
			rows = append(rows, r.pipeRow(row))
		}
	}
	for at := r.glued(rows); at > 0; at = r.glued(rows) {
		r.rows(Pipes, rows[:at], bare)
		label := rows[at]
		r.add(&Part{Kind: Text, Text: label.Cells[0].Text, Span: label.Span})
		if rows = rows[at+1:]; len(rows) == 0 {
			return
		}
		if !bare {
			rows[1], rows = rows[0], rows[1:] // without the line below the header
		}
	}
	if !bare { // what follows a bare table may be another one
		rows = r.goOn(b, rows)
	}
	r.rows(Pipes, rows, bare)
}

// glued returns which row is no row but a line in bold that stands right below the table,
// and titles what follows: another table, or what is behind this one; 0 if there is none.
func (r *reader) glued(rows []Row) int {
	for i := 1; i < len(rows); i++ {
		text := strings.TrimSpace(r.Text(rows[i].Span))
		if strings.Contains(text, "|") || !isBold(text) {
			continue
		}
		if i+1 == len(rows) || i+2 < len(rows) && isDelimiter(rows[i+2]) {
			return i
		}
	}
	return 0
}

// isDelimiter reports whether a row is the line below a header.
func isDelimiter(row Row) bool {
	return !slices.ContainsFunc(row.Cells, func(c Cell) bool { return len(c.Text) < 2 || strings.Trim(c.Text, "-: ") != "" })
}

// isClosing reports whether a line right below a table closes what the table is in.
func isClosing(text string) bool { return len(text) > 2 && strings.Trim(text, ":") == "" }

// pipeRow returns a row with the texts of its cells.
func (r *reader) pipeRow(row syntax.Row) Row {
	out := Row{Span: row.Span}
	for _, c := range row.Cells {
		text := strings.ReplaceAll(r.Text(c), `\|`, "|")
		out.Cells = append(out.Cells, Cell{trimmed(decoded(r.Inline(text))), c})
	}
	if len(out.Cells) == 0 {
		out.Cells = []Cell{{Span: row.Span}}
	}
	return out
}

// rows adds a table whose header is its first row, or the second if that is empty. What
// says the route of a call is a part of its own, which has the rows that say it.
func (r *reader) rows(form Form, rows []Row, bare bool) {
	if len(rows) > 1 && isEmpty(rows[0]) {
		rows = rows[1:]
	}
	rows = slices.DeleteFunc(rows, func(row Row) bool { return len(row.Cells) == 0 })
	if len(rows) == 0 {
		return
	}
	header := rows[0]
	if routes, rest := settings(rows, r.wants); routes != nil {
		r.add(&Part{Kind: Route, Routes: routes, Span: header.Span, Table: &TableOf{Form: form, Header: header.Cells, Rows: without(without(rows, rest), []Row{header})}})
		if rows = append([]Row{header}, without(rest, []Row{header})...); len(rows) == 1 {
			return
		}
	}
	r.add(&Part{Kind: Table, Table: &TableOf{Form: form, Header: header.Cells, Rows: rows[1:], Bare: bare}, Span: header.Span})
}

// isEmpty reports whether no cell of a row has a text.
func isEmpty(row Row) bool {
	return !slices.ContainsFunc(row.Cells, func(c Cell) bool { return c.Text != "" })
}

// settings returns the route that a table of two columns gives by words and values, and
// the rows that say something else.
func settings(rows []Row, wanted want) (routes []RouteOf, rest []Row) {
	hasPath := false
	for _, row := range rows {
		if len(row.Cells) > 2 {
			return nil, nil
		}
		said := setting(row, wanted)
		merged, ok := merge(routes, said)
		if len(said) == 0 || !ok {
			rest = append(rest, row)
			continue
		}
		routes = merged
		hasPath = hasPath || said[0].Path != ""
	}
	if !hasPath {
		return nil, nil
	}
	return routes, rest
}

// setting returns the routes that a row gives. What is named in code is no setting but a
// field.
func setting(row Row, wanted want) []RouteOf {
	if strings.Contains(row.Cell(0).Text, "`") {
		return nil
	}
	if wanted == wantPath {
		if routes := atStage(row.Cell(0).Text, row.Cell(1).Text, row.Cell(1).Span); routes != nil {
			return routes
		}
	}
	return said(row.Cell(0).Text, row.Cell(1).Text, row.Cell(1).Span)
}

// without returns the rows that are not among the others, which are in the same order.
func without(rows, others []Row) (out []Row) {
	for _, row := range rows {
		if len(others) > 0 && others[0].Span == row.Span {
			others = others[1:]
			continue
		}
		out = append(out, row)
	}
	return out
}

// spread is a cell of HTML that reaches into the rows below.
type spread struct {
	cell  Cell
	below int // rows that it still reaches into
}

// htmlTable is a table of HTML while it is read.
type htmlTable struct {
	rows   []Row
	spread map[int]spread // by column
	spare  *int           // cells that may be made though nobody wrote them
}

// Limits of cells that reach over others.
const (
	maxSpan    = 64
	spareCells = 1 << 14
)

// row begins a row.
func (t *htmlTable) row(at diag.Span) {
	t.fill()
	t.rows = append(t.rows, Row{Span: at})
}

// fill puts the cells that reach down from above where the current row has room.
func (t *htmlTable) fill() {
	if len(t.rows) == 0 {
		return
	}
	row := &t.rows[len(t.rows)-1]
	for {
		s, ok := t.spread[len(row.Cells)]
		if !ok {
			return
		}
		at := len(row.Cells)
		if s.below--; s.below <= 0 || *t.spare <= 0 {
			delete(t.spread, at)
		} else {
			t.spread[at] = s
		}
		*t.spare--
		row.Cells = append(row.Cells, s.cell)
	}
}

// indent notes how deep the current row is nested, which its first cell says.
func (t *htmlTable) indent(depth int) {
	if row := &t.rows[len(t.rows)-1]; len(row.Cells) == 1 {
		row.Depth = depth
	}
}

// list gives values to the current row, which one of its cells lists.
func (t *htmlTable) list(values *Options) {
	if row := &t.rows[len(t.rows)-1]; values != nil && row.Options == nil {
		row.Options = values
	}
}

// cell puts a cell into the current row.
func (t *htmlTable) cell(c Cell, columns, rows int) {
	if len(t.rows) == 0 {
		t.row(c.Span)
	}
	t.fill()
	row := &t.rows[len(t.rows)-1]
	for i := range min(max(columns, 1), maxSpan) {
		if i > 0 {
			if *t.spare--; *t.spare < 0 {
				return
			}
		}
		if rows > 1 && *t.spare > 0 {
			t.spread[len(row.Cells)] = spread{c, min(rows, maxSpan) - 1}
		}
		row.Cells = append(row.Cells, c)
	}
}
