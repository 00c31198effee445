package diag

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

const chatInfo = "# 群聊\n\n## Models\n\n### `ChatInfo` 群聊信息\n\nName|JSON|Type|Doc\n:---|:---|:---|:--\n" +
	"`ChatID`|`chatid`|`string`| 群聊唯一标志\n`Name`|`name`|`«strng»`|群聊名\n"

func text(t *testing.T, l List, o TextOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteText(&b, l, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// lines joins lines of which each ends in a line break.
func lines(l ...string) string { return strings.Join(l, "\n") + "\n" }

func TestWriteText(t *testing.T) {
	unknown := func(span Span) Diagnostic { return New(testError, span, "strng") }
	tests := []struct {
		name string
		make func() Diagnostic
		want string
	}{
		{"everything", func() Diagnostic {
			d := unknown(marked("spec/wecom/chat_info.md", chatInfo))
			d.Suggest = []string{"string"}
			d.Related = []Related{
				{marked("spec/wecom/other.md", "\n\n\n### `«T»`"), Verbatim("first defined here")},
				{Span{}, Verbatim("and in hand-written Go")},
			}
			return d
		}, lines(
			"spec/wecom/chat_info.md:10:16: error: unknown type `strng` [unknown-type]",
			"  10 | `Name`|`name`|`strng`|群聊名",
			"     |                ^^^^^",
			"     = help: did you mean `string`?",
			"     = note: spec/wecom/other.md:4:6: first defined here",
			"     = note: and in hand-written Go",
		)},
		{"a row that accepts it", func() Diagnostic {
			d := unknown(marked("x.md", "|«strng»|"))
			d.Suggest = []string{"string"}
			d.Related = []Related{{Span{}, Verbatim("and here")}}
			d.Diff = "-a\n+b\n"
			d.Accept = "`unknown-type`|`A\x1b`|…|…"
			return d
		}, lines(
			"x.md:1:2: error: unknown type `strng` [unknown-type]",
			"    = help: did you mean `string`?",
			"    = note: and here",
			"    = accept: `unknown-type`|`A\\x1b`|…|…",
			"-a",
			"+b",
		)},
		{"after Chinese", func() Diagnostic { return unknown(marked("x.md", "|群聊|«strng»|")) }, lines(
			"x.md:1:5: error: unknown type `strng` [unknown-type]",
			"  1 | |群聊|strng|",
			"    |       ^^^^^",
		)},
		{"severity of its own", func() Diagnostic { return New(testWarning, marked("x.md", "## «Modles»")) }, lines(
			"x.md:1:4: warning: taken as prose [near-section]",
			"  1 | ## Modles",
			"    |    ^^^^^^",
			"    = help: write `## Models`",
		)},
		{"CRLF", func() Diagnostic { return unknown(marked("x.md", "a\r\n|«strng»\r\nb\r\n")) }, lines(
			"x.md:2:2: error: unknown type `strng` [unknown-type]",
			"  2 | |strng",
			"    |  ^^^^^",
		)},
		{"BOM", func() Diagnostic { return unknown(marked("x.md", "\ufeff|«strng»|\n")) }, lines(
			"x.md:1:2: error: unknown type `strng` [unknown-type]",
			"  1 | |strng|",
			"    |  ^^^^^",
		)},
		{"the BOM itself", func() Diagnostic { return unknown(marked("x.md", "«\ufeff»# T")) }, lines(
			"x.md:1:1: error: unknown type `strng` [unknown-type]",
			"  1 | # T",
			"    | ^",
		)},
		{"nothing but a BOM", func() Diagnostic { return unknown(marked("x.md", "«\ufeff»")) }, lines(
			"x.md:1:1: error: unknown type `strng` [unknown-type]",
			"  1 |",
			"    | ^",
		)},
		{"BOM on another line", func() Diagnostic { return unknown(marked("x.md", "\n\ufeff«x»")) }, lines(
			"x.md:2:2: error: unknown type `strng` [unknown-type]",
			`  2 | \ufeffx`,
			"    |       ^",
		)},
		{"several lines", func() Diagnostic { return unknown(marked("x.md", "a «bc\r\nde» f\r\n")) }, lines(
			"x.md:1:3: error: unknown type `strng` [unknown-type]",
			"  1 | a bc",
			"    |   ^^",
		)},
		{"line end", func() Diagnostic { return unknown(marked("x.md", "ab«\r\n»c")) }, lines(
			"x.md:1:3: error: unknown type `strng` [unknown-type]",
			"  1 | ab",
			"    |   ^",
		)},
		{"end of the source", func() Diagnostic { return unknown(marked("x.md", "ab\n«»")) }, lines(
			"x.md:2:1: error: unknown type `strng` [unknown-type]",
			"  2 |",
			"    | ^",
		)},
		{"no span", func() Diagnostic { return unknown(Span{}) }, lines(
			"error: unknown type `strng` [unknown-type]",
		)},
		{"no span but a hint", func() Diagnostic { return New(testWarning, Span{}) }, lines(
			"warning: taken as prose [near-section]",
			"   = help: write `## Models`",
		)},
		{"empty source", func() Diagnostic { return unknown(NewSource("x.md", nil).Span(0, 0)) }, lines(
			"x.md:1:1: error: unknown type `strng` [unknown-type]",
		)},
		{"diff", func() Diagnostic {
			d := New(testWarning, marked("x.go", "«package» x\n"))
			d.Diff = "--- x.go\n+++ x.go\n@@ -1 +1 @@\n-package x\n+\tpackage y"
			return d
		}, lines(
			"x.go:1:1: warning: taken as prose [near-section]",
			"    = help: write `## Models`",
			"--- x.go", "+++ x.go", "@@ -1 +1 @@", "-package x", "+\tpackage y",
		)},
		{"hostile text everywhere", func() Diagnostic {
			d := New(testError, marked("a\nb\x1b.md", "\u202e«x»"), "\x1b[2J")
			d.Suggest = []string{"\x07"}
			d.Related = []Related{{marked("\u2066.md", "«»"), Verbatim("\r\n")}}
			return d
		}, lines(
			`a\nb\x1b.md:1:2: error: unknown type `+"`"+`\x1b[2J`+"`"+` [unknown-type]`,
			`  1 | \u202ex`,
			`    |       ^`,
			"    = help: did you mean `\\a`?",
			`    = note: \u2066.md:1:1: \r\n`,
		)},
		{"hostile diff", func() Diagnostic {
			d := New(testNote, Span{})
			d.Diff = "+a\x1b[2J\r\n \u202e\xff\n"
			return d
		}, lines("note: left out [todo-row]", `+a\x1b[2J\r`, ` \u202e\xff`)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := text(t, List{tt.make()}, TextOptions{}); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestWriteTextKeepsOrder(t *testing.T) {
	got := text(t, List{New(testNote, Span{}), New(testError, Span{}, "x")}, TextOptions{})
	want := "note: left out [todo-row]\nerror: unknown type `x` [unknown-type]\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := text(t, nil, TextOptions{}); got != "" {
		t.Errorf("an empty list writes %q", got)
	}
}

// uncolored removes colours and fails on every other control.
func uncolored(t *testing.T, s string) string {
	t.Helper()
	for {
		before, rest, found := strings.Cut(s, "\x1b[")
		if !found {
			return s
		}
		parameter, after, found := strings.Cut(rest, "m")
		if !found || strings.Trim(parameter, "0123456789;") != "" {
			t.Fatalf("%q is no colour", rest)
		}
		s = before + after
	}
}

func TestWriteTextColor(t *testing.T) {
	d := New(testError, marked("x.md", "|«群»|"), "群")
	d.Suggest = []string{"string"}
	withDiff := New(testWarning, Span{})
	withDiff.Diff = "--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n same\n"
	list := List{d, withDiff}
	plain, color := text(t, list, TextOptions{}), text(t, list, TextOptions{Color: true})
	if got := uncolored(t, color); got != plain {
		t.Errorf("without its colours:\n%s\nplain:\n%s", got, plain)
	}
	for _, want := range []string{
		"\x1b[1;31merror: \x1b[0m", "\x1b[1;33mwarning: \x1b[0m", "\x1b[1;31m^^\x1b[0m\n",
		"\n\x1b[31m-old\x1b[0m\n", "\n\x1b[32m+new\x1b[0m\n", "\n same\n",
	} {
		if !strings.Contains(color, want) {
			t.Errorf("%q is not in:\n%q", want, color)
		}
	}
	if strings.Contains(plain, "\x1b") {
		t.Errorf("colour that nobody asked for: %q", plain)
	}
}

var errBroken = errors.New("broken pipe")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteErrors(t *testing.T) {
	l := List{New(testError, Span{}, "x"), New(testError, Span{}, strings.Repeat("y", 1<<14))}
	for name, err := range map[string]error{
		"text":   WriteText(brokenWriter{}, l, TextOptions{}),
		"json":   WriteJSON(brokenWriter{}, l, English),
		"github": WriteGitHub(brokenWriter{}, l, Tool{}, English),
	} {
		if !errors.Is(err, errBroken) {
			t.Errorf("%s returns %v, want the error of the writer", name, err)
		}
	}
}

// elapsed returns how long it takes to report 500 findings on one line of n
// bytes, the best of three.
func elapsed(b *testing.B, n int) time.Duration {
	b.Helper()
	best := time.Duration(1<<63 - 1)
	for range 3 {
		source := NewSource("x.md", []byte(strings.Repeat("|`群`", n/6)))
		var l List
		for i := range 500 {
			at := n / 500 * i
			l.Add(testError, source.Span(at, at+3), "x")
		}
		start := time.Now()
		if err := WriteText(&bytes.Buffer{}, l.Sorted(), TextOptions{}); err != nil {
			b.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	return best
}

// BenchmarkWriteTextIsLinear compares with itself: a renderer that walks the
// line for each finding takes some hundred times as long on a line a hundred
// times as long.
func BenchmarkWriteTextIsLinear(b *testing.B) {
	for b.Loop() {
		short, long := elapsed(b, 20_000), elapsed(b, 2_000_000)
		if long > 25*short {
			b.Errorf("500 findings take %v on 20 KB and %v on 2 MB", short, long)
		}
	}
}

func BenchmarkWriteText(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(fmt.Sprintf("line of %d bytes", n), func(b *testing.B) {
			source := NewSource("x.md", []byte(strings.Repeat("|`群`", n/6)))
			l := List{New(testError, source.Span(n/2, n/2+3), "x")}
			b.ReportAllocs()
			for b.Loop() {
				_ = WriteText(&bytes.Buffer{}, l, TextOptions{})
			}
		})
	}
}

// isClean reports whether a line is UTF-8 that cannot drive a terminal.
func isClean(line string) bool {
	hidden := func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != zeroWidthJoiner || r == '\u2028' || r == '\u2029'
	}
	return utf8.ValidString(line) && !strings.ContainsFunc(line, hidden)
}

func FuzzText(f *testing.F) {
	for _, seed := range []struct {
		content    string
		start, end int
	}{
		{"", 0, 0}, {"\ufeff# 群聊\r\n|😀|\xff|\n", 5, 9}, {"a\x00\u202e\tb\u0301\n", 2, 3}, {"\xe7\xbe", 1, 2},
		{strings.Repeat("群", 300), 450, 460}, {strings.Repeat("👨\u200d👩", 300), 1500, 1500},
		{strings.Repeat("\u0301", 2000), 2000, 2001}, {"🇨🇳🇩🇪\u200d", 4, 8},
	} {
		f.Add([]byte(seed.content), seed.start, seed.end)
	}
	f.Fuzz(func(t *testing.T, content []byte, start, end int) {
		source := NewSource("x\x00.md", content)
		d := New(testError, source.Span(start, end), string(content))
		d.Suggest = []string{string(content)}
		d.Related = []Related{{source.Span(end, start), Verbatim(string(content))}}
		got := text(t, List{d}, TextOptions{})
		rows := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
		for _, row := range rows {
			if !isClean(row) {
				t.Fatalf("%q drives the terminal", row)
			}
		}
		if len(content) == 0 {
			return
		}
		if len(rows) != 5 {
			t.Fatalf("%d lines: %q", len(rows), rows)
		}
		if colored := uncolored(t, text(t, List{d}, TextOptions{Color: true})); colored != got {
			t.Fatalf("with colour the text is %q, without %q", colored, got)
		}
		checkCarets(t, rows[1], rows[2])
	})
}

// checkCarets fails unless one run of carets stands below the text, or one
// caret just behind it.
func checkCarets(t *testing.T, excerpt, under string) {
	t.Helper()
	_, shown, _ := strings.Cut(excerpt, " |")
	_, marks, _ := strings.Cut(under, " | ")
	blanks := len(marks) - len(strings.TrimLeft(marks, " "))
	carets := marks[blanks:]
	if carets == "" || strings.Trim(carets, "^") != "" {
		t.Fatalf("%q is no run of carets", marks)
	}
	width := uniseg.StringWidth(strings.TrimPrefix(shown, " "))
	if width > excerptWidth+2 || len(marks) > max(width, blanks+1) || blanks > width {
		t.Fatalf("carets from %d to %d under %d columns", blanks, len(marks), width)
	}
}
