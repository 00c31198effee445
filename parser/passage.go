package parser

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/parser/internal/draft"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// passage is a part of a document that looks like a definition.
type passage struct {
	draft.Passage
	span  diag.Span   // what to point at
	lines []diag.Span // what the draft takes the place of
}

// passages returns what looks like a definition anywhere in the document: tables,
// lists of fields and, only if there are none of these, headings of calls.
func (d *docReader) passages() []passage {
	var found, calls []passage
	r := passageReader{docReader: d}
	for _, b := range d.tree.Blocks {
		if len(found) > maxRelated { // more is not shown
			break
		}
		r.read(b, &found)
		if b.Kind == syntax.ListBlock || b.Kind == syntax.QuoteBlock {
			for leaf := range b.Leaves() {
				if leaf.Kind == syntax.TableBlock || leaf.Kind == syntax.HTMLBlock {
					r.read(leaf, &found)
				}
			}
		}
		switch {
		case b.Kind == syntax.HeadingBlock && isCallTitle(d.text(b.Text)):
			calls = append(calls, r.passage(dialect.CallTable, b.Text, nil, nil))
		case b.Kind == syntax.ParagraphBlock && len(b.Lines) == 1 && isCallLine(d.text(b.Lines[0])):
			r.label = b.Lines[0]
			calls = append(calls, r.passage(dialect.CallTable, b.Lines[0], nil, nil))
		case b.Kind == syntax.ListBlock:
			r.list(b, &found)
		}
	}
	if len(found) == 0 {
		return calls
	}
	return found
}

// isCallTitle reports whether a heading is that of a call: its method and path come
// first or behind a name, or last behind its words.
func isCallTitle(text string) bool {
	text = strings.ReplaceAll(text, "`", "")
	if name, rest, _ := strings.Cut(text, " "); validIdent(name) && exported(name) && !dialect.IsMethod(name) && dialect.IsRoute(rest) {
		return true
	}
	return dialect.IsRoute(text) || dialect.EndsInRoute(text)
}

// isCallLine reports whether a line is a method and a path, and nothing else.
func isCallLine(text string) bool {
	return dialect.IsRoute(strings.ReplaceAll(text, "`", "")) && len(strings.Fields(text)) == 2
}

// passageAt returns the passage of the table or the heading that is being read.
func (d *docReader) passageAt(b *syntax.Block, kind dialect.TableKind) passage {
	r := &passageReader{docReader: d, place: d.above}
	if b.Kind == syntax.HeadingBlock {
		return r.passage(kind, b.Text, nil, nil)
	}
	return r.passage(kind, b.Rows[0].Span, d.plainCells(b.Rows[0].Cells), d.firstRows(b))
}

// place is a place in a document, by what is above it.
type place struct {
	headings []*syntax.Block // the nearest first, each of a smaller number than those before it
	label    diag.Span       // a line of text right above
}

// pass goes on to the place below a block.
func (p *place) pass(b *syntax.Block) {
	p.label = diag.Span{}
	switch {
	case b.Kind == syntax.HeadingBlock:
		above := slices.DeleteFunc(slices.Clone(p.headings), func(h *syntax.Block) bool { return h.Level >= b.Level })
		p.headings = slices.Insert(above, 0, b)
	case isLabel(b):
		p.label = b.Lines[0]
	}
}

// isLabel reports whether the block can be the title of the table below it.
func isLabel(b *syntax.Block) bool {
	return b.Kind == syntax.ParagraphBlock && len(b.Lines) == 1 && utf8.RuneCountInString(b.Lines[0].Text()) <= maxLabel
}

// passageReader goes through the blocks of a document.
type passageReader struct {
	*docReader
	place
}

// Limits of what is looked at.
const (
	maxLabel   = 40      // characters of a line that can be the title of the table below it
	maxLooked  = 20      // rows of a table
	maxHTML    = 1 << 12 // bytes of a table in HTML: its header and a few rows
	maxRelated = 3       // further passages that a finding names
)

