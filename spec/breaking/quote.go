package breaking

import (
	"fmt"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// row is a line of a document as a finding quotes it. A schema that was read
// without its documents has no spans: the line is then put together.
type row struct {
	file  string
	line  int // 0 if it is not known
	text  string
	span  diag.Span
	cells []quotedCell // of a table
	names string       // of a heading: what it says without its documentation
}

// rowOf returns the line at the span, or else the text as a line of the document.
func (s *side) rowOf(d *spec.Document, at diag.Span, text string) *row {
	if at.IsZero() {
		return &row{file: d.Name, text: text}
	}
	return &row{file: at.File(), line: at.Position().Line, text: firstLine(strings.TrimSpace(at.Text())), span: at}
}

// lineOf returns the line on which the span begins, without blanks around it.
func lineOf(at diag.Span) diag.Span {
	if at.IsZero() {
		return at
	}
	n := at.Position().Line
	line := string(at.Source.Line(n))
	start := at.Source.LineStart(n)
	lead := len(line) - len(strings.TrimLeft(line, " \t"))
	return at.Source.Span(start+lead, start+len(strings.TrimRight(line, " \t")))
}

// where returns the place of a row as a diff names it.
func (r *row) where() string {
	if r.line == 0 {
		return r.file
	}
	return fmt.Sprintf("%s:%d", r.file, r.line)
}

// difference returns a small unified diff of two rows, one of which may be nil.
func difference(old, new *row) string {
	var head, body strings.Builder
	if old != nil {
		head.WriteString("--- old " + old.where() + "\n")
		body.WriteString("-" + old.text + "\n")
	}
	if new != nil {
		head.WriteString("+++ new " + new.where() + "\n")
		body.WriteString("+" + new.text + "\n")
	}
	return head.String() + body.String()
}

// heading returns the heading of a definition.
func heading(name, underlying string, doc spec.Doc) string {
	text := "### `" + name + "`"
	if underlying != "" {
		text += " `" + underlying + "`"
	}
	return strings.TrimSpace(text + " " + firstLine(doc.Plain()))
}

// tableRow returns the row of a node that is a row of a table, the same one each time.
func tableRow[T any](s *side, node T, at diag.Span, cells []quotedCell) *row {
	r := s.rows[node]
	if r == nil {
		r = s.rowOf(s.documentOf(node), at, joined(cells))
		r.cells = cells
		s.rows[node] = r
	}
	return r
}

// headingRow returns the heading of a definition.
func (s *side) headingRow(d *spec.Document, at diag.Span, name, underlying string, doc spec.Doc) *row {
	r := s.rowOf(d, lineOf(at), heading(name, underlying, doc))
	r.names = strings.TrimPrefix(heading(name, underlying, spec.Doc{}), "### ")
	return r
}

// fieldRow returns the row of a field; nil if f is nil.
func (s *side) fieldRow(f *spec.Field) *row {
	if f == nil {
		return nil
	}
	return tableRow(s, f, f.Span, withoutBlanks(cells(fieldCells, f)))
}

// callRow returns the row of a call, or the heading that it has of its own.
func (s *side) callRow(c *spec.Call) *row {
	if !c.Heading {
		return tableRow(s, c, c.Span, cells(callCells, c))
	}
	r := s.rows[c]
	if r == nil {
		r = s.headingRow(s.documentOf(c), c.Span, c.Name, url(c), c.Doc)
		s.rows[c] = r
	}
	return r
}

func (s *side) errorRow(e *spec.ErrorCode) *row { return tableRow(s, e, e.Span, cells(errorCells, e)) }

// settingRow returns the row of a setting; nil if set is nil.
func (s *side) settingRow(set *spec.Setting) *row {
	if set == nil {
		return nil
	}
	return tableRow(s, set, lineOf(set.Span), cells(settingCells, set))
}

// codeOr is [diag.Code], and another phrase for the empty text.
func codeOr(text string, other diag.Phrase) diag.Phrase {
	if text == "" {
		return other
	}
	return diag.Code(text)
}
