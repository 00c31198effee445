package diag

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var renamedRule = &Rule{ID: "renamed", Severity: Error, Params: []string{"old", "new"},
	Message: "field `%[1]s` was renamed to `%[2]s`", Hint: "keep `%[1]s`",
	ZH: Text{Message: "字段 `%[1]s` 改名为 `%[2]s`", Hint: "保留 `%[1]s`"}}

// report returns a report of edits, which are findings without a label.
func report(edits ...List) MarkdownReport {
	r := MarkdownReport{Verdict: Verbatim("Verdict"), Rows: MarkdownRows{Title: Verbatim("Rows"), Help: Verbatim("Copy them."), Header: []string{"A|B", "--|--"}}}
	var part MarkdownPart
	for _, l := range edits {
		var e MarkdownEdit
		for _, d := range l {
			e = append(e, MarkdownFinding{Diagnostic: d})
		}
		part.Edits = append(part.Edits, e)
	}
	r.Parts = []MarkdownPart{part}
	return r
}

func markdown(t *testing.T, lang Lang, r MarkdownReport) string {
	t.Helper()
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
	d.Subject, d.Accept = "Chat.ChatId", "`renamed`|`Chat.ChatId`|…|…"
	d.Change = &Change{Cells: []Cell{{"Name", "`ChatId`", "`ChatID`"}, {"Limits", "", "1..2"}}}
	other := d
	other.Related = []Related{{Span: src.Span(0, 3), Message: Verbatim("here")}}
	alone := New(renamedRule, src.Span(5, 11), "A", "B")
	r := report(List{d, other}, List{alone})
	r.Parts[0].Edits[0][0].Label = Say("source", "源码")
	r.Legend = Say("Legend.", "说明。")
	r.Link = func(s Span) string { return fmt.Sprintf("https://example.com/%s#%d", "x", s.Position().Line) }
	r.Parts = append(r.Parts, MarkdownPart{Title: Verbatim("Others"), Edits: []MarkdownEdit{{{Diagnostic: New(renamedRule, Span{}, "C", "D")}}}},
		MarkdownPart{Title: Verbatim("Folded"), Folded: true, Edits: []MarkdownEdit{{{Diagnostic: New(renamedRule, Span{}, "E", "F")}}}},
		MarkdownPart{Title: Verbatim("Empty"), Folded: true}, MarkdownPart{Title: Verbatim("Empty")})
	want := "### Verdict\n" +
		"\nLegend.\n" +
		"\n- **`Chat.ChatId`** Name `ChatId` → `ChatID`; Limits (blank) → `1..2` — [`spec/群.md:2`](https://example.com/x#2)\n" +
		"  - **error, source:** field `ChatId` was renamed to `ChatID` (`renamed`)\n" +
		"  - **error:** field `ChatId` was renamed to `ChatID` (`renamed`)\n" +
		"\n  <details><summary>What to do, and the rows</summary>\n" +
		"\n  - keep `ChatId`\n" +
		"  - `spec/群.md:1:1` here\n" +
		"\n  ```diff\n  --- old\n  +++ new\n  -`ChatId`\n  +`ChatID`\n  ```\n" +
		"\n  </details>\n" +
		"\n- **error:** field `A` was renamed to `B` (`renamed`) — [`spec/群.md:2`](https://example.com/x#2)\n" +
		"\n  <details><summary>What to do, and the rows</summary>\n" +
		"\n  - keep `A`\n" +
		"\n  ```\n  `ChatId`|`x`\n  ```\n" +
		"\n  </details>\n" +
		"\n#### Others\n" +
		"\n- **error:** field `C` was renamed to `D` (`renamed`)\n" +
		"\n  <details><summary>What to do, and the rows</summary>\n\n  - keep `C`\n\n  </details>\n" +
		"\n<details><summary>Folded</summary>\n" +
		"\n- **error:** field `E` was renamed to `F` (`renamed`)\n" +
		"\n  <details><summary>What to do, and the rows</summary>\n\n  - keep `E`\n\n  </details>\n" +
		"\n</details>\n" +
		"\n<details><summary>Rows</summary>\n" +
		"\nCopy them.\n" +
		"\n```\nA|B\n--|--\n`renamed`|`Chat.ChatId`|…|…\n```\n" +
		"\n</details>\n"
	if d := cmp.Diff(want, markdown(t, English, r)); d != "" {
		t.Errorf("report (-want +got):\n%s", d)
	}
	got := markdown(t, Chinese, r)
	for _, line := range []string{
		"\n说明。\n", "\n- **`Chat.ChatId`** Name `ChatId` → `ChatID`；Limits （空） → `1..2` — [",
		"\n  - **错误，源码：** 字段 `ChatId` 改名为 `ChatID` (`renamed`)\n", "\n  <details><summary>建议与原文</summary>\n",
	} {
		if !strings.Contains(got, line) {
			t.Errorf("Chinese: no %q in\n%s", line, got)
		}
	}
}

