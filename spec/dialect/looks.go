package dialect

import (
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// Looks returns what the rows of a table are likely to be, wherever it is, by
// words that no kind of table needs to know; [OtherTable] if they could be
// anything. Of a list of rows the first few are enough.
func Looks(header []string, rows [][]string) TableKind {
	t := looked{header, rows}
	switch {
	case t.has(URL) && !t.has(Type) || t.some(IsRoute):
		return CallTable
	case t.has(Setting) && t.has(Value) && t.some(isSetting):
		return SettingTable
	case t.has(Code) && t.has(Name, Doc) && !t.has(Type) && t.someOf(Code, isNumber):
		return ErrorTable
	case t.has(Value) && t.has(Name, Doc) && !t.has(Type) && t.someOf(Value, isLiteral):
		return ValueTable
	case t.has(Name, JSON) && t.has(Type, Required, Optional), t.has(JSON) && t.has(Doc, Default) && t.someOf(JSON, IsKeyLike):
		return FieldTable
	}
	return OtherTable
}

// looked is a table that is looked at.
type looked struct {
	header []string
	rows   [][]string
}

// has reports whether a header may mean one of the columns.
func (t looked) has(columns ...*Column) bool {
	return slices.ContainsFunc(columns, func(c *Column) bool { return ColumnLike(t.header, c) >= 0 })
}

// some reports whether a cell of the rows is such.
func (t looked) some(is func(string) bool) bool {
	return slices.ContainsFunc(t.rows, func(row []string) bool { return slices.ContainsFunc(row, is) })
}

// someOf is some of the cells of a column.
func (t looked) someOf(c *Column, is func(string) bool) bool {
	i := ColumnLike(t.header, c)
	return slices.ContainsFunc(t.rows, func(row []string) bool { return i < len(row) && is(row[i]) })
}

// ColumnLike returns the index of the header that names the column, or else of
// one that may mean it; -1 if there is none.
func ColumnLike(header []string, c *Column) int {
	if i := slices.IndexFunc(header, c.Is); i >= 0 {
		return i
	}
	return slices.IndexFunc(header, func(h string) bool { return slices.Contains(likeHeaders[c], fold(h)) })
}

// likeHeaders are headers that mean a column in some documents and something else
// in others.
var likeHeaders = map[*Column][]string{
	Name:  {"名字", "constant", "method name", "方法名", "方法"},
	JSON:  {"选项", "option", "query", "header", "identifier"},
	Type:  {"schema", "约束类型", "数据格式"},
	Doc:   {"desc", "purpose", "解释", "用途"},
	Value: {"values", "number", "编号", "枚举值", "possible value", "possible values", "可能的值", "enum"},
	URL:   {"endpoint", "path", "uri", "route", "http request", "http 请求", "请求地址", "接口地址", "请求路径", "路径"},
	Code:  {string(spec.ErrorCodeKey), "errcode", "返回码", "错误代码"},
}

var (
	route   = regexp.MustCompile(`^(?:GET|POST|PUT|PATCH|DELETE)\s+(?:https?:/)?/\S*`)
	number  = regexp.MustCompile(`^-?(?:\d+|0x[0-9A-Fa-f]+|1 ?<< ?\d+)$`)
	literal = regexp.MustCompile(`^"?[\w.-]+"?$`)
	keyLike = regexp.MustCompile(`^[a-z][\w.-]*(?:\[\][\w.-]*)*$`)
)

// IsRoute reports whether a text begins with a method and a path.
func IsRoute(text string) bool { return route.MatchString(text) }

// IsKeyLike reports whether a text may be the key of a JSON object: documents
// write other names with a capital letter, or in words.
func IsKeyLike(text string) bool { return keyLike.MatchString(text) }

func isNumber(text string) bool  { return number.MatchString(text) }
func isLiteral(text string) bool { return number.MatchString(text) || literal.MatchString(text) }
func isSetting(text string) bool { return LookupSetting(strings.ToLower(text)) != nil }
