package syntax

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDefinitionsShowNothing(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"[//]: # (text)\n", nil},
		{"[//]: # \"text\"\n", nil},
		{"[//]: # 'text'\n", nil},
		{"[//]: <> (text)\n", nil},
		{"[//]: # text\n", nil},
		{"[//]:# (text)\n", nil},
		{"   [//]: # (text (in it))\n", nil},
		{"[//]: (text)\n", nil},
		{"[//]: # (one\ntwo)\nthree\n", []string{"p three"}},
		{"[//]: # (one\ntwo\n", []string{"p two"}}, // never closed
		{"[//]: # (one\ntwo\n[//]: # (three)\n", []string{"p two"}},
		{"[comment]: # (text)\n[_]: # (text)\n[#]: # text\n[注释]: # 文字\n", nil},
		{"[x]: # (text)\n[x]: #\n", nil},
		{"one\n[//]: # (text)\ntwo\n", []string{"p one⏎two"}},
		{"- one\n  [//]: # (text)\n- [//]: # (text)\n", []string{"list0 [[p one], []]"}},
		{"> [//]: # (text)\n> one\n", []string{"[p one]"}},
		{"[//]: # (text)\n---\n", []string{"hr "}},
		{"[//]: # (text)\none\n---\n", []string{"h2 one"}},
		{"[//]: # (text)\na|b\n-|-\n", []string{"table2 a|b⏎-|-"}},
		{"a|b\n-|-\n[//]: # (c|d)\nc|d\n[//]: # (text\nmore)\n[a]: https://example.com\n", []string{"table2 a|b⏎-|-⏎c|d"}},
		{"[a]: https://example.com 'title'\n[b]: <./b.md>\n[c]: #c\none\n", []string{"p one"}},
		// Text.
		{"one\n[a]: https://example.com\n", []string{"p one⏎[a]: https://example.com"}},
		{"# [//]: # (text)\n", []string{"h1 [//]: # (text)"}},
		{"[注意]:\n", []string{"p [注意]:"}},
		{"[注意]: 必填\n", []string{"p [注意]: 必填"}},
		{"[a]: # some text\n", []string{"p [a]: # some text"}},
		{"[a]: https://example.com some text\n", []string{"p [a]: https://example.com some text"}},
		{"[^1]: https://example.com\n", []string{"p [^1]: https://example.com"}},
		{"[a] [//]: # (text)\n", []string{"p [a] [//]: # (text)"}},
		{"```\n[//]: # (text)\n```\n", []string{`fence  true "[//]: # (text)\n"`}},
	} {
		d := parse(test.text)
		var got []string
		for _, b := range d.Blocks {
			got = append(got, describe(d, b))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", test.text, diff)
		}
	}
}

func TestInline(t *testing.T) {
	d := parse("[a b]: https://example.com/1\n[A  B]: https://example.com/2\n[near]: ./near.md\n")
	for text, want := range map[string]string{
		"see [a b] and [A\tB]":          "see [a b](https://example.com/1) and [A\tB](https://example.com/1)",
		"[the text][a b], [a b][]":      "[the text](https://example.com/1), [a b](https://example.com/1)",
		"[a b](https://example.com)":    "[a b](https://example.com)",
		"![a b] `[a b]` [near] [other]": "![a b] `[a b]` [near] [other]",
	} {
		if got := d.Inline(text); got != want {
			t.Errorf("Inline(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestInlineIsBounded refers 33 times to a target of one MiB.
func TestInlineIsBounded(t *testing.T) {
	target := "https://" + strings.Repeat("x", 1<<20-8)
	d := parse("[a]: " + target + "\n")
	for i := range 33 {
		want := "[a](" + target + ")"
		if i == 32 {
			want = "[a]"
		}
		if got := d.Inline("[a]"); got != want {
			t.Errorf("use %d becomes a text of %d bytes, want %d", i+1, len(got), len(want))
		}
	}
}
