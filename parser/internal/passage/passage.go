// Package passage finds what looks like a definition in a document, be it a table, a
// list, a heading, HTML or JSX, and shows how it is written in the dialect.
package passage

import (
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/draft"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// Passage is a part of a document that looks like a definition.
type Passage struct {
	draft.Passage
	Span  diag.Span   // what to point at
	lines []diag.Span // what the draft takes the place of
}

// In returns what looks like a definition among blocks of the document, up to the number:
// tables, lists of fields and, only if there are none of these, headings of calls.
func In(doc *syntax.Document, blocks []*syntax.Block, most int) []Passage {
	var found, calls []Passage
	r := reader{Document: doc}
	for _, b := range blocks {
		if len(found) >= most {
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
		case b.Kind == syntax.HeadingBlock && IsCallTitle(doc.Text(b.Text)):
			calls = append(calls, r.passage(dialect.CallTable, b.Text, nil, nil))
		case b.Kind == syntax.ParagraphBlock && len(b.Lines) == 1 && isCallLine(doc.Text(b.Lines[0])):
			r.label = b.Lines[0]
			calls = append(calls, r.passage(dialect.CallTable, b.Lines[0], nil, nil))
		case b.Kind == syntax.ListBlock:
			r.list(b, &found)
		}
	}
	if len(found) == 0 {
		found = calls
	}
	return found[:min(len(found), most)]
}

// IsCallTitle reports whether a heading is that of a call: its method and path come
// first or behind a name, or last behind its words.
func IsCallTitle(text string) bool {
	text = strings.ReplaceAll(text, "`", "")
	if name, rest, _ := strings.Cut(text, " "); token.IsIdentifier(name) && token.IsExported(name) && !dialect.IsMethod(name) && dialect.IsRoute(rest) {
		return true
	}
	return dialect.IsRoute(text) || dialect.EndsInRoute(text)
}

// isCallLine reports whether a line is a method and a path, and nothing else.
func isCallLine(text string) bool {
	return dialect.IsRoute(strings.ReplaceAll(text, "`", "")) && len(strings.Fields(text)) == 2
}

// Place is a place in a document, by what is above it.
type Place struct {
	headings []*syntax.Block // the nearest first, each of a smaller number than those before it
	label    diag.Span       // a line of text right above
}

// Pass goes on to the place below a block.
func (p *Place) Pass(b *syntax.Block) {
	p.label = diag.Span{}
	switch {
	case b.Kind == syntax.HeadingBlock:
		above := slices.DeleteFunc(slices.Clone(p.headings), func(h *syntax.Block) bool { return h.Level >= b.Level })
		p.headings = slices.Insert(above, 0, b)
	case isLabel(b):
		p.label = b.Lines[0]
	}
}

// At returns the passage of a table or a heading at the place.
func (p *Place) At(doc *syntax.Document, b *syntax.Block, kind dialect.TableKind) Passage {
	r := &reader{Document: doc, Place: *p}
	if b.Kind == syntax.HeadingBlock {
		return r.passage(kind, b.Text, nil, nil)
	}
	return r.passage(kind, b.Rows[0].Span, r.plainCells(b.Rows[0].Cells), r.firstRows(b))
}

// Looks returns what a table looks like.
func Looks(doc *syntax.Document, table *syntax.Block) dialect.TableKind {
	r := &reader{Document: doc}
	return dialect.Looks(r.plainCells(table.Rows[0].Cells), r.firstRows(table))
}

// IsFields reports whether a table looks like one of fields and types.
func IsFields(doc *syntax.Document, table *syntax.Block) bool {
	header := (&reader{Document: doc}).plainCells(table.Rows[0].Cells)
	return dialect.ColumnLike(header, dialect.Type) >= 0 && Looks(doc, table) == dialect.FieldTable
}

// isLabel reports whether the block can be the title of the table below it.
func isLabel(b *syntax.Block) bool {
	return b.Kind == syntax.ParagraphBlock && len(b.Lines) == 1 && utf8.RuneCountInString(b.Lines[0].Text()) <= maxLabel
}

// reader goes through the blocks of a document.
type reader struct {
	*syntax.Document
	Place
}

// Limits of what is looked at.
const (
	maxLabel  = 40 // characters of a line that can be the title of the table below it
	maxLooked = 20 // rows of a table
)

func (r *reader) read(b *syntax.Block, found *[]Passage) {
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
	r.Pass(b)
}

// rows keeps lines that are a table but for the missing row of dashes.
func (r *reader) rows(b *syntax.Block, found *[]Passage) {
	var rows [][]string
	for _, l := range b.Lines[:min(len(b.Lines), maxLooked)] {
		rows = append(rows, r.plainCells(r.Row(l).Cells))
	}
	if len(rows) > 1 && len(rows[0]) > 1 && len(rows[0]) == len(rows[1]) {
		r.table(b.Lines[0], rows[0], rows[1:], found)
	}
}

// table keeps a table that looks like one of definitions.
func (r *reader) table(at diag.Span, header []string, rows [][]string, found *[]Passage) {
	if kind := dialect.Looks(header, rows); kind != dialect.OtherTable {
		*found = append(*found, r.passage(kind, at, header, rows))
	}
}

// passage returns a passage at a span, below the label and the headings that
// were read last.
func (r *reader) passage(kind dialect.TableKind, at diag.Span, header []string, rows [][]string) Passage {
	p := Passage{Passage: draft.Passage{Kind: kind, Header: header, Rows: rows}, Span: at}
	if !r.label.IsZero() {
		p.Headings = append(p.Headings, r.Text(r.label))
	}
	for _, h := range r.headings {
		p.Headings = append(p.Headings, r.Text(h.Text))
	}
	if len(r.headings) > 0 && r.headings[0].Text != at {
		p.lines = append(p.lines, r.OwnLine(r.headings[0].Text.Start))
	}
	p.lines = append(p.lines, r.shown(at.Start)...)
	return p
}

// shown returns the first lines of what begins at the offset.
func (r *reader) shown(offset int) (lines []diag.Span) {
	for len(lines) < 3 && offset < len(r.Source.Content()) {
		line := r.OwnLine(offset)
		if strings.TrimSpace(r.Text(line)) == "" {
			break
		}
		lines = append(lines, line)
		offset = r.LineAt(offset).End + 1
	}
	return lines
}

// firstRows returns the first rows of a table.
func (r *reader) firstRows(table *syntax.Block) [][]string {
	rows := [][]string{}
	for _, row := range table.Rows[2:min(len(table.Rows), 2+maxLooked)] {
		rows = append(rows, r.plainCells(row.Cells))
	}
	return rows
}

func (r *reader) plainCells(cells []diag.Span) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = cell.Plain(r.Text(c))
	}
	return out
}

