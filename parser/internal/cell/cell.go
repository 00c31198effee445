// Package cell reads what a cell of a table, or a code span of a heading, says: names,
// struct tags, types, pages and settings. What a cell is for tells its column.
package cell

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Cell is one cell of a table: where it is and what it says. The zero cell, of a
// column that the table does not have, says nothing.
type Cell struct {
	diag.Span
	Doc  *syntax.Document
	Code bool // the cell holds a code span, and Span is its inside
}

// String returns what the cell says; a bar that belongs to it is escaped in the
// source, in code spans too. [Cell.Raw] returns the bytes as they are.
func (c Cell) String() string { return strings.ReplaceAll(c.Raw(), `\|`, "|") }

// Empty reports whether nothing is in the cell.
func (c Cell) Empty() bool { return c.Start == c.End }

// Raw returns the bytes of the cell.
func (c Cell) Raw() string {
	if c.Doc == nil {
		return ""
	}
	return c.Doc.Text(c.Span)
}

// Value returns what the one code span of the cell holds, or the whole cell if
// it holds no backtick (rule 3.3). ok is false if the cell holds anything else;
// that is reported.
func (c Cell) Value(diags *diag.List) (v Cell, ok bool) {
	raw := c.Raw()
	if !strings.Contains(raw, "`") {
		return c, true
	}
	if raw == "``" {
		return c.At(c.Source.Span(c.End, c.End)), true
	}
	spans, unclosed := c.Doc.CodeSpans(c.Span)
	if unclosed != nil {
		diags.Add(UnclosedCode, c.Source.Span(unclosed.Start, c.End))
		return c, false
	}
	if len(spans) == 0 { // escaped backticks only
		return c, true
	}
	if beside, ok := c.beside(spans[0].Outer); ok {
		diags.Add(BesideCode, beside, c.Doc.Text(beside))
		return c, false
	}
	v = c.At(spans[0].Inner)
	v.Code = true
	return v, true
}

// beside returns what of the cell comes before the code span, or else behind it,
// and reports whether there is anything.
func (c Cell) beside(code diag.Span) (diag.Span, bool) {
	for _, s := range []diag.Span{c.Source.Span(c.Start, code.Start), c.Source.Span(code.End, c.End)} {
		if s = c.Doc.Trim(s); s.Start < s.End {
			return s, true
		}
	}
	return diag.Span{}, false
}

// At returns another cell of the document, at the span.
func (c Cell) At(s diag.Span) Cell {
	c.Span = s
	return c
}

// IsTodo reports whether the cell reads TODO (rule 3.7).
func (c Cell) IsTodo() bool {
	return strings.Trim(c.String(), "` ") == "TODO"
}

// Plain returns the cell without the emphasis or code span around it, as
// headers are written (rule 3.1).
func (c Cell) Plain() string { return Plain(c.String()) }

// Plain returns a text without the marks of emphasis and of code around it.
func Plain(text string) string { return strings.TrimSpace(strings.Trim(text, "*_` ")) }

// CutLast returns a text without its last word, and the word.
func CutLast(text string) (before, last string, ok bool) {
	i := strings.LastIndex(text, " ")
	if i < 0 {
		return text, "", false
	}
	return strings.TrimRight(text[:i], " "), text[i+1:], true
}
