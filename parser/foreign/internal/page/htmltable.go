package page

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
)

var (
	tableTag  = regexp.MustCompile(`(?i)</?(?:md-(?:dt-)?)?table(?:[\s>/]|$)`)
	quoteMark = regexp.MustCompile(`(?m)^[ \t]*>[> \t]*`)
)

// pairTables notes where each table of HTML ends that is closed before the next heading.
func (r *reader) pairTables(blocks []*syntax.Block) {
	var open []int
	for _, b := range blocks {
		for leaf := range b.Leaves() {
			switch {
			case leaf.Kind == syntax.HeadingBlock:
				open = nil
			case leaf.Kind != syntax.HTMLBlock && leaf.Kind != syntax.ParagraphBlock && leaf.Kind != syntax.CodeBlock || len(leaf.Lines) == 0:
				continue
			default:
				open = r.pairIn(leaf, open)
			}
		}
	}
}

// pairIn goes on with the tables that are open through the lines of a block.
func (r *reader) pairIn(leaf *syntax.Block, open []int) []int {
	if leaf.Kind == syntax.CodeBlock && len(open) == 0 {
		return nil
	}
	start := leaf.Lines[0].Start
	text := r.Text(r.Source.Span(start, leaf.Lines[len(leaf.Lines)-1].End))
	for _, at := range tableTag.FindAllStringIndex(text, -1) {
		switch n := len(open); {
		case text[at[0]+1] != '/':
			open = append(open, start+at[0])
		case n > 0:
			end := start + at[1]
			if text[at[1]-1] != '>' {
				end = r.closing(end)
			}
			r.tables[open[n-1]] = end
			open = open[:n-1]
		}
	}
	return open
}

// closing returns where a tag ends on its line.
func (r *reader) closing(offset int) int {
	rest := r.Text(r.Source.Span(offset, r.LineAt(offset).End))
	if i := strings.IndexByte(rest, '>'); i >= 0 {
		return offset + i + 1
	}
	return offset
}

// htmlTable adds the table that begins at an offset, and those within its cells behind
// it. It ends at the other offset.
func (r *reader) htmlTable(start, end int) {
	text := r.Text(r.Source.Span(start, end))
	if r.quoted {
		text = quoteMark.ReplaceAllStringFunc(text, func(mark string) string { return strings.Repeat(" ", len(mark)) })
	}
	tokens, before := tokensOf(text, start), len(r.page.Parts)
	for next := []int{0}; len(next) > 0; {
		i := next[len(next)-1]
		last := tokens[i].match
		if last == 0 {
			last = len(tokens)
		}
		within := r.oneTable(tokens[:last], i)
		slices.Reverse(within)
		next = append(next[:len(next)-1], within...)
	}
	slices.SortStableFunc(r.page.Parts[before:], func(a, b *Part) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
}

// oneTable adds the table that begins at a token and returns the indexes of those
// within it, which are no part of its cells.
func (r *reader) oneTable(tokens []token, at int) (within []int) {
	t := htmlTable{spread: map[int]spread{}, spare: &r.spare}
	var cell *token // the one that is read
	var content []token
	level := 0 // of the row, if it says one
	flush := func() {
		switch {
		case cell == nil:
		case cell.is(" caption "):
			r.caption(content)
		default:
			t.cell(r.htmlCell(*cell, content), count(cell.attrs["colspan"]), count(cell.attrs["rowspan"]))
			t.indent(max(depthOf(*cell, content), min(level, maxSpan)))
		}
		cell, content = nil, nil
	}
	for i := at + 1; i < len(tokens); i++ {
		switch tok := tokens[i]; {
		case tok.is(" table ") && tok.match > 0:
			within = append(within, i)
			i = tok.match
		case tok.is(" tr thead tbody tfoot ") || tok.is(" td th caption ") && !tok.opens():
			flush()
			if tok.is(" tr ") && tok.opens() {
				t.row(r.Source.Span(tok.start, tok.end))
				level, _ = strconv.Atoi(tok.attrs["level"])
			}
		case tok.is(" td th caption "):
			flush()
			cell = &tokens[i]
		default:
			content = append(content, tok)
		}
	}
	flush()
	t.fill()
	r.rows(HTML, r.titleRow(t.rows), false)
	return within
}

// titleRow adds the label that the first row is if it is one cell over all columns, and
// returns the others.
func (r *reader) titleRow(rows []Row) []Row {
	if len(rows) < 3 || len(rows[0].Cells) < max(2, len(rows[1].Cells)) {
		return rows
	}
	title := rows[0].Cells[0]
	isTitle := func(c Cell) bool { return c.Span == title.Span }
	if !all(rows[0].Cells, isTitle) || all(rows[1].Cells, isTitle) || !isShort(title.Text) || labelText(title.Text) == "" {
		return rows
	}
	r.addTitle(&Part{Kind: Label, Text: labelText(title.Text), Span: title.Span})
	return rows[1:]
}

// all reports whether something is so of each cell.
func all(cells []Cell, is func(Cell) bool) bool {
	return !slices.ContainsFunc(cells, func(c Cell) bool { return !is(c) })
}

// indent is how far the style of an element moves what is in it.
var indent = regexp.MustCompile(`(?:^|[;\s])(?:padding|margin)-left\s*:\s*(\d+)(?:px)?\s*(?:;|$)`)

// indentStep is how many pixels a level is indented by.
const indentStep = 20

// depthOf returns how deep the first cell of a row is indented by a style of it, or of what
// its text is in.
func depthOf(cell token, content []token) int {
	for _, t := range append([]token{cell}, content...) {
		if m := indent.FindStringSubmatch(t.attrs["style"]); m != nil {
			return count(m[1]) / indentStep
		}
		if t.name == "" && strings.TrimSpace(t.raw) != "" {
			break
		}
	}
	return 0
}

// caption adds the title of a table.
func (r *reader) caption(content []token) {
	if text := labelText(squeezed(markdown(content))); text != "" && isShort(text) {
		r.addTitle(&Part{Kind: Label, Text: text, Span: r.Trim(r.Source.Span(content[0].start, content[len(content)-1].end))})
	}
}

// htmlCell returns the content of a cell.
func (r *reader) htmlCell(tag token, content []token) Cell {
	if len(content) == 0 {
		return Cell{Span: r.Source.Span(tag.end, tag.end)}
	}
	return Cell{squeezed(markdown(content)), r.Trim(r.Source.Span(content[0].start, content[len(content)-1].end))}
}

// count returns how many columns or rows a cell reaches over.
func count(attribute string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attribute))
	if err != nil {
		return 1
	}
	return n
}
