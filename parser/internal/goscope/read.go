package goscope

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"strconv"

	"github.com/mdspec-go/mdspec/parser/internal/chain"
	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// Read reads the hand-written Go that belongs to the package. Files of other
// packages and files that no build takes (`//go:build ignore`) are left out.
func Read(files []*diag.Source, pkg string) *Scope {
	s := &Scope{
		Package: pkg, FileSet: token.NewFileSet(),
		decls: map[string]*Decl{}, methods: map[string]map[string]diag.Span{},
	}
	for _, src := range files {
		file, err := parser.ParseFile(s.FileSet, src.Name(), src.Content(), parser.ParseComments|parser.SkipObjectResolution)
		if file == nil || isIgnored(file) {
			continue
		}
		if reason := fileFault(file, err, pkg); !reason.IsZero() {
			s.Ignored.Add(GoFileIgnored, src.Span(0, 0), reason)
		}
		if file.Name == nil || file.Name.Name != pkg {
			continue
		}
		s.Files = append(s.Files, file)
		r := &reader{s, src, s.FileSet.File(file.FileStart)}
		r.read(file)
	}
	for _, d := range s.decls {
		if d.Expr != nil {
			s.resolve(d)
		}
	}
	return s
}

// fileFault says why a file is not read as part of the package, or not wholly;
// nothing if it is.
func fileFault(file *ast.File, err error, pkg string) diag.Phrase {
	switch {
	case file.Name == nil || file.Name.Name == "" || file.Name.Name == "_":
		return diag.Say("it has no package clause", "它没有 package 子句")
	case file.Name.Name != pkg:
		return diag.Say("it belongs to package %[1]s, and the documents become package %[2]s",
			"它属于包 %[1]s，而文档生成的是包 %[2]s", file.Name.Name, pkg)
	case err != nil:
		return diag.Say("it has syntax errors, behind which names may be missed", "它有语法错误，错误之后的名字可能没有读到")
	}
	return diag.Phrase{}
}

// reader enters the declarations of one file into the scope.
type reader struct {
	scope *Scope
	src   *diag.Source
	file  *token.File
}

func (r *reader) span(n ast.Node) diag.Span {
	return r.src.Span(r.file.Offset(n.Pos()), r.file.Offset(n.End()))
}

func (r *reader) read(file *ast.File) {
	for _, i := range file.Imports {
		r.readImport(i)
	}
	for _, s := range gofence.Specs(file) {
		d := Decl{}
		if t, ok := s.(*ast.TypeSpec); ok {
			d.IsType = true
			if t.TypeParams == nil {
				d.Expr = t.Type
			}
		}
		for _, name := range gofence.Names(s) {
			r.declare(name, d)
		}
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			r.readFunc(f)
		}
	}
}

// readImport reads an import whose name is known: a package of another module may
// be called otherwise than its path.
func (r *reader) readImport(i *ast.ImportSpec) {
	path, err := strconv.Unquote(i.Path.Value)
	if err != nil || i.Name == nil && !stdtypes.HasPath(path) {
		return
	}
	read := Import{Import: spec.Import{Name: spec.PackageName(path), Path: path, Span: r.span(i)}}
	if i.Name != nil {
		read.Name = i.Name.Name
	}
	if read.Name == "." {
		read.Types = stdtypes.TypesOf(path)
	}
	r.scope.Imports = append(r.scope.Imports, read)
}

func (r *reader) readFunc(f *ast.FuncDecl) {
	f.Body = nil
	if f.Recv == nil {
		r.declare(f.Name, Decl{})
	} else if t := receiver(f.Recv); t != "" {
		r.declareMethod(t, f.Name)
	}
}

func (r *reader) declare(id *ast.Ident, d Decl) {
	if _, twice := r.scope.decls[id.Name]; twice || id.Name == "_" || id.Name == "init" {
		return
	}
	d.Span = r.span(id)
	r.scope.decls[id.Name] = &d
}

func (r *reader) declareMethod(typ string, name *ast.Ident) {
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
func (s *Scope) resolve(d *Decl) {
	last, _ := chain.Last(d, func(d *Decl) (*Decl, bool) {
		name, ok := ast.Unparen(d.Expr).(*ast.Ident)
		if !ok || s.decls[name.Name] == nil {
			return nil, false
		}
		return s.decls[name.Name], true
	})
	switch x := ast.Unparen(last.Expr).(type) {
	case *ast.StructType:
		d.IsStruct = true
	case *ast.Ident:
		if s.decls[x.Name] == nil && spec.IsBasic(x.Name) {
			d.Underlying = x.Name
		}
	}
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
