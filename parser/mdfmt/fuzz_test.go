package mdfmt

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"github.com/mdspec-go/mdspec/golden"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// documents returns the documents of the golden cases, the seed, and our own
// specification.
func documents(tb testing.TB) map[string][]byte {
	tb.Helper()
	docs := map[string][]byte{}
	for _, pattern := range []string{"../../golden/seed/*.md", "../../spec/wecom/*.md"} {
		for _, file := range glob(tb, pattern) {
			content, err := os.ReadFile(file)
			if err != nil {
				tb.Fatal(err)
			}
			docs[file] = content
		}
	}
	for _, file := range glob(tb, "../../golden/testdata/*.txtar") {
		c, err := golden.Load(file)
		if err != nil {
			tb.Fatal(err)
		}
		for _, d := range c.Input.Documents {
			docs[c.Name+"/"+d.Name] = d.Content
		}
	}
	return docs
}

func glob(tb testing.TB, pattern string) []string {
	tb.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		tb.Fatalf("%s: %d files, error %v", pattern, len(files), err)
	}
	return files
}

// hard are documents that were misread once.
var hard = []string{
	"<!-->\n\na|b\n-|-\n",
	"||-|\u200dType\n:-\u3000\n|a|b|c|\n|:-|-:|:-:|\n",
	"|-:\n\t- \na\n:-\n ===",
	"|a|b|c|\n|:-|-:|:-:|\n===\n-:",
	"a|b\n    -|-\n-|-\n1|2\n",
	"a|b\n-|-||\n-|-\n1|2\n",
	"text\n    -|\n-|\n",
}

// FuzzFormat checks what formatting promises.
func FuzzFormat(f *testing.F) {
	docs := documents(f)
	for i, name := range slices.Sorted(maps.Keys(docs)) {
		if testing.Short() && i%4 > 0 {
			continue // make test-long tries all
		}
		f.Add(docs[name])
	}
	for _, test := range formatTests {
		f.Add([]byte(test.given))
	}
	for _, text := range hard {
		f.Add([]byte(text))
	}
	f.Fuzz(checkProperties)
}

// checkProperties formats the document in both forms, and these again.
func checkProperties(t *testing.T, content []byte) {
	given := bytes.Clone(content)
	padded := Format(content, Options{})
	compact := Format(content, Options{Compact: true})
	if !bytes.Equal(content, given) {
		t.Fatal("the content was modified")
	}
	for _, again := range []struct {
		name       string
		from, want []byte
		o          Options
	}{
		{"padded from padded", padded, padded, Options{}},
		{"padded from compact", compact, padded, Options{}},
		{"compact from compact", compact, compact, Options{Compact: true}},
		{"compact from padded", padded, compact, Options{Compact: true}},
		{"padded from the ambiguous as wide", Format(content, Options{AmbiguousWidth: 2}), padded, Options{}},
	} {
		if diff := cmp.Diff(string(again.want), string(Format(again.from, again.o))); diff != "" {
			t.Fatalf("%s: %s\nof\n%s", again.name, diff, content)
		}
	}
	checkOutside(t, content, padded)
	checkOutside(t, content, compact)
	checkWidths(t, padded)
	want := meaning(t, content)
	for _, formatted := range [][]byte{padded, compact} {
		if diff := cmp.Diff(want, meaning(t, formatted)); diff != "" {
			t.Fatalf("the meaning of\n%s\nis not that of\n%s\n%s", formatted, content, diff)
		}
	}
}

// tables returns the tables of what can be read.
func tables(content []byte) []table {
	d := syntax.Parse(diag.NewSource("doc.md", content))
	if len(d.Bytes) > 0 {
		return nil
	}
	var out []table
	for _, b := range regularTables(d) {
		t := make(table, len(b.Rows))
		for i, r := range b.Rows {
			t[i] = tableLine{d.OwnLine(r.Span.Start), r.Cells}
		}
		out = append(out, t)
	}
	return out
}

type table []tableLine

// tableLine is a line of a table, without its end, and its cells.
type tableLine struct {
	diag.Span
	Cells []diag.Span
}

// checkOutside compares the bytes that do not belong to a line of a table, and
// what the cells say.
func checkOutside(t *testing.T, content, formatted []byte) {
	t.Helper()
	if diff := cmp.Diff(outside(content), outside(formatted)); diff != "" {
		t.Fatalf("outside of tables:\n%s\nof %q", diff, content)
	}
}

func outside(content []byte) []string {
	var out []string
	at := 0
	for _, table := range tables(content) {
		for i, line := range table {
			out = append(out, string(content[at:line.Start]))
			for _, c := range line.Cells {
				if i != 1 { // not of the delimiter
					out = append(out, "cell: "+string(content[c.Start:c.End]))
				}
			}
			at = line.End
		}
	}
	return append(out, string(content[at:]))
}

// checkWidths checks that all rows of a table that have all cells are equally
// wide, and each takes a bar at both ends.
func checkWidths(t *testing.T, padded []byte) {
	t.Helper()
	for _, table := range tables(padded) {
		header := ""
		for i, l := range table {
			line := string(padded[l.Start:l.End])
			if !strings.HasPrefix(line, "|") || !strings.HasSuffix(line, "|") {
				t.Fatalf("no bars around %q", line)
			}
			line = strings.ReplaceAll(line, "\t", "x")
			switch {
			case i == 0:
				header = line
			case len(l.Cells) == len(table[0].Cells) && uniseg.StringWidth(line) != uniseg.StringWidth(header):
				t.Fatalf("widths %d and %d:\n%s\n%s", uniseg.StringWidth(header), uniseg.StringWidth(line), header, line)
			}
		}
	}
}

// meaning returns what the parser says of a document, without places.
func meaning(t *testing.T, content []byte) []string {
	t.Helper()
	r := parser.Read([]parser.File{{Name: "doc.md", Path: "doc.md", Content: content}}, parser.Options{Package: "api"})
	out := []string{schema(t, r.Package)}
	for _, d := range r.Documents {
		for _, table := range d.Tables {
			out = append(out, describe(table))
		}
	}
	for _, d := range r.Findings {
		out = append(out, fmt.Sprintf("%d: %s: %s; %s %v", d.Span.Position().Line, d.Rule.ID, d.Message(), d.Hint(), d.Suggest))
		for _, r := range d.Related {
			out = append(out, fmt.Sprintf("%d: %s", r.Span.Position().Line, r.Message))
		}
	}
	return out
}

// schema returns the JSON form of the package, without places.
func schema(t *testing.T, pkg *spec.Package) string {
	data, err := spec.Encode(pkg)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	data, err = json.MarshalIndent(withoutSpans(tree), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// withoutSpans removes the spans of a JSON value.
func withoutSpans(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if _, ok := v["endOffset"]; ok {
			return nil
		}
		for name, member := range v {
			v[name] = withoutSpans(member)
		}
	case []any:
		for i, item := range v {
			v[i] = withoutSpans(item)
		}
	}
	return v
}

// describe returns a table as linters see it.
func describe(table *dialect.Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s of %s:", table.Kind, table.Owner)
	for _, c := range table.Columns {
		if c != nil {
			fmt.Fprintf(&b, " %s", c.Name)
		}
	}
	for i, row := range table.Rows {
		if i == 1 {
			continue // the delimiter has as many dashes as its column is wide
		}
		fmt.Fprintf(&b, "\n%d:", row.Span.Position().Line)
		for _, cell := range row.Cells {
			if text := cell.Text(); utf8.ValidString(text) {
				fmt.Fprintf(&b, " %q", text)
			}
		}
	}
	return b.String()
}
