package parser

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gm "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// segment is a range of bytes in the document.
type segment struct{ start, end int }

func (s segment) of(text []byte) string { return string(text[s.start:s.end]) }

type blockKind int

const (
	headingBlock   blockKind = iota
	paragraphBlock           // lines
	tableBlock               // rows
	fenceBlock               // info, content, closed
	codeBlock                // lines: indented code
	listBlock                // items
	htmlBlock                // lines
	quoteBlock               // lines
	ruleBlock                // a thematic break
	refusedBlock             // a table that was reported as too large
)

// block is one block at the top level of a document, free of goldmark.
type block struct {
	kind    blockKind
	level   int       // of a heading
	line    int       // offset of the block's first line
	text    segment   // of a heading
	lines   []segment // without line ends
	rows    []segment // whole lines of a table: header, delimiter, rows
	columns int       // of a table, as its delimiter counts them
	info    segment   // of a fence
	content segment   // of a fence: whole lines
	closed  bool      // of a fence
	number  int       // of a list: its first number, 0 for bullets
	items   []string  // of a list
}

// readBlocks splits a document into its blocks. Only goldmark's block
// structure is used: inline nodes would lose the bytes of the text between them
// (rule 1.3), and cells are read from the source.
func readBlocks(src *diag.Source, content []byte, diags *diag.List) []block {
	m := &markdown{
		src: src, text: content, diags: diags,
		fences: map[ast.Node]*fenceState{}, headers: map[ast.Node]segment{}, refused: map[ast.Node]bool{},
	}
	root := m.parser().Parse(text.NewReader(content))
	var blocks []block
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if b, ok := m.block(n); ok {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// markdown is the state of one document's parse.
type markdown struct {
	src   *diag.Source
	text  []byte
	diags *diag.List

	fences  map[ast.Node]*fenceState
	headers map[ast.Node]segment // the first line of each table
	refused map[ast.Node]bool    // paragraphs that tableGuard reported
	deep    bool                 // NestingTooDeep was reported
	written int                  // cells of the tables so far
	padded  int                  // cells that goldmark added to them
}

// parser returns goldmark's block parsers, three of them guarded. There are no
// inline parsers, and link definitions stay where they stand: Go doc comments
// know the same form.
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

// lineAt returns the line around the offset, without its end.
func (m *markdown) lineAt(offset int) segment {
	start := bytes.LastIndexByte(m.text[:offset], '\n') + 1
	end := bytes.IndexByte(m.text[start:], '\n')
	if end < 0 {
		return segment{start, len(m.text)}
	}
	return segment{start, start + end}
}

func (m *markdown) block(n ast.Node) (block, bool) {
	switch n := n.(type) {
	case *ast.Heading:
		return m.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		if m.refused[n] {
			return m.linesBlock(refusedBlock, n), true
		}
		return m.linesBlock(paragraphBlock, n), true
	case *east.Table:
		return m.table(n), true
	case *ast.FencedCodeBlock:
		return m.fence(n), true
	case *ast.CodeBlock:
		return m.linesBlock(codeBlock, n), true
	case *ast.HTMLBlock:
		b := m.linesBlock(htmlBlock, n)
		if n.HasClosure() {
			b.lines = append(b.lines, m.lineAt(n.ClosureLine.Start))
		}
		return b, true
	case *ast.List:
		return m.list(n), true
	case *ast.Blockquote:
		return m.quote(n), true
	}
	return block{kind: ruleBlock}, true
}

func (m *markdown) heading(n *ast.Heading) (block, bool) {
	if n.Lines().Len() == 0 {
		return block{}, false // a lone #: Markdown shows nothing
	}
	first, last := n.Lines().At(0), n.Lines().At(n.Lines().Len()-1)
	b := block{kind: headingBlock, level: n.Level, text: m.trim(segment{first.Start, last.Stop})}
	b.line = m.lineAt(b.text.start).start
	return b, true
}

// trim returns the segment without blanks and line ends around it.
func (m *markdown) trim(s segment) segment {
	s.end = min(s.end, len(m.text))
	for s.start < s.end && isBlank(m.text[s.start]) {
		s.start++
	}
	for s.end > s.start && isBlank(m.text[s.end-1]) {
		s.end--
	}
	return s
}

// blanks are the characters that Markdown takes for blanks and line ends.
const blanks = " \t\n\r"

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

func (m *markdown) linesBlock(kind blockKind, n ast.Node) block {
	b := block{kind: kind}
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		end := min(l.Stop, len(m.text))
		for end > l.Start && (m.text[end-1] == '\n' || m.text[end-1] == ' ') {
			end--
		}
		b.lines = append(b.lines, segment{l.Start, max(end, l.Start)})
	}
	if len(b.lines) > 0 {
		b.line = m.lineAt(b.lines[0].start).start
	}
	return b
}

func (m *markdown) fence(n *ast.FencedCodeBlock) block {
	state := m.fences[n]
	b := block{kind: fenceBlock, line: state.line.start, closed: state.closed}
	if n.Info != nil {
		b.info = m.trim(segment{n.Info.Segment.Start, n.Info.Segment.Stop})
	}
	b.content = segment{min(state.line.end+1, len(m.text)), min(state.line.end+1, len(m.text))}
	if k := n.Lines().Len(); k > 0 {
		b.content.end = min(m.lineAt(n.Lines().At(k-1).Start).end+1, len(m.text))
	}
	return b
}

func (m *markdown) table(n *east.Table) block {
	b := block{kind: tableBlock, columns: len(n.Alignments)}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if row == n.FirstChild() {
			header := m.headers[n]
			b.line = header.start
			b.rows = append(b.rows, header, m.lineAt(header.end+1))
			continue
		}
		b.rows = append(b.rows, m.lineAt(row.Pos()))
	}
	return b
}

func (m *markdown) list(n *ast.List) block {
	b := block{kind: listBlock}
	if n.IsOrdered() {
		b.number = n.Start
	}
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && c.Type() == ast.TypeBlock && c.Lines().Len() > 0 {
			b.items = append(b.items, m.joined(c))
			b.lines = append(b.lines, m.lineAt(c.Lines().At(0).Start))
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	if len(b.lines) > 0 {
		b.line = b.lines[0].start
	}
	return b
}

// joined returns the lines of a node as one.
func (m *markdown) joined(n ast.Node) string {
	var parts [][]byte
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		parts = append(parts, bytes.TrimSpace(m.text[l.Start:min(l.Stop, len(m.text))]))
	}
	return string(bytes.Join(parts, []byte{' '}))
}

func (m *markdown) quote(n ast.Node) block {
	b := block{kind: quoteBlock}
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && c.Type() == ast.TypeBlock && c.Lines().Len() > 0 {
			b.lines = append(b.lines, m.linesBlock(paragraphBlock, c).lines...)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	if len(b.lines) > 0 {
		b.line = m.lineAt(b.lines[0].start).start
	}
	return b
}
