package parser

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

func cellsOf(line string) []string {
	out := []string{}
	for _, c := range splitRow([]byte(line), segment{0, len(line)}) {
		out = append(out, c.of([]byte(line)))
	}
	return out
}

func TestSplitRow(t *testing.T) {
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
			t.Errorf("splitRow(%q): (-want +got)\n%s", test.line, diff)
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

// FuzzSplitRow holds splitRow against goldmark, whose own cells cannot be used
// because it drops the surplus ones.
func FuzzSplitRow(f *testing.F) {
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
		spans, unclosed := codeSpans([]byte(test.text), segment{0, len(test.text)})
		var got []string
		for _, s := range spans {
			got = append(got, s.inner.of([]byte(test.text)))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", test.text, diff)
		}
		at := -1
		if unclosed != nil {
			at = unclosed.start
		}
		if at != test.unclosed {
			t.Errorf("%q: unclosed at %d, want %d", test.text, at, test.unclosed)
		}
	}
}

func TestCellValue(t *testing.T) {
	for _, test := range []struct {
		text, want string
		fault      *diag.Rule
		span       string // of the fault
	}{
		{text: "`owner`", want: "owner"},
		{text: "` owner `", want: "owner"},
		{text: "owner", want: "owner"},
		{text: "``", want: ""},
		{text: "` `", want: ""},
		{text: "", want: ""},
		{text: "``a`b``", want: "a`b"},
		{text: "`owner", fault: diag.UnclosedCode, span: "`owner"},
		{text: "`a` 说明", fault: diag.BesideCode, span: "说明"},
		{text: "群 `a`", fault: diag.BesideCode, span: "群"},
		{text: "`a` `b`", fault: diag.BesideCode, span: "`b`"},
		{text: "`a``", fault: diag.UnclosedCode, span: "`a``"},
	} {
		src := diag.NewSource("doc.md", []byte(test.text))
		var diags diag.List
		v, ok := cell{segment: segment{0, len(test.text)}, src: src, text: src.Content()}.value(&diags)
		if ok != (test.fault == nil) || ok && v.String() != test.want {
			t.Errorf("%q: got %q, %v", test.text, v.String(), ok)
		}
		if !ok && (len(diags) != 1 || diags[0].Rule != test.fault || diags[0].Span.Text() != test.span) {
			t.Errorf("%q: got %s at %q, want %s at %q", test.text, diags[0].Rule.ID, diags[0].Span.Text(), test.fault.ID, test.span)
		}
	}
}
