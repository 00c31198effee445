package fence

import (
	"go/ast"
	"go/parser"
	"go/token"
	"iter"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// File is a fence of a document.
type File struct {
	*gofence.File             // with blanks instead of a package clause
	Schema        *spec.Fence // constants have neither type nor value
	code          *code
}

// Span returns the bytes of the document between two positions.
func (f *File) Span(from, to token.Pos) diag.Span {
	return f.code.span(f.Offset(from), f.Offset(to))
}

// SpanOf returns the bytes of the document that the node comes from.
func (f *File) SpanOf(n ast.Node) diag.Span { return f.Span(n.Pos(), n.End()) }

// TokenSpan returns the token at the position, no further than its first line.
// At the end of a line it has no width.
func (f *File) TokenSpan(p token.Pos) diag.Span { return f.code.tokenSpan(f.Offset(p)) }

// Positions returns how many positions the fences of a document of so many bytes
// can take together (see [Read]).
func Positions(size int) int { return 2*size + gofence.Overhead }

const parseMode = parser.ParseComments | parser.AllErrors

// reader turns a parsed fence into its schema and reports what a fence may not
// hold.
type reader struct {
	*File
	diags  *diag.List
	faulty map[int]bool // lines with a fault of syntax
	bad    bool         // the type checker should not see the code
}

// doc returns a comment, which may be nil, as one block per paragraph.
func (r *reader) doc(g *ast.CommentGroup) spec.Doc {
	if g == nil {
		return spec.Doc{}
	}
	var blocks []spec.Block
	goesOn := false // the last of them
	for start, end := range r.commentLines(g) {
		text := strings.Map(prose.CommentRune, r.code.text[start:end])
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
