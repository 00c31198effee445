package build

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strconv"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// shadowed reports names that hand-written Go declares and that mean something else
// in a generated file of its package: what is predeclared in Go, such as len, and
// packages that the file imports. Go would take the declaration for the former, and
// refuse the latter. What the documents declare and support code is compared by the
// parser; of the fake server's package, which is none of its business, names that
// files declare are reported too.
func shadowed(files []gen.File, hand, besideFake map[string]diag.Span) diag.List {
	var found diag.List
	own, fake := maps.Clone(hand), maps.Clone(besideFake) // each is reported once
	for _, f := range files {
		left := own
		if inSubdirectory(f) {
			left = fake
		}
		if len(left) == 0 {
			continue
		}
		uses := usesOf(f, left)
		for _, name := range slices.Sorted(maps.Keys(uses)) {
			found.Add(ShadowedName, left[name], name, f.Name, uses[name])
			delete(left, name)
		}
	}
	return found
}

// usesOf returns those of the names that stand for something else in the file than
// what hand-written Go declares, and for what.
func usesOf(f gen.File, names map[string]diag.Span) map[string]diag.Phrase {
	predeclared := func(name string) bool { return types.Universe.Lookup(name) != nil }
	mode := parser.SkipObjectResolution
	if !inSubdirectory(f) && !slices.ContainsFunc(slices.Collect(maps.Keys(names)), predeclared) {
		mode = parser.ImportsOnly // all that matters then
	}
	uses := map[string]diag.Phrase{}
	file, err := parser.ParseFile(token.NewFileSet(), f.Name, f.Content, mode)
	if err != nil {
		return nil // what is generated can be parsed
	}
	for _, i := range file.Imports {
		if name := importedAs(i); !names[name].IsZero() {
			uses[name] = diag.Say("imports a package by this name", "以这个名字导入了包")
		}
	}
	for name := range declaredNames(file) {
		if !names[name].IsZero() {
			uses[name] = diag.Say("declares it, too", "也声明了它")
		}
	}
	for name := range usedNames(file) {
		if predeclared(name) && !names[name].IsZero() {
			uses[name] = diag.Say("needs what Go itself declares by this name", "要用 Go 自带的同名标识符")
		}
	}
	return uses
}

// importedAs returns the name under which a file knows a package that it imports.
func importedAs(i *ast.ImportSpec) string {
	if i.Name != nil {
		return i.Name.Name
	}
	path, _ := strconv.Unquote(i.Path.Value)
	return spec.PackageName(path)
}

// declaredNames returns the names that a file declares at package level.
func declaredNames(file *ast.File) map[string]bool {
	names := map[string]bool{}
	for _, s := range gofence.Specs(file) {
		for _, name := range gofence.Names(s) {
			names[name.Name] = true
		}
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
			names[f.Name.Name] = true
		}
	}
	return names
}

// usedNames returns the names that stand for themselves in a file, whatever
// declares them: not those of fields and methods.
func usedNames(file *ast.File) map[string]bool {
	names, members := map[string]bool{}, map[*ast.Ident]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			members[n.Sel] = true
		case *ast.Field:
			for _, name := range n.Names {
				members[name] = true
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok {
				members[key] = true
			}
		case *ast.FuncDecl:
			members[n.Name] = true
		case *ast.Ident:
			if !members[n] {
				names[n.Name] = true
			}
		}
		return true
	})
	return names
}
