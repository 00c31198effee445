package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var quoteMark = lazyregexp.New(`(?m)^[ \t]*>[> \t]*`)

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
			c := r.htmlCell(*cell, content)
			t.cell(c, count(cell.attrs["colspan"]), count(cell.attrs["rowspan"]))
			t.indent(max(depthOf(*cell, content), min(level, maxSpan)))
			t.list(r.enumIn(content, c.Text))
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
		case tok.is(" tooltip ") && cell != nil && cell.is(" th "):
			i = max(i, tok.match) // it is no part of the title
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
var indent = lazyregexp.New(`(?:^|[;\s])(?:padding|margin)-left\s*:\s*(\d+)(?:px)?\s*(?:;|$)`)

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

// enumIn returns the values that the content of a cell lists by tags, as its text
// has them, too; nil if there are none, or one of them stands twice.
func (r *reader) enumIn(content []token, text string) *Options {
	o, seen := &Options{}, map[string]bool{}
	for i, t := range content {
		key := t.enumKey()
		if key == "" {
			continue
		}
		last := i + 1
		for last < len(content) && !content[last].is(" li ") {
			last++
		}
		if seen[key] {
			return nil
		}
		seen[key] = true
		at := r.Trim(r.Source.Span(t.start, t.end))
		cells := []Cell{{Text: key, Span: at}, r.htmlCell(t, content[i+1:last])}
		o.Rows = append(o.Rows, Row{Span: at, Cells: cells})
	}
	if len(o.Rows) == 0 {
		return nil
	}
	o.Text = itemsIn(text, o.Rows)
	return o
}

// itemsIn returns the part of a text from the first of the items to the end of the last one;
// "" if not all of them stand there.
func itemsIn(text string, items []Row) string {
	start, end := -1, 0
	for _, item := range items {
		shown := keyItem(item.Cells[0].Text) + item.Cells[1].Text
		at := strings.Index(text[end:], shown)
		if at < 0 {
			return ""
		}
		if start < 0 {
			start = at
		}
		end += at + len(shown)
	}
	return text[start:end]
}
