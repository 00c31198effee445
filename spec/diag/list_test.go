package diag

import (
	"slices"
	"testing"
)

func TestSorted(t *testing.T) {
	a, b := NewSource("a.md", []byte("0123456789")), NewSource("b.md", []byte("0123456789"))
	var l List
	l.Add(testError, b.Span(0, 1), "x")
	l.Add(testNote, a.Span(4, 5))
	l.Add(testWarning, a.Span(4, 5))
	l.Add(testError, a.Span(4, 5), "z")
	l.Add(testError, a.Span(4, 5), "y").Suggest = []string{"first"}
	l.Add(testError, a.Span(4, 5), "y").Suggest = []string{"second"}
	l.Add(testError, a.Span(4, 4), "q")
	l.Add(testError, a.Span(2, 9), "q")
	l.Add(&Rule{ID: "another", Severity: Error, Message: "m"}, a.Span(4, 5))
	l.Add(testWarning, Span{})
	l.Add(testWarning, Span{})
	before := slices.Clone(l)

	var got []string
	sorted := l.Sorted()
	for _, d := range sorted {
		got = append(got, d.Span.String()+" "+d.Rule.ID+" "+d.Message())
	}
	want := []string{
		"- near-section taken as prose",
		"a.md:1:3 unknown-type unknown type `q`",
		"a.md:1:5 unknown-type unknown type `q`",
		"a.md:1:5 another m",
		"a.md:1:5 unknown-type unknown type `y`",
		"a.md:1:5 unknown-type unknown type `z`",
		"a.md:1:5 near-section taken as prose",
		"a.md:1:5 todo-row left out",
		"b.md:1:1 unknown-type unknown type `x`",
	}
	if !slices.Equal(got, want) {
		t.Errorf("sorted:\n%q\nwant:\n%q", got, want)
	}
	if s := sorted[4].Suggest; len(s) != 1 || s[0] != "first" {
		t.Errorf("of equal findings %q stayed, want the first", s)
	}
	for i, d := range l {
		if d.Rule != before[i].Rule || d.Span != before[i].Span {
			t.Fatalf("Sorted moved diagnostic %d of its receiver", i)
		}
	}
}

func TestSortedKeepsOtherDiffs(t *testing.T) {
	one, other := New(testNote, Span{}), New(testNote, Span{})
	one.Diff, other.Diff = "+b\n", "+a\n"
	got := List{one, other, one}.Sorted()
	if len(got) != 2 || got[0].Diff != "+a\n" || got[1].Diff != "+b\n" {
		t.Errorf("sorted: %+v", got)
	}
}

func TestCount(t *testing.T) {
	tests := []struct {
		name                    string
		rules                   []*Rule
		errors, warnings, notes int
	}{
		{"none", nil, 0, 0, 0},
		{"no error", []*Rule{testWarning, testNote, testNote}, 0, 1, 2},
		{"errors", []*Rule{testWarning, testError, testError}, 2, 1, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var l List
			for _, r := range tt.rules {
				l.Add(r, Span{})
			}
			if e, w, n := l.Count(Error), l.Count(Warning), l.Count(Note); e != tt.errors || w != tt.warnings || n != tt.notes {
				t.Errorf("%d errors, %d warnings, %d notes", e, w, n)
			}
			if l.HasErrors() != (tt.errors > 0) {
				t.Errorf("HasErrors() = %t", l.HasErrors())
			}
		})
	}
}
