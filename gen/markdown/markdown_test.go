package markdown_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/markdown"
	"github.com/mdspec-go/mdspec/golden"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/spectest"
)

// checkRoundTrip holds what is read from the documents of a package against the
// package, and exports it again.
func checkRoundTrip(t *testing.T, p *spec.Package, o parser.Options) {
	t.Helper()
	files := markdown.Export(p, markdown.Options{})
	again, findings := parser.Parse(documents(files), o)
	for _, f := range findings {
		if f.Rule.ID == "nothing-declared" && !declares(p) { // tables without rows did
			continue
		}
		if f.Rule.Severity == diag.Error {
			t.Errorf("%s:%d: %s [%s]", f.Span.File(), f.Span.Position().Line, f.Message(), f.Rule.ID)
		}
	}
	if d := spectest.Diff(p, again); d != "" {
		t.Errorf("what is read again differs (-was +is):\n%s", d)
	}
	if t.Failed() {
		t.Fatal(whole(files))
	}
	for i, f := range markdown.Export(again, markdown.Options{}) {
		if !bytes.Equal(f.Content, files[i].Content) {
			t.Fatalf("written again:\n%s\nbefore:\n%s", f.Content, files[i].Content)
		}
		if formatted := mdfmt.Format(f.Content, mdfmt.Options{}); !bytes.Equal(f.Content, formatted) {
			t.Fatalf("formatted:\n%s\nbefore:\n%s", formatted, f.Content)
		}
	}
}

// declares reports whether the documents of a package say anything but text.
func declares(p *spec.Package) bool {
	for _, d := range p.Documents {
		for _, t := range d.Topics {
			if len(t.Items) > 0 {
				return true
			}
		}
	}
	return false
}

func documents(files []markdown.File) []parser.File {
	var out []parser.File
	for _, f := range files {
		out = append(out, parser.File{Name: f.Name, Path: f.Name, Content: f.Content})
	}
	return out
}

func whole(files []markdown.File) string {
	var b strings.Builder
	for _, f := range files {
		b.WriteString("-- " + f.Name + " --\n" + string(f.Content))
	}
	return b.String()
}

// checkCode holds the Go that comes of what is written against that of the case.
func checkCode(t *testing.T, in golden.Input, p *spec.Package) {
	t.Helper()
	was, err := in.Run()
	if err != nil {
		t.Fatal(err)
	}
	in.Documents = documents(markdown.Export(p, markdown.Options{}))
	is, err := in.Run()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(was.Files, is.Files); d != "" {
		t.Errorf("other Go comes of it (-was +is):\n%s\n%s", d, in.Documents[0].Content)
	}
}

// TestGoldenCases writes what every case without errors says. With -short every tenth gives
// the same Go.
func TestGoldenCases(t *testing.T) {
	files, err := filepath.Glob("../../golden/testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	written := 0
	for _, file := range files {
		c, err := golden.Load(file)
		if err != nil {
			t.Fatal(err)
		}
		o := parser.Options{Package: c.Input.Package, NoClient: c.Input.Client == gen.ClientNone, GoFiles: c.Input.Hand}
		p, findings := parser.Parse(c.Input.Documents, o)
		if findings.HasErrors() {
			markdown.Export(p, markdown.Options{}) // not whole, and no reason to crash
			continue
		}
		written++
		t.Run(c.Name, func(t *testing.T) {
			checkRoundTrip(t, p, o)
			if !testing.Short() || written%10 == 0 {
				checkCode(t, c.Input, p)
			}
		})
	}
	if written < 100 {
		t.Errorf("only %d cases have no errors", written)
	}
}

// TestOwnDocuments writes the documents of the repository.
func TestOwnDocuments(t *testing.T) {
	for _, dir := range []string{"../../spec/wecom", "../../spec/tasks", "../../golden/seed"} {
		files, err := parser.ReadDir(dir)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", dir, err)
		}
		o := parser.Options{Package: filepath.Base(dir)}
		p, findings := parser.Parse(files, o)
		if findings.HasErrors() {
			t.Fatalf("%s: %s", dir, findings[0].Message())
		}
		t.Run(o.Package, func(t *testing.T) { checkRoundTrip(t, p, o) })
	}
}
