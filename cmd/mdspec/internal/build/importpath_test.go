package build_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const calls = "## Models\n\n### `A` text\n\nName|Type\n:--|:--\n`B`|`int`\n\n" +
	"## API calls\n\nName|Request Type|URL\n:--|:--|:--\n`Get`|`A`|`POST /get`\n`Set`|`A`|`POST /set`\n"

// modules are the files around the output directories of the tests below.
var modules = map[string]string{
	"doc.md":                      calls,
	"m/go.mod":                    "// A comment.\nmodule \"example.com/m\" // and another\n\ngo 1.25.0\n",
	"m/nested/go.mod":             "module nested\n",
	"m/directory/go.mod/mine.txt": "",
	"versioned/go.mod":            "module example.com/m/v2\n",
	"block/go.mod":                "go 1.25.0\r\n\r\nmodule (\r\n\texample.com/b // why\r\n)\r\n",
	"newer/go.mod":                "module example.com/n\n\ngo 1.26rc1\n\nunknown (\n\tx\n)\n",
	"nameless/go.mod":             "go 1.25.0\n",
	"broken/go.mod":               "<<<<<<< HEAD\n",
}

// outside skips a test that needs a working directory outside of any module,
// if the directory for temporary files lies in one.
func outside(t *testing.T) {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			t.Skipf("%s is in the module of %s", t.TempDir(), dir)
		}
	}
}

func TestImportPath(t *testing.T) {
	tree(t, modules)
	tests := []struct{ dir, want string }{
		{"m", "example.com/m"},
		{"m/gen/api", "example.com/m/gen/api"},
		{"m/gen/../api/", "example.com/m/api"},
		{"m/internal/api", "example.com/m/internal/api"},
		{"m/testdata/api", "example.com/m/testdata/api"}, // only patterns pass over it
		{"m/_api", "example.com/m/_api"},
		{"m/directory/api", "example.com/m/directory/api"},
		{"m/nested/api", "nested/api"},
		{"versioned/api", "example.com/m/v2/api"},
		{"block/api", "example.com/b/api"},
		{"newer/api", "example.com/n/api"},
	}
	for _, test := range tests {
		for _, dir := range []string{test.dir, absolute(t, test.dir)} {
			s, err := build.Read(dir, recipe("doc.md"))
			if err != nil {
				t.Fatal(err)
			}
			if s.ImportPath != test.want {
				t.Errorf("%s: %q, want %q", dir, s.ImportPath, test.want)
			}
			made, err := build.Make(s, nil)
			if err != nil || len(leftOut(made)) > 0 || made.Build.ImportPath != test.want {
				t.Errorf("%s: built for %q, findings %v, %v", dir, made.Build.ImportPath, made.Findings, err)
			}
		}
	}
	t.Chdir("m/nested")
	if s, err := build.Read("../api", recipe("../../doc.md")); err != nil || s.ImportPath != "example.com/m/api" {
		t.Errorf("from another module: %q, %v", s.ImportPath, err)
	}
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

func TestNoImportPath(t *testing.T) {
	tree(t, modules)
	outside(t)
	tests := []struct{ name, dir, pkg, says, remedy string }{
		{"no module", "api", "p", "no go.mod stands in `api` or above it", "go mod init"},
		{"no path", "nameless/gen/api", "p", "`nameless/go.mod` does not say the module's path", "mend that file"},
		{"merge conflict", "broken", "p", "`broken/go.mod` does not say the module's path", "mend that file"},
		{"vendored", "m/vendor/api", "p", "`example.com/m/vendor/api/ptest` is no import path", "generate into"},
		{"blank", "m/my api", "p", "`example.com/m/my api/ptest` is no import path: invalid char ' '", "generate into"},
		{"not ASCII", "m/api", "群", "`example.com/m/api/群test` is no import path: invalid char '群'", "generate into"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			findings := findingsOf(t, test.dir, test.pkg, gen.ClientAuto, "doc.md")
			if len(findings) != 1 {
				t.Fatalf("findings %v", findings)
			}
			d := findings[0]
			if d.Span.String() != "doc.md:13:2" || d.Span.Text() != "Get" {
				t.Errorf("the finding is at %v, %q", d.Span, d.Span.Text())
			}
			if !strings.Contains(d.Message(), "`"+test.pkg+"test`") || !strings.Contains(d.Message(), test.says) {
				t.Errorf("message %q, want %q", d.Message(), test.says)
			}
			if !strings.Contains(d.Hint(), test.remedy) {
				t.Errorf("hint %q, want %q", d.Hint(), test.remedy)
			}
		})
	}
}

// TestNoImportPathNeeded states when nothing is left out without an import path.
func TestNoImportPathNeeded(t *testing.T) {
	tree(t, modules)
	outside(t)
	if err := os.WriteFile("good.md", []byte(good), 0o666); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, dir, pkg string
		client         gen.Client
		document       string
	}{
		{"no calls", "api", "p", gen.ClientAuto, "good.md"},
		{"no client", "api", "p", gen.ClientNone, "doc.md"},
		{"a program", "api", "main", gen.ClientAuto, "doc.md"},
		{"no output directory", "", "p", gen.ClientAuto, "doc.md"},
	}
	for _, test := range tests {
		if found := findingsOf(t, test.dir, test.pkg, test.client, test.document); len(found) > 0 {
			t.Errorf("%s: %s", test.name, found[0].Message())
		}
	}
}

// leftOut returns the findings that tests here are about.
func leftOut(m build.Made) diag.List {
	return slices.DeleteFunc(slices.Clone(m.Findings), func(d diag.Diagnostic) bool { return d.Rule != build.NoImportPath })
}

// findingsOf makes the document and returns what is said of its fake server.
func findingsOf(t *testing.T, dir, pkg string, client gen.Client, document string) diag.List {
	t.Helper()
	r := recipe(document)
	r.Package, r.Client = pkg, client
	s, err := build.Read(dir, r)
	if err != nil {
		t.Fatal(err)
	}
	made, err := build.Make(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	if dir == "" && (s.ImportPath != "" || made.Build.ImportPath != "") {
		t.Errorf("%s has the import path %q", document, s.ImportPath)
	}
	return leftOut(made)
}
