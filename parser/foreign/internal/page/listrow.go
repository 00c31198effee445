package page

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// isProse reports whether a part is a paragraph of the page's own text.
func (r *reader) isProse(p *Part) bool { return p.Kind == Text && !p.Bullet && !r.quotes[p] }

// declares reports whether the first line of a paragraph is a field by itself: its name is
// marked, and behind it stand a type and the presence.
func (i item) declares(paragraph string) bool {
	if !strings.HasPrefix(paragraph, "**") || !i.marked || i.typ.text == "" || i.required.text == "" {
		return false
	}
	return i.doc.text == "" || strings.HasPrefix(paragraph, "**`")
}

// firstLine returns the first line of an item, nil if no text is its first.
func firstLine(item *syntax.Block) *diag.Span {
	if len(item.Children) > 0 && item.Children[0].Kind == syntax.ParagraphBlock && len(item.Children[0].Lines) > 0 {
		return &item.Children[0].Lines[0]
	}
	return nil
}

// describeItems appends items of text to the description of a row.
func (r *reader) describeItems(t *TableOf, row int, items []*syntax.Block) {
	for _, item := range items {
		if lines := r.itemLines(item); len(lines) > 0 {
			lines[0].text = "- " + lines[0].text
			r.describe(t, row, lines, "\n")
		}
	}
}

// isText reports whether a list or an item has nothing but text in it.
func isText(b *syntax.Block) bool {
	for leaf := range b.Leaves() {
		if leaf.Kind != syntax.ParagraphBlock {
			return false
		}
	}
	return true
}

// itemLines returns the lines of an item of text.
func (r *reader) itemLines(item *syntax.Block) (lines []line) {
	for leaf := range item.Leaves() {
		lines = append(lines, r.lines(leaf.Lines)...)
	}
	return lines
}

// fieldRow returns the row of the first line of an item. What begins with no name has
// none, and is a description.
func (r *reader) fieldRow(at diag.Span, depth int) Row {
	text := r.Text(at)
	it, ok := itemOf(text)
	if !ok || !it.marked && !it.says() {
		it = item{doc: piece{strings.TrimSpace(text), 0}}
	}
	row := Row{Depth: depth, Span: r.Trim(at)}
	for _, p := range []piece{it.name, it.typ, it.required, it.doc, {}, it.value} { // those of fieldHeader
		start := at.Start + p.start
		row.Cells = append(row.Cells, Cell{decoded(r.Inline(p.text)), r.Source.Span(start, start+len(p.text))})
	}
	return row
}

// describe appends lines to the description of a row.
func (r *reader) describe(t *TableOf, row int, lines []line, joint string) {
	text := decoded(r.Inline(joined(lines)))
	if text == "" {
		return
	}
	doc := &t.Rows[row].Cells[docColumn]
	if doc.Text == "" {
		doc.Text, doc.Span = text, across(lines)
		return
	}
	doc.Text += joint + text
}

// declared returns a table of the field that the first line of a paragraph is, and of those
// that other lines of it are by themselves.
func (r *reader) declared(lines []line) *TableOf {
	t, from := &TableOf{Form: List}, 0
	for i := 1; i <= len(lines); i++ {
		if i < len(lines) {
			if it, ok := itemOf(lines[i].text); !ok || !it.declares(lines[i].text) {
				continue
			}
		}
		t.Rows = append(t.Rows, r.fieldRow(lines[from].span, 0))
		r.describe(t, len(t.Rows)-1, lines[from+1:i], "\n")
		from = i
	}
	return t
}
