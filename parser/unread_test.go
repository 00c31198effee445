package parser_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// TestUnread reads documents of other dialects: each gives one error, which shows
// the smallest document that says the same.
func TestUnread(t *testing.T) {
	files, err := filepath.Glob("testdata/unread/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no documents", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, found := parser.Parse([]parser.File{{Name: "doc.md", Path: "doc.md", Content: archive.Files[0].Data}}, parser.Options{Package: "api"})
			var got strings.Builder
			if err := diag.WriteText(&got, found, diag.TextOptions{}); err != nil {
				t.Fatal(err)
			}
			if os.Getenv("MDSPEC_UPDATE") != "" {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got.String())})
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(string(archive.Files[1].Data), got.String()); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
			if len(found) != 1 || !found.HasErrors() {
				t.Fatalf("%d findings, want one error", len(found))
			}
			checkDraft(t, found[0])
		})
	}
}

// checkDraft compiles what a finding shows: it declares something, without a fault.
func checkDraft(t *testing.T, f diag.Diagnostic) {
	t.Helper()
	var draft strings.Builder
	for line := range strings.Lines(f.Diff) {
		if text, ok := strings.CutPrefix(line, "+"); ok && !strings.HasPrefix(line, "+++ ") {
			draft.WriteString(text)
		}
	}
	if draft.Len() == 0 {
		return
	}
	_, found := parser.Parse([]parser.File{{Name: "draft.md", Path: "draft.md", Content: []byte(draft.String())}}, parser.Options{Package: "api"})
	if found.HasErrors() {
		t.Errorf("the draft does not compile: %s: %s\n%s", found[0].Span, found[0].Message(), draft.String())
	}
}

// FuzzUnread compiles what is shown of documents in which nothing is read.
func FuzzUnread(f *testing.F) {
	files, err := filepath.Glob("testdata/unread/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data))
	}
	f.Add("# `type`\n\n|Field|Type|\n|-|-|\n|`a\\|b`|`x`|\n\n|Key|Doc|\n|-|-|\n|a|`|\n")
	f.Add("# GET /{a}/{A}/:b/{\n\n|URL|Doc|\n|-|-|\n|GET /{a}/{A}|x|\n|POST https://h/x/<y>/[z]|\\|\n")
	f.Add("# 0\n\n|Value|Name|\n|-|-|\n|1 << 2|A B|\n|-1|`A`|\n|a.b|//|\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, found := parser.Parse([]parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(text)}}, parser.Options{Package: "api"})
		for _, d := range found {
			if d.Rule == parser.NothingRead || d.Rule == parser.WrongSection {
				checkDraft(t, d)
			}
		}
	})
}
