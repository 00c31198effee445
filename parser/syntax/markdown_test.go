package syntax

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec/diag"
)

func parse(text string) *Document { return Parse(diag.NewSource("doc.md", []byte(text))) }

// describe writes a block in one line.
func describe(d *Document, b *Block) string {
	of := func(lines []diag.Span) string {
		var out []string
		for _, l := range lines {
			out = append(out, d.Text(l))
		}
		return strings.Join(out, "⏎")
	}
	within := func() string {
		var out []string
		for _, c := range b.Children {
			out = append(out, describe(d, c))
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	switch b.Kind {
	case HeadingBlock:
		return fmt.Sprintf("h%d %s", b.Level, d.Text(b.Text))
	case TableBlock:
		var rows []diag.Span
		for _, r := range b.Rows {
			rows = append(rows, r.Span)
		}
		return fmt.Sprintf("table%d %s", b.Columns, of(rows))
	case FenceBlock:
		return fmt.Sprintf("fence %s %v %q", d.Text(b.Info), b.Closed, d.Text(b.Content))
	case ListBlock:
		return fmt.Sprintf("list%d %s", b.Number, within())
	case ItemBlock, QuoteBlock:
		return within()
	}
	return [...]string{
		ParagraphBlock: "p", CodeBlock: "code", HTMLBlock: "html", RuleBlock: "hr", RefusedTable: "refused", FrontMatter: "front",
	}[b.Kind] + " " + of(b.Lines)
}

func TestBlocks(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"# 群聊 #\n\ntext\nmore  \n", []string{"h1 群聊", "p text⏎more"}},
		{"# <!-- a --> b <!-- c --><!---->\n## `<!-- d -->`\n### <!-- e -->\n#### f <!-- g\n", []string{"h1 b", "h2 `<!-- d -->`", "h3 <!-- e -->", "h4 f <!-- g"}},
		{"title\n---\n#\n", []string{"h2 title"}},
		{"a|b\n:-|-:\nc|d\n\n", []string{"table2 a|b⏎:-|-:⏎c|d"}},
		{"lead\na|b\n-|-\n| |\ntail\n", []string{"p lead", "table2 a|b⏎-|-⏎| |⏎tail"}},
		{"## x\n|a|\n|-|\n", []string{"h2 x", "table1 |a|⏎|-|"}},
		{"a|b|c\n-|-\n", []string{"p a|b|c⏎-|-"}},
		{"a|b\n-|-|-\n", []string{"table3 a|b⏎-|-|-"}},                        // readTable reports it
		{"a|b\n    -|-\n-|-\n1|2\n", []string{"p a|b", "table2 -|-⏎-|-⏎1|2"}}, // no delimiter: a line that is indented,
		{"a|b\n-|-||\n-|-\n1|2\n", []string{"p a|b", "table2 -|-||⏎-|-⏎1|2"}}, // and one with an empty column
		{"a\n:-\u3000\nb\n:-\n", []string{"p a⏎:-\u3000", "table1 b⏎:-"}},     // and one with other text
		{"a\n    --\nb\n:-\n===\n", []string{"table1 a⏎--⏎b⏎:-", "p ==="}},    // dashes alone, if they underline nothing
		{"|\n|-|\n", []string{"table1 |⏎|-|"}},
		{"```go\nx\n\n```\n", []string{`fence go true "x\n\n"`}},
		{"```\n```", []string{`fence  true ""`}},
		{"~~~ json\n{}", []string{`fence json false "{}"`}},
		{"- a\n- b\n  c\n\n    d\n", []string{"list0 [[p a], [p b⏎c, p d]]"}},
		{"3. a\n4. b\n", []string{"list3 [[p a], [p b]]"}},
		{"> # q\n> text\n", []string{"[h1 q, p text]"}},
		{"    code\n\n***\n", []string{"code code", "hr "}},
		{"<!-- a\nb -->\ntext", []string{"html <!-- a⏎b -->", "p text"}},
		{"~1~ *a* `b` [c](d) <e> &amp;", []string{"p ~1~ *a* `b` [c](d) <e> &amp;"}},
		{"> - a\n>\n>   x|y\n>   -|-\n>   1|2|3\n>\n> ~~~\n> code\n> ~~~\n", []string{`[list0 [[p a, table2 x|y⏎-|-⏎1|2|3]], fence  true "> code\n"]`}},
		{"---\ntitle: 群聊\ntags:\n  - a\n---\n\n# T\n", []string{"front title: 群聊⏎tags:⏎  - a", "h1 T"}},
		{"---\ntitle:\n", []string{"hr ", "p title:"}},
		{"---\nTitle\n---\n", []string{"hr ", "h2 Title"}},
		{"---\n---\n", []string{"hr ", "hr "}},
		{"---\n---\na: 1\n---\n", []string{"hr ", "hr ", "h2 a: 1"}},
		{"a\nb: c\n---\n", []string{"h2 a\nb: c"}},
		{"---\r\na: 1\r\n---\r\nb\r\n", []string{"front a: 1", "p b"}},
		{"---\na_-zAZ09:\n---\n", []string{"front a_-zAZ09:"}},
		{"---\n: x\n---\n", []string{"hr ", "h2 : x"}},
		{"---\n{a: 1}\n---\n", []string{"hr ", "h2 {a: 1}"}},
		{"---\n@: x\n---\n", []string{"hr ", "h2 @: x"}},
		{"---\na:b\n---\n", []string{"hr ", "h2 a:b"}},
		{"[a]: https://example.com\n", nil},
	} {
		d := parse(test.text)
		var got []string
		for _, b := range d.Blocks {
			got = append(got, describe(d, b))
		}
		if diff := cmp.Diff(test.want, got); diff != "" || len(d.Form) > 0 {
			t.Errorf("%q: %v (-want +got)\n%s", test.text, d.Form, diff)
		}
	}
}