func TestWriteMarkdownWithoutLinks(t *testing.T) {
	src := NewSource("a.md", []byte("x\n"))
	d := New(&Rule{ID: "r", Message: "m"}, src.Span(0, 1))
	r := report(List{d})
	for _, link := range []func(Span) string{nil, func(Span) string { return "" }} {
		r.Link = link
		if got := markdown(t, English, r); !strings.Contains(got, "- **error:** m (`r`) — `a.md:1`\n") {
			t.Error(got)
		}
	}
}

func TestWriteMarkdownOrigins(t *testing.T) {
	src := NewSource("a.md", []byte("x\n"))
	r := report(List{New(&Rule{ID: "r", Message: "m", ZH: Text{Message: "m"}}, src.Span(0, 1))})
	r.Link = func(Span) string { return "https://example.com" }
	r.Origin = func(Span) string { return "up/a`b.md#x" }
	for lang, want := range map[Lang]string{
		English: " m (`r`) — [`a.md:1`](https://example.com), from ``up/a`b.md#x``\n",
		Chinese: " m (`r`) — [`a.md:1`](https://example.com)，出自 ``up/a`b.md#x``\n",
	} {
		if got := markdown(t, lang, r); !strings.Contains(got, want) {
			t.Error(got)
		}
	}
}

func TestWriteMarkdownNothing(t *testing.T) {
	if got := markdown(t, English, MarkdownReport{Verdict: Verbatim("Nothing")}); got != "### Nothing\n" {
		t.Errorf("%q", got)
	}
}

// TestWriteMarkdownLong: GitHub refuses a comment of more than 65,536 characters.
func TestWriteMarkdownLong(t *testing.T) {
	edit := func(size, rows int) List {
		var l List
		for i := range max(rows, 1) {
			d := New(&Rule{ID: "r", Message: "%[1]s"}, Span{}, Verbatim(strings.Repeat("群", size/max(rows, 1))))
			if rows > 0 {
				d.Subject, d.Accept = "S", fmt.Sprintf("row %d %s", i, strings.Repeat("x", 90))
			}
			l = append(l, d)
		}
		return l
	}
	repeat := func(n int, l List) (out []List) {
		for range n {
			out = append(out, l)
		}
		return out
	}
	tests := []struct {
		name        string
		edits       []List
		lang        Lang
		shown, rows int
		says        string
	}{
		{"all", repeat(50, edit(1000, 0)), English, 50, 0, ""},
		{"some", repeat(100, edit(1000, 0)), English, 59, 0, "\n41 more findings are not shown: a comment has room for no more\n"},
		{"in Chinese", repeat(100, edit(1000, 0)), Chinese, 60, 0, "\n另有 40 条结果没有列出：评论已放不下\n"},
		{"one", repeat(60, edit(1000, 0)), English, 59, 0, "\n1 more finding is not shown: a comment has room for no more\n"},
		{"none after the first that is too long", append([]List{edit(70000, 0)}, edit(1, 0)), English, 0, 0, "\n2 more findings are not shown: a comment has room for no more\n"},
		{"rows of what is shown and of what is not", repeat(2, edit(40000, 2)), English, 1, 2, "\n2 more findings are not shown: a comment has room for no more\n"},
		{"more rows than there is room for", []List{edit(1000, 1000)}, English, 1, 421, "\nrows for which a comment has no room: 579\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := markdown(t, test.lang, report(test.edits...))
			if n := utf8.RuneCountInString(got); n > 65000 {
				t.Errorf("%d characters", n)
			}
			if n := strings.Count(got, "\n- **"); n != test.shown {
				t.Errorf("%d edits are shown, want %d", n, test.shown)
			}
			if n := strings.Count(got, "\nrow "); n != test.rows {
				t.Errorf("%d rows are shown, want %d", n, test.rows)
			}
			if !strings.Contains(got, test.says) || test.says == "" && strings.Contains(got, "more") {
				t.Errorf("no %q", test.says)
			}
			if strings.Count(got, "<details>") != strings.Count(got, "</details>") || strings.Count(got, "```")%2 > 0 {
				t.Error("what is opened is not closed")
			}
		})
	}
}

