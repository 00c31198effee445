package mdfmt

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// tablesIn writes the lines of a document's tables with their cells in
// brackets, as in "‹a|b› [a] [b]".
func tablesIn(t *testing.T, text string) []string {
	t.Helper()
	d := syntax.Parse(diag.NewSource("doc.md", []byte(text)))
	if len(d.Bytes) > 0 {
		t.Fatalf("findings: %v", d.Bytes)
	}
	var out []string
	for _, table := range regularTables(d) {
		var lines []string
		for _, l := range table.Rows {
			line := "‹" + d.OwnLine(l.Span.Start).Text() + "›"
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

func TestUnreadable(t *testing.T) {
	for _, test := range []struct {
		name       string
		text       string
		rule       *diag.Rule
		start, end int
	}{
		{"not UTF-8", "a\n:-\n\xff\n", syntax.NotUTF8, 5, 6},
		{"a control character", "a\n:-\nb\x00\n", syntax.ControlCharacter, 6, 7},
		{"a lone carriage return", "a\rb\n:-\n", syntax.ControlCharacter, 1, 2},
		{"a direction override", "a\n:-\n\u202e\n", syntax.BidiControl, 5, 8},
		{"too large", strings.Repeat("a", syntax.MaxSize+1), syntax.DocumentTooLarge, 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, findings := File("x/doc.md", []byte(test.text), Options{})
			if string(got) != test.text || len(findings) != 1 {
				t.Fatalf("%q, findings %v", got, findings)
			}
			f := findings[0]
			if f.Rule != test.rule || f.Span.File() != "x/doc.md" || f.Span.Start != test.start || f.Span.End != test.end {
				t.Errorf("%s at %s %d-%d", f.Rule.ID, f.Span.File(), f.Span.Start, f.Span.End)
			}
		})
	}
}
