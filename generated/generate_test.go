package generated_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// TestGenerated makes every package of this directory again, in memory, and
// compares it with the files.
func TestGenerated(t *testing.T) {
	dirs, err := output.Find(".")
	if err != nil {
		t.Fatal(err)
	}
	if len(dirs) == 0 {
		t.Fatal("no generated package found")
	}
	for _, dir := range dirs {
		t.Run(dir, func(t *testing.T) {
			b := remake(t, dir)
			differences, err := output.Check(dir, b)
			if err != nil {
				t.Fatal(err)
			}
			if len(differences) > 0 {
				t.Errorf("run `go generate ./...` (or `make generate`):\n%s", text(t, differences))
			}
		})
	}
}

// remake makes the package in dir as its lock says.
func remake(t *testing.T, dir string) output.Build {
	t.Helper()
	recipe, findings, err := output.ReadRecipe(dir)
	if err != nil {
		t.Fatal(err)
	}
	var files []parser.File
	for _, path := range recipe.Spec {
		found, err := parser.ReadDir(path)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	schema, more := parser.Parse(files, parser.Options{
		Package:  recipe.Package,
		NoClient: recipe.Client == gen.ClientNone,
		GoFiles:  handWritten(t, dir),
	})
	if findings = append(findings, more...); findings.HasErrors() {
		t.Fatalf("the documents hold errors:\n%s", text(t, findings))
	}
	b := output.Build{Recipe: recipe, ImportPath: self.Path + "/generated/" + filepath.ToSlash(dir)}
	b.SecondDialect = schema.SecondDialect()
	for _, f := range files {
		b.Documents = append(b.Documents, output.Document{Name: f.Name, Content: f.Content})
	}
	b.Files, err = gen.Generate(schema, gen.Options{Package: recipe.Package, Client: recipe.Client, ImportPath: b.ImportPath})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func handWritten(t *testing.T, dir string) []parser.File {
	t.Helper()
	written, err := output.HandWritten(dir)
	if err != nil {
		t.Fatal(err)
	}
	var files []parser.File
	for _, w := range written {
		files = append(files, parser.File{Name: w.Name, Path: dir + "/" + w.Name, Content: w.Content})
	}
	return files
}

func text(t *testing.T, l diag.List) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.WriteText(&b, l, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
