package codespan

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFind(t *testing.T) {
	for _, test := range []struct {
		text     string
		want     []Span
		unclosed *Run
	}{
		{"", nil, nil},
		{"`a`", []Span{{Run{0, 1}, Run{2, 3}}}, nil},
		{"x ` a ` y `b`", []Span{{Run{2, 3}, Run{6, 7}}, {Run{10, 11}, Run{12, 13}}}, nil},
		{"`` a`b ``", []Span{{Run{0, 2}, Run{7, 9}}}, nil},
		{"甲`乙`", []Span{{Run{3, 4}, Run{7, 8}}}, nil},
		{"`a", nil, &Run{0, 1}},
		{"`a ``b", nil, &Run{0, 1}},
		{"`a` ``b", []Span{{Run{0, 1}, Run{2, 3}}}, &Run{4, 6}},
		{"``a` `b`", []Span{{Run{3, 4}, Run{5, 6}}}, &Run{0, 2}},
		{"\\`a` b`", []Span{{Run{3, 4}, Run{6, 7}}}, nil},
		{"\\\\`a`", []Span{{Run{2, 3}, Run{4, 5}}}, nil},
		{"\\`", nil, nil},
		{"`a\\`", []Span{{Run{0, 1}, Run{3, 4}}}, nil},
		{"` `", []Span{{Run{0, 1}, Run{2, 3}}}, nil},
		{"``", nil, &Run{0, 2}},
	} {
		spans, unclosed := Find(test.text)
		if diff := cmp.Diff(test.want, spans); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", test.text, diff)
		}
		if diff := cmp.Diff(test.unclosed, unclosed); diff != "" {
			t.Errorf("%q: unclosed (-want +got)\n%s", test.text, diff)
		}
		if same, _ := Find([]byte(test.text)); !cmp.Equal(spans, same) {
			t.Errorf("%q: %v in bytes, %v in a string", test.text, same, spans)
		}
	}
}

// TestFindIsLinear: of many runs none finds a partner, or every one does.
func TestFindIsLinear(t *testing.T) {
	var b strings.Builder
	for n := 1; b.Len() < 1<<20; n++ {
		b.WriteString(strings.Repeat("`", n) + " ")
	}
	if got, _ := Find(b.String()); got != nil {
		t.Errorf("%d spans in runs that all differ in length", len(got))
	}
	if got, _ := Find(strings.Repeat("`a` ", 1<<20)); len(got) != 1<<20 {
		t.Errorf("%d spans, want %d", len(got), 1<<20)
	}
}
