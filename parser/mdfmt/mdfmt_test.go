package mdfmt

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/syntax"
)

// join returns the lines, each with a line end.
func join(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

var formatTests = []struct {
	name                   string
	given, padded, compact string
}{
	{
		"no bars around the rows",
		join("Name|JSON|Type", ":--|:-:|--:", "`ID`|`id`|`int64`"),
		join("| Name | JSON |    Type |", "| :--- | :--: | ------: |", "| `ID` | `id` | `int64` |"),
		join("|Name|JSON|Type|", "|:--|:-:|--:|", "|`ID`|`id`|`int64`|"),
	},
	{
		"Chinese",
		join("# 客户群", "", "字段|说明", "-|-", "`chat_id`|客户群ID", "`name`|群名，可为空"),
		join("# 客户群", "",
			"| 字段      | 说明         |",
			"| --------- | ------------ |",
			"| `chat_id` | 客户群ID     |",
			"| `name`    | 群名，可为空 |"),
		join("# 客户群", "", "|字段|说明|", "|---|---|", "|`chat_id`|客户群ID|", "|`name`|群名，可为空|"),
	},
	{
		"emoji and combining marks",
		join("a|b", "-|-", "👍🏽|x", "e\u0301te\u0301|x", "\u0301|x"),
		join("| a   | b   |", "| --- | --- |", "| 👍🏽  | x   |", "| e\u0301te\u0301 | x   |", "| \u0301    | x   |"),
		join("|a|b|", "|---|---|", "|👍🏽|x|", "|e\u0301te\u0301|x|", "|\u0301|x|"),
	},
	{
		"centred, with an odd blank",
		join("a|b", ":-:|:-:", "四个|123456"),
		join("|  a   |   b    |", "| :--: | :----: |", "| 四个 | 123456 |"),
		join("|a|b|", "|:-:|:-:|", "|四个|123456|"),
	},
	{
		"escaped bars and backslashes",
		join(`a\||b`, `-|-`, "`x\\|y`|c\\", `d\ | e\|`),
		join(`| a\|    | b   |`, `| ------ | --- |`, "| `x\\|y` | c\\  |", `| d\     | e\| |`),
		join(`|a\||b|`, `|---|---|`, "|`x\\|y`|c\\ |", `|d\ |e\||`),
	},
	{
		"empty cells",
		join("|a|b|", "|-|-|", "||x|", "|x||", "|||", "| |"),
		join("| a   | b   |", "| --- | --- |", "|     | x   |", "| x   |     |", "|     |     |", "|     |"),
		join("|a|b|", "|---|---|", "||x|", "|x||", "|||", "||"),
	},
	{
		"short and surplus rows",
		join("a|b", "-|-", "1", "1|2|3", "一二三四"),
		join("| a        | b   |", "| -------- | --- |", "| 1        |", "| 1        | 2   | 3 |", "| 一二三四 |"),
		join("|a|b|", "|---|---|", "|1|", "|1|2|3|", "|一二三四|"),
	},
	{
		"a lone bar",
		join("a|b", "-|-", "|", " |  ", "c"),
		join("| a   | b   |", "| --- | --- |", "|", "|", "| c   |"),
		join("|a|b|", "|---|---|", "|", "|", "|c|"),
	},
	{
		"one column",
		join("a", ":-", "b"),
		join("| a   |", "| :-- |", "| b   |"),
		join("|a|", "|:--|", "|b|"),
	},
	{
		"indented lines",
		join("   a | b  ", "  -|-", " \t  c|d\t"),
		join("| a   | b   |", "| --- | --- |", "| c   | d   |"),
		join("|a|b|", "|---|---|", "|c|d|"),
	},
	{
		"a tab in a cell",
		"a|b\n-|-\n1\t2|3\n",
		"| a   | b   |\n| --- | --- |\n| 1\t2 | 3   |\n",
		"|a|b|\n|---|---|\n|1\t2|3|\n",
	},
	{
		"CRLF and LF, no line end at the end",
		"x\r\n\r\na|b\r\n-|-\n1|2 \r\n3|4",
		"x\r\n\r\n| a   | b   |\r\n| --- | --- |\n| 1   | 2   |\r\n| 3   | 4   |",
		"x\r\n\r\n|a|b|\r\n|---|---|\n|1|2|\r\n|3|4|",
	},
	{
		"a byte order mark",
		"\ufeffa|b\n-|-\n",
		"\ufeff| a   | b   |\n| --- | --- |\n",
		"\ufeff|a|b|\n|---|---|\n",
	},
	{
		"text around the table",
		"text  \na|b\n-|-\n\n\ttext\n\n* * *\n",
		"text  \n| a   | b   |\n| --- | --- |\n\n\ttext\n\n* * *\n",
		"text  \n|a|b|\n|---|---|\n\n\ttext\n\n* * *\n",
	},
	{
		"tables of their own width",
		join("a|b", "-|-", "", "long|b", "-|-"),
		join("| a   | b   |", "| --- | --- |", "", "| long | b   |", "| ---- | --- |"),
		join("|a|b|", "|---|---|", "", "|long|b|", "|---|---|"),
	},
}

func TestFormat(t *testing.T) {
	for _, test := range formatTests {
		t.Run(test.name, func(t *testing.T) {
			for _, from := range []string{test.given, test.padded, test.compact} {
				if diff := cmp.Diff(test.padded, string(Format([]byte(from), Options{}))); diff != "" {
					t.Errorf("padded, from\n%s%s", from, diff)
				}
				if diff := cmp.Diff(test.compact, string(Format([]byte(from), Options{Compact: true}))); diff != "" {
					t.Errorf("compact, from\n%s%s", from, diff)
				}
			}
		})
	}
}

func TestFormatLeavesAlone(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"nothing", ""},
		{"no table", "a | b\n"},
		{"a table in a list", "- a|b\n  -|-\n  c|d\n"},
		{"a table after a list's item", "- item\na|b\n-|-\n"},
		{"a table in a quotation", "> a|b\n> -|-\n"},
		{"indented code", "    a|b\n    -|-\n"},
		{"a fence", "```\na|b\n-|-\n```\n"},
		{"HTML", "<pre>\na|b\n-|-\n</pre>\n"},
		{"columns that do not fit", "a|b|c\n-|-\n"},
		{"a header that is too short", "a\n-|-\n"},
		{"not UTF-8", "a|b\n-|-\n\xff|c\n"},
		{"a control character", "a|b\n-|-\n\x00|c\n"},
		{"a lone carriage return", "a|b\n-|-\n1\r2|c\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, compact := range []bool{false, true} {
				if diff := cmp.Diff(test.text, string(Format([]byte(test.text), Options{Compact: compact}))); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

func TestAmbiguousWidth(t *testing.T) {
	given := "说明|b\n-|-\n“引号”…|c\n"
	for width, want := range map[int]string{
		0: "| 说明    | b   |\n| ------- | --- |\n| “引号”… | c   |\n",
		1: "| 说明    | b   |\n| ------- | --- |\n| “引号”… | c   |\n",
		2: "| 说明       | b   |\n| ---------- | --- |\n| “引号”… | c   |\n",
	} {
		if diff := cmp.Diff(want, string(Format([]byte(given), Options{AmbiguousWidth: width}))); diff != "" {
			t.Errorf("width %d: %s", width, diff)
		}
	}
}

func TestFormatDoesNotModify(t *testing.T) {
	given := []byte("a|b\n-|-\n")
	before := bytes.Clone(given)
	Format(given, Options{})
	if !bytes.Equal(given, before) {
		t.Errorf("the content became %q", given)
	}
}

func TestFileReports(t *testing.T) {
	content := []byte("a|b\n-|-\n1|\xff\n")
	got, findings := File("x/doc.md", content, Options{})
	if !bytes.Equal(got, content) {
		t.Errorf("content %q", got)
	}
	if len(findings) != 1 || findings[0].Rule != syntax.NotUTF8 || findings[0].Span.String() != "x/doc.md:3:3" {
		t.Errorf("findings %v", findings)
	}
}

// TestFormatIsBounded: padding by a long cell does not make a document larger
// than what may be read.
func TestFormatIsBounded(t *testing.T) {
	long := strings.Repeat("x", 20_000)
	given := []byte("a|b\n-|-\n" + long + "|1\n" + strings.Repeat("2|3\n", 3000))
	got := Format(given, Options{})
	if want := "|a|b|\n|---|---|\n|" + long + "|1|\n" + strings.Repeat("|2|3|\n", 3000); string(got) != want {
		t.Errorf("%d bytes, which begin %.80q", len(got), got)
	}
	if again := Format(got, Options{}); !bytes.Equal(again, got) {
		t.Error("formatted twice it is not the same")
	}
	full := []byte("a|b\n-|-\n" + strings.Repeat("x", parser.MaxSize-9) + "\n")
	if got := Format(full, Options{}); !bytes.Equal(got, full) {
		t.Errorf("%d bytes became %d", len(full), len(got))
	}
}

func BenchmarkFormat(b *testing.B) {
	table := "### `Chat` 客户群\n\nName|JSON|Type|说明\n:--|:--|:--|:--\n" +
		strings.Repeat("`ChatID`|`chat_id,omitempty`|`string`|客户群ID，最多返回1000个；见“客户群列表”\n", 20) + "\n"
	content := []byte("## Models\n\n" + strings.Repeat(table, 100))
	for _, o := range []struct {
		name string
		Options
	}{{"padded", Options{}}, {"ambiguous", Options{AmbiguousWidth: 2}}, {"compact", Options{Compact: true}}} {
		b.Run(o.name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				Format(content, o.Options)
			}
		})
	}
}
