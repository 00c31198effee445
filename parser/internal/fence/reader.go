package fence

import (
	"go/ast"
	"go/parser"
	"go/token"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
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
