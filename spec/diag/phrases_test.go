package diag_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/diag/diagtest"
)

// TestPhrases holds the phrases in the source of the module against their
// translations.
func TestPhrases(t *testing.T) {
	said, faults := moduleSource(t)
	for _, f := range faults {
		t.Error(f)
	}
	translated := map[string]string{}
	for _, table := range diag.ChineseTables() {
		for english, chinese := range table {
			if _, twice := translated[english]; twice {
				t.Errorf("%q is translated twice", english)
			}
			translated[english] = chinese
		}
	}
	for _, english := range slices.Sorted(maps.Keys(said)) {
		chinese, ok := translated[english]
		if !ok {
			t.Errorf("%s: no translation of %q", said[english], english)
			continue
		}
		if f := diagtest.Translation(english, chinese); f != nil {
			t.Errorf("%s: translation of %q: %s", said[english], english, strings.Join(f, ", "))
		}
	}
	for _, english := range slices.Sorted(maps.Keys(translated)) {
		if said[english] == "" {
			t.Errorf("nobody says %q", english)
		}
	}
}

// moduleSource returns the phrases that the module's source says, with the
// place of each, and what keeps our words from being translated.
func moduleSource(t *testing.T) (said map[string]string, faults []string) {
	t.Helper()
	said = map[string]string{}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := e.Name()
		if e.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "generated") {
			return filepath.SkipDir
		}
		if e.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		s := &sourceReader{fset: token.NewFileSet(), said: said}
		file, err := parser.ParseFile(s.fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s.inDiag = file.Name.Name == "diag"
		ast.Inspect(file, s.visit)
		faults = append(faults, s.faults...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return said, faults
}

// sourceReader finds the words of a file that messages show.
type sourceReader struct {
	fset   *token.FileSet
	inDiag bool              // the file is of package diag itself
	said   map[string]string // the places of phrases, by their English
	faults []string
}

func (s *sourceReader) visit(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	switch {
	case !ok:
	case s.is(call.Fun, "Say"):
		s.say(call)
	case s.is(call.Fun, "New"), isAdd(call):
		s.checkWords(call.Args[1:])
	case s.is(call.Fun, "Verbatim"):
		s.checkWords(call.Args)
	}
	return true
}

// is reports whether the expression is the function of package diag.
func (s *sourceReader) is(fun ast.Expr, name string) bool {
	if id, ok := fun.(*ast.Ident); ok {
		return s.inDiag && id.Name == name
	}
	sel, ok := fun.(*ast.SelectorExpr)
	return ok && isIdent(sel.X, "diag") && sel.Sel.Name == name
}

// isAdd reports whether a call adds a finding to a list.
func isAdd(call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Add" || len(call.Args) < 2 {
		return false
	}
	rule, ok := call.Args[0].(*ast.SelectorExpr)
	return isIdent(call.Args[0], "rule") || ok && isIdent(rule.X, "diag")
}

func isIdent(x ast.Expr, name string) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == name
}

func (s *sourceReader) say(call *ast.CallExpr) {
	literal, ok := call.Args[0].(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		s.fault(call, "the format of Say is not a literal")
		return
	}
	text, err := strconv.Unquote(literal.Value)
	if err != nil {
		s.fault(call, err.Error())
	}
	s.said[text] = s.fset.Position(call.Pos()).String()
	s.checkWords(call.Args[1:])
}

// sentence is text of several words, which no name is.
var sentence = regexp.MustCompile(`\pL\s+\pL`)

// checkWords reports arguments with words of ours that Say has not seen.
func (s *sourceReader) checkWords(args []ast.Expr) {
	for _, a := range args {
		ast.Inspect(a, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && (s.is(call.Fun, "Say") || s.is(call.Fun, "Verbatim")) {
				return false // visited by itself
			}
			if b, ok := n.(*ast.BasicLit); ok && b.Kind == token.STRING && sentence.MatchString(b.Value) {
				s.fault(b, "words that cannot be translated: "+b.Value)
			}
			return true
		})
	}
}

func (s *sourceReader) fault(n ast.Node, what string) {
	s.faults = append(s.faults, fmt.Sprintf("%s: %s", s.fset.Position(n.Pos()), what))
}

// TestSourceReader shows that the test of phrases sees what it should.
func TestSourceReader(t *testing.T) {
	const source = `package p
func f() {
	diag.Say("one %[1]s", diag.Say("two words"), "three")
	diag.Say("composed " + name)
	diag.Say(name)
	diag.New(diag.R, span, "is a word", "word", "a/b", diag.Say(` + "`raw`" + `))
	list.Add(diag.R, span, "the key "+name)
	l.diags.Add(rule, at, diag.Verbatim("of our own"))
	other.Add(x, "not of ours")
	Say("elsewhere")
}
`
	s := &sourceReader{fset: token.NewFileSet(), said: map[string]string{}}
	file, err := parser.ParseFile(s.fset, "x.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, s.visit)
	said := slices.Sorted(maps.Keys(s.said))
	if want := []string{"one %[1]s", "raw", "two words"}; !slices.Equal(said, want) {
		t.Errorf("said %q, want %q", said, want)
	}
	want := []string{
		"x.go:4:2: the format of Say is not a literal",
		"x.go:5:2: the format of Say is not a literal",
		`x.go:6:25: words that cannot be translated: "is a word"`,
		`x.go:7:25: words that cannot be translated: "the key "`,
		`x.go:8:38: words that cannot be translated: "of our own"`,
	}
	if !slices.Equal(s.faults, want) {
		t.Errorf("faults\n%s\nwant\n%s", strings.Join(s.faults, "\n"), strings.Join(want, "\n"))
	}
}
