package page

import (
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// FuzzRead reads what is no page at all, too.
func FuzzRead(f *testing.F) {
	for _, file := range cases(f) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data))
	}
	f.Add("below】\nA\n-|\n-")                    // what underlines the table makes a heading of the text above it
	f.Add("<table><table><td></table><td>outer") // the rows of a table begin behind the one within it
	f.Add("\n0\n>|\n-|")                         // nothing of the table in a quotation is shown
	f.Add("0\n-|\n**：**\n明\n--|")                // and another one follows
	f.Add("0\n-|\n**：**")                        // a line in bold ends the table
	for _, s := range hostile(40) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		before := strings.Clone(text)
		for _, name := range []string{"doc.md", "doc.mdx"} {
			p := Read(name, syntax.Parse(diag.NewSource(name, []byte(text))))
			holdSpans(t, p, len(text))
			holdPipes(t, p)
		}
		if text != before {
			t.Error("the text was changed")
		}
	})
}

// holdSpans wants all places within the document, and parts in its order.
func holdSpans(t *testing.T, p *Page, length int) {
	last := 0
	for i, part := range p.Parts {
		if s := part.Span; s.IsZero() || s.Start < last || s.End < s.Start || s.End > length {
			t.Errorf("part %d has the span [%d, %d) behind %d in a text of %d bytes", i, s.Start, s.End, last, length)
		}
		last = part.Span.Start
		for _, one := range part.Routes {
			if one.Span.IsZero() || one.Method == "" && one.Path == "" || one.Path != "" && one.Path[0] != '/' {
				t.Errorf("part %d has the route %+v", i, one)
			}
		}
		if part.Table == nil {
			if part.Kind == Table {
				t.Errorf("part %d has no table", i)
			}
			continue
		}
		for _, row := range append([]Row{{Cells: part.Table.Header, Span: part.Span}}, part.Table.Rows...) {
			if len(row.Cells) == 0 || row.Span.IsZero() {
				t.Errorf("part %d has an empty row", i)
			}
			for _, c := range row.Cells {
				if c.Span.IsZero() {
					t.Errorf("part %d has the cell %q from nowhere", i, c.Text)
				}
			}
		}
	}
}

// holdPipes wants each table that is written with bars once, with all of its rows. A line
// in bold that Markdown sees as its last row may be a text of its own.
func holdPipes(t *testing.T, p *Page) {
	got := map[int]int{} // rows by where they are
	for _, part := range p.Parts {
		if (part.Kind == Text || part.Kind == Label) && !strings.Contains(p.Doc.Text(part.Span), "|") {
			got[part.Span.Start]++
		}
		if part.Table != nil && part.Table.Form == Pipes {
			if part.Kind == Table {
				got[part.Span.Start]++
			}
			for _, row := range part.Table.Rows {
				got[row.Span.Start]++
			}
		}
	}
	for _, b := range p.Doc.Blocks {
		for leaf := range b.Leaves() {
			if leaf.Kind != syntax.TableBlock {
				continue
			}
			for i, row := range leaf.Rows {
				if text := p.Doc.Text(row.Span); isClosing(text) || i > 3 && got[row.Span.Start] == 0 && strings.Trim(text, "|-: \t") == "" {
					continue // the end of what the table is in, or the line below the header of another table
				}
				if n := got[row.Span.Start]; i > 1 && n != 1 || n > 1 {
					t.Errorf("row %q is there %d times", p.Doc.Text(row.Span), n)
				}
			}
		}
	}
}

// hostile returns documents that repeat what opens, nests or reaches far.
func hostile(n int) []string {
	var out []string
	for _, s := range []string{
		"<table>\n\n", "<table><tr><td>", "<table></table>\n", "<tr><td rowspan=99 colspan=99>x", "<A method=get path=/x>\n\n", "<ParamField name=x type=y>\n\n",
		"</a>", "<pre>", "<script>", "<!-- ", "# a\n", "# a-1\n", "- `a` (string)\n", "- `a` *string*\n\n  ", "> - ", "[", "[a](", "`a` ", "**a", "_a ", "{{", "<a id=x>", "{#a} ",
		"GET ", "GET /", "GET /{", "/[a](b)", "GET, ", "请求URL：", "a: ", "|a|b|\n|-|-|\n", "POST /a/<", "<h2>", "<details><summary>x\n\n", "::: x\n", "![a](b) ", "&amp;", "\\", "\n",
		"import a from 'b'\n", "\x00", "-\n", "=\n", "(", "（", "<a href=x>",
		"|a|b|\n|-|-|\n|1|x\n\n", "|1|x\n\n", "=== \"a\"\n\n    ", "!!! note\n    - `a` (string)\n", "- `a` `(string: x)`\n", "`x` {.a} ", "测试环境：https://a/b\n", "<em>\n", "<A>\n    # a\n",
	} {
		out = append(out, strings.Repeat(s, n), "<table><tr><td>"+strings.Repeat(s, n), "### "+strings.Repeat(strings.TrimSpace(s), n), "- `a` "+strings.Repeat(s, n), "<B>"+strings.Repeat(s, n))
	}
	return out
}

// TestLinear reads documents that are large and hostile.
func TestLinear(t *testing.T) {
	times := 1 << 14
	if testing.Short() {
		times = 1 << 11
	}
	for _, s := range hostile(times) {
		start := time.Now()
		p := read(s)
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%.20q… took %v", s, took)
		}
		holdSpans(t, p, len(s))
	}
}