func (r *passageReader) read(b *syntax.Block, found *[]passage) {
	switch b.Kind {
	case syntax.ParagraphBlock:
		r.rows(b, found)
	case syntax.TableBlock:
		r.table(b.Rows[0].Span, r.plainCells(b.Rows[0].Cells), r.firstRows(b), found)
	case syntax.HTMLBlock:
		if rows := htmlRows(r.wholeTable(b)); len(rows) > 0 {
			r.table(b.Lines[0], rows[0], rows[1:], found)
		}
		r.elements(b, found)
	}
	r.pass(b)
}

// rows keeps lines that are a table but for the missing row of dashes.
func (r *passageReader) rows(b *syntax.Block, found *[]passage) {
	var rows [][]string
	for _, l := range b.Lines[:min(len(b.Lines), maxLooked)] {
		rows = append(rows, r.plainCells(r.tree.Row(l).Cells))
	}
	if len(rows) > 1 && len(rows[0]) > 1 && len(rows[0]) == len(rows[1]) {
		r.table(b.Lines[0], rows[0], rows[1:], found)
	}
}

// table keeps a table that looks like one of definitions.
func (r *passageReader) table(at diag.Span, header []string, rows [][]string, found *[]passage) {
	if kind := dialect.Looks(header, rows); kind != dialect.OtherTable {
		*found = append(*found, r.passage(kind, at, header, rows))
	}
}

// passage returns a passage at a span, below the label and the headings that
// were read last.
func (r *passageReader) passage(kind dialect.TableKind, at diag.Span, header []string, rows [][]string) passage {
	p := passage{Passage: draft.Passage{Kind: kind, Header: header, Rows: rows}, span: at}
	if !r.label.IsZero() {
		p.Headings = append(p.Headings, r.text(r.label))
	}
	for _, h := range r.headings {
		p.Headings = append(p.Headings, r.text(h.Text))
	}
	if len(r.headings) > 0 && r.headings[0].Text != at {
		p.lines = append(p.lines, r.tree.OwnLine(r.headings[0].Text.Start))
	}
	p.lines = append(p.lines, r.shown(at.Start)...)
	return p
}

// shown returns the first lines of what begins at the offset.
func (r *passageReader) shown(offset int) (lines []diag.Span) {
	for len(lines) < 3 && offset < len(r.src.Content()) {
		line := r.tree.OwnLine(offset)
		if strings.TrimSpace(r.text(line)) == "" {
			break
		}
		lines = append(lines, line)
		offset = r.tree.LineAt(offset).End + 1
	}
	return lines
}

// firstRows returns the first rows of a table.
func (d *docReader) firstRows(table *syntax.Block) [][]string {
	rows := [][]string{}
	for _, row := range table.Rows[2:min(len(table.Rows), 2+maxLooked)] {
		rows = append(rows, d.plainCells(row.Cells))
	}
	return rows
}

func (d *docReader) plainCells(cells []diag.Span) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = plainText(d.text(c))
	}
	return out
}

// plainText returns a text without the marks of emphasis and of code around it.
func plainText(text string) string { return strings.TrimSpace(strings.Trim(text, "*_` ")) }

// joined returns the lines as one text.
func (d *docReader) joined(lines []diag.Span) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = d.text(l)
	}
	return strings.Join(texts, "\n")
}

var (
	htmlRow   = regexp.MustCompile(`(?is)<tr\b[^>]*>(.*?)(?:</tr>|$)`)
	htmlCell  = regexp.MustCompile(`(?is)<t[hd]\b[^>]*>(.*?)(?:</t[hd]>|$)`)
	fieldItem = regexp.MustCompile("^[*_`]*([A-Za-z_][\\w.-]*)[*_`]*[ \t:：(（–—-]+[*_`]*([A-Za-z]+)(?:\\[\\])*(?:[ \t]*$|[ \t]*[^ \tA-Za-z0-9])")
	element   = regexp.MustCompile(`<[A-Z]\w*(\s[^<>]*)>`)
	attribute = regexp.MustCompile(`(\w+)=["{']+([^"{}']*)`)
)

