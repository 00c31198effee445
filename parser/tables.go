package parser

import (
	"bytes"
	"slices"

	"github.com/mdspec-go/mdspec/parser/internal/grid"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Range is a half-open range of the bytes of a document.
type Range struct{ Start, End int }

// TableLine is one line of a table, without its line end and without a byte
// order mark before it.
type TableLine struct {
	Range
	Cells []Range // without the blanks around them; none if the line is a lone bar
}

// TableLines are the lines of a table, one after the other: the header, the
// delimiter, and the rows.
type TableLines []TableLine

// Tables returns the tables of a document, in order: those at its top level, of
// which the header has as many cells as the delimiter. The findings say which
// bytes of the document must not be there (rule 1.1); then there are no tables.
func Tables(f File) ([]TableLines, diag.List) {
	src := diag.NewSource(f.Path, f.Content)
	d := &docReader{file: f, src: src, diags: new(diag.List)}
	text, _ := clean(src, d.diags)
	if len(*d.diags) > 0 {
		return nil, d.diags.Sorted()
	}
	d.text = text
	var tables []TableLines
	for _, b := range readBlocks(src, text, new(diag.List)) {
		if b.kind == tableBlock && d.isRegular(b) {
			tables = append(tables, d.tableLines(b))
		}
	}
	return tables, nil
}

// isRegular reports whether a table is read as the same one when its rows get
// bars around them: the header has a cell for each column, and does not look
// like the delimiter or like a line that underlines a heading, which ends a
// table above it.
func (d *docReader) isRegular(b block) bool {
	header := splitRow(d.text, b.rows[0])
	return len(header) == b.columns && slices.ContainsFunc(header, func(c segment) bool {
		text := d.text[c.start:c.end]
		return len(text) == 0 || !isDelimiterCell(text) && len(bytes.Trim(text, "=")) > 0
	})
}

func (d *docReader) tableLines(b block) TableLines {
	lines := make(TableLines, len(b.rows))
	for i, row := range b.rows {
		lines[i] = TableLine{Range: d.ownBytes(row)}
		for _, c := range splitRow(d.text, row) {
			lines[i].Cells = append(lines[i].Cells, Range{c.start, c.end})
		}
	}
	return lines
}

// ownBytes returns what of a line is neither its end nor a byte order mark.
func (d *docReader) ownBytes(line segment) Range {
	content := d.src.Content()
	if line.end > line.start && content[line.end-1] == '\r' {
		line.end--
	}
	if bytes.HasPrefix(content[line.start:], []byte(byteOrderMark)) && line.start == 0 {
		line.start += len(byteOrderMark)
	}
	return Range{line.start, line.end}
}

// tableDoc keeps a table that is documentation. It is laid out anew, so that
// generated code does not depend on how the document pads its tables.
func (d *docReader) tableDoc(b block, span diag.Span) []spec.Block {
	if !d.isRegular(b) {
		return d.codeDoc(b.rows, span)
	}
	table := make(grid.Table, len(b.rows))
	for i, row := range b.rows {
		for _, c := range splitRow(d.text, row) {
			table[i] = append(table[i], c.of(d.text))
		}
	}
	layout := grid.Padded(table, 1)
	if d.laidOut += layout.Size(); d.laidOut > MaxSize {
		layout = grid.Compact(table) // a long cell pads every row
	}
	return []spec.Block{{Kind: spec.Code, Lines: layout.Lines(), Span: span}}
}
