// Package grid lays out the tables of Markdown. A table that is formatted in its
// document and one that is shown in generated code have the same form.
//
// The width of text is that of a terminal: two columns for a Han character or
// an emoji, none for a combining mark. It depends on neither the system nor its
// language. A tab counts as one column: it has no width of its own.
package grid

import "strings"

// Table is the cells of a table, row by row, without the blanks around them: the
// header, the delimiter, and the rest. A row may have fewer cells than the
// delimiter, or more; one without cells is a lone bar.
type Table [][]string

// delimiterRow is the index of the delimiter in a table.
const delimiterRow = 1

// minWidth is how many columns the delimiter of a column takes at least: the
// first Markdown processors that knew tables wanted three characters.
const minWidth = 3

// alignment is how the cells of a column are aligned.
type alignment struct{ left, right bool } // the delimiter has a colon there

func alignmentOf(cell string) alignment {
	return alignment{strings.HasPrefix(cell, ":"), strings.HasSuffix(cell, ":")}
}

// delimiter returns a cell of the delimiter.
func (a alignment) delimiter(width int) string {
	cell := []byte(strings.Repeat("-", width))
	if a.left {
		cell[0] = ':'
	}
	if a.right {
		cell[width-1] = ':'
	}
	return string(cell)
}

// split divides the blanks of a cell that is narrower than its column.
func (a alignment) split(blanks int) (before, after int) {
	switch {
	case a.left && a.right:
		before = blanks / 2
	case a.right:
		before = blanks
	}
	return before, blanks - before
}

// alignment returns how column i is aligned; columns beyond the delimiter's are
// aligned by default.
func (t Table) alignment(i int) alignment {
	if i < len(t[delimiterRow]) {
		return alignmentOf(t[delimiterRow][i])
	}
	return alignment{}
}

// Layout is a table together with the form in which it is to be written.
type Layout struct {
	table  Table
	padded bool
	widths [][]int // of each cell, if padded
	width  []int   // of each column, if padded
}

// Compact returns the layout without any blanks: bars around each row, and a
// delimiter of three characters a column.
func Compact(t Table) *Layout { return &Layout{table: t} }

// Padded returns the layout in which each column has one width and each cell
// is aligned in it as the delimiter says. Ambiguous is the width of the characters
// that are as wide as a Han character in some fonts: 2, else it is 1.
func Padded(t Table, ambiguous int) *Layout {
	l := &Layout{table: t, padded: true, widths: make([][]int, len(t))}
	for range t[delimiterRow] {
		l.width = append(l.width, minWidth)
	}
	for i, row := range t {
		if i == delimiterRow {
			continue
		}
		l.widths[i] = make([]int, len(row))
		for j, cell := range row {
			if j == len(l.width) {
				l.width = append(l.width, 0)
			}
			l.widths[i][j] = Width(cell, ambiguous)
			l.width[j] = max(l.width[j], l.widths[i][j])
		}
	}
	return l
}

// Size returns how many bytes the lines have together.
func (l *Layout) Size() int {
	size := 0
	for i, row := range l.table {
		size++ // the first bar
		for j := range row {
			cell, blanks := l.cell(i, j)
			left, right := l.margins(cell)
			size += left + len(cell) + blanks + right + len("|")
		}
	}
	return size
}

// Lines returns the lines of the table, without line ends.
func (l *Layout) Lines() []string {
	lines := make([]string, len(l.table))
	var b strings.Builder
	for i, row := range l.table {
		b.Reset()
		b.WriteByte('|')
		for j := range row {
			l.write(&b, i, j)
		}
		lines[i] = b.String()
	}
	return lines
}

// cell returns the text of a cell and how many blanks its column has beside it.
func (l *Layout) cell(i, j int) (text string, blanks int) {
	switch {
	case i == delimiterRow && l.padded:
		return l.table.alignment(j).delimiter(l.width[j]), 0
	case i == delimiterRow:
		return l.table.alignment(j).delimiter(minWidth), 0
	case l.padded:
		return l.table[i][j], l.width[j] - l.widths[i][j]
	}
	return l.table[i][j], 0
}

// margins returns how many blanks part a cell from its bars. A backslash must
// not touch the bar after it, which it would make text.
func (l *Layout) margins(cell string) (before, after int) {
	switch {
	case l.padded:
		return 1, 1
	case strings.HasSuffix(cell, `\`):
		return 0, 1
	}
	return 0, 0
}

func (l *Layout) write(b *strings.Builder, i, j int) {
	cell, blanks := l.cell(i, j)
	before, after := l.table.alignment(j).split(blanks)
	left, right := l.margins(cell)
	b.WriteString(strings.Repeat(" ", left+before))
	b.WriteString(cell)
	b.WriteString(strings.Repeat(" ", after+right))
	b.WriteByte('|')
}
