package parser

import (
	"bytes"
	"strings"

	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// splitRow returns the cells of a table row, trimmed, as GFM separates them: by
// every `|` that no backslash escapes, inside code spans too; the outermost
// bars are optional.
func splitRow(text []byte, row segment) []segment {
	for row.end > row.start && isBlank(text[row.end-1]) {
		row.end--
	}
	for row.start < row.end && isBlank(text[row.start]) {
		row.start++
	}
	bars := 0
	if row.start < row.end && text[row.start] == '|' {
		row.start++
		bars++
	}
	if row.start < row.end && text[row.end-1] == '|' && (row.end-1 == row.start || text[row.end-2] != '\\') {
		row.end--
		bars++
	}
	if row.start == row.end && bars < 2 {
		return nil
	}
	var cells []segment
	for pos := row.start; pos <= row.end; {
		end := pos + cellEnd(text[pos:row.end])
		cells = append(cells, trimCell(text, segment{pos, end}))
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

func trimCell(text []byte, c segment) segment {
	for c.start < c.end && isBlank(text[c.start]) {
		c.start++
	}
	for c.end > c.start && isBlank(text[c.end-1]) {
		c.end--
	}
	return c
}

// countCells returns the number of cells of a trimmed row.
func countCells(row []byte) int {
	return len(splitRow(row, segment{0, len(row)}))
}

// codeSpan is one code span of a cell or heading.
type codeSpan struct {
	outer segment // with its backticks
	inner segment // without them, blanks trimmed
}

// codeSpans returns the code spans of a part of a text, and the first run of
// backticks that neither opens nor closes one, if any.
func codeSpans(text []byte, in segment) (spans []codeSpan, unclosed *segment) {
	found, open := codespan.Find(text[in.start:in.end])
	for _, s := range found {
		outer := segment{in.start + s.Open.Start, in.start + s.Close.End}
		inner := segment{in.start + s.Open.End, in.start + s.Close.Start}
		spans = append(spans, codeSpan{outer, trimCell(text, inner)})
	}
	if open != nil {
		unclosed = &segment{in.start + open.Start, in.start + open.End}
	}
	return spans, unclosed
}

// cell is one cell of a table, where it stands and what it says.
type cell struct {
	segment
	src  *diag.Source
	text []byte
	code bool // the cell holds a code span: segment is its inside
}

// String returns what the cell says; a bar that belongs to it is escaped in the
// source, in code spans too. raw returns the bytes as they stand.
func (c cell) String() string  { return strings.ReplaceAll(c.raw(), `\|`, "|") }
func (c cell) raw() string     { return string(c.text[c.start:c.end]) }
func (c cell) empty() bool     { return c.start == c.end }
func (c cell) span() diag.Span { return c.src.Span(c.start, c.end) }

// value returns what the one code span of the cell holds, or the whole cell if
// it holds no backtick (rule 3.3). ok is false if the cell holds anything else;
// that is reported.
func (c cell) value(diags *diag.List) (v cell, ok bool) {
	raw := c.text[c.start:c.end]
	if !bytes.ContainsRune(raw, '`') {
		return c, true
	}
	if string(raw) == "``" {
		return c.at(segment{c.end, c.end}), true
	}
	spans, unclosed := codeSpans(c.text, c.segment)
	if unclosed != nil {
		diags.Add(diag.UnclosedCode, c.src.Span(unclosed.start, c.end))
		return c, false
	}
	if len(spans) == 0 { // escaped backticks only
		return c, true
	}
	for _, beside := range c.beside(spans[0].outer) {
		diags.Add(diag.BesideCode, c.src.Span(beside.start, beside.end), beside.of(c.text))
		return c, false
	}
	v = c.at(spans[0].inner)
	v.code = true
	return v, true
}

// beside returns what of the cell stands before and after the code span.
func (c cell) beside(code segment) []segment {
	var out []segment
	for _, s := range []segment{{c.start, code.start}, {code.end, c.end}} {
		if s = trimCell(c.text, s); s.start < s.end {
			out = append(out, s)
		}
	}
	return out
}

func (c cell) at(s segment) cell {
	c.segment = s
	return c
}

// isTodo reports whether the cell reads TODO (rule 3.7).
func (c cell) isTodo() bool {
	return strings.Trim(c.String(), "` ") == "TODO"
}

// plain returns the cell without the emphasis or code span around it, as
// headers are written (rule 3.1).
func (c cell) plain() string {
	return strings.TrimSpace(strings.Trim(c.String(), "*_` "))
}
