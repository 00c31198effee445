package page

import (
	"slices"
	"sort"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// flowLine is a line of text that a table above it may go on with.
type flowLine struct {
	span diag.Span // the whole line
	stop bool      // it is of another block, at which any table ends
	code bool      // lines of the same indented code are behind it
}

// flow returns the lines of the document outside of tables, in order.
func (r *reader) flow() []flowLine {
	if r.flowing == nil {
		r.flowing = []flowLine{}
		for _, b := range ordered(r.Blocks) {
			r.flowBlock(b)
		}
	}
	return r.flowing
}

func (r *reader) flowBlock(b *syntax.Block) {
	switch b.Kind {
	case syntax.ListBlock, syntax.ItemBlock, syntax.QuoteBlock:
		for _, c := range ordered(b.Children) {
			r.flowBlock(c)
		}
		return
	case syntax.ParagraphBlock, syntax.CodeBlock:
		if !r.isMarkup(b) {
			for i, l := range b.Lines {
				more := b.Kind == syntax.CodeBlock && i+1 < len(b.Lines)
				r.flowing = append(r.flowing, flowLine{span: r.LineAt(l.Start), code: more})
			}
			return
		}
	}
	first := firstOf(b)
	r.flowing = append(r.flowing, flowLine{span: r.Source.Span(first, first), stop: true})
}

// broken is a table while it is read on behind what ended it for Markdown: blank lines and
// lists within its cells.
type broken struct {
	*reader
	columns int
	open    bool // its rows have no bars at their ends
	rows    []Row
	below   []flowLine
}

// goOn returns the rows of a table with those that are below its end.
func (r *reader) goOn(b *syntax.Block, rows []Row) []Row {
	open := !strings.HasPrefix(r.Text(b.Rows[0].Span), "|")
	if r.innermost > 0 || r.quoted || open && b.Columns < 3 || len(b.Rows[0].Cells) != b.Columns {
		return rows
	}
	end, flow := r.WholeTable(b).End, r.flow()
	at := sort.Search(len(flow), func(i int) bool { return flow[i].span.Start >= end })
	t := &broken{r, b.Columns, open, rows, flow[at:]}
	line := b.Rows[len(b.Rows)-1].Span
	for {
		if n := t.closing(line, t.below); n > 0 && len(t.rows) > 1 {
			t.join(t.below[:n])
			t.take(n)
		}
		if len(t.below) == 0 || !t.isRow(t.below) {
			return t.rows
		}
		line = t.below[0].span
		t.rows = append(t.rows, t.pipeRow(t.Row(line)))
		t.take(1)
	}
}

// take passes over lines that are read.
func (t *broken) take(n int) {
	t.done = max(t.done, t.below[n-1].span.End)
	t.below = t.below[n:]
}

// isRow reports whether the first of the lines is a row: a whole one, or one that is
// closed further down. One with dashes below is the header of another table.
func (t *broken) isRow(lines []flowLine) bool {
	if lines[0].stop || lines[0].code || len(lines) > 1 && isDashes(t.Text(lines[1].span)) {
		return false
	}
	text := strings.TrimSpace(t.Text(lines[0].span))
	if t.open {
		cells := len(t.Row(lines[0].span).Cells)
		return cells == t.columns || cells == t.columns-1 && isClosed(text)
	}
	if !strings.HasPrefix(text, "|") {
		return false
	}
	return isClosed(text) && len(t.Row(lines[0].span).Cells) == t.columns || t.closing(lines[0].span, lines[1:]) > 0
}

// isClosed reports whether a row has its last bar.
func isClosed(text string) bool {
	return strings.HasSuffix(text, "|") && !strings.HasSuffix(text, `\|`)
}

// maxBroken is how many lines a cell has at most.
const maxBroken = 40

// closing returns how many lines a row goes on for that has no last bar: those up to the
// first with a bar, which closes the row; 0 if it does not go on.
func (t *broken) closing(row diag.Span, lines []flowLine) int {
	text := strings.TrimSpace(t.Text(row))
	if !strings.HasPrefix(text, "|") || isClosed(text) {
		return 0
	}
	cells := len(t.Row(row).Cells)
	for i, l := range lines[:min(len(lines), maxBroken)] {
		if l.stop {
			return 0
		}
		text := strings.TrimSpace(t.Text(l.span))
		found := max(1, len(t.Row(l.span).Cells))
		if found == 1 && !isClosed(text) && !strings.HasPrefix(text, "|") {
			continue
		}
		if strings.HasPrefix(text, "|") && text != "|" || !isClosed(text) || l.code || cells+found-1 != t.columns {
			return 0
		}
		return i + 1
	}
	return 0
}

// itemMark is the mark of an item of a list with what sets it off.
var itemMark = lazyregexp.New(`^([-*+]|\d+[.)])\s+`)

// join adds lines to the last cell of the last row; the last of them closes it, and may
// have further cells.
func (t *broken) join(lines []flowLine) {
	row := &t.rows[len(t.rows)-1]
	row.Cells = slices.Clone(row.Cells)
	cell := &row.Cells[len(row.Cells)-1]
	texts := []string{cell.Text}
	for _, l := range lines {
		closed := t.pipeRow(t.Row(l.span))
		texts = append(texts, itemMark.ReplaceAllString(closed.Cells[0].Text, "$1 "))
		cell.Span = t.Source.Span(cell.Span.Start, closed.Cells[0].Span.End)
		row.Cells = append(row.Cells, closed.Cells[1:]...)
		cell = &row.Cells[len(row.Cells)-len(closed.Cells)]
	}
	texts = slices.DeleteFunc(texts, func(text string) bool { return text == "" })
	cell.Text = strings.Join(texts, "<br>")
}

// isDashes reports whether a line has nothing but dashes of any kind, in cells or as one.
func isDashes(text string) bool {
	cells := strings.Split(strings.Trim(strings.TrimSpace(text), "|"), "|")
	dashed := 0
	for _, c := range cells {
		if strings.ContainsAny(c, dashes) {
			dashed++
		}
	}
	return 2*dashed > len(cells) && strings.Trim(text, dashes+"|:： \t\u3000") == ""
}

// dashes are the signs that people take for the one that Markdown knows.
const dashes = "-‐‑‒–—―－─━ー"
