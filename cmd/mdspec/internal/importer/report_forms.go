package importer

import (
	"io"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// reportVersion rises when a member of the JSON form changes its meaning or goes.
const reportVersion = 1

type jsonReport struct {
	Version   int            `json:"version"`
	Counts    foreign.Counts `json:"counts"`
	Documents []jsonDocument `json:"documents"`
}

type jsonDocument struct {
	Path     string         `json:"path"`
	Counts   foreign.Counts `json:"counts"`
	Types    int            `json:"types"`
	Calls    int            `json:"calls"`
	Proposed int            `json:"proposed"`
	Tables   []jsonTable    `json:"tables"`
}

type jsonTable struct {
	Line   int       `json:"line"`
	Column int       `json:"column"`
	Looks  bool      `json:"looksLikeFields"`
	Reason string    `json:"reason"` // why no row of it is read; "" if one is
	Rows   []jsonRow `json:"rows"`
}

type jsonRow struct {
	Line   int           `json:"line"`
	Column int           `json:"column"`
	State  foreign.State `json:"state"`
	Name   string        `json:"name"`
	Type   string        `json:"type"`
	By     foreign.By    `json:"by"`
	Reason string        `json:"reason"`
}

// WriteJSON writes the report for programs. Reasons are in the language.
func WriteJSON(w io.Writer, r *foreign.Report, l diag.Lang) error {
	out := jsonReport{Version: reportVersion, Counts: r.Counts(), Documents: []jsonDocument{}}
	for _, d := range r.Documents {
		doc := jsonDocument{d.Path, d.Counts(), d.Types, d.Calls, d.Proposed, []jsonTable{}}
		for _, t := range d.Tables {
			doc.Tables = append(doc.Tables, newJSONTable(t, l))
		}
		out.Documents = append(out.Documents, doc)
	}
	text, err := diag.EncodeJSON(out)
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}

func newJSONTable(t *foreign.TableReport, l diag.Lang) jsonTable {
	p := t.Span.Position()
	table := jsonTable{p.Line, p.Column, t.Looks, t.Why.In(l), []jsonRow{}}
	for _, row := range t.Rows {
		at := row.Span.Position()
		table.Rows = append(table.Rows, jsonRow{at.Line, at.Column, row.State, row.Name, row.Type, row.By, row.Reason().In(l)})
	}
	return table
}

// WriteMarkdown writes the report as a page: a table of the documents, then the rows
// that are not read, or not as more than raw JSON.
func WriteMarkdown(w io.Writer, r *foreign.Report, l diag.Lang) error {
	var b strings.Builder
	row := func(cells ...string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	b.WriteString("# " + diag.Say("Import", "导入").In(l) + "\n\n" + diag.MarkdownText(total(r).In(l)) + "\n\n")
	row(words(l, diag.Say("Source", "来源"), diag.Say("Rows", "行数"), diag.Say("Read", "读取"), diag.Say("Typed", "有类型"),
		diag.Say("By example", "据示例"), diag.Say("Raw", "原始"), diag.Say("Left out", "未导入"), diag.Say("Types", "类型"), diag.Say("Calls", "接口"))...)
	row(":--", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:")
	for _, d := range r.Documents {
		n := d.Counts()
		row(append([]string{diag.MarkdownText(d.Path)}, numbers(n.Rows, n.Read, n.Typed, n.Example, n.Raw, n.Left, d.Types, d.Calls)...)...)
	}
	for _, d := range r.Documents {
		if rows := unread(d, l); len(rows) > 0 {
			b.WriteString("\n## " + diag.MarkdownText(d.Path) + "\n\n")
			row(words(l, diag.Say("Line", "行"), diag.Say("State", "状态"), diag.Say("Name", "名称"), diag.Say("Reason", "原因"))...)
			row("--:", ":--", ":--", ":--")
			for _, cells := range rows {
				row(cells...)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// unread returns the rows of a document that are not read, or as raw JSON; of a table
// without any that is read one line.
func unread(d *foreign.DocumentReport, l diag.Lang) (rows [][]string) {
	for _, t := range d.Tables {
		if !t.Why.IsZero() {
			rows = append(rows, []string{numbers(t.Span.Position().Line)[0], states[foreign.Left].In(l), "", diag.MarkdownText(t.Why.In(l))})
			continue
		}
		for _, row := range t.Rows {
			if row.State != foreign.Read {
				rows = append(rows, []string{numbers(row.Span.Position().Line)[0], states[row.State].In(l), diag.MarkdownText(row.Name), diag.MarkdownText(row.Reason().In(l))})
			}
		}
	}
	return rows
}

// words returns phrases in a language.
func words(l diag.Lang, phrases ...diag.Phrase) []string {
	out := make([]string, len(phrases))
	for i, p := range phrases {
		out[i] = p.In(l)
	}
	return out
}

func numbers(list ...int) []string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = strconv.Itoa(n)
	}
	return out
}
