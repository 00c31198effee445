package diag

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var renamedRule = &Rule{ID: "renamed", Severity: Error, Params: []string{"old", "new"},
	Message: "field `%[1]s` was renamed to `%[2]s`", Hint: "keep `%[1]s`",
	ZH: Text{Message: "字段 `%[1]s` 改名为 `%[2]s`", Hint: "保留 `%[1]s`"}}

func markdown(t *testing.T, lang Lang, lists ...List) string {
	t.Helper()
	r := MarkdownReport{Title: Verbatim("Changes"), Nothing: Verbatim("Nothing.")}
	for i, l := range lists {
		label := Verbatim([]string{"first", "second"}[i])
		r.Sections = append(r.Sections, MarkdownSection{Title: label, Label: label, List: l})
	}
	var b strings.Builder
	if err := WriteMarkdown(&b, r, lang); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteMarkdown(t *testing.T) {
	src := NewSource("spec/群.md", []byte("one\n`ChatId`|`x`\n"))
	d := New(renamedRule, src.Span(5, 11), "ChatId", "ChatID")
	d.Diff = "--- old\n+++ new\n-`ChatId`\n+`ChatID`\n"
	d.Related = []Related{{Span: src.Span(0, 3), Message: Verbatim("here")}}
	plainOne := New(renamedRule, src.Span(5, 11), "ChatId", "ChatID")
	got := markdown(t, English, List{d, plainOne}, nil)
	want := "### Changes: first 2, second 0\n" +
		"\n#### first\n\n" +
		"- **error** field `ChatId` was renamed to `ChatID` (`renamed`) — `spec/群.md:2:2`\n" +
		"\n  keep `ChatId`\n" +
		"\n  `spec/群.md:1:1` here\n" +
		"\n  ```diff\n  --- old\n  +++ new\n  -`ChatId`\n  +`ChatID`\n  ```\n\n" +
		"- **error** field `ChatId` was renamed to `ChatID` (`renamed`) — `spec/群.md:2:2`\n" +
		"\n  keep `ChatId`\n" +
		"\n  ```\n  `ChatId`|`x`\n  ```\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("report (-want +got):\n%s", d)
	}
	if got := markdown(t, Chinese, List{d}, List{d}); !strings.Contains(got, "### Changes：first 1，second 1\n") || !strings.Contains(got, "- **错误** 字段 `ChatId` 改名为 `ChatID`") {
		t.Errorf("Chinese:\n%s", got)
	}
}

func TestWriteMarkdownNothing(t *testing.T) {
	if got := markdown(t, English, nil, nil); got != "Nothing.\n" {
		t.Errorf("%q", got)
	}
	note := New(&Rule{ID: "n", Severity: Note, Message: "worth a look"}, Span{})
	if got, want := markdown(t, English, List{note}), "Nothing.\n\n#### first\n\n- **note** worth a look (`n`)\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestWriteMarkdownLong: GitHub refuses a comment of more than 65,536 characters.
func TestWriteMarkdownLong(t *testing.T) {
	finding := func(size int) Diagnostic {
		return New(&Rule{ID: "r", Message: "%[1]s"}, Span{}, Verbatim(strings.Repeat("群", size)))
	}
	many := make(List, 100)
	for i := range many {
		many[i] = finding(1000)
	}
	tests := []struct {
		name   string
		lists  []List
		lang   Lang
		shown  int
		ending string
	}{
		{"all", []List{many[:50]}, English, 50, "群 (`r`)\n"},
		{"some", []List{many}, English, 63, "群 (`r`)\n\n37 more findings are not shown: a comment has room for no more\n"},
		{"in Chinese", []List{many}, Chinese, 63, "群 (`r`)\n\n另有 37 条结果没有列出：评论已放不下\n"},
		{"one", []List{many[:64]}, English, 63, "群 (`r`)\n\n1 more finding is not shown: a comment has room for no more\n"},
		{"a section without its first", []List{many[:50], {finding(20000), finding(1)}}, English, 50, "群 (`r`)\n\n2 more findings are not shown: a comment has room for no more\n"},
		{"none", []List{{finding(70000)}}, English, 0, "### Changes: first 1\n\n1 more finding is not shown: a comment has room for no more\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := markdown(t, test.lang, test.lists...)
			if n := utf8.RuneCountInString(got); n >= 65000 {
				t.Errorf("%d characters", n)
			}
			if n := strings.Count(got, "\n- **"); n != test.shown {
				t.Errorf("%d findings are shown, want %d", n, test.shown)
			}
			if !strings.HasSuffix(got, test.ending) {
				t.Errorf("it ends in %q, want %q", got[max(0, len(got)-200):], test.ending)
			}
		})
	}
}

// TestMarkdownIsHarmless feeds in what a document could hold to reach beyond
// its place.
func TestMarkdownIsHarmless(t *testing.T) {
	tests := []struct{ name, message, want string }{
		{"code", "field `A` of `B`", "field `A` of `B`"},
		{"a mention", "by @team", "by \\@\u200bteam"},
		{"a mention in code", "by `@team`", "by `@team`"},
		{"an issue", "fixes #12 and !34", "fixes \\#\u200b12 and \\!\u200b34"},
		{"HTML", "<img src=x>", "\\<img src\\=x\\>"},
		{"an entity", "&lt;", "\\&\u200blt;"},
		{"a link", "[x](http://example.com) www.example.com", "\\[x\\](http\\://example\\.com) www\\.example\\.com"},
		{"emphasis", "*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~\u200bc\\~"},
		{"a backtick of the user's", "field `A`<b>` is", "field `A`\\<b\\>\\` is"},
		{"empty code", "was `` and", "was \\`\\` and"},
		{"a line break", "a\n\n# b", "a\\\\n\\\\n\\# b"},
		{"an override of direction", "a\u202eb", "a\\\\u202eb"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := prose(test.message); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestMarkdownFences(t *testing.T) {
	src := NewSource("a`` b.md", []byte("x\n"))
	d := New(&Rule{ID: "r", Message: "m"}, src.Span(0, 1))
	d.Diff = "-```` \r\n+````` <b>\r```\x1b[31m\t\u202e\n"
	got := markdown(t, English, List{d})
	want := "- **error** m (`r`) — ```a`` b.md:1:1```\n" +
		"\n  ``````diff\n  -```` \n  +````` <b>\\r```\\x1b[31m\t\\u202e\n  ``````\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("%q, want …%q", got, want)
	}
}

func TestWriteMarkdownError(t *testing.T) {
	if err := WriteMarkdown(brokenWriter{}, MarkdownReport{}, English); !errors.Is(err, errBroken) {
		t.Errorf("error %v", err)
	}
}
