package parser

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/table"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// checkParagraph reports whether a paragraph is really (part of) a table that
// Markdown does not see as one, after saying why.
func (d *docReader) checkParagraph(b *syntax.Block) bool {
	for i := 1; i < len(b.Lines); i++ {
		columns := d.tree.Delimiter(b.Lines[i])
		if columns == 0 {
			continue
		}
		if headers := len(d.tree.Row(b.Lines[i-1]).Cells); headers > 1 && columns != headers {
			d.diags.Add(table.TableDelimiter, d.tree.Trim(b.Lines[i]), headers, columns)
			d.markTable()
			return true
		}
	}
	first := d.tree.Row(b.Lines[0])
	if len(b.Lines) > 1 && d.isHeader(first) {
		d.diags.Add(TableNoDelimiter, first.Span)
		d.markTable()
		return true
	}
	if d.below(syntax.TableBlock) && d.isRow(first, d.previous.Columns) {
		d.diags.Add(TableCut, first.Span)
		return true
	}
	return false
}

// below reports whether the block before this one is of the kind.
func (d *docReader) below(kind syntax.Kind) bool {
	return d.previous != nil && d.previous.Kind == kind
}

func (d *docReader) markTable() {
	if d.def != nil {
		d.def.table = true
	}
}

// isHeader reports whether every cell of the line is a header that some table
// knows.
func (d *docReader) isHeader(line syntax.Row) bool {
	for _, c := range table.Cells(d.tree.Document, line) {
		if !dialect.IsHeader(c.Plain()) {
			return false
		}
	}
	return len(line.Cells) > 1
}

// isRow reports whether the line reads like a row of a table so wide: the same
// number of cells, and either a code span first or more bars than prose has.
func (d *docReader) isRow(line syntax.Row, columns int) bool {
	n := len(line.Cells)
	return n > 1 && n == columns && (columns > 2 || strings.HasPrefix(d.text(line.Cells[0]), "`"))
}

// checkFence reports a fence that swallows what was not meant for it.
func (d *docReader) checkFence(b *syntax.Block) bool {
	lines := d.tree.SplitLines(b.Content)
	if d.below(syntax.TableBlock) && d.tree.WholeTable(d.previous).End+1 == b.Start && len(lines) > 0 {
		if first := d.tree.Row(lines[0]); d.isRow(first, d.previous.Columns) {
			d.diags.Add(RowInFence, first.Span)
			d.swallowed(lines)
			return false
		}
	}
	if b.Closed {
		return true
	}
	d.diags.Add(UnclosedFence, d.tree.Trim(d.tree.LineAt(b.Start)))
	d.swallowed(lines)
	return false
}

// swallowed notes the names that would have been declared by the lines, so that
// nothing else complains about them.
func (d *docReader) swallowed(lines []diag.Span) {
	for _, l := range lines {
		text := d.text(l)
		switch {
		case strings.HasPrefix(text, "#"):
			d.loseNames(cell.Identifiers(text)...)
			d.known = d.known || dialect.SectionOf(strings.TrimLeft(text, "# ")) != dialect.Prose
		case strings.HasPrefix(text, "type ") || strings.HasPrefix(text, "const "):
			d.loseNames(cell.Identifiers(text)...)
		}
	}
}