// TestMarkdownValues states how cells before and after an edit are shown.
func TestMarkdownValues(t *testing.T) {
	many := strings.Repeat("群", 100)
	tests := []struct{ name, old, new, wantOld, wantNew string }{
		{"code", "`string`", "`int`", "`string`", "`int`"},
		{"text", "1..2", "+", "`1..2`", "`+`"},
		{"blank", "", "`a`", "", "`a`"},
		{"several spans", "`a` `b`", "`a` `c`", "`a` `b`", "`a` `c`"},
		{"text with code", "type `A` <b>", "type `B` @x", "type `A` \\<b\\>", "type `B` \\@\u200bx"},
		{"bars", "`a\\|b`", "`a\\|c`", "`a|b`", "`a|c`"},
		{"long ones differ at the end", "`" + many + "a`", "`" + many + "b`", "`…" + many[:60] + "a`", "`…" + many[:60] + "b`"},
		{"long ones differ at the beginning", "a" + many, "b" + many, "`a" + many[:60] + "…`", "`b" + many[:60] + "…`"},
		{"long ones differ in the middle", many + "a" + many, many + "bc" + many, "`…" + many[:60] + "a" + many[:60] + "…`", "`…" + many[:60] + "bc" + many[:60] + "…`"},
		{"a long one and none", many + many, "", "`" + many[:174] + "…`", ""},
		{"long ones with code", "`" + many + "` a `b`", "`" + many + "` a `c`", "`` …" + many[:45] + "` a `b` ``", "`` …" + many[:45] + "` a `c` ``"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, new := values(test.old, test.new)
			if old != test.wantOld || new != test.wantNew {
				t.Errorf("%q and %q, want %q and %q", old, new, test.wantOld, test.wantNew)
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
		{"a bar", "a|b", "a\\|b"},
		{"a command of a workflow", "x ##[error]y", "x \\\\x23\\#\u200b\\[error\\]y"},
		{"a command in code", "`##[error]y`", "`\\x23#[error]y`"},
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
	d.Diff = "-```` \r\n+````` <b>\r```\x1b[31m\t\u202e ##[error]\n+::error::x\n"
	d.Subject = "</details>`@x"
	d.Accept = "```` ##[error] \n::error::"
	d.Change = &Change{Cells: []Cell{{"<b>|", "::error::", "##[error]"}}}
	got := markdown(t, English, report(List{d}))
	for _, want := range []string{
		"- **``</details>`@x``** \\<b\\>\\| `\\x3a:error::` → `\\x23#[error]` — ```a`` b.md:1```\n",
		"\n  ``````diff\n  -```` \n  +````` <b>\\r```\\x1b[31m\t\\u202e \\x23#[error]\n  +::error::x\n  ``````\n",
		"\n`````\nA|B\n--|--\n```` \\x23#[error] \\n::error::\n`````\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for line := range strings.Lines(got) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
			t.Errorf("a command of a workflow: %q", line)
		}
	}
}

func TestWriteMarkdownError(t *testing.T) {
	if err := WriteMarkdown(brokenWriter{}, MarkdownReport{}, English); !errors.Is(err, errBroken) {
		t.Errorf("error %v", err)
	}
}
