package syntax

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// textOf returns a text that nobody has read as Markdown, and the span of it all.
func textOf(text string) (*Document, diag.Span) {
	d := &Document{Source: diag.NewSource("doc.md", []byte(text)), text: []byte(text), whole: text}
	return d, d.Source.Span(0, len(text))
}

func cellsOf(line string) []string {
	d, whole := textOf(line)
	out := []string{}
	for _, c := range d.Row(whole).Cells {
		out = append(out, d.Text(c))
	}
	return out
}

func TestRow(t *testing.T) {
	for _, test := range []struct {
		line string
		want []string
	}{
		{"", []string{}},
		{"|", []string{}},
		{"||", []string{""}},
		{"a", []string{"a"}},
		{"a|b", []string{"a", "b"}},
		{"| a | b |", []string{"a", "b"}},
		{"|a||b|", []string{"a", "", "b"}},
		{"|a||", []string{"a", ""}},
		{"a||", []string{"a", ""}},
		{"||a", []string{"", "a"}},
		{"  | 群聊 |\t名称\t|  ", []string{"群聊", "名称"}},
		{`a\|b|c`, []string{`a\|b`, "c"}},
		{"`a|b`|c", []string{"`a", "b`", "c"}}, // a bar inside code separates too
		{`|a|b\|`, []string{"a", `b\|`}},
	} {
		if diff := cmp.Diff(test.want, cellsOf(test.line)); diff != "" {
			t.Errorf("Row(%q): (-want +got)\n%s", test.line, diff)
		}
	}
}

// goldmarkCells returns the cells of the line as goldmark splits it in a table
// of so many columns.
func goldmarkCells(line string, columns int) ([]string, bool) {
	src := []byte(strings.Repeat("h|", columns) + "h|\n" + strings.Repeat("-|", columns) + "-|\n" + line + "\n")
	root := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(gmtext.NewReader(src))
	table, ok := root.FirstChild().(*east.Table)
	if !ok || table.ChildCount() != 2 {
		return nil, false
	}
	cells := []string{}
	for c := ast.Node(table.LastChild().FirstChild()); c != nil; c = c.NextSibling() {
		if c.Lines().Len() > 0 {
			cells = append(cells, string(c.Lines().Value(src)))
		}
	}
	return cells, true
}

// FuzzRow holds Row against goldmark, whose own cells cannot be used
// because it drops the surplus ones.
func FuzzRow(f *testing.F) {
	for _, s := range []string{"a|b", "|a|", "||", `a\|b|c`, "`x|y`|z", "| | |", "群|聊", `\\|a`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if strings.ContainsAny(line, "\n\r\v\f\x00\ufeff") || strings.TrimSpace(line) == "" ||
			strings.HasSuffix(strings.TrimSpace(line), `\|`) || strings.TrimSpace(line) != strings.Trim(line, " \t") {
			t.Skip("not one line, or one in which a final bar is escaped, which goldmark takes for the outer bar")
		}
		ours := cellsOf(line)
		theirs, ok := goldmarkCells(line, len(ours))
		if !ok {
			t.Skip("Markdown reads the line as something else")
		}
		if n := len(ours) - 1; len(theirs) == n && ours[n] == "" {
			ours = ours[:n] // goldmark does not count an empty last cell
		}
		if diff := cmp.Diff(theirs, ours); diff != "" {
			t.Errorf("%q: (-goldmark +ours)\n%s", line, diff)
		}
	})
}

func TestCodeSpans(t *testing.T) {
	for _, test := range []struct {
		text     string
		want     []string
		unclosed int
	}{
		{"", nil, -1},
		{"`a`", []string{"a"}, -1},
		{"x ` a ` y `b`", []string{"a", "b"}, -1},
		{"`` a`b ``", []string{"a`b"}, -1},
		{"`a", nil, 0},
		{"`a` ``b", []string{"a"}, 4},
		{"``a` `b`", []string{""}, 0},
		{"\\`a` b`", []string{"b"}, -1},
		{"`a\\`", []string{`a\`}, -1},
		{"` `", []string{""}, -1},
	} {
		d, whole := textOf(test.text)
		spans, unclosed := d.CodeSpans(whole)
		var got []string
		for _, s := range spans {
			got = append(got, d.Text(s.Inner))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", test.text, diff)
		}
		at := -1
		if unclosed != nil {
			at = unclosed.Start
		}
		if at != test.unclosed {
			t.Errorf("%q: unclosed at %d, want %d", test.text, at, test.unclosed)
		}
	}
}

func TestIsRegular(t *testing.T) {
	for text, want := range map[string]bool{
		"a|b\n-|-\n":      true,
		"|a|\n|-|\n1|2\n": true,
		"a|b\n-|-|-\n":    false, // fewer headers than columns
		"-|-\n-|-\n":      false, // like a delimiter
		"=|=\n-|-\n":      false, // like the underline of a heading
		"=|a\n-|-\n":      true,
		"|\n|-|\n":        false,
	} {
		d := parse(text)
		if len(d.Blocks) != 1 || d.Blocks[0].Kind != TableBlock {
			t.Errorf("%q is no table", text)
		} else if got := d.IsRegular(d.Blocks[0]); got != want {
			t.Errorf("IsRegular(%q) = %v", text, got)
		}
	}
}
