package gocheck

import (
	"errors"
	"go/ast"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// goVersion is the language of fences. It is fixed, so that the same document is
// right or wrong whatever Go mdspec was built with.
const goVersion = "go1.25"

// check runs the type checker. Where an error depends on methods that an
// imported type may have, it runs again with all imports.
func (c *checker) check() {
	c.stubs = writeStubs(c.Package, c.Hand, c.packageName())
	c.stubs.client(c.Package, c.Parts, c.Declared)
	files := []*ast.File{c.stubs.parse(c.Hand.FileSet)}
	for _, f := range c.fences {
		files = append(files, f.AST)
	}
	files = append(files, c.Hand.Files...)
	c.checkFiles(files, c.wantedPackages())
	if len(c.library.empty) > 0 && slices.ContainsFunc(c.errors, isMissingMethod) {
		c.checkFiles(files, allImports(files))
	}
}

func isMissingMethod(e typeError) bool { return strings.Contains(e.Msg, "missing method") }

func allImports(files []*ast.File) map[string]bool {
	all := map[string]bool{}
	for _, f := range files {
		for _, i := range f.Imports {
			all[importPath(i)] = true
		}
	}
	return all
}

func (c *checker) checkFiles(files []*ast.File, want map[string]bool) {
	c.errors = nil
	c.library = newLibrary(want, c.FindRoot)
	c.info = types.Info{
		Types: map[ast.Expr]types.TypeAndValue{},
		Defs:  map[*ast.Ident]types.Object{},
		Uses:  map[*ast.Ident]types.Object{},
	}
	conf := types.Config{
		GoVersion:        goVersion,
		IgnoreFuncBodies: true,
		FakeImportC:      true,
		Importer:         c.library,
		Sizes:            goSizes(),
		Error:            c.addError,
	}
	c.types, _ = conf.Check(c.packageName(), c.Hand.FileSet, files, &c.info) // errors are collected
}

// addError keeps an error. What begins with a tab continues the one before.
func (c *checker) addError(err error) {
	var e types.Error
	if !errors.As(err, &e) {
		return
	}
	if text, more := strings.CutPrefix(e.Msg, "\t"); more && len(c.errors) > 0 {
		e.Msg = text
		last := &c.errors[len(c.errors)-1]
		last.more = append(last.more, e)
		return
	}
	c.errors = append(c.errors, typeError{Error: e})
}

// wantedPackages returns the imports whose content matters: those of fences,
// those of hand-written Go if a fence names some of it, and then those of the
// tables too. Reading a package takes time that most documents need not spend.
func (c *checker) wantedPackages() map[string]bool {
	want := map[string]bool{}
	for _, f := range c.fences {
		for _, i := range f.Schema.Imports {
			want[i.Path] = true
		}
	}
	if slices.ContainsFunc(c.fences, func(f *checkedFence) bool { return c.namesHandWritten(f.AST) }) {
		maps.Copy(want, allImports(c.Hand.Files))
	}
	if len(want) > 0 {
		for _, path := range c.stubs.paths {
			want[path] = true
		}
	}
	return want
}

func (c *checker) namesHandWritten(file *ast.File) bool {
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && c.Hand.Decl(id.Name) != nil {
			found = true
		}
		return !found
	})
	return found
}
