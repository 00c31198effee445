package page

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	fenceMark   = lazyregexp.New("^(?:```+|~~~+)")
	headingMark = lazyregexp.New(`^#{1,6}\s+\S`)
	bulletMark  = lazyregexp.New(`^(?:[-*+]|\d+[.)])\s+`)
	tagLine     = lazyregexp.New(`^</?[A-Z]`)
	// tabMark begins what MkDocs shows as a tab or sets off: below it all is indented.
	tabMark = lazyregexp.New(`^(?:===[!+]?\s+"([^"]*)"|(?:!!!|\?\?\?\+?)\s+[\w-]+(?:\s+[\w-]+)*(?:\s+"([^"]*)")?)\s*$`)
)

// maxInner is how deep documents within documents are read.
const maxInner = 8

// within reports whether an element of JSX is open: what is indented there is no code.
func (r *reader) within() bool {
	return r.components > 0 || len(r.wraps) > 0 || r.fields != nil && len(r.fields.open) > 0
}

// inner reads lines as a document of their own, without what all of them are indented by.
func (r *reader) inner(spans []diag.Span) {
	spans = slices.DeleteFunc(slices.Clone(spans), func(s diag.Span) bool { return s.Start < r.done })
	if len(spans) == 0 || r.innermost >= maxInner {
		return
	}
	tab, bullet := r.tab, r.bullet
	r.innermost++
	blocks := r.dedented(spans).blocks()
	r.pairTables(blocks)
	for _, b := range ordered(blocks) {
		r.block(b)
	}
	r.innermost--
	r.tab, r.bullet = tab, bullet
}

// openTab returns lines without a mark of MkDocs at their head; its title is a label.
func (r *reader) openTab(lines []line) []line {
	if len(lines) == 0 || !strings.ContainsAny(lines[0].text[:min(1, len(lines[0].text))], "=!?") {
		return lines
	}
	m := tabMark.FindStringSubmatch(lines[0].text)
	if m == nil {
		return lines
	}
	if title := labelText(m[1] + m[2]); title != "" {
		r.addTitle(&Part{Kind: Label, Text: title, Span: lines[0].span})
	}
	r.tab = true
	r.inner(r.widened(lines[1:]))
	return nil
}

// widened returns the spans of lines with the blanks ahead of them.
func (r *reader) widened(lines []line) (spans []diag.Span) {
	for _, l := range lines {
		s := l.span
		ahead := r.Text(r.Source.Span(r.LineAt(s.Start).Start, s.Start))
		s.Start -= len(ahead) - len(strings.TrimRight(ahead, " \t"))
		spans = append(spans, s)
	}
	return spans
}

// dedented is a text that is made of lines of the document, and where each of its lines
// is from.
type dedented struct {
	*reader
	text   strings.Builder
	starts []int // of the lines of the text
	from   []int // in the document
}

// dedented returns lines without what all of them are indented by. Tags of JSX stand apart
// from what is next to them.
func (r *reader) dedented(spans []diag.Span) *dedented {
	d, less, fence := &dedented{reader: r}, r.indentation(spans), ""
	d.line("", spans[0].Start) // a rule is no front matter
	for _, s := range spans {
		text := r.Text(s)
		if cut := min(less, len(text)); strings.TrimSpace(text) != "" {
			text, s.Start = text[cut:], s.Start+cut
		}
		shown := strings.TrimSpace(text)
		switch mark := fenceMark.FindString(shown); {
		case fence == "" && tagLine.MatchString(shown):
			d.line("", s.Start)
			d.line(text, s.Start)
			if strings.HasSuffix(shown, ">") {
				d.line("", s.End)
			}
			continue
		case fence == "":
			fence = mark
		case mark == fence:
			fence = ""
		}
		d.line(text, s.Start)
	}
	return d
}

// indentation returns how many blanks all lines begin with.
func (r *reader) indentation(spans []diag.Span) int {
	least := -1
	for _, s := range spans {
		text := r.Text(s)
		shown := strings.TrimLeft(text, " \t")
		if n := len(text) - len(shown); shown != "" && (least < 0 || n < least) {
			least = n
		}
	}
	return max(least, 0)
}

func (d *dedented) line(text string, from int) {
	d.starts = append(d.starts, d.text.Len())
	d.from = append(d.from, from)
	d.text.WriteString(text + "\n")
}

// blocks returns the blocks of the text, as they stand in the document.
func (d *dedented) blocks() []*syntax.Block {
	doc := syntax.Parse(diag.NewSource(d.page.Path, []byte(d.text.String())))
	return d.moved(doc.Blocks)
}

// moved returns blocks with their places in the document.
func (d *dedented) moved(blocks []*syntax.Block) (out []*syntax.Block) {
	for _, b := range blocks {
		moved := *b
		moved.Start = d.at(b.Start)
		moved.Text, moved.Info, moved.Content = d.span(b.Text), d.span(b.Info), d.span(b.Content)
		moved.Lines = d.spans(b.Lines)
		moved.Rows = slices.Clone(b.Rows)
		for i, row := range moved.Rows {
			moved.Rows[i] = syntax.Row{Cells: d.spans(row.Cells), Span: d.span(row.Span)}
		}
		moved.Children = d.moved(b.Children)
		out = append(out, &moved)
	}
	return out
}

// at returns where an offset of the text is in the document.
func (d *dedented) at(offset int) int {
	i, exact := slices.BinarySearch(d.starts, offset)
	if !exact {
		i--
	}
	i = min(max(i, 0), len(d.starts)-1)
	return d.from[i] + offset - d.starts[i]
}

func (d *dedented) span(s diag.Span) diag.Span {
	if s.IsZero() {
		return s
	}
	start := d.at(s.Start)
	return d.Source.Span(start, max(start, d.at(s.End)))
}

func (d *dedented) spans(spans []diag.Span) []diag.Span {
	out := slices.Clone(spans)
	for i, s := range out {
		out[i] = d.span(s)
	}
	return out
}
