package lint

import (
	"bytes"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// formRules look at how the documents are written.
var formRules = []*Rule{
	{Rule: book.Rule("full-width-in-code"), Category: Minimal, check: checkFullWidth},
	{Rule: book.Rule("invisible-character"), Category: Minimal, check: checkInvisible},
	{Rule: book.Rule("pipe-unescaped"), Category: Minimal, check: checkPipes},
	{Rule: book.Rule("section-title"), Category: Minimal, check: checkSectionTitles},
	{Rule: book.Rule("call-as-text"), Category: Minimal, check: checkCallsAsText},
	{Rule: book.Rule("column-as-tag"), Category: Minimal, check: checkColumnTags},
	{Rule: book.Rule("code-span-missing"), Category: Standard, check: checkCodeSpans},
	{Rule: book.Rule("trailing-blanks"), Category: Strict, check: checkTrailingBlanks},
	{Rule: book.Rule("header-case"), Category: Strict, check: checkHeaderCase},
	{Rule: book.Rule("column-order"), Category: Strict, check: checkColumnOrder},
	{Rule: book.Rule("section-order"), Category: Strict, check: checkSectionOrder},
}

// checkColumnTags finds the keys of struct tags that are words of a column.
func checkColumnTags(x *pass) {
	for _, t := range x.tables {
		if t.Kind != dialect.FieldTable {
			continue
		}
		for i, c := range t.Rows[0].Cells {
			if column, ok := t.column(i); !ok || column != nil {
				continue
			}
			text := c.Text()
			key := strings.Trim(text, "`")
			known := dialect.Fields.Column(strings.TrimSpace(key))
			if known == nil {
				continue
			}
			start := strings.Index(text, key)
			at := part(c, start, start+len(key))
			x.add(at, key, known.Name).Fix = &diag.Fix{
				Message: diag.Say("remove the code span", "去掉反引号"),
				Edits:   []diag.Edit{{Span: c, New: key}},
			}
		}
	}
}

// checkTrailingBlanks looks at the headings and tables that mdspec reads. In
// paragraphs two blanks are a line break, and in code blanks are content.
func checkTrailingBlanks(x *pass) {
	for i, d := range x.Documents {
		for _, t := range x.Package.Documents[i].Topics {
			x.trailing(t.Span)
			for _, i := range t.Items {
				switch {
				case i.Model != nil:
					x.trailing(i.Model.Span)
				case i.Enum != nil:
					x.trailing(i.Enum.Span)
				}
			}
		}
		for _, h := range d.Headings {
			if h.Level == 2 {
				x.trailing(h.Text)
			}
		}
		for _, t := range d.Tables {
			for _, r := range t.Rows {
				x.trailing(r.Span)
			}
		}
	}
}

// trailing reports blanks between what a span covers and the end of its line.
func (x *pass) trailing(s diag.Span) {
	if s.IsZero() {
		return
	}
	content := s.Source.Content()
	behind, _, _ := bytes.Cut(content[s.End:], []byte("\n"))
	end := s.End + len(bytes.TrimSuffix(behind, []byte("\r")))
	start := s.Start + len(bytes.TrimRight(content[s.Start:end], " \t"))
	if start < end {
		at := s.Source.Span(start, end)
		fix := replacement(diag.Say("remove the blanks", "删除空白"), at, "")
		fix.Certain = true
		x.add(at).Fix = fix
	}
}

// checkHeaderCase looks at the English headers of tables and titles of sections.
func checkHeaderCase(x *pass) {
	for _, d := range x.Documents {
		for _, h := range d.Headings {
			if section := sectionOf(h); section != nil && strings.EqualFold(h.Text.Text(), section.English[0]) {
				x.otherCase(h.Text, section.English[0])
			}
		}
	}
	for _, t := range x.tables {
		for i, c := range t.Rows[0].Cells {
			if column, ok := t.column(i); ok && column != nil {
				text := strings.TrimSpace(strings.Trim(c.Text(), "*_` "))
				start := strings.Index(c.Text(), text)
				x.otherCase(part(c, start, start+len(text)), canonicalHeader(text, column.Name))
			}
		}
	}
}

// canonicalHeader returns how the header of a column is written: as messages
// call the column, or each word of another English name with a capital letter.
func canonicalHeader(text, column string) string {
	if strings.EqualFold(text, column) {
		return column
	}
	words := strings.Split(strings.ToLower(text), " ")
	for i, w := range words {
		if w != "" && w[0] >= 'a' && w[0] <= 'z' {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

func (x *pass) otherCase(at diag.Span, canonical string) {
	if text := at.Text(); text != canonical {
		fix := writing(at, canonical)
		fix.Certain = true
		x.add(at, text, canonical).Fix = fix
	}
}
