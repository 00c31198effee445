package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// valueWord is what stands beside the name of a parameter in the header of its values.
var valueWord = lazyregexp.New(`(?i)^(?:(?:the|allowed|possible|supported|valid|accepted|available|enum) )*values?(?: of| for)?(?: the)?(?: param(?:eter)?| field)?$|^(?:参数|字段)? ?的?(?:可选|可用|枚举|支持的|允许的)?(?:取值|值|枚举|參數值|参数值)$`)

// paramOf returns the parameter whose values a header announces, with its name in code; ""
// if it does not.
func paramOf(header string) string {
	codes := words.Codes(header)
	if len(codes) != 1 || !keyForm.MatchString(codes[0]) {
		return ""
	}
	beside := strings.NewReplacer("`"+codes[0]+"`", " ", "(", " ", ")", " ", "（", " ", "）", " ").Replace(header)
	if !valueWord.MatchString(words.Fold(beside)) {
		return ""
	}
	return codes[0]
}

// settleParam finds the column of the values of a parameter that the header names.
func (c *columns) settleParam() {
	if c.has(words.Type) {
		return
	}
	for i, role := range c.roles {
		known := role == words.Unknown || role == words.Value || role == words.Values
		if key := paramOf(c.Header[i].Text); known && key != "" && c.most(i, isLiteral) {
			c.param, c.roles[i] = key, words.Value
			return
		}
	}
	if key := words.Plain(c.Header[0].Text); len(c.Header) == 2 && c.roles[0] == words.Unknown && snakeKey.MatchString(key) && c.all(0, isNumber) {
		c.param, c.bare, c.roles[0] = key, true, words.Value
	}
}

// snakeKey is a header that is the key of a field, and no word for a column.
var snakeKey = lazyregexp.New(`^[a-z]+(?:_[a-z]+)+$`)

// literals returns the values in a cell: several code spans in a column of the values of a
// parameter are as many values.
func (c *columns) literals(cell string) []string {
	if codes := words.Codes(cell); c.param != "" && len(codes) > 1 {
		rest := cell
		for _, code := range codes {
			rest = strings.Replace(rest, "`"+code+"`", "`", 1)
		}
		if codeRow.MatchString(rest) {
			return codes
		}
	}
	return []string{literalOf(cell)}
}

// codeRow is a cell of code spans, without what is in them, and what separates them.
var codeRow = lazyregexp.New("(?i)^[\\s`,，、|;；/]*(?:(?:<br\\s*/?>|and|or|或|和)[\\s`,，、|;；/]*)*$")

// groups reports whether a row has several values: what stands beside them names none.
func (c *columns) groups(at int) bool {
	return slices.ContainsFunc(c.Rows, func(row page.Row) bool { return len(c.literals(row.Cell(at).Text)) > 1 })
}
