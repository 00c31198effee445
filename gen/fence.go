package gen

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// fence is a block of Go declarations, cut where it names imported packages.
type fence struct {
	src      string                   // what is emitted, without imports
	uses     []packageUse             // in source order
	declared map[string]*ast.TypeSpec // names at package level; nil unless a type
	locals   []string                 // names declared below package level
}

// packageUse is one place of a fence that names a member of an import.
type packageUse struct {
	start, end int // of the selector: positions when found, then bytes of src
	path, name string
	comments   []string // what stood between the package and the name
}

// fenceHead stands in front of a fence's code to make a file of it.
const fenceHead = "package p\n"

func parseFence(f *spec.Fence) (*fence, error) {
	fset := token.NewFileSet()
	src := fenceHead + f.Code
	file, err := parser.ParseFile(fset, "", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	base := fset.File(file.FileStart).Base()
	info := resolve(fset, file)
	out := &fence{declared: topLevelNames(file), locals: localNames(info)}
	body := afterImports(file, src, base)
	out.src = importComments(file, src, base, body)
	shift := len(out.src) - body - base
	out.src += src[body:]
	out.uses = packageUses(file, info)
	for i := range out.uses {
		out.uses[i].start += shift
		out.uses[i].end += shift
	}
	if at := undocumented(file, f.Name); at.IsValid() && !f.Doc.IsZero() {
		out.insert(int(at)+shift, comments{subject: f.Name, doc: f.Doc}.lines())
	}
	return out, nil
}

// resolve finds out what the identifiers of a fence denote. Names of other
// fences and members of imports stay unknown, which is no error here: the
// parser has checked the package as a whole.
func resolve(fset *token.FileSet, file *ast.File) *types.Info {
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{Importer: emptyImporter{}, Error: func(error) {}}
	_, _ = conf.Check("p", fset, []*ast.File{file}, info)
	return info
}

// emptyImporter imports every package without its members.
type emptyImporter struct{}

func (emptyImporter) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, spec.PackageName(path))
	p.MarkComplete()
	return p, nil
}

// importPaths returns the paths of the file's imports by the name they have in it.
func importPaths(file *ast.File) map[string]string {
	paths := map[string]string{}
	for _, i := range file.Imports {
		path, _ := strconv.Unquote(i.Path.Value) // the parser of Go accepts no other literal
		name := spec.PackageName(path)
		if i.Name != nil {
			name = i.Name.Name
		}
		paths[name] = path
	}
	return paths
}

// packageUses returns the selectors whose left side denotes an import, in
// source order. An identifier that could not be resolved is none of the
// fence's own names, so that it too denotes the import it is named after.
func packageUses(file *ast.File, info *types.Info) []packageUse {
	paths := importPaths(file)
	var uses []packageUse
	ast.Inspect(file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		id, ok := sel.X.(*ast.Ident)
		if !ok || paths[id.Name] == "" {
			return true
		}
		if obj := info.Uses[id]; obj == nil || isPackage(obj) {
			uses = append(uses, packageUse{
				start: int(sel.Pos()), end: int(sel.End()),
				path: paths[id.Name], name: sel.Sel.Name,
				comments: commentsWithin(file, sel),
			})
		}
		return true
	})
	slices.SortFunc(uses, func(a, b packageUse) int { return cmp.Compare(a.start, b.start) })
	return uses
}

func isPackage(obj types.Object) bool {
	_, ok := obj.(*types.PkgName)
	return ok
}

// localNames returns the names of parameters, variables and the like, sorted.
// Fields and methods are not among them: they capture nothing.
func localNames(info *types.Info) []string {
	names := map[string]bool{}
	for _, obj := range info.Defs {
		if obj == nil || obj.Parent() == nil || isPackage(obj) || obj.Parent() == obj.Pkg().Scope() {
			continue
		}
		names[obj.Name()] = true
	}
	return slices.Sorted(maps.Keys(names))
}

// topLevelNames returns the names the file declares, types with their definitions.
func topLevelNames(file *ast.File) map[string]*ast.TypeSpec {
	names := map[string]*ast.TypeSpec{}
	for _, d := range file.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range decl.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				names[s.Name.Name] = s
			case *ast.ValueSpec:
				for _, id := range s.Names {
					names[id.Name] = nil
				}
			}
		}
	}
	delete(names, "_")
	return names
}

// afterImports returns the offset in src behind the last import declaration,
// its semicolon and the comments on its line.
func afterImports(file *ast.File, src string, base int) int {
	end := len(fenceHead)
	for _, d := range file.Decls {
		if decl, ok := d.(*ast.GenDecl); ok && decl.Tok == token.IMPORT {
			end = int(decl.End()) - base
		}
	}
	if end == len(fenceHead) {
		return end
	}
	for _, c := range file.Comments {
		from := int(c.Pos()) - base
		if from >= end && strings.Trim(src[end:from], " \t;") == "" {
			end = int(c.End()) - base
		}
	}
	return end + len(src[end:]) - len(strings.TrimLeft(src[end:], " \t;"))
}

// importComments returns the comments in front of end, which document imports
// or nothing, each apart from what follows.
func importComments(file *ast.File, src string, base, end int) string {
	var b strings.Builder
	for _, c := range file.Comments {
		from, to := int(c.Pos())-base, int(c.End())-base
		if to > end {
			break
		}
		b.WriteString(src[from:to])
		b.WriteString("\n\n")
	}
	return b.String()
}

// commentsWithin returns the comments between the package and the name of a
// selector, as block comments on one line.
func commentsWithin(file *ast.File, sel *ast.SelectorExpr) []string {
	var out []string
	for _, group := range file.Comments {
		for _, c := range group.List {
			if c.Pos() >= sel.X.End() && c.End() <= sel.Sel.Pos() {
				text := strings.TrimSuffix(strings.TrimPrefix(c.Text[2:], "*"), "*/")
				out = append(out, "/*"+strings.Join(strings.Fields(strings.ReplaceAll(text, "*/", "* /")), " ")+"*/")
			}
		}
	}
	return out
}

// write adds the declarations as they stand, the imported packages under the
// names they have in the file.
func (f *fence) write(g *jen.Group) {
	g.Line()
	code, at := &jen.Statement{}, 0
	for _, u := range f.uses {
		code.Op(f.src[at:u.start]).Qual(u.path, u.name)
		for _, c := range u.comments {
			code.Op(c)
		}
		at = u.end
	}
	g.Add(code.Op(f.src[at:]))
}

// settle formats until nothing changes: the formatter may need a second pass
// for comments in unusual places.
func settle(src []byte) ([]byte, error) {
	for range 4 {
		next, err := format.Source(src)
		if err != nil || bytes.Equal(next, src) {
			return next, err
		}
		src = next
	}
	return src, nil
}
