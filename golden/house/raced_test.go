package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestRaced holds that the Makefile has every package tested with the race detector
// that starts a goroutine, or guards what goroutines may share.
func TestRaced(t *testing.T) {
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	raced := append(makeWords(t, string(makefile), "RACED"), makeWords(t, string(makefile), "ONCE")...)
	found := map[string]bool{}
	err = walkModule(func(name string) error {
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && sharesSomething(t, name) {
			found["./"+path.Dir(name)] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !found["./gen"] || !found["./spec/lint"] {
		t.Errorf("only %v are found", found)
	}
	for dir := range found {
		if !slices.ContainsFunc(raced, func(pattern string) bool { return matches(pattern, dir) }) {
			t.Errorf("goroutines may share something in %s, which is neither in RACED nor in ONCE of the Makefile", dir)
		}
	}
}

// makeWords returns the words of a variable of a Makefile.
func makeWords(t *testing.T, makefile, name string) []string {
	t.Helper()
	m := regexp.MustCompile(`(?m)^` + name + ` *:= (.*)$`).FindStringSubmatch(strings.ReplaceAll(makefile, "\\\n", " "))
	if m == nil {
		t.Fatalf("the Makefile has no %s", name)
	}
	return strings.Fields(m[1])
}

// matches reports whether a pattern of the go command names a directory.
func matches(pattern, dir string) bool {
	below, all := strings.CutSuffix(pattern, "/...")
	return dir == below || all && strings.HasPrefix(dir, below+"/")
}

// sharesSomething reports whether a file starts a goroutine or uses sync or sync/atomic.
func sharesSomething(t *testing.T, name string) bool {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, filepath.FromSlash(name)), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	found := slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return strings.HasPrefix(i.Path.Value, `"sync`) })
	ast.Inspect(f, func(n ast.Node) bool {
		_, starts := n.(*ast.GoStmt)
		found = found || starts
		return !found
	})
	return found
}
