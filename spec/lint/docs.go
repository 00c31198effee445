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
	{Rule: book.Rule("doc-missing"), Category: Standard, check: checkDocMissing},
	{Rule: book.Rule("enum-in-prose"), Category: Standard, check: checkEnumInProse},
	{Rule: book.Rule("value-contradiction"), Category: Minimal, check: checkValueContradiction},
	{Rule: book.Rule("limit-in-prose"), Category: Standard, check: checkLimitInProse},
	{Rule: book.Rule("optional-in-prose"), Category: Standard, check: checkOptionalInProse},
	{Rule: book.Rule("todo-left"), Category: Strict, check: checkTodo},
}

// checkDocMissing finds what readers of the Go would find without a comment.
// Embedded fields are documented by their type.
func checkDocMissing(x *pass) {
	bare := x.wantDocColumns()
	x.eachNamed(func(n named) {
		if bare[n.owner] || !undocumented(n.doc) {
			return
		}
		place := diag.Say("in the Doc cell of the row", "这一行的说明单元格里")
		switch {
		case n.kind == aModel || n.kind == anEnum:
			place = diag.Say("in the heading, behind the name", "标题里名字的后面")
		case n.under:
			place = diag.Say("in the heading, behind the URL, or below it", "标题里地址的后面，或者标题下面")
		}
		x.add(n.at, n.phrase(), place)
	})
}

// phrase says what it is, and its name.
func (n named) phrase() diag.Phrase {
	switch n.kind {
	case aModel:
		return diag.Say("the struct `%[1]s`", "结构体 `%[1]s`", n.name)
	case aField:
		return diag.Say("the field `%[1]s`", "字段 `%[1]s`", n.name)
	case anEnum:
		return diag.Say("the enum `%[1]s`", "枚举 `%[1]s`", n.name)
	case aValue:
		return diag.Say("the value `%[1]s`", "枚举值 `%[1]s`", n.name)
	case aCall:
		return diag.Say("the call `%[1]s`", "接口 `%[1]s`", n.name)
	}
	return diag.Say("the error code `%[1]s`", "错误码 `%[1]s`", n.name)
}

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
		x.add(t.Rows[0].Span, diag.Say("the rows of the table", "表格的各行"), diag.Say("in a Doc column", "说明列里"))
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
