package syntax

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gm "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// readBlocks splits a text, that of the document, into blocks. Only goldmark's
// block structure is used: inline nodes would lose the bytes of the text between
// them, and cells are read from the source.
func (d *Document) readBlocks(content []byte) []*Block {
	m := &markdown{
		Document: d, fences: map[ast.Node]*fenceState{}, tables: map[ast.Node][]Row{}, refused: map[ast.Node]bool{},
	}
	return m.children(m.parser().Parse(text.NewReader(content)))
}

// markdown is the state of one document's parse.
type markdown struct {
	*Document

	fences  map[ast.Node]*fenceState
	tables  map[ast.Node][]Row // of each table
	refused map[ast.Node]bool  // paragraphs that tableGuard reported
	deep    bool               // NestingTooDeep was reported
	written int                // cells of the tables so far
	padded  int                // cells that goldmark added to them
}

// parser returns goldmark's block parsers, three of them guarded. There are no
// inline parsers, and link definitions are read in definition.go.
func (m *markdown) parser() gm.Parser {
	return gm.NewParser(
		gm.WithBlockParsers(
			util.Prioritized(gm.NewSetextHeadingParser(), 100),
			util.Prioritized(gm.NewThematicBreakParser(), 200),
			util.Prioritized(&nestGuard{gm.NewListParser(), m}, 300),
			util.Prioritized(&nestGuard{gm.NewListItemParser(), m}, 400),
			util.Prioritized(gm.NewCodeBlockParser(), 500),
			util.Prioritized(gm.NewATXHeadingParser(), 600),
			util.Prioritized(&fenceWatch{gm.NewFencedCodeBlockParser(), m}, 700),
			util.Prioritized(&nestGuard{gm.NewBlockquoteParser(), m}, 800),
			util.Prioritized(gm.NewHTMLBlockParser(), 900),
			util.Prioritized(gm.NewParagraphParser(), 1000),
		),
		gm.WithParagraphTransformers(
			util.Prioritized(&tableGuard{extension.NewTableParagraphTransformer(), m}, 200),
		),
	)
}

func (m *markdown) children(n ast.Node) []*Block {
	var out []*Block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if b := m.block(c); b != nil {
			out = append(out, b)
		}
	}
	return out
}

// block returns the block of a node; nil if Markdown shows nothing of it.
func (m *markdown) block(n ast.Node) *Block {
	switch n := n.(type) {
	case *ast.Heading:
		return m.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		if m.refused[n] {
			return m.linesBlock(RefusedTable, n)
		}
		return m.paragraph(n)
	case *east.Table:
		return m.table(n)
	case *ast.FencedCodeBlock:
		return m.fence(n)
	case *ast.CodeBlock:
		return m.linesBlock(CodeBlock, n)
	case *ast.HTMLBlock:
		b := m.linesBlock(HTMLBlock, n)
		if n.HasClosure() {
			b.Lines = append(b.Lines, m.LineAt(n.ClosureLine.Start))
		}
		return b
	case *ast.List:
		return m.list(n)
	case *ast.ListItem:
		return &Block{Kind: ItemBlock, Children: m.children(n)}
	case *ast.Blockquote:
		return m.quote(n)
	}
	return &Block{Kind: RuleBlock}
}

func (m *markdown) heading(n *ast.Heading) *Block {
	if n.Lines().Len() == 0 {
		return nil // a lone #
	}
	lines := m.lines(n)
	if m.isUnderlined(lines[0]) {
		lines = m.shown(lines)
	}
	if len(lines) == 0 {
		return &Block{Kind: RuleBlock} // it underlines nothing
	}
	text := m.Trim(m.Source.Span(lines[0].Start, lines[len(lines)-1].End))
	if shown := m.withoutComments(text); shown.Start < shown.End {
		text = shown
	}
	b := &Block{Kind: HeadingBlock, Level: n.Level, Text: text, Lines: lines}
	b.Start = m.LineAt(b.Text.Start).Start
	return b
}

// isUnderlined reports whether a heading with the line has no marks ahead of its
// text but a line below it.
func (m *markdown) isUnderlined(line diag.Span) bool {
	return m.Trim(m.Source.Span(m.LineAt(line.Start).Start, line.End)).Start == m.Trim(line).Start
}

// paragraph returns a paragraph, nil if nothing of it is shown.
func (m *markdown) paragraph(n ast.Node) *Block {
	b := m.linesBlock(ParagraphBlock, n)
	written := len(b.Lines)
	if b.Lines = m.shown(b.Lines); len(b.Lines) == 0 && written > 0 {
		return nil
	}
	return b
}

func (m *markdown) linesBlock(kind Kind, n ast.Node) *Block {
	b := &Block{Kind: kind, Lines: m.lines(n)}
	if len(b.Lines) > 0 {
		b.Start = m.LineAt(b.Lines[0].Start).Start
	}
	return b
}

// lines returns the lines of a node, without blanks and line ends behind them.
func (m *markdown) lines(n ast.Node) []diag.Span {
	var out []diag.Span
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		end := min(l.Stop, len(m.text))
		for end > l.Start && (m.text[end-1] == '\n' || m.text[end-1] == ' ') {
			end--
		}
		out = append(out, m.Source.Span(l.Start, max(end, l.Start)))
	}
	return out
}

func (m *markdown) fence(n *ast.FencedCodeBlock) *Block {
	state := m.fences[n]
	start := min(state.line.End+1, len(m.text))
	b := &Block{
		Kind: FenceBlock, Start: state.line.Start, Closed: state.closed,
		Content: m.Source.Span(start, start), Info: m.Source.Span(start, start), Lines: m.lines(n),
	}
	if n.Info != nil {
		b.Info = m.Trim(m.Source.Span(n.Info.Segment.Start, n.Info.Segment.Stop))
	}
	if k := n.Lines().Len(); k > 0 {
		b.Content.End = min(m.LineAt(n.Lines().At(k-1).Start).End+1, len(m.text))
	}
	return b
}

func (m *markdown) table(n *east.Table) *Block {
	b := &Block{Kind: TableBlock, Columns: len(n.Alignments), Rows: m.tables[n]}
	b.Start = m.LineAt(b.Rows[0].Span.Start).Start
	return b
}

func (m *markdown) list(n *ast.List) *Block {
	b := &Block{Kind: ListBlock, Children: m.children(n)}
	if n.IsOrdered() {
		b.Number = n.Start
	}
	for leaf := range b.Leaves() {
		for i, row := range leaf.Rows {
			if i != 1 { // the delimiter row shows nothing
				b.Lines = append(b.Lines, m.LineAt(row.Span.Start))
			}
		}
		if len(leaf.Lines) > 0 {
			b.Lines = append(b.Lines, m.LineAt(leaf.Lines[0].Start))
		}
	}
	b.Start = startOf(b)
	return b
}

func (m *markdown) quote(n ast.Node) *Block {
	b := &Block{Kind: QuoteBlock, Children: m.children(n)}
	for leaf := range b.Leaves() {
		b.Lines = append(b.Lines, leaf.LeafLines()...)
	}
	b.Start = startOf(b)
	return b
}

// startOf returns where the first of the leaves of a list or a quotation begins; 0 if it
// has none.
func startOf(b *Block) int {
	var starts []int
	for leaf := range b.Leaves() {
		if leaf.Kind != RuleBlock { // whose place is not known
			starts = append(starts, leaf.Start)
		}
	}
	if len(starts) == 0 {
		return 0
	}
	return slices.Min(starts)
}
