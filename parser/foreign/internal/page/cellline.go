package page

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// cellLine is one of the lines that a cell has.
type cellLine struct {
	text       string // without the mark of an item
	start, end int    // in the text of the cell, with the mark
	marked     bool   // it is an item of a list
	indent     int    // how far a line of a broken row is indented
	span       diag.Span
}

var (
	// lineBreak is what ends a line of a cell, or of an item in it.
	lineBreak = lazyregexp.New(`(?i)<br\s*/?>|</?(?:ul|ol|li|p|div)(?:\s[^<>]*)?/?>|\n`)
	// cellMark is the mark of an item of a list in a cell.
	cellMark = lazyregexp.New(`^(?:[-*+](?:\s+|$)|\d{1,2}[.)]\s+|[•·●▪]\s*)`)
)

// HasLines reports whether a cell has more than one line.
func HasLines(c Cell) bool { return lineBreak.MatchString(c.Text) }

// linesIn returns the lines of a text that are not empty.
func linesIn(text string) (out []cellLine) {
	if !lineBreak.MatchString(text) {
		return nil
	}
	item, start := false, 0
	for _, at := range append(lineBreak.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		if l := lineIn(text, start, at[0], item); l.text != "" {
			out = append(out, l)
			item = false
		}
		if tag := strings.ToLower(text[at[0]:at[1]]); strings.HasPrefix(tag, "<li") {
			item = true
		} else if strings.HasPrefix(tag, "</") {
			item = false
		}
		start = at[1]
	}
	return out
}

// lineIn returns the line between two places of a text.
func lineIn(text string, start, end int, item bool) cellLine {
	line := strings.TrimSpace(text[start:end])
	at := start + strings.Index(text[start:end], line)
	l := cellLine{start: at, end: at + len(line), marked: item, indent: at - start}
	if mark := cellMark.FindString(line); mark != "" {
		l.marked, line = true, line[len(mark):]
	}
	l.text = line
	return l
}

// linesOf returns the lines of a cell, with their places where the source has the same ones.
func (p *Page) linesOf(form Form, cell Cell) []cellLine {
	lines := linesIn(cell.Text)
	source := cell.Span.Source
	raw := p.Doc.Text(cell.Span)
	if form == HTML { // a line end is a blank there
		raw = strings.NewReplacer("\n", " ", "\r", " ").Replace(raw)
	}
	written := linesIn(raw)
	for i := range lines {
		l := &lines[i]
		if l.indent, l.span = 0, cell.Span; len(written) == len(lines) {
			w := written[i]
			l.span = source.Span(cell.Span.Start+w.start, cell.Span.Start+w.end)
			if w.start > w.indent && raw[w.start-w.indent-1] == '\n' {
				l.indent = w.indent
			}
		}
	}
	return lines
}
