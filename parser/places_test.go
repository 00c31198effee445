package parser

import (
	"fmt"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkPackage parses documents named a.md, b.md… and returns what was found,
// as "file rule line:column text".
func checkPackage(o Options, docs ...string) (*spec.Package, []string, diag.List) {
	var files []File
	for i, d := range docs {
		name := string(rune('a'+i)) + ".md"
		files = append(files, File{Name: name, Path: name, Content: []byte(d)})
	}
	if o.Package == "" {
		o.Package = "wecom"
	}
	pkg, list := Parse(files, o)
	var got []string
	for _, d := range list {
		p := d.Span.Position()
		got = append(got, fmt.Sprintf("%s %s %d:%d %s", d.Span.File(), d.Rule.ID, p.Line, p.Column, d.Span.Text()))
	}
	return pkg, got, list
}

// goFile is a hand-written file.
func goFile(content string) Options {
	return Options{GoFiles: []File{{Name: "hand.go", Path: "out/hand.go", Content: []byte("package wecom\n" + content)}}}
}

func checkLines(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("%d: found %s, want %s", i, g, w)
		}
	}
}
