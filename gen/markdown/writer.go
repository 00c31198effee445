package markdown

import (
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/grid"
)

// maxSize is the size in bytes of the largest document that is read. Where padding
// makes a document larger than that, its tables are compact.
const maxSize = 32 << 20

// writer writes one document.
type writer struct {
	facts   *packageFacts
	note    func(any) string
	chinese bool
	chunks  []chunk

	declared  map[*spec.Call][]*partType // the types that calls of the topic declare
	elsewhere map[any]bool               // the models and fences of which these are

	section dialect.SectionKind // that is open
	inCall  bool                // the heading of a call is open: a table below it would be its own
	hollow  bool                // the last definition has neither a table nor a fence yet
	stars   bool                // the next list has stars and brackets for its marks: the block before is a list
}

// chunk is a block of Markdown, a table or else a text.
type chunk struct {
	text  string
	table grid.Table
}

// add adds a block; nothing if there is no text.
func (w *writer) add(text string) {
	if text != "" {
		w.chunks = append(w.chunks, chunk{text: text})
	}
}

// addTable adds a table.
func (w *writer) addTable(t *table) { w.chunks = append(w.chunks, chunk{table: t.grid()}) }

// bytes returns the document.
func (w *writer) bytes() []byte {
	padded := func(t grid.Table) *grid.Layout { return grid.Padded(t, 1) }
	if w.size(padded) > maxSize {
		padded = grid.Compact
	}
	var b strings.Builder
	for i, c := range w.chunks {
		if i > 0 {
			b.WriteByte('\n')
		}
		if c.table != nil {
			for _, line := range padded(c.table).Lines() {
				b.WriteString(line + "\n")
			}
			continue
		}
		b.WriteString(c.text + "\n")
	}
	return []byte(b.String())
}

// size returns how many bytes the document has with its tables laid out.
func (w *writer) size(layout func(grid.Table) *grid.Layout) int {
	size := 0
	for _, c := range w.chunks {
		size += len(c.text) + 2 // the end of the line, and a blank one
		if c.table != nil {
			size += layout(c.table).Size() + len(c.table)
		}
	}
	return size
}

// heading adds a heading.
func (w *writer) heading(level int, text string) {
	marks := strings.Repeat("#", level)
	text = strings.Trim(strings.Map(blankControl, text), " ")
	if strings.HasSuffix(text, "#") { // which would be taken for the end of the heading
		text += " " + marks
	}
	w.add(strings.TrimRight(marks+" "+text, " "))
	w.stars = false
}

// blankControl returns a blank for what must not be in a document, and for the ends of
// lines.
func blankControl(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

// maxTitle is how many columns of text a heading has at most behind its code spans.
const maxTitle = 80

// title returns the text that a heading has behind its code spans: the first of the
// blocks, if it is one line that reads the same there, and not a long one. The other
// blocks stand below.
func title(blocks []spec.Block) (text string, below []spec.Block) {
	if len(blocks) == 0 || blocks[0].Kind != spec.Text || len(blocks[0].Lines) != 1 || len(blocks) > 1 && blocks[1].Kind == spec.Values {
		return "", blocks
	}
	line := blocks[0].Lines[0]
	text = strings.ReplaceAll(line, `\|`, `\\|`)
	if !isTitle(line) || grid.Width(line, 1) > maxTitle || !reads(text, blocks[0].Lines) {
		return "", blocks
	}
	return text, blocks[1:]
}

// isTitle reports whether a line stays what it is behind the code spans of a heading:
// it neither begins nor ends with what belongs to the spans, and no word begins it
// that means something there.
func isTitle(line string) bool {
	const first, last = "-–—,，:：;；`*_(（|·#", "*_-–—:：|·#"
	lower := strings.ToLower(line)
	return line != "" && strings.TrimLeft(line, first) == line && strings.TrimRight(line, last) == line &&
		!strings.Contains(line, commentOpen) && !strings.HasPrefix(lower, "optional") && !strings.HasPrefix(lower, "可选")
}

// noteBelow adds the note on a node as a comment of its own.
func (w *writer) noteBelow(node any) { w.add(comment(w.note(node))) }

// header returns what heads the column in the document.
func (w *writer) header(c *dialect.Column) string { return c.Header(w.chinese) }

// addColumn adds a column of the dialect.
func (w *writer) addColumn(t *table, c *dialect.Column, align string, needed bool, cell func(row int) string) {
	t.add(w.header(c), align, needed, cell)
}

// docOf returns the text of a Doc cell, with the note on the node of its row.
func (w *writer) docOf(text string, node any) string {
	note := bars(commentInLine(w.note(node)))
	if text != "" && note != "" {
		return text + " " + note
	}
	return text + note
}
