package gocheck_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/parser/internal/gocheck"
	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkPackage parses documents named a.md, b.md… and returns what was found,
// as "file rule line:column text".
func checkPackage(o parser.Options, docs ...string) (*spec.Package, []string, diag.List) {
	var files []parser.File
	for i, d := range docs {
		name := string(rune('a'+i)) + ".md"
		files = append(files, parser.File{Name: name, Path: name, Content: []byte(d)})
	}
	if o.Package == "" {
		o.Package = "wecom"
	}
	pkg, list := parser.Parse(files, o)
	var got []string
	for _, d := range list {
		p := d.Span.Position()
		got = append(got, fmt.Sprintf("%s %s %d:%d %s", d.Span.File(), d.Rule.ID, p.Line, p.Column, d.Span.Text()))
	}
	return pkg, got, list
}

// goFile is a hand-written file.
func goFile(content string) parser.Options {
	return parser.Options{GoFiles: []parser.File{{Name: "hand.go", Path: "out/hand.go", Content: []byte("package wecom\n" + content)}}}
}

// fenceHead stands in front of the code of a fence in tests: the code begins on
// line 4, behind text whose bytes, characters and columns all differ.
const fenceHead = "# 群聊 𝄞\n\n```go\n"

// fenceSource returns a document with one fence and where its content stands.
func fenceSource(code string) (src *diag.Source, start, end int) {
	text := fenceHead + code + "```\n\n后文\n"
	return diag.NewSource("群聊.md", []byte(text)), len(fenceHead), len(fenceHead) + len(code)
}

// checkFence checks the types of a document that is one fence, whose code begins
// at start, and returns the fence; nil if it cannot be understood.
func checkFence(code string, scope *goscope.Scope, diags *diag.List) (f *fence.File, src *diag.Source, start, end int) {
	src, start, end = fenceSource(code)
	f, ok := fence.Read(src, start, end, scope.FileSet.Base(), diags)
	if !ok {
		return nil, src, start, end
	}
	pkg := &spec.Package{Documents: []*spec.Document{{Topics: []*spec.Topic{{Items: []spec.Item{{Fence: f.Schema}}}}}}}
	parsed := map[*spec.Fence]*fence.File{f.Schema: f}
	gocheck.Check(gocheck.Input{Package: pkg, Fences: parsed, Hand: scope, FindRoot: func() string { return "" }}, diags)
	return f, src, start, end
}

// places writes diagnostics as "rule line:column text", sorted.
func places(l diag.List) []string {
	var out []string
	for _, d := range l.Sorted() {
		p := d.Span.Position()
		out = append(out, fmt.Sprintf("%s %d:%d %s", d.Rule.ID, p.Line, p.Column, d.Span.Text()))
	}
	return out
}

// crlf returns the text with the line ends of another system.
func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

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

// checkSpans fails if a finding lies outside the bytes [start,end), or cuts a
// character of valid text.
func checkSpans(t *testing.T, l diag.List, src *diag.Source, start, end int) {
	t.Helper()
	valid := utf8.Valid(src.Content())
	for _, d := range l {
		s := d.Span
		if s.Source != src || s.Start < start || s.End > end || s.Start > s.End {
			t.Errorf("%s: span %d-%d of %d-%d", d.Rule.ID, s.Start, s.End, start, end)
			continue
		}
		if valid && !utf8.ValidString(s.Text()) {
			t.Errorf("%s: span cuts a character: %q", d.Rule.ID, s.Text())
		}
		if m := d.Message(); strings.ContainsAny(m, "\n\r\x00") {
			t.Errorf("message %q", m)
		}
	}
}
