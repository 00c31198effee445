package grid

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// table returns the table of the lines, whose cells are separated by single
// bars; an empty line is a row without cells.
func table(lines ...string) Table {
	t := make(Table, len(lines))
	for i, l := range lines {
		if l != "" {
			t[i] = strings.Split(l, "|")
		}
	}
	return t
}

var layoutTests = []struct {
	name            string
	table           Table
	padded, compact []string
}{
	{
		"alignment",
		table("a|b|c|d", ":-|:-:|-:|-", "1|2|3|4", "123456|123456|123456|123456", "12345|12345|12345|12345"),
		[]string{
			"| a      |   b    |      c | d      |",
			"| :----- | :----: | -----: | ------ |",
			"| 1      |   2    |      3 | 4      |",
			"| 123456 | 123456 | 123456 | 123456 |",
			"| 12345  | 12345  |  12345 | 12345  |",
		},
		[]string{"|a|b|c|d|", "|:--|:-:|--:|---|", "|1|2|3|4|", "|123456|123456|123456|123456|", "|12345|12345|12345|12345|"},
	},
	{
		"at least three columns",
		table("a", ":-", "b"),
		[]string{"| a   |", "| :-- |", "| b   |"},
		[]string{"|a|", "|:--|", "|b|"},
	},
	{
		"short and surplus rows",
		table("a|b", "-|-", "1", "", "1|2|3", "|", "1|2||4567"),
		[]string{
			"| a   | b   |",
			"| --- | --- |",
			"| 1   |",
			"|",
			"| 1   | 2   | 3 |",
			"|     |     |",
			"| 1   | 2   |   | 4567 |",
		},
		[]string{"|a|b|", "|---|---|", "|1|", "|", "|1|2|3|", "|||", "|1|2||4567|"},
	},
	{
		"a backslash before a bar",
		table(`\`, "-", `a\`, `\a`),
		[]string{`| \   |`, `| --- |`, `| a\  |`, `| \a  |`},
		[]string{`|\ |`, `|---|`, `|a\ |`, `|\a|`},
	},
	{
		"a wide backslash cell",
		table("a|b", "-|-:", `四个汉字\|x`),
		[]string{
			`| a         |   b |`,
			`| --------- | --: |`,
			`| 四个汉字\ |   x |`,
		},
		[]string{`|a|b|`, `|---|--:|`, `|四个汉字\ |x|`},
	},
}

func TestLines(t *testing.T) {
	for _, test := range layoutTests {
		t.Run(test.name, func(t *testing.T) {
			checkLines(t, Padded(test.table, 1), test.padded)
			checkLines(t, Compact(test.table), test.compact)
		})
	}
}

func checkLines(t *testing.T, l *Layout, want []string) {
	t.Helper()
	if diff := cmp.Diff(want, l.Lines()); diff != "" {
		t.Error(diff)
	}
	if got, want := l.Size(), len(strings.Join(want, "")); got != want {
		t.Errorf("size %d, want %d", got, want)
	}
}

func TestAmbiguousWidth(t *testing.T) {
	given := table("名|b", "-|-", "“…”|x")
	checkLines(t, Padded(given, 1), []string{"| 名  | b   |", "| --- | --- |", "| “…” | x   |"})
	checkLines(t, Padded(given, 2), []string{"| 名     | b   |", "| ------ | --- |", "| “…” | x   |"})
	checkLines(t, Compact(given), []string{"|名|b|", "|---|---|", "|“…”|x|"})
}
