package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Sizes that hand-written Go may reach. Lines are those of the file, with
// comments and blank ones; of a package, without its tests.
const (
	maxPackageFiles = 45
	maxPackageLines = 6000
	maxFileLines    = 400
	maxMedian       = 11 // lines of a function
	maxNinthDecile  = 25
)

// tooLarge are the packages that are known to be larger, and what is to become of
// them. It may not grow: a package leaves it when it fits.
var tooLarge = map[string]string{}

// source is a hand-written Go file.
type source struct {
	name      string // from the root, with slashes
	lines     int
	functions []int // the lines of each
}

func (s source) isTest() bool { return strings.HasSuffix(s.name, "_test.go") }

// handWritten returns the Go files of the module that no command writes.
func handWritten(t *testing.T) []source {
	var out []source
	err := walkModule(func(name string) error {
		if path.Ext(name) != ".go" {
			return nil
		}
		s, generated, err := readSource(name)
		if !generated {
			out = append(out, s)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// readSource measures a file; generated reports whether a command writes it.
func readSource(name string) (s source, generated bool, err error) {
	content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		return s, false, err
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return s, false, err
	}
	s = source{name: name, lines: strings.Count(string(content), "\n")}
	for _, d := range f.Decls {
		if d, ok := d.(*ast.FuncDecl); ok {
			s.functions = append(s.functions, fset.Position(d.End()).Line-fset.Position(d.Pos()).Line+1)
		}
	}
	return s, ast.IsGenerated(f), nil
}

func TestSizes(t *testing.T) {
	files, lines := map[string]int{}, map[string]int{}
	var functions []int
	for _, s := range handWritten(t) {
		if s.lines > maxFileLines {
			t.Errorf("%s has %d lines, more than %d: split it by what its parts are about", s.name, s.lines, maxFileLines)
		}
		if !s.isTest() {
			files[path.Dir(s.name)]++
			lines[path.Dir(s.name)] += s.lines
			functions = append(functions, s.functions...)
		}
	}
	for dir, n := range files {
		switch large := n > maxPackageFiles || lines[dir] > maxPackageLines; {
		case !large && tooLarge[dir] != "":
			t.Errorf("package %s fits: take it out of tooLarge", dir)
		case large && tooLarge[dir] == "":
			t.Errorf("package %s has %d files and %d lines, more than %d or %d: part of it can be a package of its own",
				dir, n, lines[dir], maxPackageFiles, maxPackageLines)
		}
	}
	slices.Sort(functions)
	median, ninth := functions[len(functions)/2], functions[len(functions)*9/10]
	if median > maxMedian || ninth > maxNinthDecile {
		t.Errorf("the median of all functions has %d lines, the ninth decile %d, more than %d or %d",
			median, ninth, maxMedian, maxNinthDecile)
	}
	t.Logf("%d packages, %d functions; median %d lines, ninth decile %d, longest %d",
		len(files), len(functions), median, ninth, functions[len(functions)-1])
}
