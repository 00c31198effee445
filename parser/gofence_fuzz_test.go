package parser

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

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

// FuzzGoFence reads a fence and checks its types. Nothing may panic, findings
// lie inside the fence, and code without findings is Go that holds no functions
// and no directives, whatever stands around it.
func FuzzGoFence(f *testing.F) {
	for _, tt := range fenceFaults {
		f.Add(tt.code)
		f.Add(crlf(tt.code))
	}
	for _, tt := range typeFaultTests {
		f.Add(tt.code)
	}
	f.Add(fenceContent)
	f.Fuzz(func(t *testing.T, code string) {
		var diags diag.List
		src, start, end := fenceSource(code)
		fence, ok := parseGoFence(src, start, end, &diags)
		checkSpans(t, diags, src, start, end)
		if !ok {
			fenceNames(code)
			if !diags.HasErrors() {
				t.Fatal("a fence is refused without a word")
			}
			return
		}
		names := fenceDeclarations(fence)
		for _, n := range names {
			if n.span.Text() != n.name {
				t.Errorf("the span of %q covers %q", n.name, n.span.Text())
			}
		}
		pkg := &spec.Package{Documents: []*spec.Document{{Topics: []*spec.Topic{{Items: []spec.Item{{Fence: fence}}}}}}}
		checkTypesWith(pkg, readGoFiles(nil, "p"), clientParts{}, typeFaults{found: diags}, &diags, func() string { return "" })
		checkSpans(t, diags, src, start, end)
		if diags.HasErrors() {
			return
		}
		file, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+fence.Code, parser.ParseComments)
		if err != nil {
			t.Fatalf("accepted, but: %v", err)
		}
		for _, g := range file.Comments {
			for _, c := range g.List {
				if strings.HasPrefix(c.Text, "//go:") {
					t.Errorf("accepted with %s", c.Text)
				}
			}
		}
	})
}

type fenceDeclaration struct {
	name string
	span diag.Span
}

func fenceDeclarations(f *spec.Fence) []fenceDeclaration {
	var all []fenceDeclaration
	for _, c := range f.Consts {
		all = append(all, fenceDeclaration{c.Name, c.Span})
	}
	for _, c := range f.Types {
		all = append(all, fenceDeclaration{c.Name, c.Span})
	}
	for _, c := range f.Vars {
		all = append(all, fenceDeclaration{c.Name, c.Span})
	}
	return all
}

// FuzzGoFiles reads hand-written Go, which may be anything.
func FuzzGoFiles(f *testing.F) {
	f.Add("package p\n"+handWritten, "var A = V\n")
	for _, tt := range typeFaultTests {
		f.Add("package p\n"+tt.hand, tt.code)
	}
	f.Fuzz(func(t *testing.T, hand, code string) {
		var diags diag.List
		src, start, end := fenceSource(code)
		fence, ok := parseGoFence(src, start, end, &diags)
		if !ok {
			return
		}
		pkg := &spec.Package{Documents: []*spec.Document{{Topics: []*spec.Topic{{Items: []spec.Item{{Fence: fence}}}}}}}
		scope := readGoFiles([]File{{Path: "a.go", Content: []byte(hand)}}, "p")
		checkTypesWith(pkg, scope, clientParts{}, typeFaults{found: diags}, &diags, func() string { return "" })
		checkSpans(t, diags, src, start, end)
	})
}
