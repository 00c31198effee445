package parser

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// fencePackage is what stands in front of a fence's code for go/parser.
const fencePackage = "package p\n"

// fenceFile is the code of a fence as go/parser reads it.
type fenceFile struct {
	code *fenceCode
	tok  *token.File
	ast  *ast.File
	err  error
}

// parse reads the code into a file of the set. A package clause, which has been
// reported by then, is overlooked.
func (c *fenceCode) parse(fset *token.FileSet) *fenceFile {
	file, err := parseDecls(fset, c.withoutClause())
	return &fenceFile{code: c, tok: fset.File(file.FileStart), ast: file, err: err}
}

func parseDecls(fset *token.FileSet, decls string) (*ast.File, error) {
	mode := parser.ParseComments | parser.AllErrors | parser.SkipObjectResolution
	return parser.ParseFile(fset, "", fencePackage+decls, mode)
}

// offset returns the place of a position in the code.
func (f *fenceFile) offset(p token.Pos) int { return f.tok.Offset(p) - len(fencePackage) }

// span returns the bytes of the document between two positions.
func (f *fenceFile) span(from, to token.Pos) diag.Span {
	return f.code.span(f.offset(from), f.offset(to))
}

func (f *fenceFile) spanOf(n ast.Node) diag.Span { return f.span(n.Pos(), n.End()) }

// fenceReader turns a parsed fence into its schema and reports what a fence may
// not hold.
type fenceReader struct {
	*fenceFile
	fence  *spec.Fence
	diags  *diag.List
	faulty map[int]bool // lines with a fault of syntax
	bad    bool         // the type checker should not see the code
}

// parseGoFence reads the Go declarations that stand in the bytes [start,end) of
// a document (rule 5.1). ok is false if they cannot be understood; the fence
// then has nothing but its code. Whether types and values are right is left to
// checkTypes, which also fills in the values of constants.
func parseGoFence(src *diag.Source, start, end int, diags *diag.List) (fence *spec.Fence, ok bool) {
	code := newFenceCode(src, start, end)
	r := &fenceReader{
		fenceFile: code.parse(token.NewFileSet()),
		fence:     &spec.Fence{Code: code.text, Span: src.Span(start, end)},
		diags:     diags,
		faulty:    map[int]bool{},
	}
	r.checkPackageClause()
	r.checkDirectives()
	if !r.checkSyntax() || !r.checkDepth() {
		return r.fence, false
	}
	r.checkTags()
	used := usedPackages(r.ast)
	for _, d := range r.ast.Decls {
		r.readDecl(d, used)
	}
	return r.fence, !r.bad
}

func (r *fenceReader) readDecl(d ast.Decl, used map[string]bool) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		r.refuseFunc(d)
	case *ast.GenDecl:
		for _, s := range d.Specs {
			r.readSpec(d, s, used)
		}
	}
}

func (r *fenceReader) readSpec(d *ast.GenDecl, s ast.Spec, used map[string]bool) {
	switch s := s.(type) {
	case *ast.ImportSpec:
		r.readImport(s, used)
	case *ast.TypeSpec:
		r.checkGeneric(s)
		if r.checkName(s.Name) {
			r.fence.Types = append(r.fence.Types, &spec.GoType{
				Name: s.Name.Name, Underlying: r.typeText(s.Type), Doc: r.doc(d, s.Doc, s.Comment), Span: r.spanOf(s.Name),
			})
		}
	case *ast.ValueSpec:
		doc := r.doc(d, s.Doc, s.Comment)
		for _, name := range s.Names {
			switch {
			case !r.checkName(name):
			case d.Tok == token.CONST:
				r.fence.Consts = append(r.fence.Consts, &spec.Const{Name: name.Name, Doc: doc, Span: r.spanOf(name)})
			default:
				r.fence.Vars = append(r.fence.Vars, &spec.GoVar{Name: name.Name, Doc: doc, Span: r.spanOf(name)})
			}
		}
	}
}

// checkName reports whether the name enters the package's scope. One that would
// change the meaning of generated code does not.
func (r *fenceReader) checkName(id *ast.Ident) bool {
	var what diag.Phrase
	switch {
	case id.Name == "_":
		return false
	case types.Universe.Lookup(id.Name) != nil:
		what = diag.Say("predeclared in Go")
	case id.Name == "init" || id.Name == "main":
		what = diag.Say("reserved for a function")
	default:
		return true
	}
	r.diags.Add(diag.ReservedIdentifier, r.spanOf(id), id.Name, what)
	return false
}

// typeText returns a type expression as gofmt writes it.
func (r *fenceReader) typeText(x ast.Expr) string {
	var b bytes.Buffer
	if err := format.Node(&b, token.NewFileSet(), x); err != nil {
		return r.spanOf(x).Text()
	}
	return b.String()
}

// usedPackages returns the names that stand in front of a dot.
func usedPackages(file *ast.File) map[string]bool {
	used := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := s.X.(*ast.Ident); ok {
				used[id.Name] = true
			}
		}
		return true
	})
	return used
}
