package lint

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// checkPipes looks at every table, also those that are only for readers: what a
// `|` cuts off is not shown where it belongs, or not at all.
func checkPipes(x *pass) {
	for _, d := range x.documents {
		for _, t := range d.Tables {
			for _, r := range t.Rows[2:] {
				if !x.cutCode(r) && t.Kind == dialect.OtherTable {
					x.lostCells(t, r)
				}
			}
		}
	}
}

// cutCode reports a code span that opens in one cell and closes in a later one,
// and reports whether there is one.
func (x *pass) cutCode(r syntax.Row) bool {
	opened := map[int]diag.Span{} // by number of backticks
	for _, c := range r.Cells {
		text := c.Text()
		if text == "``" || plainlyClosed(text) { // an empty cell, or one with nothing to look for
			continue
		}
		_, unclosed := codespan.Find(text)
		if unclosed == nil {
			continue
		}
		ticks := part(c, unclosed.Start, unclosed.End)
		if open, ok := opened[ticks.End-ticks.Start]; ok {
			at := c.Source.Span(open.Start, ticks.End)
			x.add(at, at.Text()).Fix = pipeFix(at)
			return true
		}
		opened[ticks.End-ticks.Start] = ticks
	}
	return false
}

// plainlyClosed reports whether all backticks of a text are single and in pairs,
// as in nearly every cell.
func plainlyClosed(text string) bool {
	return strings.Count(text, "`")%2 == 0 && !strings.Contains(text, "``") && !strings.Contains(text, `\`)
}

// pipeFix offers a backslash before each bar.
func pipeFix(at diag.Span) *diag.Fix {
	fix := &diag.Fix{Message: diag.Say("escape the `|`", "给 `|` 加上反斜杠")}
	text := at.Text()
	for i := range len(text) {
		if text[i] == '|' && (i == 0 || text[i-1] != '\\') {
			fix.Edits = append(fix.Edits, diag.Edit{Span: part(at, i, i), New: `\`})
		}
	}
	return fix
}

// lostCells reports cells beyond the last header, which Markdown does not show.
func (x *pass) lostCells(t *dialect.Table, r syntax.Row) {
	last := len(t.Rows[0].Cells) - 1
	for i := len(r.Cells) - 1; i > last && last >= 0; i-- {
		if r.Cells[i].Start < r.Cells[i].End {
			at := r.Span.Source.Span(r.Cells[last].Start, r.Cells[i].End)
			x.add(at, at.Text())
			return
		}
	}
}
