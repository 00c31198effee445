package fence

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
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

// FuzzRead reads a fence. Nothing may panic, findings lie inside the fence, and
// code that is accepted declares what the schema says, without directives.
func FuzzRead(f *testing.F) {
	for _, tt := range faults {
		f.Add(tt.code)
		f.Add(crlf(tt.code))
	}
	f.Add(content)
	f.Fuzz(func(t *testing.T, code string) {
		var diags diag.List
		src, start, end := source(code)
		file, ok := Read(src, start, end, 1, &diags)
		checkSpans(t, diags, src, start, end)
		if !ok {
			gofence.GuessNames(code)
			if !diags.HasErrors() {
				t.Fatal("a fence is refused without a word")
			}
			return
		}
		for _, n := range declarations(file.Schema) {
			if n.span.Text() != n.name {
				t.Errorf("the span of %q covers %q", n.name, n.span.Text())
			}
		}
		if last := file.AST.FileEnd; int(last) > 1+Positions(len(src.Content())) {
			t.Errorf("position %d lies outside the range", last)
		}
		if diags.HasErrors() {
			return
		}
		for _, g := range file.AST.Comments {
			for _, c := range g.List {
				if strings.HasPrefix(c.Text, "//go:") {
					t.Errorf("accepted with %s", c.Text)
				}
			}
		}
	})
}

type declaration struct {
	name string
	span diag.Span
}

func declarations(f *spec.Fence) []declaration {
	var all []declaration
	for _, c := range f.Consts {
		all = append(all, declaration{c.Name, c.Span})
	}
	for _, c := range f.Types {
		all = append(all, declaration{c.Name, c.Span})
	}
	for _, c := range f.Vars {
		all = append(all, declaration{c.Name, c.Span})
	}
	return all
}
