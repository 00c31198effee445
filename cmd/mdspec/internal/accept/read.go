package accept

import (
	"slices"
	"strings"
	"time"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Read returns the entries of a file and what is wrong with it. Rules are the
// names of those whose findings can be accepted.
func Read(file parser.File, rules []string) ([]Entry, diag.List) {
	source := diag.NewSource(file.Path, file.Content)
	document := syntax.Parse(source)
	r := reader{rules: rules, list: slices.Concat(document.Bytes, document.Form)}
	seen := false
	for _, b := range document.Blocks {
		if b.Kind != syntax.TableBlock {
			continue
		}
		if columns := columnsOf(b.Rows[0]); slices.Contains(columns, columnRule) {
			seen = true
			r.table(b, columns)
		}
	}
	if !seen && len(r.list) == 0 {
		r.invalid(source.Span(0, 0), diag.Say("it holds no table with the columns %[1]s", "没有包含 %[1]s 这几列的表格", known()), header())
	}
	return r.entries, r.list.Sorted()
}

// Columns of the table.
const (
	columnRule    = "Rule"
	columnSubject = "Subject"
	columnReason  = "Reason"
	columnUntil   = "Until"
)

func columnNames() []string { return []string{columnRule, columnSubject, columnReason, columnUntil} }

// columnWords are the words that name a column, in lower case.
var columnWords = map[string]string{
	"rule": columnRule, "规则": columnRule, "subject": columnSubject, "对象": columnSubject,
	"reason": columnReason, "理由": columnReason, "原因": columnReason, "until": columnUntil, "期限": columnUntil, "截止日期": columnUntil,
}

// columnsOf returns the columns that a header names, "" for each other word.
func columnsOf(header syntax.Row) []string {
	columns := make([]string, len(header.Cells))
	for i, c := range header.Cells {
		columns[i] = columnWords[strings.ToLower(strings.Trim(c.Text(), "*` "))]
	}
	return columns
}

// known lists the columns in a message.
func known() diag.Phrase { return diag.Verbatim(strings.Join(columnNames(), ", ")) }

// header says how the table begins.
func header() diag.Phrase {
	return diag.Say("begin a table with `%[1]s`", "表头写成 `%[1]s`", diag.Verbatim(strings.Join(columnNames(), "|")))
}

// reader collects entries and faults.
type reader struct {
	rules   []string
	entries []Entry
	list    diag.List
}

func (r *reader) invalid(span diag.Span, what, remedy diag.Phrase) *diag.Diagnostic {
	return r.list.Add(AcceptInvalid, span, what, remedy)
}

// table reads the rows of a table whose columns are good.
func (r *reader) table(t *syntax.Block, columns []string) {
	faults := len(r.list)
	for i, c := range columns {
		cell := t.Rows[0].Cells[i]
		switch {
		case c == "":
			d := r.invalid(cell, diag.Say("the column `%[1]s` is not known", "不认识列 `%[1]s`", cell.Text()), diag.Say("the columns are %[1]s", "可用的列是 %[1]s", known()))
			d.Suggest = diag.Suggest(cell.Text(), columnNames())
		case slices.Index(columns, c) < i:
			r.invalid(cell, diag.Say("the column %[1]s stands twice", "列 %[1]s 出现了两次", c), header())
		}
	}
	if len(r.list) > faults {
		return
	}
	for _, c := range columnNames() {
		if !slices.Contains(columns, c) {
			r.invalid(t.Rows[0].Span, diag.Say("the column %[1]s is missing", "缺少列 %[1]s", c), header())
		}
	}
	if len(r.list) > faults {
		return
	}
	for _, row := range t.Rows[2:] {
		r.row(row, columns)
	}
}

// row reads one entry.
func (r *reader) row(row syntax.Row, columns []string) {
	if len(row.Cells) > len(columns) {
		r.invalid(row.Cells[len(columns)], diag.Say("the row has more cells than the table has columns",
			"这一行的单元格比表头的列多"), diag.Say("write a bar within a cell as `\\|`",
			"单元格里的竖线写成 `\\|`"))
		return
	}
	faults := len(r.list)
	var e Entry
	for i, column := range columns {
		cell := diag.Span{Source: row.Span.Source, Start: row.Span.End, End: row.Span.End}
		if i < len(row.Cells) {
			cell = content(row.Cells[i])
		}
		text := strings.ReplaceAll(cell.Text(), `\|`, "|")
		if r.hidden(cell) {
			continue
		}
		switch column {
		case columnRule:
			e.Rule, e.RuleSpan = text, cell
			r.rule(cell, text)
		case columnSubject:
			e.Subject, e.SubjectSpan = text, cell
			r.subject(cell, text)
		case columnReason:
			e.Reason = text
			r.reason(cell, text)
		case columnUntil:
			e.Until, e.UntilSpan = r.day(cell, text), cell
		}
	}
	if len(r.list) == faults {
		r.entries = append(r.entries, e)
	}
}

// hidden reports the first characters of a cell that nobody sees, if there are any:
// whoever answers for a change has to see what is accepted, and why.
func (r *reader) hidden(cell diag.Span) bool {
	runs := syntax.Invisible(cell.Text())
	if runs == nil {
		return false
	}
	at := cell.Source.Span(cell.Start+runs[0][0], cell.Start+runs[0][1])
	r.invalid(at, diag.Say("nobody sees %[1]s", "这里有看不见的字符 %[1]s", diag.Verbatim(syntax.CodePoints(at.Text()))), diag.Say("remove it", "删掉它"))
	return true
}

// content returns what a cell holds, within the code span if that is all.
func content(cell diag.Span) diag.Span {
	text := cell.Text()
	inner := strings.Trim(text, "`")
	if n := (len(text) - len(inner)) / 2; n > 0 && text == strings.Repeat("`", n)+inner+strings.Repeat("`", n) {
		trimmed := strings.TrimSpace(inner)
		start := cell.Start + n + strings.Index(inner, trimmed)
		return cell.Source.Span(start, start+len(trimmed))
	}
	return cell
}

func (r *reader) rule(cell diag.Span, text string) {
	remedy := diag.Say("write the name of the rule as the finding shows it, in brackets", "照抄检查结果方括号里的规则名")
	switch {
	case text == "":
		r.invalid(cell, diag.Say("the rule is missing", "没有写规则"), remedy)
	case !slices.Contains(r.rules, text):
		d := r.invalid(cell, diag.Say("no comparison finds `%[1]s`", "不兼容变更的规则里没有 `%[1]s`", text), remedy)
		d.Suggest = diag.Suggest(text, r.rules)
	}
}

func (r *reader) subject(cell diag.Span, text string) {
	if text == "" {
		r.invalid(cell, diag.Say("the subject is missing", "没有写对象"), diag.Say("copy the row that the finding shows behind `accept:`",
			"照抄检查结果里 `接受：` 后面的那一行"))
	}
}

func (r *reader) reason(cell diag.Span, text string) {
	if strings.Trim(text, "- "+Blank) == "" {
		r.invalid(cell, diag.Say("the reason is missing",
			"没有写理由"), diag.Say("say why the change is acceptable, for those who read this list later",
			"写明为什么可以接受，供以后看这份清单的人参考"))
	}
}

func (r *reader) day(cell diag.Span, text string) time.Time {
	day, err := time.Parse(time.DateOnly, text)
	what := diag.Say("`%[1]s` is no day", "`%[1]s` 不是日期", text)
	if text == "" || text == Blank {
		what = diag.Say("the last day is missing", "没有写期限")
	}
	if err != nil {
		r.invalid(cell, what, diag.Say("write the last day on which the change is accepted as in `2026-12-31`",
			"写上接受这个变更的最后一天，例如 `2026-12-31`"))
	}
	return day
}
