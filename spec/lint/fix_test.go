package lint

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

var testRule = &diag.Rule{ID: "test", Message: "m"}

func TestFix(t *testing.T) {
	one := diag.NewSource("b.md", []byte("0123456789"))
	two := diag.NewSource("a.md", []byte("abcdef"))
	edit := func(s *diag.Source, start, end int, text string) diag.Edit {
		return diag.Edit{Span: s.Span(start, end), New: text}
	}
	fix := func(at int, certain bool, edits ...diag.Edit) diag.Diagnostic {
		d := diag.New(testRule, one.Span(at, at))
		d.Fix = &diag.Fix{Edits: edits, Certain: certain}
		return d
	}
	tests := []struct {
		name string
		list diag.List
		want map[string]string
	}{
		{"none", diag.List{diag.New(testRule, one.Span(0, 1)), fix(1, true)}, map[string]string{}},
		{"only certain ones", diag.List{fix(0, false, edit(one, 0, 1, "x")), fix(1, true, edit(one, 1, 2, "y"))}, map[string]string{"b.md": "0y23456789"}},
		{"in any order", diag.List{fix(8, true, edit(one, 8, 10, "")), fix(0, true, edit(one, 0, 0, "群"))}, map[string]string{"b.md": "群01234567"}},
		{"neighbours", diag.List{fix(0, true, edit(one, 0, 5, "x")), fix(1, true, edit(one, 5, 10, "y"))}, map[string]string{"b.md": "xy"}},
		{"the first of two that overlap", diag.List{fix(0, true, edit(one, 0, 5, "x")), fix(1, true, edit(one, 4, 10, "y"))}, map[string]string{"b.md": "x56789"}},
		{"an edit within another", diag.List{fix(0, true, edit(one, 0, 9, "x")), fix(1, true, edit(one, 4, 4, "y"))}, map[string]string{"b.md": "x9"}},
		{"the same edit", diag.List{fix(0, true, edit(one, 0, 5, "x")), fix(1, true, edit(one, 0, 5, "x"))}, map[string]string{"b.md": "x56789"}},
		{"two insertions at one place", diag.List{fix(0, true, edit(one, 5, 5, "x")), fix(1, true, edit(one, 5, 5, "y"))}, map[string]string{"b.md": "01234x56789"}},
		{"whole or not at all", diag.List{fix(0, true, edit(one, 0, 5, "x")), fix(1, true, edit(two, 0, 1, "A"), edit(one, 3, 4, "y"))}, map[string]string{"b.md": "x56789"}},
		{"two documents", diag.List{fix(0, true, edit(two, 0, 1, "A"), edit(one, 3, 4, "y"))}, map[string]string{"a.md": "Abcdef", "b.md": "012y456789"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := map[string]string{}
			for _, f := range Fix(tt.list) {
				got[f.Source.Name()] = string(f.Content)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if string(one.Content()) != "0123456789" {
				t.Fatal("the source changed")
			}
		})
	}
}

// TestFixable shows of each rule with fixes that they do away with its findings
// in the bad sample, and that the documents say what they said before, except
// where the rule is about what they say.
func TestFixable(t *testing.T) {
	for _, r := range Rules() {
		t.Run(r.ID, func(t *testing.T) {
			e := explain.Of(r.Rule)
			if e == nil {
				return // TestSamples says so
			}
			pkg := sample(t, e.Bad)
			files, fixed := fixAll(t, e.Bad)
			if !fixed {
				return // README.md says which are; see TestReadme
			}
			after := sample(t, files)
			if shown := loud(after.Findings); shown != nil {
				t.Fatalf("the parser finds after the fix: %v", shown)
			}
			if left := check(after, Strict); len(left) > 0 {
				t.Errorf("left after the fix: %q", places(left))
			}
			if diff := cmp.Diff(meaning(t, pkg.Package), meaning(t, after.Package)); diff != "" && !changesMeaning[r.ID] {
				t.Errorf("the fix changed what the documents say:\n%s", diff)
			}
		})
	}
}

// changesMeaning holds the rules whose fixes change what documents say.
var changesMeaning = map[string]bool{}

// fixAll makes the certain fixes of a sample until there are none, and reports
// whether there were any.
func fixAll(t *testing.T, files []explain.File) (out []explain.File, fixed bool) {
	t.Helper()
	out = append(out, files...)
	for range 10 {
		pkg := sample(t, out)
		changed := Fix(check(pkg, Strict))
		if len(changed) == 0 {
			return out, fixed
		}
		for _, c := range changed {
			for i := range out {
				if out[i].Name == c.Source.Name() {
					out[i].Content = c.Content
				}
			}
		}
		fixed = true
	}
	t.Fatal("fixes do not come to an end")
	return nil, false
}

// meaning returns the schema as JSON without places.
func meaning(t *testing.T, pkg *spec.Package) any {
	t.Helper()
	data, err := spec.Encode(pkg)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&v); err != nil {
		t.Fatal(err)
	}
	return withoutSpans(v)
}

func withoutSpans(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = withoutSpans(v[i])
		}
	case map[string]any:
		for key := range v {
			if key == "span" || key == "nameSpan" || key == "urlSpan" {
				delete(v, key)
			} else {
				v[key] = withoutSpans(v[key])
			}
		}
	}
	return v
}

// FuzzFix holds the fixes of any document against what they promise: they come
// to an end, and no document that parsed has errors afterwards.
func FuzzFix(f *testing.F) {
	for _, r := range Rules() {
		if e := explain.Of(r.Rule); e != nil {
			for _, file := range append(e.Bad, e.Good...) {
				f.Add(string(file.Content))
			}
		}
	}
	f.Fuzz(func(t *testing.T, document string) {
		for range 10 {
			pkg := parseBytes(document)
			if pkg.Findings.HasErrors() {
				return
			}
			fixed := Fix(check(pkg, Strict))
			if len(fixed) == 0 {
				return
			}
			document = string(fixed[0].Content)
			if found := parseBytes(document).Findings; found.HasErrors() {
				t.Fatalf("a fix gave\n%s\nwith the error %s", document, found[0].Message())
			}
		}
		t.Fatalf("fixes do not come to an end:\n%s", document)
	})
}
