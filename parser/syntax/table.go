package syntax

import (
	"bytes"
	"slices"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Row returns a line, or a part of one, as a row of a table.
func (d *Document) Row(line diag.Span) Row {
	line = d.Trim(line)
	return Row{Span: line, Cells: d.cells(line)}
}

// cells returns the cells of a row without blanks around it, as GFM separates
// them: by every `|` that no backslash escapes, inside code spans too; the
// outermost bars are optional.
func (d *Document) cells(row diag.Span) []diag.Span {
	text, bars := d.text, 0
	if row.Start < row.End && text[row.Start] == '|' {
		row.Start++
		bars++
	}
	if row.Start < row.End && text[row.End-1] == '|' && (row.End-1 == row.Start || text[row.End-2] != '\\') {
		row.End--
		bars++
	}
	if row.Start == row.End && bars < 2 {
		return nil
	}
	cells := make([]diag.Span, 0, bytes.Count(text[row.Start:row.End], []byte{'|'})+1)
	for pos := row.Start; pos <= row.End; {
		end := pos + cellEnd(text[pos:row.End])
		cells = append(cells, d.Trim(d.Source.Span(pos, end)))
		pos = end + 1
	}
	return cells
}

// cellEnd returns the index of the first bar that is not escaped.
func cellEnd(row []byte) int {
	for i, b := range row {
		if b == '|' && (i == 0 || row[i-1] != '\\') {
			return i
		}
	}
	return len(row)
}

// Delimiter returns the number of columns if the line is, or was meant to be,
// the delimiter row of a table, else 0.
func (d *Document) Delimiter(line diag.Span) int {
	text := bytes.TrimSpace(d.text[line.Start:line.End])
	if !bytes.ContainsAny(text, "|:") || len(bytes.Trim(text, "|:- \t")) > 0 {
		return 0
	}
	columns := bytes.Split(bytes.Trim(text, "| \t"), []byte{'|'})
	for _, c := range columns {
		if !isDelimiterCell(bytes.TrimSpace(c)) {
			return 0
		}
	}
	return len(columns)
}

// isDelimiterCell reports whether the text is dashes, perhaps between colons.
func isDelimiterCell(text []byte) bool {
	text = bytes.TrimSuffix(bytes.TrimPrefix(text, []byte{':'}), []byte{':'})
	return len(text) > 0 && len(bytes.Trim(text, "-")) == 0
}

// IsRegular reports whether a table is read as the same one when its rows get
// bars around them: the header has a cell for each column, and does not look
// like the delimiter or like a line that underlines a heading, which ends a
// table above it.
func (d *Document) IsRegular(table *Block) bool {
	header := table.Rows[0].Cells
	return len(header) == table.Columns && slices.ContainsFunc(header, func(c diag.Span) bool {
		text := d.text[c.Start:c.End]
		return len(text) == 0 || !isDelimiterCell(text) && len(bytes.Trim(text, "=")) > 0
	})
}

// WholeTable returns the span of all lines of a table.
func (d *Document) WholeTable(table *Block) diag.Span {
	first, last := table.Rows[0].Span, table.Rows[len(table.Rows)-1].Span
	return d.Source.Span(d.LineAt(first.Start).Start, d.LineAt(last.Start).End)
}
