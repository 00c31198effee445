package gen

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/golden/library"
	"github.com/mdspec-go/mdspec/spec"
)

// generate returns the files by name, after it has made sure of what holds for
// every output: see [checkPackage].
func generate(t *testing.T, p *spec.Package, handWritten ...string) map[string]string {
	t.Helper()
	files, err := Generate(p, Options{Package: "wecom"})
	if err != nil {
		t.Fatal(err)
	}
	checkPackage(t, files, handWritten)
	out := map[string]string{}
	for _, f := range files {
		out[f.Name] = string(f.Content)
	}
	return out
}

// generateOne returns the file of a package of one document.
func generateOne(t *testing.T, items ...spec.Item) string {
	t.Helper()
	return generate(t, pkgOf(items...))["chat_info.md.go"]
}

// withoutRace ends a test that goes on to check or to run what [Generate] gave. In these
// tests it alone shares something between goroutines; the rest takes ten times as
// long with the race detector. .ci/test.go runs the test once more without it.
func withoutRace(t *testing.T) {
	t.Helper()
	if raceDetector {
		t.Skip("the rest is tested without the race detector")
	}
}

// checkPackage fails unless the files are formatted, free of directives and a
// package that compiles, together with the hand-written sources.
func checkPackage(t *testing.T, files []File, handWritten []string) {
	t.Helper()
	withoutRace(t)
	fset := token.NewFileSet()
	var parsed []*ast.File
	for _, f := range files {
		parsed = append(parsed, checkFile(t, fset, f))
	}
	for _, src := range handWritten {
		f, err := parser.ParseFile(fset, "hand.go", src, 0)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, f)
	}
	conf := types.Config{
		Importer: library.Importer,
		Error:    func(err error) { t.Error(err) },
	}
	_, _ = conf.Check("wecom", fset, parsed, nil)
	if t.Failed() {
		for _, f := range files {
			t.Logf("%s:\n%.20000s", f.Name, f.Content)
		}
	}
}

func checkFile(t *testing.T, fset *token.FileSet, f File) *ast.File {
	t.Helper()
	again, err := format.Source(f.Content)
	if err != nil {
		t.Fatalf("%s: %v\n%s", f.Name, err, f.Content)
	}
	if !bytes.Equal(again, f.Content) {
		t.Errorf("%s is not as gofmt leaves it:\n%s", f.Name, diffStart(string(f.Content), string(again)))
	}
	parsed, err := parser.ParseFile(fset, f.Name, f.Content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	checkComments(t, parsed)
	return parsed
}

var (
	generatedLine = regexp.MustCompile(`^// Code generated .* DO NOT EDIT\.$`)
	nolintLine    = regexp.MustCompile(`^[/ ]*nolint`)
)

// checkComments fails if a comment is more than text: a directive, a build
// constraint, a second mark of generated code, an order to a linter.
func checkComments(t *testing.T, f *ast.File) {
	t.Helper()
	for i, group := range f.Comments {
		for _, c := range group.List {
			marked := generatedLine.MatchString(c.Text)
			if (i == 0) != marked {
				t.Errorf("comment %d %q: mark of generated code is %v", i, c.Text, marked)
			}
			if constraint.IsGoBuild(c.Text) || constraint.IsPlusBuild(c.Text) {
				t.Errorf("build constraint %q", c.Text)
			}
			if strings.HasPrefix(c.Text, "/*") {
				continue // of a fence: no directive begins so
			}
			if rest := c.Text[2:]; rest != "" && rest[0] != ' ' && rest[0] != '\t' {
				t.Errorf("comment %q may be a directive", c.Text)
			}
			if nolintLine.MatchString(c.Text) {
				t.Errorf("comment %q switches linters off", c.Text)
			}
		}
	}
}

// diff fails with the difference, if there is one.
func diff(t *testing.T, got, want string) {
	t.Helper()
	if d := cmp.Diff(strings.TrimPrefix(want, "\n"), got); d != "" {
		t.Errorf("output (-want +got):\n%s", d)
	}
}

// contains fails for each part that the output lacks.
func contains(t *testing.T, out string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(out, p) {
			t.Errorf("output lacks %q:\n%s", p, out)
		}
	}
}

// lacks fails for each part that the output has.
func lacks(t *testing.T, out string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if strings.Contains(out, p) {
			t.Errorf("output has %q:\n%s", p, out)
		}
	}
}

// diffStart returns the first line in which two texts differ, shortened.
func diffStart(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return fmt.Sprintf("line %d: %.400q becomes %.400q", i+1, as[i], bs[i])
		}
	}
	return "one is the beginning of the other"
}
