package build_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const limited = "## Models\n\n### `A` text\n\nName|Type|Limits\n:--|:--|:--\n`B`|`[]string`|1..5 items\n"

// around makes the build of doc.md in dir, and returns what is found around the
// documents, as "place rule: message".
func around(t *testing.T, dir, pkg string, files map[string]string) []string {
	t.Helper()
	tree(t, files)
	s, err := build.Read(dir, output.Recipe{Spec: []string{"doc.md"}, Package: pkg, Client: gen.ClientAuto})
	if err != nil {
		t.Fatal(err)
	}
	made, err := build.Make(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	if made.Findings.HasErrors() != (len(made.Build.Files) == 0) {
		t.Errorf("%d files with %v", len(made.Build.Files), made.Findings)
	}
	var found []string
	for _, d := range made.Findings.Sorted() {
		if !slices.Contains(build.Rules(), d.Rule) || d.Rule == build.NoImportPath {
			continue
		}
		place := ""
		if !d.Span.IsZero() {
			place = fmt.Sprintf("%s-%d ", d.Span, d.Span.EndPosition().Column)
		}
		found = append(found, place+d.Rule.ID+": "+d.Message())
	}
	return found
}

func TestShadowedName(t *testing.T) {
	const predeclared, imported = "needs what Go itself declares by this name", "imports a package by this name"
	finding := func(at, name, file, use string) []string {
		return []string{"out/h.go:" + at + " shadowed-name: `" + name + "` cannot be declared here: the generated `" + file + "` " + use}
	}
	tests := []struct {
		doc, decl string
		want      []string
	}{
		{calls, "func min(a int) int { return a }", finding("3:6-9", "min", "mdspec_client.go", predeclared)},
		{calls, "func copy() {}", finding("3:6-10", "copy", "mdspec_client.go", predeclared)},
		{calls, "func len() {}", finding("3:6-9", "len", "mdspec_client.go", predeclared)},
		{calls, "var (\n\tx, nil = 1, 2\n)", finding("4:5-8", "nil", "doc.md.go", predeclared)},
		{calls, "type error interface{}", finding("3:6-11", "error", "doc.md.go", predeclared)},
		{calls, "type string = int", finding("3:6-12", "string", "doc.md.go", predeclared)},
		{calls, "const iota = 0", finding("3:7-11", "iota", "mdspec_client.go", predeclared)},
		{limited, "type comparable int", finding("3:6-16", "comparable", "mdspec_limits.go", predeclared)},
		{limited, "func cap() {}\n", nil}, // Go's own is not used
		{limited, "func len() {}\n", finding("3:6-9", "len", "doc.md.go", predeclared)},
		{good, "func len() {}\nfunc min() {}\ntype error int\nconst nil = 1", nil},
		{good, "type int string", finding("3:6-9", "int", "doc.md.go", predeclared)},
		{good, "type t struct{ int string }\n\nfunc (t) len() {}", nil},              // members
		{strings.Replace(good, "`int`", "`time.Time`", 1), "var time, fmt int", nil}, // imported under another name
		{strings.Replace(good, "`int`", "`time.Time`", 1), "var time, stdtime int", finding("3:11-18", "stdtime", "doc.md.go", imported)},
	}
	for _, test := range tests {
		t.Run(test.decl, func(t *testing.T) {
			got := around(t, "out", "p", map[string]string{"doc.md": test.doc, "out/h.go": "package p\n\n" + test.decl + "\n"})
			if !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// TestShadowedNameBesideFake states what hand-written Go of the fake server's package
// cannot declare.
func TestShadowedNameBesideFake(t *testing.T) {
	tests := []struct{ decl, file, want string }{
		{"func Seed() {}", "", ""},
		{"func seconds() {}", "mdspec_server.go", "declares it, too"},
		{"type Server int", "mdspec_server.go", "declares it, too"},
		{"func len() {}", "mdspec_server.go", "needs what Go itself declares by this name"},
		{"func json() {}", "mdspec_server.go", "imports a package by this name"},
		{"func A() {}", "", ""}, // a name of the package proper
	}
	inTheWay := map[string]string{"doc.md": calls, "go.mod": "module example.com/m\n\ngo 1.25.0\n", "out/ptest/server.go": "package ptest\n\nfunc NewServer() {}\n"}
	if got := around(t, "out", "p", inTheWay); got != nil {
		t.Errorf("of a file that is overwritten, if anything: %q", got)
	}
	for _, test := range tests {
		t.Run(test.decl, func(t *testing.T) {
			got := around(t, "out", "p", map[string]string{
				"doc.md": calls, "go.mod": "module example.com/m\n\ngo 1.25.0\n", "out/ptest/h.go": "package ptest\n\n" + test.decl + "\n",
			})
			var want []string
			if name := strings.FieldsFunc(test.decl, func(r rune) bool { return r == ' ' || r == '(' })[1]; test.want != "" {
				want = []string{fmt.Sprintf("out/ptest/h.go:3:6-%d shadowed-name: `%s` cannot be declared here: the generated `ptest/%s` %s",
					6+len(name), name, test.file, test.want)}
			}
			if !slices.Equal(got, want) {
				t.Errorf("found %q, want %q", got, want)
			}
		})
	}
}

func TestPackageName(t *testing.T) {
	const program = "package-name: the package cannot be called `main`: a program needs a function `main`, and no hand-written Go of package main in `out` declares it"
	tests := []struct {
		name, dir, pkg, hand, doc string
		want                      []string
	}{
		{"any", "out", "wecom", "", calls, nil},
		{"documentation", "out", "documentation", "", good, []string{"package-name: the package cannot be called `documentation`: the go command ignores files of a package of this name"}},
		{"init", "out", "init", "", good, []string{"package-name: the package cannot be called `init`: in a file that imports the package `init` can only be a function"}},
		{"init of one document", "", "init", "", good, []string{"package-name: the package cannot be called `init`: in a file that imports the package `init` can only be a function"}},
		{"a program", "out", "main", "package main\n\nfunc main() {}\n", calls, nil},
		{"no program yet", "out", "main", "package main\n\nfunc run() {}\n", good, []string{program}},
		{"a program for another tool", "out", "main", "//go:build ignore\n\npackage main\n\nfunc main() {}\n", good, []string{program}},
		{"a method", "out", "main", "package main\n\ntype T int\n\nfunc (T) main() {}\n", good, []string{program}},
		{"a part of a program", "", "main", "", good, nil},
		{"an underscore", "out", "_p", "", good, nil},
		{"an underscore with a fake", "out", "_p", "", calls, []string{"package-name: the package cannot be called `_p`: the go command overlooks the directory of its fake server, `_ptest`"}},
		{"predeclared", "out", "string", "", calls, nil},
		{"of the standard library", "out", "http", "", calls, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{"doc.md": test.doc, "go.mod": "module example.com/m\n\ngo 1.25.0\n"}
			if test.hand != "" {
				files["out/h.go"] = test.hand
			}
			if got := around(t, test.dir, test.pkg, files); !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

func TestOldGo(t *testing.T) {
	const old = " old-go: generated code needs Go 1.25, and this module "
	tests := []struct {
		mod  string
		want []string
	}{
		{"module m\n\ngo 1.25\n", nil},
		{"module m\n\ngo 1.25.0\n", nil},
		{"module m\n\ngo 1.25rc1\n", nil},
		{"module m\n\ngo 1.26.1\n", nil},
		{"module m\n\ngo 1.100\n", nil},
		{"module m\n\ngo 1.24\n", []string{"go.mod:3:4-8" + old + "is for Go 1.24"}},
		{"module m\r\n\r\ngo   1.24.13 // why\r\n\r\ntoolchain go1.26.0\r\n", []string{"go.mod:3:6-13" + old + "is for Go 1.24.13"}},
		{"go 1.9\nmodule m\n", []string{"go.mod:1:4-7" + old + "is for Go 1.9"}},
		{"// A comment.\nmodule \"m\" // why\n", []string{"go.mod:2:1-11" + old + "does not say which it is for, which stands for Go 1.16"}},
		{"go 1.20\n", nil}, // without a path
		{"module m\n\ngo old\n", nil},
		{"<<<<<<< HEAD\n", nil},
	}
	for _, test := range tests {
		t.Run(test.mod, func(t *testing.T) {
			got := around(t, "out", "p", map[string]string{"doc.md": good, "go.mod": test.mod})
			if !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

func TestDirectoryName(t *testing.T) {
	finding := func(dir, fault string) []string {
		return []string{"directory-name: the go command builds nothing in `" + dir + "`: `example.com/m/" + dir + "` is no import path: " + fault}
	}
	tests := []struct {
		dir, pkg, doc string
		want          []string
	}{
		{"my dir", "p", good, finding("my dir", "invalid char ' '")},
		{"群聊", "p", good, finding("群聊", "invalid char '群'")},
		{"-gen", "p", good, finding("-gen", "the go command refuses directories that begin with `-`")},
		{"~gen", "p", good, finding("~gen", "the go command refuses directories that begin with `~`")},
		{"+gen/chat", "p", good, nil},
		{"_gen", "p", good, nil},
		{"vendor/x", "p", good, finding("vendor/x", "what is below a directory vendor belongs to other modules")},
		{"chat", "群", good, nil},    // it has no fake server
		{"my dir", "p", calls, nil}, // the missing fake server says it
	}
	for _, test := range tests {
		t.Run(test.dir, func(t *testing.T) {
			got := around(t, test.dir, test.pkg, map[string]string{"doc.md": test.doc, "go.mod": "module example.com/m\n\ngo 1.25.0\n"})
			if !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// TestOldGoCommand states what is to be run, as seen from the working directory.
func TestOldGoCommand(t *testing.T) {
	for _, test := range []struct{ dir, want string }{
		{"out", "run `go mod edit -go=1.25`"},
		{"sub/out", "run `go mod edit -go=1.25 sub/go.mod`"},
		{"elsewhere/out", "run `go mod edit -go=1.25`"},
	} {
		tree(t, map[string]string{"doc.md": good, "go.mod": "module m\n", "sub/go.mod": "module s\n\ngo 1.20\n"})
		s, err := build.Read(test.dir, recipe("doc.md"))
		if err != nil {
			t.Fatal(err)
		}
		made, err := build.Make(s, nil)
		if err != nil || len(made.Findings) != 1 || made.Findings[0].Hint() != test.want || made.Findings[0].Rule.Severity != diag.Warning {
			t.Errorf("%s: %v %v", test.dir, made.Findings, err)
		}
	}
}

// TestNoOutputNoModule states that the module is none of the business of documents
// that become no file of it.
func TestNoOutputNoModule(t *testing.T) {
	files := map[string]string{"doc.md": good, "go.mod": "module m\n"}
	if got := around(t, "", "p", files); got != nil {
		t.Errorf("found %q", got)
	}
}
