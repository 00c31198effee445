package page

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// tableTag is a tag of a table of HTML, or one within it.
var tableTag = lazyregexp.New(`(?i)</?(?:md-(?:dt-)?)?(table|tr|td)(?:[\s>/]|$)`)

// openTable is a table of HTML that is open while the document is looked through.
type openTable struct {
	start  int
	end    int  // of the last row before the next title or table; 0 if the tags are none but its own
	passed bool // a title follows, which may be within a cell
}

// pairTables notes where each table of HTML ends. Blank lines and titles may be within its
// cells. One that nobody closes ends with its last row ahead of the next title.
func (r *reader) pairTables(blocks []*syntax.Block) {
	var open []openTable
	for _, b := range blocks {
		for leaf := range b.Leaves() {
			switch {
			case leaf.Kind == syntax.HeadingBlock:
				for i := range open {
					open[i].passed = true
				}
			case leaf.Kind != syntax.HTMLBlock && leaf.Kind != syntax.ParagraphBlock && leaf.Kind != syntax.CodeBlock || len(leaf.Lines) == 0:
				continue
			default:
				open = r.pairIn(leaf, open)
			}
		}
	}
	for _, t := range open {
		if t.end > 0 {
			r.tables[t.start] = t.end
		}
	}
}

// pairIn goes on with the tables that are open through the lines of a block.
func (r *reader) pairIn(leaf *syntax.Block, open []openTable) []openTable {
	if leaf.Kind == syntax.CodeBlock && len(open) == 0 {
		return nil
	}
	start := leaf.Lines[0].Start
	text := r.Text(r.Source.Span(start, leaf.Lines[len(leaf.Lines)-1].End))
	for _, at := range tableTag.FindAllStringSubmatchIndex(text, -1) {
		n, isTable, opens := len(open), at[3]-at[2] == len("table"), text[at[0]+1] != '/'
		end := start + at[1]
		if !opens && text[at[1]-1] != '>' {
			end = r.closing(end)
		}
		switch {
		case isTable && opens:
			open = append(open, openTable{start: start + at[0]})
		case n == 0:
		case isTable:
			r.tables[open[n-1].start] = end
			open = open[:n-1]
		case !opens && !open[n-1].passed:
			open[n-1].end = end
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
