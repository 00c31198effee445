package gocheck

import (
	"cmp"
	"context"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// goSizes are the sizes of types on the machines that fences are checked for.
func goSizes() types.Sizes { return types.SizesFor("gc", "amd64") }

// library imports packages of the standard library from their source. Only what
// other packages can see is read, which leaves few of the imports behind
// imports. A package that is not available is empty; what is selected from it
// is unknown, not wrong.
type library struct {
	want     map[string]bool // the packages to read, with all that they import
	missing  map[string]bool // wanted packages of the standard library that were not found
	depth    int             // packages being read
	findRoot func() string
	rooted   bool
	build    build.Context
	fset     *token.FileSet
	packages map[string]*types.Package
	empty    map[string]bool
}

// newLibrary returns a library of the packages wanted. findRoot returns a
// directory of Go that holds the library's source, or ""; nil looks for that of
// an installed Go.
func newLibrary(want map[string]bool, findRoot func() string) *library {
	if findRoot == nil {
		findRoot = findGoroot
	}
	return &library{
		want:     want,
		findRoot: findRoot,
		missing:  map[string]bool{},
		fset:     token.NewFileSet(),
		packages: map[string]*types.Package{},
		empty:    map[string]bool{},
	}
}

// Import returns the package at the path. It never fails.
func (l *library) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := l.packages[path]; p != nil {
		return p, nil
	}
	p := types.NewPackage(path, spec.PackageName(path))
	if files := l.files(path); len(files) > 0 {
		conf := types.Config{
			IgnoreFuncBodies: true,
			FakeImportC:      true,
			Importer:         l,
			Sizes:            goSizes(),
			Error:            func(error) {}, // follows from what was left out
		}
		l.depth++
		p, _ = conf.Check(path, l.fset, files, nil)
		l.depth--
	} else {
		l.empty[path] = true
		l.missing[path] = l.want[path] && stdtypes.HasPath(path)
	}
	p.MarkComplete()
	l.packages[path] = p
	return p, nil
}

// files returns the package's source as far as importers see it.
func (l *library) files(path string) []*ast.File {
	if l.depth == 0 && !l.want[path] || strings.Contains(path, "..") {
		return nil
	}
	if l.setRoot(); l.build.GOROOT == "" {
		return nil
	}
	var files []*ast.File
	for _, dir := range []string{"src", filepath.Join("src", "vendor")} {
		dir = filepath.Join(l.build.GOROOT, dir, filepath.FromSlash(path))
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			if f := l.file(dir, e.Name()); f != nil {
				files = append(files, f)
			}
		}
		if len(files) > 0 {
			break
		}
	}
	return files
}

// setRoot prepares to read the source for one fixed platform.
func (l *library) setRoot() {
	if l.rooted {
		return
	}
	l.rooted = true
	l.build = build.Default
	l.build.GOROOT = l.findRoot()
	l.build.GOOS, l.build.GOARCH = "linux", "amd64"
	l.build.CgoEnabled = false
	l.build.BuildTags = nil
}

func (l *library) file(dir, name string) *ast.File {
	if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
		return nil
	}
	if match, err := l.build.MatchFile(dir, name); err != nil || !match {
		return nil
	}
	file, err := parser.ParseFile(l.fset, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	prune(file)
	return file
}

// prune removes what importers cannot see, and the imports that only this
// needed.
func prune(file *ast.File) {
	kept := file.Decls[:0]
	for _, d := range file.Decls {
		if isVisible(d) {
			kept = append(kept, d)
		}
	}
	file.Decls = kept
	used := gofence.UsedPackages(file)
	file.Decls = slices.DeleteFunc(kept, func(d ast.Decl) bool {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			return false
		}
		g.Specs = slices.DeleteFunc(g.Specs, func(s ast.Spec) bool {
			i, ok := s.(*ast.ImportSpec)
			return !ok || !used[importName(i)] && importName(i) != "."
		})
		return len(g.Specs) == 0
	})
}

// isVisible reports whether a declaration matters to importers, after removing
// those parts of it that do not. Exported ones may be made of
// unexported types and constants.
func isVisible(d ast.Decl) bool {
	switch d := d.(type) {
	case *ast.FuncDecl:
		d.Body = nil
		return d.Recv != nil || d.Name.IsExported()
	case *ast.GenDecl:
		if d.Tok != token.VAR {
			return true
		}
		specs := d.Specs[:0]
		for _, s := range d.Specs {
			if v, ok := s.(*ast.ValueSpec); ok && slices.ContainsFunc(v.Names, (*ast.Ident).IsExported) {
				if v.Type != nil {
					v.Values = nil
				}
				specs = append(specs, s)
			}
		}
		d.Specs = specs
		return len(specs) > 0
	}
	return false
}

// importName returns the name under which a file uses an import.
func importName(i *ast.ImportSpec) string {
	name, path := gofence.Import(i)
	return cmp.Or(name, spec.PackageName(path))
}

func importPath(i *ast.ImportSpec) string {
	_, path := gofence.Import(i)
	return path
}

// findGoroot returns the directory of an installed Go that has the library's
// source, or "". A program that was built with -trimpath does not know it and
// asks the go command.
func findGoroot() string {
	return firstGoroot(func() string { return build.Default.GOROOT }, askGoroot)
}

// firstGoroot returns the first directory that holds the library's source.
func firstGoroot(candidates ...func() string) string {
	for _, candidate := range candidates {
		dir := candidate()
		if dir == "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, "src", "errors", "errors.go")); err == nil {
			return dir
		}
	}
	return ""
}

// askTimeout bounds the answer of the go command.
const askTimeout = 10 * time.Second

func askGoroot() string {
	ctx, cancel := context.WithTimeout(context.Background(), askTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", "env", "GOROOT")
	cmd.Env = append(os.Environ(), "GOTOOLCHAIN=local") // never fetch another Go for this
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
