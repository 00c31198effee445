package parser

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// goScope is what the hand-written Go of the output directory declares. What is
// wrong in those files is the Go compiler's to report, not ours.
type goScope struct {
	pkg     string // the package's name
	fset    *token.FileSet
	files   []*ast.File // without the bodies of functions
	decls   map[string]*goDecl
	methods map[string]map[string]diag.Span // by type and name: the name
	ignored diag.List                       // files that are not read, or not wholly
}

// goDecl is one top-level name of hand-written Go.
type goDecl struct {
	span       diag.Span // the name
	isType     bool      // and not a function, constant or variable
	isStruct   bool      // a type whose values are structs
	underlying string    // the basic type under a type; "" if there is none or it is not known
	expr       ast.Expr  // of a type that is not generic: what it is declared as
}

// readGoFiles reads the hand-written Go that belongs to the package. Files of
// other packages and files that no build takes (`//go:build ignore`) are left
// out.
func readGoFiles(files []File, pkg string) *goScope {
	s := &goScope{
		pkg: pkg, fset: token.NewFileSet(),
		decls: map[string]*goDecl{}, methods: map[string]map[string]diag.Span{},
	}
	for _, f := range files {
		file, err := parser.ParseFile(s.fset, f.Path, f.Content, parser.ParseComments|parser.SkipObjectResolution)
		if file == nil || isIgnored(file) {
			continue
		}
		src := diag.NewSource(f.Path, f.Content)
		if reason := goFileFault(file, err, pkg); !reason.IsZero() {
			s.ignored.Add(diag.GoFileIgnored, src.Span(0, 0), reason)
		}
		if file.Name == nil || file.Name.Name != pkg {
			continue
		}
		s.files = append(s.files, file)
		r := &goFileReader{s, src, s.fset.File(file.FileStart)}
		for _, d := range file.Decls {
			r.read(d)
		}
	}
	for _, name := range s.names() {
		if d := s.decls[name]; d.expr != nil {
			s.resolve(d)
		}
	}
	return s
}

// goFileFault says why a file is not read as part of the package, or not wholly;
// nothing if it is.
func goFileFault(file *ast.File, err error, pkg string) diag.Phrase {
	switch {
	case file.Name == nil || file.Name.Name == "" || file.Name.Name == "_":
		return diag.Say("it has no package clause")
	case file.Name.Name != pkg:
		return diag.Say("it belongs to package %[1]s, and the documents become package %[2]s", file.Name.Name, pkg)
	case err != nil:
		return diag.Say("it has syntax errors, behind which names may be missed")
	}
	return diag.Phrase{}
}

// names returns the declared names, sorted.
func (s *goScope) names() []string { return slices.Sorted(maps.Keys(s.decls)) }

// packageNames returns the declared names that packages of the standard library
// have too, sorted.
func (s *goScope) packageNames() []string {
	var names []string
	packages := stdtypes.Packages() // sorted
	for _, name := range s.names() {
		if _, is := slices.BinarySearch(packages, name); is {
			names = append(names, name)
		}
	}
	return names
}

// decl returns the declaration of a name, nil if there is none.
func (s *goScope) decl(name string) *goDecl { return s.decls[name] }

// method returns where a method of a type is named.
func (s *goScope) method(typ, name string) (span diag.Span, ok bool) {
	span, ok = s.methods[typ][name]
	return span, ok
}

// goFileReader enters the declarations of one file into the scope.
type goFileReader struct {
	scope *goScope
	src   *diag.Source
	file  *token.File
}

func (r *goFileReader) span(id *ast.Ident) diag.Span {
	return r.src.Span(r.file.Offset(id.Pos()), r.file.Offset(id.End()))
}

func (r *goFileReader) read(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		d.Body = nil
		if d.Recv == nil {
			r.declare(d.Name, goDecl{})
		} else if t := receiver(d.Recv); t != "" {
			r.declareMethod(t, d.Name)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				decl := goDecl{isType: true, expr: s.Type}
				if s.TypeParams != nil {
					decl.expr = nil
				}
				r.declare(s.Name, decl)
			case *ast.ValueSpec:
				for _, name := range s.Names {
					r.declare(name, goDecl{})
				}
			}
		}
	}
}

func (r *goFileReader) declare(id *ast.Ident, d goDecl) {
	if _, twice := r.scope.decls[id.Name]; twice || id.Name == "_" || id.Name == "init" {
		return
	}
	d.span = r.span(id)
	r.scope.decls[id.Name] = &d
}

func (r *goFileReader) declareMethod(typ string, name *ast.Ident) {
	if r.scope.methods[typ] == nil {
		r.scope.methods[typ] = map[string]diag.Span{}
	}
	r.scope.methods[typ][name.Name] = r.span(name)
}

// receiver returns the name of the type that a method belongs to.
func receiver(recv *ast.FieldList) string {
	if len(recv.List) == 0 {
		return ""
	}
	for x := recv.List[0].Type; ; {
		switch t := x.(type) {
		case *ast.StarExpr:
			x = t.X
		case *ast.ParenExpr:
			x = t.X
		case *ast.IndexExpr:
			x = t.X
		case *ast.IndexListExpr:
			x = t.X
		case *ast.Ident:
			return t.Name
		default:
			return ""
		}
	}
}

// resolve finds what a type is, following the names it is declared as.
func (s *goScope) resolve(d *goDecl) {
	expr := d.expr
	for range len(s.decls) + 1 { // a longer chain is a cycle
		switch x := expr.(type) {
		case *ast.ParenExpr:
			expr = x.X
		case *ast.StructType:
			d.isStruct = true
			return
		case *ast.Ident:
			next := s.decls[x.Name]
			if next == nil {
				d.underlying = basicName(x.Name)
				return
			}
			expr = next.expr
		default:
			return
		}
	}
}

// basicName returns name if it is that of a basic type of Go, else "".
func basicName(name string) string {
	if t, ok := types.Universe.Lookup(name).(*types.TypeName); ok {
		if _, basic := t.Type().(*types.Basic); basic {
			return name
		}
	}
	return ""
}

// isIgnored reports whether the file's build constraint cannot hold unless the
// tag "ignore" is set.
func isIgnored(file *ast.File) bool {
	for _, g := range file.Comments {
		if g.Pos() > file.Package {
			break
		}
		for _, c := range g.List {
			if x, err := constraint.Parse(c.Text); err == nil && !canBe(x, true) {
				return true
			}
		}
	}
	return false
}

// canBe reports whether some set of tags without "ignore" gives the expression
// the value, each of its parts taken for itself.
func canBe(x constraint.Expr, value bool) bool {
	switch x := x.(type) {
	case *constraint.TagExpr:
		return x.Tag != "ignore" || !value
	case *constraint.NotExpr:
		return canBe(x.X, !value)
	case *constraint.AndExpr:
		if value {
			return canBe(x.X, true) && canBe(x.Y, true)
		}
		return canBe(x.X, false) || canBe(x.Y, false)
	case *constraint.OrExpr:
		if value {
			return canBe(x.X, true) || canBe(x.Y, true)
		}
		return canBe(x.X, false) && canBe(x.Y, false)
	}
	return true
}