// fieldItem is an item of a list: a name and a type.
var fieldItem = regexp.MustCompile("^[*_`]*([A-Za-z_][\\w.-]*)[*_`]*[ \t:：(（–—-]+[*_`]*([A-Za-z]+)(?:\\[\\])*(?:[ \t]*$|[ \t]*[^ \tA-Za-z0-9])")

// list keeps a list whose items are a name and a type: each of them, unless the
// names are in code or in bold.
func (r *reader) list(b *syntax.Block, found *[]Passage) {
	var lines []diag.Span
	var rows [][]string
	var marked []bool
	items := 0
	for leaf := range b.Leaves() {
		if leaf.Kind != syntax.ParagraphBlock {
			continue
		}
		items++
		text := r.Text(leaf.Lines[0])
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

// Difference shows a passage and what is to take its place.
func (p Passage) Difference() string {
	place := fmt.Sprintf("%s:%d", p.Span.File(), p.Span.Position().Line)
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

// Advice says where a passage belongs.
func (p Passage) Advice() diag.Phrase {
	section := diag.Verbatim("`## " + p.Title() + "`")
	if p.Kind == dialect.CallTable && len(p.Header) == 0 {
		return diag.Say("write it as a heading with a Go name and the URL under %[1]s; names are yours to choose",
			"写成 %[1]s 下带有 Go 名称和地址的标题，名称由你决定", section)
	}
	if p.Kind != dialect.FieldTable && p.Kind != dialect.ValueTable {
		return diag.Say("write it as a table under %[1]s; names are yours to choose", "写成 %[1]s 下的表格，名字由你决定", section)
	}
	name, _ := p.Name()
	return diag.Say("write it under %[1]s, below a heading such as ### `%[2]s`; names and types are yours to choose",
		"写到 %[1]s 下，上面加一个标题，例如 ### `%[2]s`，名字和类型由你决定", section, name)
}
