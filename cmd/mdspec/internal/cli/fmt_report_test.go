package cli

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// TestUnformatted states where a document is found to be not formatted, and with
// what its lines are replaced.
func TestUnformatted(t *testing.T) {
	tests := []struct {
		name, text string
		flags      fmtFlags
		span, hint string
		edits      []string
	}{
		{"a table", "# T\n\na|b\n-|-\n", fmtFlags{}, "3:1-3:4", "run `mdspec fmt doc.md`",
			[]string{"3:1-3:4 | a   | b   |", "4:1-4:4 | --- | --- |"}},
		{"one line of a table", "| 群  | b   |\n| --- | --- |\n| 1 | 2   |", fmtFlags{}, "3:1-3:12", "run `mdspec fmt doc.md`",
			[]string{"3:1-3:12 | 1   | 2   |"}},
		{"two tables", "a|b\n-|-\n\ntext\n\n|群|\n|-|\n", fmtFlags{}, "1:1-1:4", "run `mdspec fmt doc.md`",
			[]string{"1:1-1:4 | a   | b   |", "2:1-2:4 | --- | --- |", "6:1-6:4 | 群  |", "7:1-7:4 | --- |"}},
		{"a byte order mark", "\ufeffa|b\n-|-\n", fmtFlags{}, "1:1-1:4", "run `mdspec fmt doc.md`",
			[]string{"1:1-1:4 | a   | b   |", "2:1-2:4 | --- | --- |"}},
		{"line ends of DOS", "a|b\r\n-|-\r\n", fmtFlags{}, "1:1-1:4", "run `mdspec fmt doc.md`",
			[]string{"1:1-1:4 | a   | b   |", "2:1-2:4 | --- | --- |"}},
		{"compact", "a|b\n-|-\n", fmtFlags{compact: true}, "1:1-1:4", "run `mdspec fmt --compact doc.md`",
			[]string{"1:1-1:4 |a|b|", "2:1-2:4 |---|---|"}},
		{"wide", "|…|\n|-|\n", fmtFlags{ambiguous: "2"}, "1:1-1:4", "run `mdspec fmt --ambiguous-width 2 doc.md`",
			[]string{"1:1-1:4 | …  |", "2:1-2:4 | --- |"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := parser.File{Name: "doc.md", Path: "doc.md", Content: []byte(test.text)}
			d := checkFix(t, test.flags, file)
			if d.Rule != mdfmt.UnformattedTable || extent(d.Span) != test.span || d.Hint() != test.hint {
				t.Errorf("%s at %s: %s", d.Rule.ID, extent(d.Span), d.Hint())
			}
			var edits []string
			for _, e := range d.Fix.Edits {
				edits = append(edits, extent(e.Span)+" "+e.New)
			}
			if diff := cmp.Diff(test.edits, edits); diff != "" || !d.Fix.Certain {
				t.Errorf("edits (-want +got):\n%s", diff)
			}
			if !strings.HasPrefix(d.Diff, "--- doc.md\ton disk\n+++ doc.md\tformatted\n@@ ") {
				t.Errorf("diff:\n%s", d.Diff)
			}
		})
	}
}

func extent(s diag.Span) string {
	start, end := s.Position(), s.EndPosition()
	return fmt.Sprintf("%d:%d-%d:%d", start.Line, start.Column, end.Line, end.Column)
}

// checkFix returns the finding of a file, whose fix does what formatting does.
func checkFix(t *testing.T, f fmtFlags, file parser.File) diag.Diagnostic {
	t.Helper()
	formatted, _ := mdfmt.File(file.Path, file.Content, f.options())
	d := f.unformatted(file, formatted)
	fixed := lint.Fix(diag.List{d})
	if len(fixed) != 1 {
		t.Fatalf("%d files are fixed", len(fixed))
	}
	if diff := cmp.Diff(string(formatted), string(fixed[0].Content)); diff != "" {
		t.Errorf("%s is not fixed as it is formatted (-formatted +fixed):\n%s", file.Path, diff)
	}
	return d
}

// TestUnformattedSeed fixes the documents of the golden seed, which are not
// formatted.
func TestUnformattedSeed(t *testing.T) {
	files, err := parser.ReadDir(filepath.Join("..", "..", "..", "..", "golden", "seed"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d documents, error %v", len(files), err)
	}
	for _, file := range files {
		checkFix(t, fmtFlags{}, file)
		checkFix(t, fmtFlags{compact: true}, file)
	}
}
