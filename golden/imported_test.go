package golden

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/markdown"
	"github.com/mdspec-go/mdspec/golden/library"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// TestImported compiles what is imported: it has no error and no finding of lint at
// minimal, its client and its fake type-check, formatting changes nothing, and neither does
// importing the same pages in another order.
func TestImported(t *testing.T) {
	files, err := filepath.Glob("foreign/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			sources, _ := foreignCase(t, file)
			docs := imported(sources)
			slices.Reverse(sources)
			if diff := cmp.Diff(docs, imported(sources)); diff != "" {
				t.Errorf("the order of the pages matters:\n%s", diff)
			}
			checkImported(t, docs)
		})
	}
}

// imported returns the documents that are made of pages.
func imported(sources []foreign.Source) []markdown.File {
	r := foreign.Import(sources, nil)
	return markdown.Export(r.Package, markdown.Options{Note: func(node any) string { return r.Notes[node] }})
}

func checkImported(t *testing.T, docs []markdown.File) {
	if len(docs) == 0 {
		return
	}
	in := Input{Package: "api", Client: gen.ClientAuto}
	for _, d := range docs {
		in.Documents = append(in.Documents, parser.File{Name: d.Name, Path: d.Name, Content: d.Content})
		if formatted, _ := mdfmt.File(d.Name, d.Content, mdfmt.Options{AmbiguousWidth: 1}); !bytes.Equal(formatted, d.Content) {
			t.Errorf("%s is not formatted", d.Name)
		}
		if dir := os.Getenv("MDSPEC_IMPORTED"); dir != "" {
			_ = os.WriteFile(filepath.Join(dir, d.Name), d.Content, 0o644)
		}
	}
	r := run(t, in)
	if r.Findings.HasErrors() {
		t.Errorf("%s: %s", r.Findings[0].Span, r.Findings[0].Message())
		return
	}
	if err := Check(in, r, library.Importer); err != nil {
		t.Error(err)
	}
	read := parser.Read(in.Documents, parser.Options{Package: "api"})
	for _, f := range lint.Check(lint.Input{Package: read.Package, Documents: read.Documents}, lint.Minimal) {
		t.Errorf("%s: %s [%s]", f.Span, f.Message(), f.Rule.ID)
	}
}
