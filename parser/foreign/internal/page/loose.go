package page

import (
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/parser/syntax"
)

// loose is a table that readers see in the lines of a paragraph, though Markdown sees none
// for a slip.
type loose struct {
	at, end int // its lines
	bare    bool
}

// looseTable returns the first such table in the lines of a paragraph: one with a line of
// dashes that Markdown does not take for one, or one without, all of whose lines are closed
// by bars; nil if there is none.
func (r *reader) looseTable(lines []line) *loose {
	for i := 0; i+1 < len(lines); i++ {
		if !r.isBarred(lines[i]) || isDashes(lines[i].text) {
			continue
		}
		if isDashes(lines[i+1].text) && r.isUnderlined(lines, i) {
			return &loose{at: i, end: r.runs(lines, i+2, r.isBarred)}
		}
		run := r.runs(lines, i, r.isRow)
		end := run
		if end+1 < len(lines) && isDashes(lines[end].text) {
			end-- // which is the header of the table that begins there
		}
		if end > i+1 && r.saysWords(lines[i:end]) {
			return &loose{i, end, true}
		}
		i = max(i, run-2) // its last line may still be a header
	}
	return nil
}

// runs returns the first line from i on that is not such.
func (r *reader) runs(lines []line, i int, is func(line) bool) int {
	for i < len(lines) && is(lines[i]) {
		i++
	}
	return i
}

// isDrawn reports whether a line is of a box that is drawn with signs.
func isDrawn(l line) bool {
	text := strings.TrimSpace(l.text)
	return strings.HasPrefix(text, "+-") || strings.HasPrefix(text, "+=") || strings.ContainsAny(text, "┌├└╔╠╚┏┣┗")
}

// isBarred reports whether bars split a line. What is read as HTML has other lines than
// the source.
func (r *reader) isBarred(l line) bool {
	return strings.Contains(l.text, "|") && strings.TrimSpace(r.Text(l.span)) == strings.TrimSpace(l.text) && len(r.Row(l.span).Cells) > 1
}

// isRow reports whether bars split a line and close it on both sides.
func (r *reader) isRow(l line) bool {
	text := strings.TrimSpace(l.text)
	return strings.HasPrefix(text, "|") && isClosed(text) && r.isBarred(l) && !isDashes(text)
}

// isUnderlined reports whether the dashes below a line can only be meant for the line of a
// table: they stand in cells, or the lines around them are rows.
func (r *reader) isUnderlined(lines []line, i int) bool {
	if r.isBarred(lines[i+1]) {
		return true
	}
	return r.isRow(lines[i]) && i+2 < len(lines) && r.isRow(lines[i+2])
}

// saysWords reports whether most cells of rows have words in them: drawings have signs.
func (r *reader) saysWords(lines []line) bool {
	said, signs := 0, 0
	for _, l := range lines {
		for _, c := range r.Row(l.span).Cells {
			text := strings.TrimSpace(r.Text(c))
			switch {
			case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
				said++
			case text != "":
				signs++
			}
		}
	}
	return said > signs
}

// looseBlock returns the lines of a table as the block that Markdown would have made.
func (r *reader) looseBlock(lines []line, bare bool) *syntax.Block {
	b := &syntax.Block{Kind: syntax.TableBlock, Start: r.LineAt(lines[0].span.Start).Start}
	for i, l := range lines {
		row := r.Row(l.span)
		if b.Rows = append(b.Rows, row); i == 0 && bare {
			b.Rows = append(b.Rows, syntax.Row{Span: row.Span}) // the line that nobody wrote
		}
	}
	b.Columns = len(b.Rows[0].Cells)
	return b
}
