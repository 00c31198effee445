// Package house holds the tests of how this module is built: that the files of
// a package form layers, that packages, files and functions stay small, that the
// READMEs show the packages as they are, and that what mdspec says is translated.
//
// The layers of a package are listed in layers.txt beside its files. To see what
// keeps the files of a package from forming layers, and in which order they do
// best:
//
//	go test ./golden/house -v -run Graph -graph=parser
package house

import (
	"cmp"
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the directory of the module.
const root = "../.."

// walkModule calls visit with each file of the module, named from the root with
// slashes. Tools and test data are left out.
func walkModule(visit func(name string) error) error {
	return fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || name != "." && strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		return visit(name)
	})
}

// pkg is a package without its tests, type-checked.
type pkg struct {
	dir    string   // from the root, with slashes
	names  []string // of all files, also those that other systems need
	fset   *token.FileSet
	files  []*ast.File
	info   *types.Info
	types  *types.Package
	faults []error // of the type checker
}

// listed is what `go list` says of a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles, IgnoredGoFiles []string
	DepOnly                 bool
}

// loadPackages reads and type-checks packages of the module, given by their
// directories. What they import comes from the build cache. A package that
// does not compile is returned as far as it goes, with its faults.
func loadPackages(t *testing.T, dirs ...string) []*pkg {
	args := []string{"list", "-e", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,IgnoredGoFiles,DepOnly"}
	for _, dir := range dirs {
		args = append(args, "./"+dir)
	}
	cmd := exec.Command("go", args...)
	cmd.Dir, cmd.Stderr = root, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	exports := map[string]string{}
	var named []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var l listed
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		exports[l.ImportPath] = l.Export
		if !l.DepOnly {
			named = append(named, l)
		}
	}
	return readPackages(t, named, exports)
}

// readPackages type-checks packages; exports names the files that hold what
// they import.
func readPackages(t *testing.T, named []listed, exports map[string]string) []*pkg {
	base, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(exports[path])
	})
	var out []*pkg
	for _, l := range named {
		dir, err := filepath.Rel(base, l.Dir)
		if err != nil {
			t.Fatal(err)
		}
		p := &pkg{dir: filepath.ToSlash(dir), names: sourceNames(l), fset: fset}
		sources := map[string]any{}
		for _, name := range l.GoFiles {
			content, err := os.ReadFile(filepath.Join(root, dir, name))
			if err != nil {
				t.Fatal(err)
			}
			sources[name] = content
		}
		p.check(l.GoFiles, sources, imports)
		out = append(out, p)
	}
	return out
}

// sourceNames returns the files of a package, also those that other systems
// need, without its tests.
func sourceNames(l listed) []string {
	return slices.DeleteFunc(append(l.IgnoredGoFiles, l.GoFiles...), func(name string) bool {
		return strings.HasSuffix(name, "_test.go")
	})
}

// check parses and type-checks the files.
func (p *pkg) check(names []string, sources map[string]any, imports types.Importer) {
	for _, name := range names {
		f, err := parser.ParseFile(p.fset, path.Join(p.dir, name), sources[name], parser.SkipObjectResolution)
		if err != nil {
			p.faults = append(p.faults, err)
		}
		p.files = append(p.files, f)
	}
	conf := types.Config{Importer: imports, Error: func(err error) { p.faults = append(p.faults, err) }}
	p.info = &types.Info{Uses: map[*ast.Ident]types.Object{}}
	p.types, _ = conf.Check(p.dir, p.fset, p.files, p.info)
}

// reference is the use of something that another file declares.
type reference struct {
	from, to token.Position
	in, name string // the function that uses it, and what is used
}

func (r reference) fromFile() string { return path.Base(r.from.Filename) }
func (r reference) toFile() string   { return path.Base(r.to.Filename) }

func compareReferences(a, b reference) int {
	return cmp.Or(cmp.Compare(a.from.Filename, b.from.Filename), cmp.Compare(a.from.Offset, b.from.Offset))
}

// references returns what functions and methods, with their signatures, and
// the initial values of variables and constants use of other files: functions,
// types, variables, constants, methods and fields. What types are made of does
// not count.
func (p *pkg) references() []reference {
	var out []reference
	add := func(in string, n ast.Node) {
		ast.Inspect(n, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				if r := p.reference(in, id); r.in != "" {
					out = append(out, r)
				}
			}
			return true
		})
	}
	for _, f := range p.files {
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				add(d.Name.Name, d)
			case *ast.GenDecl:
				eachValue(d, add)
			}
		}
	}
	return out
}

// eachValue calls yield with the initial values that a declaration gives, and
// with the name of the first variable or constant that gets one.
func eachValue(d *ast.GenDecl, yield func(string, ast.Node)) {
	for _, s := range d.Specs {
		if v, ok := s.(*ast.ValueSpec); ok {
			for _, e := range v.Values {
				yield(v.Names[0].Name, e)
			}
		}
	}
}

// reference returns the reference that an identifier is, the zero value if it
// is none.
func (p *pkg) reference(in string, id *ast.Ident) reference {
	obj := p.info.Uses[id]
	if obj == nil || obj.Pkg() != p.types {
		return reference{}
	}
	r := reference{from: p.fset.Position(id.Pos()), to: p.fset.Position(obj.Pos()), in: in, name: obj.Name()}
	if !r.to.IsValid() || r.to.Filename == r.from.Filename {
		return reference{}
	}
	return r
}
