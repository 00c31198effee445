package doctext

import (
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/grid"
)

// Reader turns blocks of one document into documentation.
type Reader struct {
	doc     *syntax.Document
	laidOut int // bytes of the tables so far
}

// NewReader returns a reader of a document.
func NewReader(doc *syntax.Document) *Reader { return &Reader{doc: doc} }

// Blocks turns a block of Markdown into documentation.
func (r *Reader) Blocks(b *syntax.Block) []spec.Block {
	span := r.blockSpan(b)
	switch b.Kind {
	case syntax.ParagraphBlock, syntax.QuoteBlock:
		return Prose(r.textLines(b.Lines), span)
	case syntax.HTMLBlock:
		lines := r.textLines(b.Lines)
		if i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "<!--") }); i >= 0 {
			lines = lines[:i] // a comment that is not closed
		}
		return Prose(lines, span)
	case syntax.ListBlock:
		return []spec.Block{{Kind: spec.List, Entries: r.entries(b), Span: span}}
	case syntax.CodeBlock:
		return r.codeDoc(b.Lines, span)
	case syntax.FenceBlock:
		return r.codeDoc(r.doc.SplitLines(b.Content), span)
	case syntax.TableBlock:
		return r.tableDoc(b, span)
	}
	return nil
}

// blockSpan returns the span from the block's first to its last line.
func (r *Reader) blockSpan(b *syntax.Block) diag.Span {
	switch {
	case b.Kind == syntax.TableBlock:
		return r.doc.WholeTable(b)
	case b.Kind == syntax.FenceBlock:
		return b.Content
	case len(b.Lines) == 0:
		return r.doc.Source.Span(b.Start, b.Start)
	}
	return r.doc.Source.Span(b.Lines[0].Start, b.Lines[len(b.Lines)-1].End)
}

// textLines returns the lines as documentation, those left out of which nothing
// is shown.
func (r *Reader) textLines(lines []diag.Span) []string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.TrimSpace(r.doc.Text(l)))
	}
	written := strings.Join(out, "\n")
	shown := r.doc.Inline(written)
	if shown == written {
		return out
	}
	out = nil
	for line := range strings.SplitSeq(shown, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// codeDoc keeps lines as they are, apart from blanks at their ends.
func (r *Reader) codeDoc(lines []diag.Span, span diag.Span) []spec.Block {
	var out []string
	for _, l := range lines {
		out = append(out, strings.TrimRight(r.doc.Text(l), " \t"))
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	if len(out) == 0 {
		return nil
	}
	return []spec.Block{{Kind: spec.Code, Lines: out, Span: span}}
}

// entries returns the entries of a list: each block in it is one, and each cell
// of a table.
func (r *Reader) entries(list *syntax.Block) []spec.Entry {
	var out []spec.Entry
	add := func(lines ...diag.Span) {
		e := spec.Entry{Text: strings.Join(r.textLines(lines), " ")}
		if list.Number > 0 {
			e.Value = strconv.Itoa(list.Number + len(out))
		}
		out = append(out, e)
	}
	for leaf := range list.Leaves() {
		switch lines := leaf.LeafLines(); {
		case leaf.Kind == syntax.TableBlock:
			for _, cell := range lines {
				add(cell)
			}
		case len(lines) > 0:
			add(lines...)
		}
	}
	return out
}

// tableDoc keeps a table that is documentation. It is laid out anew, so that
// generated code does not depend on how the document pads its tables.
func (r *Reader) tableDoc(b *syntax.Block, span diag.Span) []spec.Block {
	if !r.doc.IsRegular(b) {
		return r.codeDoc(r.doc.SplitLines(span), span)
	}
	table := make(grid.Table, len(b.Rows))
	for i, row := range b.Rows {
		for _, c := range row.Cells {
			table[i] = append(table[i], r.doc.Text(c))
		}
	}
	layout := grid.Padded(table, 1)
	if r.laidOut += layout.Size(); r.laidOut > syntax.MaxSize {
		layout = grid.Compact(table) // a long cell pads every row
	}
	return []spec.Block{{Kind: spec.Code, Lines: layout.Lines(), Span: span}}
}

// Heading turns a heading into documentation.
func (r *Reader) Heading(b *syntax.Block) spec.Block {
	return spec.Block{Kind: spec.Heading, Lines: []string{r.doc.Text(b.Text)}, Span: b.Text}
}
