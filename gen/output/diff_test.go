package output

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

func TestFirstDifference(t *testing.T) {
	for _, c := range []struct {
		disk, want string
		line       int
		text       string
	}{
		{"a\nb\nc\n", "a\nx\nc\n", 2, "b"},
		{"a\r\nb\r\nc\r\n", "a\nx\nc\n", 2, "b"},
		{"a\nbc\n", "a\nbx\n", 2, "bc"},
		{"a\n", "a\nb\n", 2, ""},
		{"a", "a\n", 1, "a"},
		{"a\nb", "a\nb\n", 2, "b"},
		{"a\nb\n", "a\n", 2, "b"},
		{"", "a\n", 1, ""},
		{"a\n", "", 1, "a"},
		{"\r\n\r\n世界\r\n", "\n\n世间\n", 3, "世界"},
		{"a\rb\n", "a\rc\n", 1, "a\rb"},
	} {
		s := firstDifference(diag.NewSource("x", []byte(c.disk)), []byte(c.want))
		if p := s.Position(); p.Line != c.line || p.Column != 1 || s.Text() != c.text {
			t.Errorf("%q, %q: line %d column %d %q, want line %d %q", c.disk, c.want, p.Line, p.Column, s.Text(), c.line, c.text)
		}
	}
}

func TestUnified(t *testing.T) {
	got := unified("out/a.go", []byte("a\r\nb\r\nc\r\n"), []byte("a\nx\nc\n"))
	want := "--- out/a.go\ton disk\n+++ out/a.go\tregenerated\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := unified("a.go", []byte("a\r\n"), []byte("a\n")); got != "" {
		t.Errorf("line ends differ: %q", got)
	}
}

// TestLargeDiffs diffs 100,000 lines in the ways that cost most: with all lines
// different, with no line unique, and in reverse order. Work that is quadratic
// in the lines would outlast the test's patience.
func TestLargeDiffs(t *testing.T) {
	const lines = 100_000
	var a, b, same, reversed strings.Builder
	for i := range lines {
		fmt.Fprintf(&a, "a %d\n", i)
		fmt.Fprintf(&b, "b %d\n", i)
		fmt.Fprintf(&same, "%d\n", i%2)
		fmt.Fprintf(&reversed, "a %d\n", lines-i)
	}
	for name, pair := range map[string][2]string{
		"different": {a.String(), b.String()},
		"alike":     {same.String(), "1\n" + same.String() + "0\n0\n"},
		"reversed":  {a.String(), reversed.String()},
		"removed":   {a.String(), ""},
	} {
		d := unified("x.go", []byte(pair[0]), []byte(pair[1]))
		if len(d) > diffLimit+100 {
			t.Errorf("%s: %d bytes", name, len(d))
		}
		if name == "alike" {
			continue // its diff is short
		}
		cut := fmt.Sprintf("... cut after %d of ", strings.Count(d, "\n")-1)
		if last := d[strings.LastIndex(d[:len(d)-1], "\n")+1:]; !strings.HasPrefix(last, cut) {
			t.Errorf("%s: ends with %q, want %q", name, last, cut)
		}
	}
}
