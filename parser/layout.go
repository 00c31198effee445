package parser

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// outline collects how a document is written while it is read.
type outline struct {
	headings   []block
	tables     []*spec.Table
	directives []*spec.Directive
	table      *spec.Table // the one being read
}

// openTable starts the description of a table; finishTable adds the rows of one
// that nobody has read.
func (d *docReader) openTable(b block) *spec.Table {
	t := &spec.Table{
		Header:    d.layoutRow(d.cells(b.rows[0]), b.rows[0]),
		Delimiter: d.span(trimCell(d.text, b.rows[1])),
		Span:      d.src.Span(b.rows[0].start, b.rows[len(b.rows)-1].end),
	}
	if d.def != nil {
		t.Owner = d.def.model.Name
	}
	d.outline.tables = append(d.outline.tables, t)
	d.outline.table = t
	return t
}

func (d *docReader) finishTable(b block, t *spec.Table) {
	if len(t.Rows) > 0 {
		return
	}
	for _, line := range b.rows[2:] {
		t.Rows = append(t.Rows, d.layoutRow(d.cells(line), line))
	}
}

// describeTable notes what the columns of the table being read are.
func (d *docReader) describeTable(t *table, kind tableKind) {
	d.outline.table.Kind, d.outline.table.Columns = kind.kind, t.names
}

// describeRow notes a row of the table being read.
func (d *docReader) describeRow(cells []cell, line segment) {
	d.outline.table.Rows = append(d.outline.table.Rows, d.layoutRow(cells, line))
}

func (d *docReader) layoutRow(cells []cell, line segment) spec.Row {
	r := spec.Row{Span: d.span(trimCell(d.text, line)), Cells: make([]diag.Span, len(cells))}
	for i, c := range cells {
		r.Cells[i] = c.span()
	}
	return r
}

// layout returns what was collected of the whole document.
func (d *docReader) layout() spec.Layout {
	l := spec.Layout{Tables: d.outline.tables, Directives: d.outline.directives}
	under := d.underHeadings()
	for i, h := range d.outline.headings {
		if h.level == 2 {
			kind := sectionKinds[sectionOf(h.text.of(d.text))]
			l.Sections = append(l.Sections, &spec.Section{Kind: kind, Title: d.span(h.text), Span: under[i]})
		}
	}
	for _, c := range l.Directives {
		above, _ := slices.BinarySearchFunc(under, c.Span.Start, func(s diag.Span, at int) int { return cmp.Compare(s.Start, at) })
		if c.Scope = d.doc.Span; above > 0 {
			c.Scope = under[above-1]
		}
	}
	return l
}

// underHeadings returns of each heading the part of the document up to the next
// one that is not below it.
func (d *docReader) underHeadings() []diag.Span {
	headings := d.outline.headings
	spans := make([]diag.Span, len(headings))
	var next [7]int // where the heading of each level begins that was seen last
	for level := range next {
		next[level] = len(d.text)
	}
	for i := len(headings) - 1; i >= 0; i-- {
		h := headings[i]
		spans[i] = d.src.Span(h.line, slices.Min(next[:h.level+1]))
		next[h.level] = h.line
	}
	return spans
}

var sectionKinds = map[section]spec.SectionKind{
	prose: spec.Prose, models: spec.ModelSection, enums: spec.EnumSection,
	calls: spec.CallSection, service: spec.ServiceSection, errorCodes: spec.ErrorSection,
}

// Marks of a comment to mdspec.
const (
	commentOpen     = "<!--"
	commentClose    = "-->"
	directivePrefix = "mdspec:"
)

// readDirectives reads the comments of an HTML block that speak to mdspec.
func (d *docReader) readDirectives(b block) {
	whole := d.blockSpan(b)
	for at := whole.Start; ; {
		text := d.text[at:whole.End]
		open := bytes.Index(text, []byte(commentOpen))
		if open < 0 {
			return
		}
		end := bytes.Index(text[open:], []byte(commentClose))
		if end < 0 {
			return
		}
		start, stop := at+open, at+open+end+len(commentClose)
		begin := start + len(commentOpen)
		inner := trimCell(d.text, segment{begin, max(begin, stop-len(commentClose))}) // <!--> is a comment, too
		if d.addressed(inner) {
			d.outline.directives = append(d.outline.directives, d.directive(inner, d.src.Span(start, stop)))
		}
		at = stop
	}
}

// addressed reports whether the text of a comment speaks to mdspec, in letters
// of either case: who writes capitals has to be told that they have no effect.
func (d *docReader) addressed(inner segment) bool {
	n := len(directivePrefix)
	return inner.end-inner.start >= n && strings.EqualFold(string(d.text[inner.start:inner.start+n]), directivePrefix)
}

// readInline notes the comments to mdspec that stand within a text or a heading: nobody reads
// them, which their author has to be told.
func (d *docReader) readInline(lines []segment) {
	for _, line := range lines {
		if !bytes.Contains(d.text[line.start:line.end], []byte(commentOpen)) {
			continue
		}
		code, _ := codeSpans(d.text, line)
		for at := line.start; at < line.end; {
			open := bytes.Index(d.text[at:line.end], []byte(commentOpen))
			if open < 0 {
				break
			}
			at += open + len(commentOpen)
			inner := trimCell(d.text, segment{at, line.end})
			if d.addressed(inner) && !inCode(code, at) {
				at = d.addInline(at-len(commentOpen), inner)
			}
		}
	}
}

// addInline adds a comment within a text, which ends at its mark or with the
// line, and returns that end.
func (d *docReader) addInline(start int, inner segment) (end int) {
	end = inner.end
	if i := bytes.Index(d.text[inner.start:inner.end], []byte(commentClose)); i >= 0 {
		end = inner.start + i + len(commentClose)
		inner = trimCell(d.text, segment{inner.start, inner.start + i})
	}
	one := d.directive(inner, d.src.Span(start, end))
	one.Within = true
	d.outline.directives = append(d.outline.directives, one)
	return end
}

// inCode reports whether the offset lies in one of the code spans, which are in
// order.
func inCode(code []codeSpan, at int) bool {
	i, _ := slices.BinarySearchFunc(code, at, func(s codeSpan, at int) int { return cmp.Compare(s.outer.end, at+1) })
	return i < len(code) && code[i].outer.start <= at
}

// directive reads the words of a comment: verb, rule and reason.
func (d *docReader) directive(inner segment, span diag.Span) *spec.Directive {
	prefix := segment{inner.start, inner.start + len(directivePrefix)}
	inner.start = prefix.end
	verb, rest := d.word(inner)
	rule, reason := d.word(rest)
	return &spec.Directive{
		Prefix:   prefix.of(d.text),
		Verb:     verb.of(d.text),
		Rule:     rule.of(d.text),
		Reason:   strings.Join(strings.Fields(reason.of(d.text)), " "),
		RuleSpan: d.span(rule),
		Span:     span,
	}
}

// word splits off the first word of a text; the rest has no blanks around it.
func (d *docReader) word(s segment) (word, rest segment) {
	word = segment{s.start, s.start}
	for word.end < s.end && !isBlank(d.text[word.end]) {
		word.end++
	}
	return word, trimCell(d.text, segment{word.end, s.end})
}
