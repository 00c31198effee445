package markdown_test

import (
	"path/filepath"
	"testing"

	"github.com/mdspec-go/mdspec/gen/markdown"
	"github.com/mdspec-go/mdspec/golden"
	"github.com/mdspec-go/mdspec/parser"
)

// FuzzExport writes what any document without errors says.
func FuzzExport(f *testing.F) {
	for _, content := range seeds(f) {
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		o := parser.Options{Package: "api"}
		p, findings := parser.Parse([]parser.File{{Name: "doc.md", Path: "doc.md", Content: content}}, o)
		if findings.HasErrors() {
			markdown.Export(p, markdown.Options{}) // not whole, and no reason to crash
			return
		}
		checkRoundTrip(t, p, o)
	})
}

// seeds returns the documents of all golden cases; for a short run of every fourth.
func seeds(t testing.TB) (contents [][]byte) {
	files, err := filepath.Glob("../../golden/testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for i, file := range files {
		if testing.Short() && i%4 > 0 {
			continue
		}
		c, err := golden.Load(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range c.Input.Documents {
			contents = append(contents, d.Content)
		}
	}
	return contents
}