// wholeTable returns the text of a block of HTML. A blank line ends the block in
// Markdown, and not the table in it: of one the text goes on to its end.
func (r *passageReader) wholeTable(b *syntax.Block) string {
	own := r.joined(b.Lines)
	if !strings.Contains(own, "<table") {
		return own
	}
	rest := r.src.Span(b.Lines[0].Start, min(b.Lines[0].Start+maxHTML, len(r.src.Content()))).Text()
	whole, _, _ := strings.Cut(rest, "</table>")
	return whole
}

// elements keeps what an element of JSX says of a field: its name and type.
func (r *passageReader) elements(b *syntax.Block, found *[]passage) {
	var rows [][]string
	for _, e := range element.FindAllStringSubmatch(r.joined(b.Lines), maxLooked) {
		var name, typ string
		for _, a := range attribute.FindAllStringSubmatch(e[1], -1) {
			switch a[1] {
			case "name", "path", "query", "body":
				name = a[2]
			case "type":
				typ = a[2]
			}
		}
		if name != "" && typ != "" {
			rows = append(rows, []string{name, typ})
		}
	}
	if len(rows) > 0 {
		r.table(b.Lines[0], []string{dialect.JSON.Name, dialect.Type.Name}, rows, found)
	}
}

// htmlRows returns the cells of a table that is written in HTML.
func htmlRows(text string) (rows [][]string) {
	if strings.HasPrefix(text, "<!--") {
		return nil
	}
	for _, row := range htmlRow.FindAllStringSubmatch(text, maxLooked) {
		var cells []string
		for _, c := range htmlCell.FindAllStringSubmatch(row[1], -1) {
			cells = append(cells, plainText(c[1]))
		}
		rows = append(rows, cells)
	}
	return rows
}

// list keeps a list whose items are a name and a type: each of them, unless the
// names are in code or in bold.
func (r *passageReader) list(b *syntax.Block, found *[]passage) {
	var lines []diag.Span
	var rows [][]string
	var marked []bool
	items := 0
	for leaf := range b.Leaves() {
		if leaf.Kind != syntax.ParagraphBlock {
			continue
		}
		items++
		text := r.text(leaf.Lines[0])
		m := fieldItem.FindStringSubmatch(text)
		if m != nil && (spec.IsBasic(strings.ToLower(m[2])) || dialect.MeantType(m[2]) != nil) {
			lines = append(lines, leaf.Lines[0])
			rows = append(rows, []string{m[1], m[2]})
			marked = append(marked, strings.ContainsAny(text[:1], "*_`"))
		}
	}
	first := 0
	if len(rows) < items {
		first = slices.Index(marked, true)
	}
	if first >= 0 && len(rows) > first+1 {
		*found = append(*found, r.passage(dialect.FieldTable, lines[first], []string{dialect.JSON.Name, dialect.Type.Name}, rows[first:]))
	}
}

// difference shows a passage and what is to take its place.
func (p passage) difference() string {
	place := fmt.Sprintf("%s:%d", p.span.File(), p.span.Position().Line)
	b := new(strings.Builder)
	fmt.Fprintf(b, "--- %s\n+++ %[1]s\n", place)
	for i, l := range p.lines {
		if i == 1 && l.Position().Line > p.lines[0].Position().Line+1 {
			b.WriteString("-\n")
		}
		fmt.Fprintf(b, "-%s\n", l.Text())
	}
	for line := range strings.SplitSeq(p.Write(), "\n") {
		fmt.Fprintf(b, "+%s\n", line)
	}
	return b.String()
}

// looksLikeFields reports whether the table looks like one of fields and types.
func (d *docReader) looksLikeFields(b *syntax.Block) bool {
	header := d.plainCells(b.Rows[0].Cells)
	return dialect.Looks(header, d.firstRows(b)) == dialect.FieldTable && dialect.ColumnLike(header, dialect.Type) >= 0
}
