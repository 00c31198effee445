package lint

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// formRules look at how the documents are written.
var formRules = []*Rule{
	{Rule: &diag.Rule{ID: "full-width-in-code", Severity: diag.Error, Params: []string{"character", "ASCII character", "code"},
		Message: "the full-width `%[1]s` in the code `%[3]s`",
		Hint:    "write `%[2]s`",
		ZH:      diag.Text{Message: "代码 `%[3]s` 里有全角字符 `%[1]s`", Hint: "请写成半角的 `%[2]s`"},
	}, Category: Minimal, check: checkFullWidth},
	{Rule: &diag.Rule{ID: "pipe-unescaped", Severity: diag.Warning, Params: []string{"text"},
		Message: "a `|` cuts `%[1]s` in two cells",
		Hint:    "write a `|` that belongs to the text as `\\|`, in code spans too",
		ZH:      diag.Text{Message: "`|` 把 `%[1]s` 切成了两个单元格", Hint: "属于文字的 `|` 要写成 `\\|`，代码里也一样"},
	}, Category: Minimal, check: checkPipes},
	{Rule: &diag.Rule{ID: "section-title", Severity: diag.Warning, Params: []string{"what", "title"},
		Message: "%[1]s stand in no section that mdspec reads and are ignored",
		Hint:    "call the section `## %[2]s`",
		ZH:      diag.Text{Message: "%[1]s不在 mdspec 会读的小节里，因此被忽略", Hint: "请把小节标题写成 `## %[2]s`"},
	}, Category: Minimal, check: checkSectionTitles},
	{Rule: &diag.Rule{ID: "code-span-missing", Severity: diag.Warning, Params: []string{"text", "column"},
		Message: "`%[1]s` in the %[2]s column is not in a code span",
		Hint:    "put backticks around it: else Markdown reads `_` and `*` in it as emphasis",
		ZH: diag.Text{Message: "%[2]s 列的 `%[1]s` 没有写成代码",
			Hint: "请在两边加反引号，否则 Markdown 会把其中的 `_` 和 `*` 当作强调"},
	}, Category: Standard, check: checkCodeSpans},
	{Rule: &diag.Rule{ID: "trailing-blanks", Severity: diag.Warning,
		Message: "blanks at the end of the line",
		Hint:    "remove them",
		ZH:      diag.Text{Message: "行尾有空白", Hint: "请删除"},
	}, Category: Strict, check: checkTrailingBlanks},
	{Rule: &diag.Rule{ID: "header-case", Severity: diag.Warning, Params: []string{"text", "canonical"},
		Message: "`%[1]s` is written in another case than elsewhere",
		Hint:    "write `%[2]s`",
		ZH:      diag.Text{Message: "`%[1]s` 的大小写与通常的写法不同", Hint: "请写成 `%[2]s`"},
	}, Category: Strict, check: checkHeaderCase},
	{Rule: &diag.Rule{ID: "column-order", Severity: diag.Warning, Params: []string{"column", "other column"},
		Message: "the %[1]s column stands behind %[2]s, and before it in most tables of the document",
		Hint:    "move it before %[2]s",
		ZH:      diag.Text{Message: "%[1]s 列在 %[2]s 列后面，而文档的大多数表格相反", Hint: "请移到 %[2]s 列前面"},
	}, Category: Strict, check: checkColumnOrder},
	{Rule: &diag.Rule{ID: "section-order", Severity: diag.Warning, Params: []string{"section", "other section"},
		Message: "the section `%[1]s` stands behind `%[2]s`, and before it in most topics of the package",
		Hint:    "move it before `%[2]s`",
		ZH:      diag.Text{Message: "小节 `%[1]s` 在 `%[2]s` 后面，而包里的大多数主题相反", Hint: "请移到 `%[2]s` 前面"},
	}, Category: Strict, check: checkSectionOrder},
}

// checkTrailingBlanks looks at the headings and tables that mdspec reads. In
// paragraphs two blanks are a line break, and in code blanks are content.
func checkTrailingBlanks(x *pass) {
	for i, d := range x.documents {
		for _, t := range x.pkg.Documents[i].Topics {
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
	text := s.Source.Content()
	end := s.End
	for end < len(text) && text[end] != '\n' {
		end++
	}
	if end > s.End && text[end-1] == '\r' {
		end--
	}
	start := end
	for start > s.Start && (text[start-1] == ' ' || text[start-1] == '\t') {
		start--
	}
	if start < end {
		at := s.Source.Span(start, end)
		x.add(at).Fix = &diag.Fix{Message: diag.Say("remove the blanks"), Edits: []diag.Edit{{Span: at}}, Certain: true}
	}
}

// checkHeaderCase looks at the English headers of tables and titles of sections.
func checkHeaderCase(x *pass) {
	for _, d := range x.documents {
		for _, h := range d.Headings {
			if section := sectionOf(h); section != nil && strings.EqualFold(h.Text.Text(), section.Titles[0]) {
				x.otherCase(h.Text, section.Titles[0])
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
		x.add(at, text, canonical).Fix = &diag.Fix{
			Message: diag.Say("write `%[1]s`", canonical),
			Edits:   []diag.Edit{{Span: at, New: canonical}},
			Certain: true,
		}
	}
}
