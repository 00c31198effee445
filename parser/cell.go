package parser

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// cell is one cell of a table: where it is and what it says. The zero cell, of a
// column that the table does not have, says nothing.
type cell struct {
	diag.Span
	doc  *syntax.Document
	code bool // the cell holds a code span, and Span is its inside
}

// String returns what the cell says; a bar that belongs to it is escaped in the
// source, in code spans too. raw returns the bytes as they are.
func (c cell) String() string { return strings.ReplaceAll(c.raw(), `\|`, "|") }
func (c cell) empty() bool    { return c.Start == c.End }

func (c cell) raw() string {
	if c.doc == nil {
		return ""
	}
	return c.doc.Text(c.Span)
}

// value returns what the one code span of the cell holds, or the whole cell if
// it holds no backtick (rule 3.3). ok is false if the cell holds anything else;
// that is reported.
func (c cell) value(diags *diag.List) (v cell, ok bool) {
	raw := c.raw()
	if !strings.Contains(raw, "`") {
		return c, true
	}
	if raw == "``" {
		return c.at(c.Source.Span(c.End, c.End)), true
	}
	spans, unclosed := c.doc.CodeSpans(c.Span)
	if unclosed != nil {
		diags.Add(UnclosedCode, c.Source.Span(unclosed.Start, c.End))
		return c, false
	}
	if len(spans) == 0 { // escaped backticks only
		return c, true
	}
	if beside, ok := c.beside(spans[0].Outer); ok {
		diags.Add(BesideCode, beside, c.doc.Text(beside))
		return c, false
	}
	v = c.at(spans[0].Inner)
	v.code = true
	return v, true
}

// beside returns what of the cell comes before the code span, or else behind it,
// and reports whether there is anything.
func (c cell) beside(code diag.Span) (diag.Span, bool) {
	for _, s := range []diag.Span{c.Source.Span(c.Start, code.Start), c.Source.Span(code.End, c.End)} {
		if s = c.doc.Trim(s); s.Start < s.End {
			return s, true
		}
	}
	return diag.Span{}, false
}

func (c cell) at(s diag.Span) cell {
	c.Span = s
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

// cutLast returns a text without its last word, and the word.
func cutLast(text string) (before, last string, ok bool) {
	i := strings.LastIndex(text, " ")
	if i < 0 {
		return text, "", false
	}
	return strings.TrimRight(text[:i], " "), text[i+1:], true
}
