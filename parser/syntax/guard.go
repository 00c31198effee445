package syntax

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	gm "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// maxNesting is how deep lists and quotations may nest. goldmark walks the open
// blocks on every line, blank ones too, and visits the tree recursively.
const maxNesting = 64

// nestGuard refuses to open a container that would lie too deep; its content
// is read as text.
type nestGuard struct {
	gm.BlockParser
	m *markdown
}

func (g *nestGuard) Open(parent ast.Node, reader text.Reader, pc gm.Context) (ast.Node, gm.State) {
	depth := 0
	for p := parent; p != nil; p = p.Parent() {
		if k := p.Kind(); k == ast.KindList || k == ast.KindBlockquote {
			depth++
		}
	}
	if parent.Kind() == ast.KindList || depth < maxNesting { // an item nests no deeper than its list
		return g.BlockParser.Open(parent, reader, pc)
	}
	line, at := reader.Position()
	n, _ := g.BlockParser.Open(parent, reader, pc)
	reader.SetPosition(line, at)
	if n != nil && !g.m.deep {
		g.m.deep = true
		start := g.m.Trim(g.m.Source.Span(at.Start, at.Stop)).Start
		g.m.Form.Add(NestingTooDeep, g.m.Source.Span(start, start+1), maxNesting)
	}
	return nil, gm.NoChildren
}

// fenceState is what goldmark does not keep of a fence.
type fenceState struct {
	line   diag.Span // the opening line
	closed bool      // a closing line was seen
}

// fenceWatch notes where a fence opens and whether it is closed.
type fenceWatch struct {
	gm.BlockParser
	m *markdown
}

func (w *fenceWatch) Open(parent ast.Node, reader text.Reader, pc gm.Context) (ast.Node, gm.State) {
	_, seg := reader.PeekLine()
	n, state := w.BlockParser.Open(parent, reader, pc)
	if n != nil {
		w.m.fences[n] = &fenceState{line: w.m.LineAt(seg.Start)}
	}
	return n, state
}

func (w *fenceWatch) Continue(n ast.Node, reader text.Reader, pc gm.Context) gm.State {
	state := w.BlockParser.Continue(n, reader, pc)
	if state&gm.Continue == 0 {
		w.m.fences[n].closed = true
	}
	return state
}

// paddingAllowed is how many cells of one document goldmark may make that
// nobody wrote, beyond as many as are written: it pads every short row to the
// table's width, so that 6 KB of pipes would become a million nodes.
const paddingAllowed = 4096

// tableGuard keeps goldmark from seeing a table that it would pad beyond
// proportion. Such a table stays a paragraph.
type tableGuard struct {
	gm.ParagraphTransformer
	m *markdown
}

func (g *tableGuard) Transform(node *ast.Paragraph, reader text.Reader, pc gm.Context) {
	lines := node.Lines()
	for i := 1; i < lines.Len(); i++ {
		columns := g.m.delimiter(lines.At(i))
		if columns == 0 {
			continue
		}
		rows := g.m.rows(lines.Sliced(i-1, lines.Len()))
		if g.allowed(rows, columns) {
			g.transform(node, i, rows, reader, pc)
		} else {
			g.m.refused[node] = true
		}
		return
	}
}

// transform makes the table whose delimiter is line i of the paragraph. goldmark
// sees no rows of it: cells are read from the source, and the nodes of those that
// nobody needs would be most of the tree.
func (g *tableGuard) transform(node *ast.Paragraph, i int, rows []Row, reader text.Reader, pc gm.Context) {
	lines := node.Lines()
	all := lines.Sliced(0, lines.Len())
	parent, before := node.Parent(), node.PreviousSibling()
	lines.SetSliced(0, i+1)
	g.ParagraphTransformer.Transform(node, reader, pc)
	if t := tableAfter(node, parent, before); t != nil {
		g.m.tables[t] = g.m.shownRows(rows)
		return
	}
	lines.Clear()
	lines.AppendAll(all)
}

// delimiter returns the number of columns if goldmark takes the line for the
// delimiter row of a table, else 0.
func (m *markdown) delimiter(s text.Segment) int {
	line := s.Value(m.text)
	if indent, _ := util.IndentWidth(line, 0); indent > 3 || len(bytes.Trim(line, "-")) == 0 {
		return 0
	}
	columns := bytes.Split(line, []byte{'|'})
	if len(bytes.Trim(columns[0], blanks)) == 0 {
		columns = columns[1:]
	}
	if n := len(columns); n > 0 && len(bytes.Trim(columns[n-1], blanks)) == 0 {
		columns = columns[:n-1]
	}
	for _, c := range columns {
		if !isDelimiterCell(bytes.Trim(c, blanks)) { // other blanks, such as U+3000, are text
			return 0
		}
	}
	return len(columns)
}

// tableAfter returns the table that was made of (the end of) a paragraph.
func tableAfter(node *ast.Paragraph, parent, before ast.Node) ast.Node {
	made := node.NextSibling()
	switch {
	case node.Parent() != nil:
	case before != nil:
		made = before.NextSibling()
	default:
		made = parent.FirstChild()
	}
	if made == nil || made.Kind() != east.KindTable {
		return nil
	}
	return made
}

// allowed reports whether a table of the rows, header and delimiter among them,
// may be made; if not, it is reported.
func (g *tableGuard) allowed(rows []Row, columns int) bool {
	cells := 0
	for _, r := range rows[2:] {
		cells += min(len(r.Cells), columns)
	}
	padding := columns*len(rows[2:]) - cells
	if g.m.padded+padding > g.m.written+cells+paddingAllowed {
		g.m.Form.Add(TableTooLarge, rows[0].Span, columns, len(rows[2:]), cells)
		return false
	}
	g.m.written += cells
	g.m.padded += padding
	return true
}

// rows returns the lines of a table as rows.
func (m *markdown) rows(lines []text.Segment) []Row {
	rows := make([]Row, len(lines))
	for i, l := range lines {
		rows[i] = m.Row(m.Source.Span(l.Start, min(l.Stop, len(m.text))))
	}
	return rows
}
