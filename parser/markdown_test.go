package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec/diag"
)

func blocksOf(text string) (blocks []block, diags diag.List) {
	src := diag.NewSource("doc.md", []byte(text))
	return readBlocks(src, []byte(text), &diags), diags
}

// describe writes a block in one line.
func describe(text string, b block) string {
	of := func(lines []segment) string {
		var out []string
		for _, l := range lines {
			out = append(out, l.of([]byte(text)))
		}
		return strings.Join(out, "⏎")
	}
	switch b.kind {
	case headingBlock:
		return fmt.Sprintf("h%d %s", b.level, b.text.of([]byte(text)))
	case tableBlock:
		return fmt.Sprintf("table%d %s", b.columns, of(b.rows))
	case fenceBlock:
		return fmt.Sprintf("fence %s %v %q", b.info.of([]byte(text)), b.closed, b.content.of([]byte(text)))
	case listBlock:
		return fmt.Sprintf("list%d %s", b.number, strings.Join(b.items, "⏎"))
	}
	return [...]string{paragraphBlock: "p", codeBlock: "code", htmlBlock: "html", quoteBlock: "quote", ruleBlock: "hr", refusedBlock: "refused"}[b.kind] +
		" " + of(b.lines)
}

func TestReadBlocks(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"# 群聊 #\n\ntext\nmore  \n", []string{"h1 群聊", "p text⏎more"}},
		{"title\n---\n#\n", []string{"h2 title"}},
		{"a|b\n:-|-:\nc|d\n\n", []string{"table2 a|b⏎:-|-:⏎c|d"}},
		{"lead\na|b\n-|-\n| |\ntail\n", []string{"p lead", "table2 a|b⏎-|-⏎| |⏎tail"}},
		{"## x\n|a|\n|-|\n", []string{"h2 x", "table1 |a|⏎|-|"}},
		{"a|b|c\n-|-\n", []string{"p a|b|c⏎-|-"}},
		{"a|b\n-|-|-\n", []string{"table3 a|b⏎-|-|-"}},                            // readTable reports it
		{"a|b\n    -|-\n-|-\n1|2\n", []string{"p a|b", "table2     -|-⏎-|-⏎1|2"}}, // no delimiter: a line that is indented,
		{"a|b\n-|-||\n-|-\n1|2\n", []string{"p a|b", "table2 -|-||⏎-|-⏎1|2"}},     // and one with an empty column
		{"a\n:-\u3000\nb\n:-\n", []string{"p a⏎:-\u3000", "table1 b⏎:-"}},         // and one with other text
		{"a\n    --\nb\n:-\n===\n", []string{"table1 a⏎    --⏎b⏎:-", "p ==="}},    // dashes alone, if they underline nothing
		{"|\n|-|\n", []string{"table1 |⏎|-|"}},
		{"```go\nx\n\n```\n", []string{`fence go true "x\n\n"`}},
		{"```\n```", []string{`fence  true ""`}},
		{"~~~ json\n{}", []string{`fence json false "{}"`}},
		{"- a\n- b\n  c\n\n    d\n", []string{"list0 a⏎b c⏎d"}},
		{"3. a\n4. b\n", []string{"list3 a⏎b"}},
		{"> # q\n> text\n", []string{"quote q⏎text"}},
		{"    code\n\n***\n", []string{"code code", "hr "}},
		{"<!-- a\nb -->\ntext", []string{"html <!-- a⏎b -->", "p text"}},
		{"~1~ *a* `b` [c](d) <e> &amp;", []string{"p ~1~ *a* `b` [c](d) <e> &amp;"}},
		{"[a]: https://example.com\n", []string{"p [a]: https://example.com"}},
	} {
		blocks, diags := blocksOf(test.text)
		var got []string
		for _, b := range blocks {
			got = append(got, describe(test.text, b))
		}
		if diff := cmp.Diff(test.want, got); diff != "" || len(diags) > 0 {
			t.Errorf("%q: %v (-want +got)\n%s", test.text, diags, diff)
		}
	}
}

func TestNestingIsBounded(t *testing.T) {
	for _, opener := range []string{"> ", "- ", "1. ", ">- "} {
		text := strings.Repeat(opener, 100_000) + "x\n" + strings.Repeat("\n", 1000)
		_, diags := blocksOf(text)
		if len(diags) != 1 || diags[0].Rule != diag.NestingTooDeep || diags[0].Span.Position().Line != 1 {
			t.Errorf("%q: %v", opener, diags)
		}
		if _, diags := blocksOf(strings.Repeat(opener, 20) + "x\n"); len(diags) > 0 {
			t.Errorf("%q: 20 deep: %v", opener, diags)
		}
	}
}

func TestPaddedTableIsRefused(t *testing.T) {
	quadratic := strings.Repeat("|a", 1000) + "\n" + strings.Repeat("|-", 1000) + "\n" + strings.Repeat("|\n", 1000)
	blocks, diags := blocksOf(quadratic)
	if len(diags) != 1 || diags[0].Rule != diag.TableTooLarge || diags[0].Span.String() != "doc.md:1:1" {
		t.Errorf("one table: %v", diags)
	}
	if len(blocks) != 1 || blocks[0].kind != refusedBlock {
		t.Errorf("one table: %d blocks", len(blocks))
	}
	small := strings.Repeat("|a", 64) + "\n" + strings.Repeat("|-", 64) + "\n" + strings.Repeat("|\n", 63) + "\n"
	if _, diags := blocksOf(strings.Repeat(small, 100)); len(diags) < 98 {
		t.Errorf("many tables that share one allowance: %d findings", len(diags))
	}
	full := strings.Repeat("|a", 200) + "\n" + strings.Repeat("|-", 200) + "\n" + strings.Repeat(strings.Repeat("|a", 199)+"\n", 200)
	if _, diags := blocksOf(full); len(diags) > 0 {
		t.Errorf("a full table: %v", diags)
	}
}
