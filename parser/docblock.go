package parser

import (
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/parser/internal/grid"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// docBlocks turns a block of Markdown into documentation.
func (d *docReader) docBlocks(b *syntax.Block) []spec.Block {
	span := d.blockSpan(b)
	switch b.Kind {
	case syntax.ParagraphBlock, syntax.QuoteBlock:
		return doctext.Prose(d.textLines(b.Lines), span)
	case syntax.HTMLBlock:
		lines := d.textLines(b.Lines)
		if i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "<!--") }); i >= 0 {
			lines = lines[:i] // a comment that is not closed
		}
		return doctext.Prose(lines, span)
	case syntax.ListBlock:
		return []spec.Block{{Kind: spec.List, Entries: d.entries(b), Span: span}}
	case syntax.CodeBlock:
		return d.codeDoc(b.Lines, span)
	case syntax.FenceBlock:
		return d.codeDoc(d.tree.SplitLines(b.Content), span)
	case syntax.TableBlock:
		return d.tableDoc(b, span)
	}
	return nil
}

// blockSpan returns the span from the block's first to its last line.
func (d *docReader) blockSpan(b *syntax.Block) diag.Span {
	switch {
	case b.Kind == syntax.TableBlock:
		return d.tree.WholeTable(b)
	case b.Kind == syntax.FenceBlock:
		return b.Content
	case len(b.Lines) == 0:
		return d.src.Span(b.Start, b.Start)
	}
	return d.src.Span(b.Lines[0].Start, b.Lines[len(b.Lines)-1].End)
}

// isComment reports whether a block begins with a comment in HTML.
func (d *docReader) isComment(b *syntax.Block) bool {
	return b.Kind == syntax.HTMLBlock && len(b.Lines) > 0 && strings.HasPrefix(strings.TrimSpace(d.text(b.Lines[0])), "<!--")
}

// isFence reports whether a block is a fence in one of the languages, which the first
// word behind its mark names.
func (d *docReader) isFence(b *syntax.Block, languages ...string) bool {
	if b.Kind != syntax.FenceBlock {
		return false
	}
	name, _, _ := strings.Cut(strings.TrimSpace(d.text(b.Info)), " ")
	return slices.Contains(languages, strings.ToLower(name))
}

func (d *docReader) isGoFence(b *syntax.Block) bool { return d.isFence(b, "go", "golang") }

// textLines returns the lines as documentation, those left out of which nothing
// is shown.
func (d *docReader) textLines(lines []diag.Span) []string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.TrimSpace(d.text(l)))
	}
	written := strings.Join(out, "\n")
	shown := d.tree.Inline(written)
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
func (d *docReader) codeDoc(lines []diag.Span, span diag.Span) []spec.Block {
	var out []string
	for _, l := range lines {
		out = append(out, strings.TrimRight(d.text(l), " \t"))
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
func (d *docReader) entries(list *syntax.Block) []spec.Entry {
	var out []spec.Entry
	add := func(lines ...diag.Span) {
		e := spec.Entry{Text: strings.Join(d.textLines(lines), " ")}
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
func (d *docReader) tableDoc(b *syntax.Block, span diag.Span) []spec.Block {
	if !d.tree.IsRegular(b) {
		return d.codeDoc(d.tree.SplitLines(span), span)
	}
	table := make(grid.Table, len(b.Rows))
	for i, row := range b.Rows {
		for _, c := range row.Cells {
			table[i] = append(table[i], d.text(c))
		}
	}
	layout := grid.Padded(table, 1)
	if d.laidOut += layout.Size(); d.laidOut > MaxSize {
		layout = grid.Compact(table) // a long cell pads every row
	}
	return []spec.Block{{Kind: spec.Code, Lines: layout.Lines(), Span: span}}
}

func (d *docReader) headingDoc(b *syntax.Block) spec.Block {
	return spec.Block{Kind: spec.Heading, Lines: []string{d.text(b.Text)}, Span: b.Text}
}
