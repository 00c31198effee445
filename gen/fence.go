package gen

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// fence is a block of Go declarations, cut where it names imported packages.
type fence struct {
	src      string                   // what is emitted, without imports
	uses     []packageUse             // in source order
	declared map[string]*ast.TypeSpec // names at package level; nil unless a type
	locals   []string                 // names declared below package level
	declares bool                     // anything at all, if only under the name _
}

// packageUse is one place of a fence that names a member of an import.
type packageUse struct {
	start, end int // of the selector, in the code when found, then in src
	path, name string
	comments   []string // those between the package and the name
}

func parseFence(f *spec.Fence) (*fence, error) {
	file := gofence.Parse(f.Code, parser.ParseComments)
	if err := file.Errors.Err(); err != nil {
		return nil, err
	}
	head, body := file.Body()
	shift := len(head) - body // from places in the code to those in src
	info := resolve(file)
	out := &fence{
		src: head + f.Code[body:], declared: topLevelNames(file.AST), locals: localNames(info),
		declares: declaresAny(file.AST),
	}
	for _, u := range packageUses(file, info) {
		u.start += shift
		u.end += shift
		out.uses = append(out.uses, u)
	}
	if at := undocumented(file.AST, f.Name); at.IsValid() && !f.Doc.IsZero() {
		out.insert(file.Offset(at)+shift, comments{subject: f.Name, doc: f.Doc}.lines())
	}
	return out, nil
}

// resolve finds out what the identifiers of a fence denote. Names of other
// fences and members of imports stay unknown, which is no error here: the
// parser has checked the package as a whole.
func resolve(file *gofence.File) *types.Info {
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{Importer: emptyImporter{}, Error: func(error) {}}
	_, _ = conf.Check("p", file.Set, []*ast.File{file.AST}, info)
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
		name, path := gofence.Import(i)
		paths[cmp.Or(name, spec.PackageName(path))] = path
	}
	return paths
}

// packageUses returns the selectors whose left side denotes an import, in
// source order. An identifier that could not be resolved is none of the
// fence's own names, so that it too denotes the import it is named after.
func packageUses(file *gofence.File, info *types.Info) []packageUse {
	paths := importPaths(file.AST)
	var uses []packageUse
	ast.Inspect(file.AST, func(n ast.Node) bool {
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
				start: file.Offset(sel.Pos()), end: file.Offset(sel.End()),
				path: paths[id.Name], name: sel.Sel.Name,
				comments: commentsWithin(file.AST, sel),
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
	return sortedKeys(names)
}

// declaresAny reports whether the file declares more than imports.
func declaresAny(file *ast.File) bool {
	for _, s := range gofence.Specs(file) {
		if len(gofence.Names(s)) > 0 {
			return true
		}
	}
	return false
}

// topLevelNames returns the names the file declares, types with their definitions.
func topLevelNames(file *ast.File) map[string]*ast.TypeSpec {
	names := map[string]*ast.TypeSpec{}
	for _, s := range gofence.Specs(file) {
		def, _ := s.(*ast.TypeSpec)
		for _, id := range gofence.Names(s) {
			names[id.Name] = def
		}
	}
	delete(names, "_")
	return names
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

// undocumented returns where the declaration of the name begins, unless it has
// a comment of its own. The comment of a group of several speaks of the group.
func undocumented(file *ast.File, name string) token.Pos {
	for d, s := range gofence.Specs(file) {
		switch {
		case !slices.ContainsFunc(gofence.Names(s), func(id *ast.Ident) bool { return id.Name == name }):
			continue
		case gofence.Comment(d, s) != nil, d.Doc != nil && len(d.Specs) == 1:
			return token.NoPos
		case d.Lparen.IsValid():
			return s.Pos()
		}
		return d.Pos()
	}
	return token.NoPos
}

// insert puts comment lines in front of the declaration at the offset.
func (f *fence) insert(at int, lines []string) {
	text := strings.Join(lines, "\n") + "\n"
	if before := strings.TrimRight(f.src[:at], " \t"); before != "" && !strings.HasSuffix(before, "\n") {
		text = "\n" + text
	}
	f.src = f.src[:at] + text + f.src[at:]
	for i := range f.uses {
		if f.uses[i].start >= at {
			f.uses[i].start += len(text)
			f.uses[i].end += len(text)
		}
	}
}

// write adds the declarations as they are written, the imported packages under the
// names they have in the file.
func (f *fence) write(g *jen.Group) {
	g.Line()
	code := &jen.Statement{}
	f.eachPiece(func(text string) { code.Op(text) }, func(u packageUse) { code.Qual(u.path, u.name) })
	g.Add(code)
}

// eachPiece yields what the code consists of: text as it is written, and uses of packages.
func (f *fence) eachPiece(text func(string), use func(packageUse)) {
	at := 0
	for _, u := range f.uses {
		text(f.src[at:u.start])
		use(u)
		for _, c := range u.comments {
			text(c)
		}
		at = u.end
	}
	text(f.src[at:])
}

// isStable reports whether it is enough to format the code once, the packages
// having these names. The formatter may need a second pass for comments in
// unusual places; where form feeds lead it, depends on what follows the code.
func (f *fence) isStable(names map[string]string) bool {
	if strings.ContainsAny(f.src, "\f\v") {
		return false
	}
	var b bytes.Buffer
	b.WriteString("package p\n\ntype _ int\n\n")
	text := func(s string) { b.WriteString(" " + s) }
	f.eachPiece(text, func(u packageUse) { text(names[u.path] + "." + u.name) })
	b.WriteString("\n\n// _\ntype _ int\n")
	once, err := format.Source(b.Bytes())
	if err != nil {
		return false
	}
	twice, err := format.Source(once)
	return err == nil && bytes.Equal(once, twice)
}

// settle formats until nothing changes.
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
