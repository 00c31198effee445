// Package fence reads the Go fences of documents into their schema, and reports
// what a fence may not hold, but for what takes a type checker to see.
package fence

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// Read reads the Go declarations in the bytes [start,end) of a document (rule
// 5.1). ok is false if they cannot be understood; the fence then has nothing but
// its code. Positions in the fence are of the range that begins at base, which
// all fences of the document share; see [Positions].
func Read(src *diag.Source, start, end, base int, diags *diag.List) (f *File, ok bool) {
	c := newCode(src, start, end)
	r := &reader{
		File: &File{
			// The lines that open and close a fence leave room for what two bytes
			// of document for one of code do not.
			File:   gofence.ParseAt(base+2*start, c.withoutClause(), parseMode),
			Schema: &spec.Fence{Code: c.text, Span: src.Span(start, end)},
			code:   c,
		},
		diags:  diags,
		faulty: map[int]bool{},
	}
	r.checkPackageClause()
	r.checkDirectives()
	if !r.checkSyntax() || !r.checkDepth() {
		return r.File, false
	}
	r.checkTags()
	r.refuseFuncs()
	used := gofence.UsedPackages(r.AST)
	for d, s := range gofence.Specs(r.AST) {
		r.readSpec(d, s, used)
	}
	return r.File, !r.bad
}

func (r *reader) readSpec(d *ast.GenDecl, s ast.Spec, used map[string]bool) {
	switch s := s.(type) {
	case *ast.ImportSpec:
		r.readImport(s, used)
		return
	case *ast.TypeSpec:
		r.checkGeneric(s)
	}
	f, doc := r.Schema, r.doc(gofence.Comment(d, s))
	for _, id := range gofence.Names(s) {
		if !r.checkName(id) {
			continue
		}
		name, at := id.Name, r.SpanOf(id)
		switch d.Tok {
		case token.TYPE:
			x := s.(*ast.TypeSpec).Type
			text := cmp.Or(gofence.Format(x), r.SpanOf(x).Text())
			f.Types = append(f.Types, &spec.GoType{Name: name, Underlying: text, Doc: doc, Span: at})
		case token.CONST:
			f.Consts = append(f.Consts, &spec.Const{Name: name, Doc: doc, Span: at})
		default:
			f.Vars = append(f.Vars, &spec.GoVar{Name: name, Doc: doc, Span: at})
		}
	}
}

// checkName reports whether the name enters the package's scope. One that would
// change the meaning of generated code does not.
func (r *reader) checkName(id *ast.Ident) bool {
	var what diag.Phrase
	switch {
	case id.Name == "_":
		return false
	case types.Universe.Lookup(id.Name) != nil:
		what = diag.Say("predeclared in Go", "它是 Go 预先声明的标识符")
	case id.Name == "init" || id.Name == "main":
		what = diag.Say("reserved for a function", "它只能用作函数名")
	default:
		return true
	}
	r.diags.Add(ReservedIdentifier, r.SpanOf(id), id.Name, what)
	return false
}
