package lint

import (
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// docRules look at what is said of things, and at what is only said.
var docRules = []*Rule{
	{Rule: &diag.Rule{ID: "doc-missing", Severity: diag.Warning, Params: []string{"what", "place"},
		Message: "no documentation of %[1]s",
		Hint:    "write it %[2]s",
		ZH:      diag.Text{Message: "缺少说明：%[1]s", Hint: "请写在%[2]s"},
	}, Category: Standard, check: checkDocMissing},
	{Rule: &diag.Rule{ID: "enum-in-prose", Severity: diag.Warning, Params: []string{"key", "values"},
		Message: "the values of `%[1]s`, %[2]s, are only in its documentation",
		Hint:    "declare an enum with a Value column, or constants in a Go fence below the table",
		ZH: diag.Text{Message: "`%[1]s` 的取值 %[2]s 只写在说明里",
			Hint: "请用带取值列的表声明枚举，或者在表格下方的 Go 代码块里声明常量"},
	}, Category: Standard, check: checkEnumInProse},
	{Rule: &diag.Rule{ID: "value-contradiction", Severity: diag.Error, Params: []string{"value", "prose meaning", "fact"},
		Message: "the documentation gives `%[1]s` the meaning `%[2]s`, but %[3]s",
		Hint:    "correct whichever of the two is wrong",
		ZH:      diag.Text{Message: "说明里 `%[1]s` 的含义是 `%[2]s`，但%[3]s", Hint: "请改正两处中写错的一处"},
	}, Category: Minimal, check: checkValueContradiction},
	{Rule: &diag.Rule{ID: "limit-in-prose", Severity: diag.Warning, Params: []string{"words", "limit"},
		Message: "the limit `%[1]s` is only in the documentation and is not checked",
		Hint:    "write `%[2]s` in a Limits column",
		ZH:      diag.Text{Message: "限制 `%[1]s` 只写在说明里，不会检查", Hint: "请在限制列写 `%[2]s`"},
	}, Category: Standard, check: checkLimitInProse},
	{Rule: &diag.Rule{ID: "optional-in-prose", Severity: diag.Warning, Params: []string{"words"},
		Message: "`%[1]s` says that the field may be absent, and the table has no Required column",
		Hint:    "add a Required column with `-` in this row, so that the empty value is not sent",
		ZH: diag.Text{Message: "`%[1]s` 表示字段可以不填，但表格没有必填列",
			Hint: "请添加必填列，这一行写 `-`，这样空值就不会发送"},
	}, Category: Standard, check: checkOptionalInProse},
	{Rule: &diag.Rule{ID: "todo-left", Severity: diag.Warning,
		Message: "a row that reads TODO is left out of the package",
		Hint:    "finish the row, or remove it",
		ZH:      diag.Text{Message: "标着 TODO 的行不会生成任何代码", Hint: "请补全这一行，或者删掉它"},
	}, Category: Strict, check: checkTodo},
}

// checkDocMissing finds what readers of the Go would find without a comment.
// Embedded fields are documented by their type.
func checkDocMissing(x *pass) {
	bare := x.wantDocColumns()
	for m := range x.pkg.Models() {
		if undocumented(m.Doc) {
			x.add(m.NameSpan, diag.Say("the struct `%[1]s`", m.Name), diag.Say("in the heading, behind the name"))
		}
		for _, f := range m.Fields {
			if !f.Embedded && !bare[m.Name] && undocumented(f.Doc) {
				x.add(f.NameSpan, diag.Say("the field `%[1]s`", f.Name), inDocCell())
			}
		}
	}
	for e := range x.pkg.Enums() {
		if undocumented(e.Doc) {
			x.add(e.NameSpan, diag.Say("the enum `%[1]s`", e.Name), diag.Say("in the heading, behind the name"))
		}
		for _, v := range e.Values {
			if !bare[e.Name] && undocumented(v.Doc) {
				x.add(v.NameSpan, diag.Say("the value `%[1]s`", v.Name), inDocCell())
			}
		}
	}
	for c := range x.pkg.Calls() {
		if undocumented(c.Doc) {
			x.add(c.NameSpan, diag.Say("the call `%[1]s`", c.Name), inDocCell())
		}
	}
	for e := range x.pkg.Errors() {
		if undocumented(e.Doc) {
			x.add(e.NameSpan, diag.Say("the error code `%[1]s`", e.Name), inDocCell())
		}
	}
}

func inDocCell() diag.Phrase { return diag.Say("in the Doc cell of the row") }

// undocumented reports whether there is no word in the documentation.
func undocumented(d spec.Doc) bool {
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for _, b := range d.Blocks {
		if len(b.Entries) > 0 {
			return false
		}
		for _, l := range b.Lines {
			if strings.ContainsFunc(l, word) {
				return false
			}
		}
	}
	return true
}

// wantDocColumns reports tables of definitions that have no Doc column, one
// finding for each, and returns their owners.
func (x *pass) wantDocColumns() map[string]bool {
	bare := map[string]bool{}
	for _, t := range x.tables {
		if t.Kind != dialect.FieldTable && t.Kind != dialect.ValueTable || t.has(dialect.Doc) || len(t.Rows) == 2 {
			continue
		}
		bare[t.Owner] = true
		x.add(t.Rows[0].Span, diag.Say("the rows of the table"), diag.Say("in a Doc column"))
	}
	return bare
}

// checkTodo finds the rows that the parser leaves out.
func checkTodo(x *pass) {
	for _, t := range x.tables {
		for _, at := range t.todo {
			x.add(at)
		}
	}
}
