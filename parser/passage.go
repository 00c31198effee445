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

// passages returns what looks like a definition anywhere in the document: tables,
// lists of fields and, only if there are none of these, headings of calls.
func (d *docReader) passages() []passage {
	var found, calls []passage
	r := passageReader{docReader: d}
	for _, b := range d.tree.Blocks {
		r.read(b, &found)
		if b.Kind == syntax.ListBlock || b.Kind == syntax.QuoteBlock {
			for leaf := range b.Leaves() {
				if leaf.Kind == syntax.TableBlock || leaf.Kind == syntax.HTMLBlock {
					r.read(leaf, &found)
				}
			}
		}
		switch {
		case b.Kind == syntax.HeadingBlock && dialect.IsRoute(plainText(d.text(b.Text))):
			p := r.passage(dialect.CallTable, b.Text, nil, nil)
			calls = append(calls, p)
		case b.Kind == syntax.ListBlock:
			r.list(b, &found)
		}
	}
	if len(found) == 0 {
		return calls
	}
	return found
}

// passageAt returns the passage of a table that looks like definitions, or of a
// heading of a call. All of them are read at once: a document may have many.
func (d *docReader) passageAt(at *syntax.Block) passage {
	if d.passageOf == nil {
		d.passageOf = map[*syntax.Block]passage{}
		r := passageReader{docReader: d}
		for _, b := range d.tree.Blocks {
			var found []passage
			r.read(b, &found)
			if b.Kind == syntax.HeadingBlock {
				found = append(found, r.passage(dialect.CallTable, b.Text, nil, nil))
			}
			if len(found) > 0 {
				d.passageOf[b] = found[0]
			}
		}
	}
	return d.passageOf[at]
}

// passageReader goes through the blocks of a document.
type passageReader struct {
	*docReader
	headings []*syntax.Block // the nearest first, each of a smaller number than those before it
	label    diag.Span       // a line of text right above the block
}

// Limits of what is looked at.
const (
	maxLabel  = 40 // characters of a line that can be the title of the table below it
	maxLooked = 20 // rows of a table
)

func (r *passageReader) read(b *syntax.Block, found *[]passage) {
	switch b.Kind {
	case syntax.HeadingBlock:
		r.headings = slices.DeleteFunc(r.headings, func(h *syntax.Block) bool { return h.Level >= b.Level })
		r.headings = slices.Insert(r.headings, 0, b)
	case syntax.ParagraphBlock:
		r.label = diag.Span{}
		if len(b.Lines) == 1 && utf8.RuneCountInString(r.text(b.Lines[0])) <= maxLabel {
			r.label = b.Lines[0]
			return
		}
		r.rows(b, found)
	case syntax.TableBlock:
		r.table(b.Rows[0].Span, r.plainCells(b.Rows[0].Cells), r.firstRows(b), found)
	case syntax.HTMLBlock:
		if rows := htmlRows(r.joined(b.Lines)); len(rows) > 0 {
			r.table(b.Lines[0], rows[0], rows[1:], found)
		}
	}
	r.label = diag.Span{}
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
	fieldItem = regexp.MustCompile("^[*_`]*([A-Za-z_][\\w.-]*)[*_`]*[ \t:：(-]+[*_`]*([A-Za-z]+)")
)

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

// list keeps a list whose items are a name in code or in bold and a type.
func (r *passageReader) list(b *syntax.Block, found *[]passage) {
	var rows [][]string
	var at diag.Span
	for _, item := range b.Children {
		if len(item.Children) == 0 || item.Children[0].Kind != syntax.ParagraphBlock {
			continue
		}
		line := item.Children[0].Lines[0]
		text := r.text(line)
		m := fieldItem.FindStringSubmatch(text)
		if m == nil || !strings.ContainsAny(text[:1], "*_`") || !spec.IsBasic(m[2]) && dialect.MeantType(m[2]) == nil {
			continue
		}
		if rows = append(rows, []string{m[1], m[2]}); len(rows) == 1 {
			at = line
		}
	}
	if len(rows) > 1 {
		*found = append(*found, r.passage(dialect.FieldTable, at, []string{dialect.JSON.Name, dialect.Type.Name}, rows))
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
