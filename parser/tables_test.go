package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// tablesIn writes the lines of a document's tables with their cells in
// brackets, as in "‹a|b› [a] [b]".
func tablesIn(t *testing.T, text string) []string {
	t.Helper()
	tables, findings := Tables(File{Path: "doc.md", Content: []byte(text)})
	if len(findings) > 0 {
		t.Fatalf("findings: %v", findings)
	}
	var out []string
	for _, table := range tables {
		var lines []string
		for _, l := range table {
			line := "‹" + text[l.Start:l.End] + "›"
			for _, c := range l.Cells {
				line += " [" + text[c.Start:c.End] + "]"
			}
			lines = append(lines, line)
		}
		out = append(out, strings.Join(lines, " ⏎ "))
	}
	return out
}

func TestTables(t *testing.T) {
	for _, test := range []struct {
		name string
		text string
		want []string
	}{
		{"none", "# a\n\ntext | text\n", nil},
		{"two", "a\n:-\n\n|b|\n|-|\n", []string{"‹a› [a] ⏎ ‹:-› [:-]", "‹|b|› [b] ⏎ ‹|-|› [-]"}},
		{"blanks", " a | b\t\n-|-\n||c|  \n", []string{"‹ a | b\t› [a] [b] ⏎ ‹-|-› [-] [-] ⏎ ‹||c|  › [] [c]"}},
		{"row lengths", "a|b\n-|-\nc\n|\n||\nd|e|f|\n", []string{"‹a|b› [a] [b] ⏎ ‹-|-› [-] [-] ⏎ ‹c› [c] ⏎ ‹|› ⏎ ‹||› [] ⏎ ‹d|e|f|› [d] [e] [f]"}},
		{"escaped bars", "a\\||`b\\|`\n-|-\n", []string{"‹a\\||`b\\|`› [a\\|] [`b\\|`] ⏎ ‹-|-› [-] [-]"}},
		{"CRLF", "a\r\n:-\r\nb \r\n", []string{"‹a› [a] ⏎ ‹:-› [:-] ⏎ ‹b › [b]"}},
		{"byte order mark", "\ufeffa\n:-", []string{"‹a› [a] ⏎ ‹:-› [:-]"}},
		{"under text", "text\na\n:-\nlast", []string{"‹a› [a] ⏎ ‹:-› [:-] ⏎ ‹last› [last]"}},
		{"not at the top level", "- a\n  :-\n\n> a\n> :-\n\n    a\n    :-\n\n```\na\n:-\n```\n\n<p>\na\n:-\n</p>\n", nil},
		{"other numbers of columns", "a|b|c\n-|-\n\na\n-|-\n\na||\n-|\n", nil},
		{"the header ends the table above", "a\n:-\n===\n:-", []string{"‹a› [a] ⏎ ‹:-› [:-]"}},
		{"the header would be the delimiter", "text\n    -|\n-|\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, tablesIn(t, test.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTablesOfUnreadable(t *testing.T) {
	for _, test := range []struct {
		name       string
		text       string
		rule       *diag.Rule
		start, end int
	}{
		{"not UTF-8", "a\n:-\n\xff\n", diag.NotUTF8, 5, 6},
		{"a control character", "a\n:-\nb\x00\n", diag.ControlCharacter, 6, 7},
		{"a lone carriage return", "a\rb\n:-\n", diag.ControlCharacter, 1, 2},
		{"a direction override", "a\n:-\n\u202e\n", diag.BidiControl, 5, 8},
		{"too large", strings.Repeat("a", MaxSize+1), diag.DocumentTooLarge, 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			tables, findings := Tables(File{Path: "x/doc.md", Content: []byte(test.text)})
			if len(tables) > 0 || len(findings) != 1 {
				t.Fatalf("%d tables, findings %v", len(tables), findings)
			}
			f := findings[0]
			if f.Rule != test.rule || f.Span.File() != "x/doc.md" || f.Span.Start != test.start || f.Span.End != test.end {
				t.Errorf("%s at %s %d-%d", f.Rule.ID, f.Span.File(), f.Span.Start, f.Span.End)
			}
		})
	}
}

// docTable returns the table that documents a model.
func docTable(t *testing.T, table string) []string {
	t.Helper()
	text := "## Models\n\n### `A` text\n\n#### More\n\n" + table
	pkg, findings := Parse([]File{{Name: "doc.md", Path: "doc.md", Content: []byte(text)}}, Options{Package: "api"})
	if findings.HasErrors() {
		t.Fatalf("findings: %v", findings)
	}
	doc := pkg.Documents[0].Topics[0].Items[0].Model.Doc.Blocks
	last := doc[len(doc)-1]
	if last.Kind != spec.Code {
		t.Fatalf("the last block is a %s", last.Kind)
	}
	return last.Lines
}

// TestDocumentedTable: what is generated of a table does not depend on how it is
// padded.
func TestDocumentedTable(t *testing.T) {
	want := []string{"| 名     |   b |", "| ------ | --: |", "| 1      |   2 |", "| 长长长 |"}
	for _, given := range []string{
		"名|b\n-|-:\n1|2\n长长长\n",
		"|名|b|\n|--|--:|\n|1|2|\n|长长长|\n",
		"  | 名 |  b   |  \n  |  -  | ---: |\n  |1|       2\n|    长长长  |\n",
	} {
		if diff := cmp.Diff(want, docTable(t, given)); diff != "" {
			t.Errorf("%s%s", given, diff)
		}
	}
}

// TestDocumentedTableIsBounded: padding does not multiply a document beyond what
// may be read.
func TestDocumentedTableIsBounded(t *testing.T) {
	const rows, width = 3000, 20_000
	long := strings.Repeat("x", width)
	lines := docTable(t, fmt.Sprintf("a|b\n-|-\n%s|1\n%s", long, strings.Repeat("2|3\n", rows)))
	if got, want := lines[3], "|2|3|"; got != want {
		t.Errorf("line %.20q of %d bytes, want %q", got, len(got), want)
	}
	if len(lines) != rows+3 {
		t.Errorf("%d lines, want %d", len(lines), rows+3)
	}
}
