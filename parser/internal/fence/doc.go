package fence

import (
	"go/ast"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/spec"
)

// commentLine is one line of a comment without its marks.
type commentLine struct {
	text       string
	start, end int // in the code, without the blanks around
}

// doc returns a comment, which may be nil, as one block per paragraph.
func (r *reader) doc(g *ast.CommentGroup) spec.Doc {
	if g == nil {
		return spec.Doc{}
	}
	var blocks []spec.Block
	var paragraph []commentLine
	flush := func() {
		if len(paragraph) > 0 {
			blocks = append(blocks, r.paragraph(paragraph))
		}
		paragraph = nil
	}
	for _, l := range r.commentLines(g) {
		if l.text == "" {
			flush()
			continue
		}
		paragraph = append(paragraph, l)
	}
	flush()
	return doctext.Doc(blocks)
}

func (r *reader) paragraph(lines []commentLine) spec.Block {
	var texts []string
	for _, l := range lines {
		texts = append(texts, l.text)
	}
	return doctext.Text(texts, r.code.span(lines[0].start, lines[len(lines)-1].end))
}

// commentLines splits the comments of a group into lines.
func (r *reader) commentLines(g *ast.CommentGroup) []commentLine {
	var lines []commentLine
	for _, c := range g.List {
		start := r.Offset(c.Pos())
		end := r.Offset(c.End())
		text := r.code.text[start+len("//") : end]
		if strings.HasPrefix(c.Text, "/*") {
			text = strings.TrimSuffix(text, "*/")
		}
		at := start + len("//")
		for line := range strings.SplitSeq(text, "\n") {
			lines = append(lines, newCommentLine(line, at))
			at += len(line) + len("\n")
		}
	}
	return lines
}

func newCommentLine(line string, at int) commentLine {
	trimmed := strings.TrimSpace(line)
	start := at + strings.Index(line, trimmed)
	return commentLine{
		text:  strings.TrimSpace(strings.ReplaceAll(strings.Map(doctext.CommentRune, trimmed), "\n", " ")),
		start: start,
		end:   start + len(trimmed),
	}
}
