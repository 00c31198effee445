// Package gofence reads the Go of a fence once, for all that work with it: its
// declarations, names, comments and tokens, and where they are in its text.
// What of it a document may hold is for the parser of documents to say.
package gofence

import (
	"errors"
	"go/ast"
	"go/format"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
)

// head makes a file of a fence's code, which has no package clause.
const head = "package p\n"

// File is the code of a fence, parsed.
type File struct {
	Code   string
	Errors scanner.ErrorList // of syntax; their offsets and lines are those of Code
	AST    *ast.File         // as far as Code could be read
	Set    *token.FileSet    // knows the positions in AST

	file *token.File
}

// Parse reads code. The mode says whether comments are kept, whether all errors
// are, and whether to stop behind the imports.
func Parse(code string, mode parser.Mode) *File { return ParseAt(1, code, mode) }

// Overhead is how many positions a file needs that are not those of its bytes.
const Overhead = len(head) + 2

// ParseAt is [Parse] for files that are to be looked at together, in one
// [token.FileSet]: the positions of this one are those from base, which must be
// at least 1, to base+len(code)+Overhead.
func ParseAt(base int, code string, mode parser.Mode) *File {
	set := token.NewFileSet()
	set.AddFile("", base, 0) // what follows lies behind it
	file, err := parser.ParseFile(set, "", head+code, mode|parser.SkipObjectResolution)
	f := &File{Code: code, AST: file, Set: set, file: set.File(file.FileStart)}
	errors.As(err, &f.Errors)
	for _, e := range f.Errors {
		e.Pos.Offset -= len(head)
		e.Pos.Line--
	}
	return f
}

// Positions returns what maps positions in the file, for other file sets.
func (f *File) Positions() *token.File { return f.file }

// Offset returns the place of a position in the code.
func (f *File) Offset(p token.Pos) int { return f.file.Offset(p) - len(head) }

// Body returns where the code behind the imports begins: behind the last of
// them, its semicolon and the comments on its line. The comments in front of
// that place, which document imports or nothing, are returned each apart from
// what follows.
func (f *File) Body() (comments string, start int) {
	start = f.importsEnd()
	var b strings.Builder
	for _, c := range f.AST.Comments {
		from, to := f.Offset(c.Pos()), f.Offset(c.End())
		if to > start {
			break
		}
		b.WriteString(f.Code[from:to])
		b.WriteString("\n\n")
	}
	return b.String(), start
}

func (f *File) importsEnd() int {
	end := 0
	for _, d := range f.AST.Decls {
		if decl, ok := d.(*ast.GenDecl); ok && decl.Tok == token.IMPORT {
			end = f.Offset(decl.End())
		}
	}
	if end == 0 {
		return 0
	}
	for _, c := range f.AST.Comments {
		from := f.Offset(c.Pos())
		if from >= end && strings.Trim(f.Code[end:from], " \t;") == "" {
			end = f.Offset(c.End())
		}
	}
	return end + len(f.Code[end:]) - len(strings.TrimLeft(f.Code[end:], " \t;"))
}

// Format returns an expression as gofmt writes it, with the comments in it; "" if
// it cannot be written.
func Format(x ast.Expr) string {
	var b strings.Builder
	if err := format.Node(&b, token.NewFileSet(), x); err != nil {
		return ""
	}
	return b.String()
}
