package doctext_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
)

// docTable returns the table that documents a model.
func docTable(t *testing.T, table string) []string {
	t.Helper()
	text := "## Models\n\n### `A` text\n\n#### More\n\n" + table
	pkg, findings := parser.Parse([]parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(text)}}, parser.Options{Package: "api"})
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

// TestDocumentedListEndsWithItsTable: the span of a list includes the table in
// its last item.
func TestDocumentedListEndsWithItsTable(t *testing.T) {
	const list = "- 一\n- 二\n\n  甲|乙\n  -|-\n  1|2"
	text := "## Models\n\n### `A` text\n\n" + list + "\n\n文字\n"
	pkg, _ := parser.Parse([]parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(text)}}, parser.Options{Package: "api"})
	for _, b := range pkg.Documents[0].Topics[0].Items[0].Model.Doc.Blocks {
		if b.Kind == spec.List {
			if got := b.Span.Text(); got != list {
				t.Errorf("the list is %q, want %q", got, list)
			}
			return
		}
	}
	t.Error("there is no list")
}
