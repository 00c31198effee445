package syntax

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestComments(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"text\n", nil},
		{"<!-- a -->\n", []string{`block "a" "<!-- a -->"`}},
		{"<!-- a\n b --> <!--c-->\n", []string{`block "a\n b" "<!-- a\n b -->"`, `block "c" "<!--c-->"`}},
		{"<!-- a\n", nil}, // a block that no mark closes
		{"<!-- a --> <!-- b\n", []string{`block "a" "<!-- a -->"`}},
		{"<!---->\n", []string{`block "" "<!---->"`}},
		{"<div>\n<!-- a -->\n</div>\n", []string{`block "a" "<!-- a -->"`}},
		{"## x <!-- a -->\n", []string{`within "a" "<!-- a -->"`}},
		{"x <!-- a --> y <!-- b -->\n", []string{`within "a" "<!-- a -->"`, `within "b" "<!-- b -->"`}},
		{"x <!-- a\nb --> y\n", []string{`within "a" "<!-- a"`}}, // up to the end of its line
		{"x <!--\n", []string{`within "" "<!--"`}},
		{"x <!--> y -->\n", []string{`within "" "<!-->"`}},
		{"x <!---> y -->\n", []string{`within "" "<!--->"`}},
		{"x `<!-- a -->` <!-- b -->\n", []string{`within "b" "<!-- b -->"`}},
		{"x `y` <!-- a -->\n", []string{`within "a" "<!-- a -->"`}},
		{"x <!-- a --> `y`\n", []string{`within "a" "<!-- a -->"`}},
		{"x <!-- a <!-- b\n", []string{`within "a <!-- b" "<!-- a <!-- b"`, `within "b" "<!-- b"`}},
		{"- x <!-- a -->\n- y\n", []string{`within "a" "<!-- a -->"`}},
		{"> x <!-- a -->\n", []string{`within "a" "<!-- a -->"`}},
		{"a|b\n-|-\nc|d <!-- e -->\n", []string{`within "e" "<!-- e -->"`}},
		{"```\n<!-- a -->\n```\n\n    <!-- b -->\n", nil},
	} {
		d := parse(test.text)
		var got []string
		for _, c := range d.Comments {
			where := map[bool]string{true: "within", false: "block"}[c.Within]
			got = append(got, fmt.Sprintf("%s %q %q", where, c.Inner.Text(), c.Span.Text()))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", test.text, diff)
		}
	}
}
