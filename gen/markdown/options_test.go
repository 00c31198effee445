package markdown_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/gen/markdown"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/spectest"
)

// TestNotes writes a note wherever there can be one. It says what would end the comment
// or the cell. MDSPEC_UPDATE=1 rewrites what is wanted.
func TestNotes(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/notes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	o := parser.Options{Package: "api"}
	p, findings := parser.Parse([]parser.File{{Name: "doc.md", Path: "doc.md", Content: archive.Files[0].Data}}, o)
	if findings.HasErrors() {
		t.Fatal(findings[0].Message())
	}
	note := func(node any) string {
		text := map[bool]string{true: "one\ntwo", false: "--> `a|b\n->"}
		switch n := node.(type) {
		case *spec.Document:
			return "of " + n.Name + "\n\nand more"
		case *spec.Field:
			return text[n.Doc.IsZero()]
		case *spec.EnumValue, *spec.ErrorCode:
			return "of a row"
		case *spec.Call:
			return "of a call"
		case *spec.Model, *spec.Enum, *spec.Service:
			return text[false]
		}
		t.Errorf("a note on %T", node)
		return ""
	}
	files := markdown.Export(p, markdown.Options{Note: note})
	if os.Getenv("MDSPEC_UPDATE") != "" {
		archive.Files[1].Data = files[0].Content
		if err := os.WriteFile("testdata/notes.txtar", txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(string(archive.Files[1].Data), string(files[0].Content)); d != "" {
		t.Error(d)
	}
	again, _ := parser.Parse(documents(files), o)
	if d := spectest.Diff(p, again); d != "" {
		t.Errorf("notes are no comments:\n%s", d)
	}
}

// TestChinese chooses the language of each document.
func TestChinese(t *testing.T) {
	document := func(name, doc string) *spec.Document {
		text := func(s string) spec.Doc {
			return spec.Doc{Blocks: []spec.Block{{Kind: spec.Text, Lines: []string{s}}}}
		}
		field := &spec.Field{Name: "ID", Type: &spec.Type{Kind: spec.Basic, Name: "string"}, Tags: []spec.Tag{{Key: "json", Value: "id"}}, Doc: text(doc)}
		model := &spec.Model{Name: strings.ToUpper(name), Doc: text(doc), Fields: []*spec.Field{field}}
		return &spec.Document{Name: name + ".md", Topics: []*spec.Topic{{Title: "API", Items: []spec.Item{{Model: model}}}}}
	}
	p := &spec.Package{Documents: []*spec.Document{document("a", "the chat"), document("b", "群聊 chat"), document("c", "")}}
	first := func(o markdown.Options) (titles string) {
		for _, f := range markdown.Export(p, o) {
			titles += strings.Split(string(f.Content), "\n")[2] + " "
		}
		return titles
	}
	if got := first(markdown.Options{}); got != "## Models ## 模型 ## Models " {
		t.Error(got)
	}
	if got := first(markdown.Options{Chinese: func(d *spec.Document) bool { return d.Name == "c.md" }}); got != "## Models ## Models ## 模型 " {
		t.Error(got)
	}
}
