package parser

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

func TestGoFileFaults(t *testing.T) {
	for _, test := range []struct {
		content string
		read    bool // the names that stand before the fault are known
		found   string
	}{
		{"package p\n\ntype T int\n", true, ""},
		{"package other\n\ntype T int\n", false, "x.go:1:1"},
		{"//go:build ignore\n\npackage main\n", false, ""},
		{"package p\n\ntype T int\n\nfunc (\n", true, "x.go:1:1"},
		{"type T int\n", false, "x.go:1:1"},
		{"", false, "x.go:1:1"},
	} {
		s := readGoFiles([]File{{Name: "x.go", Path: "x.go", Content: []byte(test.content)}}, "p")
		if read := s.decl("T") != nil; read != test.read {
			t.Errorf("%q: read %v, want %v", test.content, read, test.read)
		}
		found := ""
		for _, d := range s.ignored {
			found += d.Span.String()
		}
		if found != test.found {
			t.Errorf("%q: found %q, want %q", test.content, found, test.found)
		}
	}
}

// TestCycleThroughHandWritten lets a hand-written struct hold the model that
// holds it.
func TestCycleThroughHandWritten(t *testing.T) {
	_, found := Parse(
		[]File{{Name: "a.md", Path: "a.md", Content: []byte("## Models\n\n### `Chat` 群聊\n\nName|Type\n:--|:--\n`Extra`|`Extra`\n")}},
		Options{Package: "p", GoFiles: []File{
			{Name: "x.go", Path: "x.go", Content: []byte("package p\n\ntype Extra struct{ Chat Chat }\n")},
		}})
	if len(found) != 1 || found[0].Rule != diag.RecursiveType || found[0].Span.String() != "a.md:7:10" {
		t.Errorf("found %v, want recursive-type at a.md:7:10", found)
	}
}
