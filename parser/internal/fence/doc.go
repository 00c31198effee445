package fence

import (
	"go/ast"
	"iter"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/spec"
)

// doc returns a comment, which may be nil, as one block per paragraph.
func (r *reader) doc(g *ast.CommentGroup) spec.Doc {
	if g == nil {
		return spec.Doc{}
	}
	var blocks []spec.Block
	goesOn := false // the last of them
	for start, end := range r.commentLines(g) {
		text := strings.Map(doctext.CommentRune, r.code.text[start:end])
		text = strings.TrimSpace(strings.ReplaceAll(text, "\n", " "))
		span := r.code.span(start, end)
		if text != "" && goesOn {
			last := &blocks[len(blocks)-1]
			last.Lines, last.Span.End = append(last.Lines, text), span.End
		} else if text != "" {
			blocks = append(blocks, doctext.Text([]string{text}, span))
		}
		goesOn = text != ""
	}
	return doctext.Doc(blocks)
}

// commentLines yields where each line of a comment begins and ends in the code,
// without its marks and the blanks around it.
func (r *reader) commentLines(g *ast.CommentGroup) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for _, c := range g.List {
			at := r.Offset(c.Pos()) + len("//")
			text := r.code.text[at:r.Offset(c.End())]
			if strings.HasPrefix(c.Text, "/*") {
				text = strings.TrimSuffix(text, "*/")
			}
			for line := range strings.SplitSeq(text, "\n") {
				trimmed := strings.TrimSpace(line)
				start := at + strings.Index(line, trimmed)
				if !yield(start, start+len(trimmed)) {
					return
				}
				at += len(line) + len("\n")
			}
		}
	}
}
