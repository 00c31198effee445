package importer

import (
	"fmt"
	"io"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// summary says in a line what became of one document.
func summary(d *foreign.DocumentReport) diag.Phrase {
	return diag.Say("%[1]s: %[2]s, types: %[3]d, calls: %[4]d", "%[1]s：%[2]s，类型 %[3]d 个，接口 %[4]d 个",
		diag.Verbatim(d.Path), counted(d.Counts()), d.Types, d.Calls)
}

// total says in a line what became of all documents.
func total(r *foreign.Report) diag.Phrase {
	types, calls := 0, 0
	for _, d := range r.Documents {
		types, calls = types+d.Types, calls+d.Calls
	}
	return diag.Say("sources: %[1]d, %[2]s, types: %[3]d, calls: %[4]d", "共 %[1]d 份来源：%[2]s，类型 %[3]d 个，接口 %[4]d 个",
		len(r.Documents), counted(r.Counts()), types, calls)
}

func counted(n foreign.Counts) diag.Phrase {
	return diag.Say("%[1]d of %[2]d rows read (%[3]d typed, %[4]d by example, %[5]d raw)",
		"%[2]d 行中读取 %[1]d 行（有类型 %[3]d，据示例 %[4]d，原始 JSON %[5]d）", n.Read, n.Rows, n.Typed, n.Example, n.Raw)
}

// states are the words for what became of a row.
var states = map[foreign.State]diag.Phrase{
	foreign.Read: diag.Say("read", "读取"),
	foreign.Raw:  diag.Say("raw", "原始"),
	foreign.Left: diag.Say("left out", "未导入"),
}

// sourcesOfTypes are the words for what a type was taken from.
var sourcesOfTypes = map[foreign.By]diag.Phrase{
	foreign.ByWord:    diag.Say("its cell", "单元格"),
	foreign.ByLink:    diag.Say("a type of the pages", "文档中的类型"),
	foreign.ByDoc:     diag.Say("its description or its values", "说明或取值"),
	foreign.ByExample: diag.Say("an example", "示例"),
	foreign.ByPath:    diag.Say("the path of the call", "接口路径"),
	foreign.ByProfile: diag.Say("the profile", "profile 的更正"),
}

// WriteText writes the report for people: every row of every table, a line each.
func WriteText(w io.Writer, r *foreign.Report, l diag.Lang) error {
	var err error
	line := func(parts ...string) {
		if err == nil {
			err = diag.PrintLine(w, parts...)
		}
	}
	for _, d := range r.Documents {
		line(summary(d).In(l))
		for _, t := range d.Tables {
			line("  ", tableLine(t).In(l))
			for _, row := range t.Rows {
				line("    ", strings.Join(rowCells(row, l), "  "))
			}
		}
	}
	if len(r.Documents) > 1 {
		line(total(r).In(l))
	}
	return err
}

// WriteSummary writes a line for each document, and one for all of several.
func WriteSummary(w io.Writer, r *foreign.Report, l diag.Lang) error {
	for _, d := range r.Documents {
		if err := diag.PrintLine(w, summary(d).In(l)); err != nil {
			return err
		}
	}
	if len(r.Documents) < 2 {
		return nil
	}
	return diag.PrintLine(w, total(r).In(l))
}

// tableLine says in a line what a table is.
func tableLine(t *foreign.TableReport) diag.Phrase {
	p := t.Span.Position()
	read := 0
	for _, row := range t.Rows {
		if row.State != foreign.Left {
			read++
		}
	}
	at := diag.Verbatim(fmt.Sprintf("%d:%d", p.Line, p.Column))
	if read == 0 {
		return diag.Say("%[1]s table left out, rows: %[2]d: %[3]s", "%[1]s 表格，%[2]d 行，未导入：%[3]s", at, len(t.Rows), t.Reason())
	}
	return diag.Say("%[1]s table: %[2]d of %[3]d rows read", "%[1]s 表格：%[3]d 行中读取 %[2]d 行", at, read, len(t.Rows))
}

// rowCells returns what is to be said of a row: its place, what became of it, what it
// declares and what that was taken from, or the reason.
func rowCells(row *foreign.RowReport, l diag.Lang) []string {
	p := row.Span.Position()
	cells := []string{fmt.Sprintf("%d:%d", p.Line, p.Column), states[row.State].In(l)}
	for _, word := range []string{row.Name, row.Type, sourcesOfTypes[row.By].In(l), row.Reason().In(l)} {
		if word != "" {
			cells = append(cells, word)
		}
	}
	return cells
}
