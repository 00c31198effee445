package parser

import "testing"

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