func TestNestingIsBounded(t *testing.T) {
	for _, opener := range []string{"> ", "- ", "1. ", ">- "} {
		text := strings.Repeat(opener, 100_000) + "x\n" + strings.Repeat("\n", 1000)
		diags := parse(text).Form
		if len(diags) != 1 || diags[0].Rule != NestingTooDeep || diags[0].Span.Position().Line != 1 {
			t.Errorf("%q: %v", opener, diags)
		}
		if diags := parse(strings.Repeat(opener, 20) + "x\n").Form; len(diags) > 0 {
			t.Errorf("%q: 20 deep: %v", opener, diags)
		}
	}
}

// TestPaddingAllowed writes tables of one row, of one cell, that are as wide as
// they may be and one column wider.
func TestPaddingAllowed(t *testing.T) {
	for columns, found := range map[int]int{paddingAllowed + 2: 0, paddingAllowed + 3: 1} {
		text := strings.Repeat("|a", columns) + "\n" + strings.Repeat("|-", columns) + "\n|a|\n"
		if diags := parse(text).Form; len(diags) != found {
			t.Errorf("%d columns: %v", columns, diags)
		}
	}
}

// TestStart takes the places of blocks from the lines that they begin on.
func TestStart(t *testing.T) {
	const text = "# a\n\n  x\n\n  a|b\n  -|-\n\n  - c\n\n  > q\n\n  ```\n  ```\n"
	for _, b := range parse(text).Blocks {
		if line := parse(text).LineAt(b.Start); line.Start != b.Start || strings.TrimSpace(line.Text()) == "" {
			t.Errorf("a block begins at %d within %q", b.Start, line.Text())
		}
	}
	if n := len(parse(text).Blocks); n != 6 {
		t.Errorf("%d blocks", n)
	}
}

func TestPaddedTableIsRefused(t *testing.T) {
	quadratic := strings.Repeat("|a", 1000) + "\n" + strings.Repeat("|-", 1000) + "\n" + strings.Repeat("|\n", 1000)
	d := parse(quadratic)
	blocks, diags := d.Blocks, d.Form
	if len(diags) != 1 || diags[0].Rule != TableTooLarge || diags[0].Span.String() != "doc.md:1:1" {
		t.Errorf("one table: %v", diags)
	}
	if len(blocks) != 1 || blocks[0].Kind != RefusedTable {
		t.Errorf("one table: %d blocks", len(blocks))
	}
	small := strings.Repeat("|a", 64) + "\n" + strings.Repeat("|-", 64) + "\n" + strings.Repeat("|\n", 63) + "\n"
	if diags := parse(strings.Repeat(small, 100)).Form; len(diags) < 98 {
		t.Errorf("many tables that share one allowance: %d findings", len(diags))
	}
	full := strings.Repeat("|a", 200) + "\n" + strings.Repeat("|-", 200) + "\n" + strings.Repeat(strings.Repeat("|a", 199)+"\n", 200)
	if diags := parse(full).Form; len(diags) > 0 {
		t.Errorf("a full table: %v", diags)
	}
}
