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
	case t.some(isRouteCell), t.isCalls():
		return CallTable
	case t.has(Setting) && t.has(Value) && t.some(isSetting):
		return SettingTable
	case t.has(Type):
		if t.names(keyWords) || t.has(Name, JSON) && t.someOf(Type, isTypeLike) {
			return FieldTable
		}
	case t.isErrors():
		return ErrorTable
	case t.isValues():
		return ValueTable
	case t.isFields():
		return FieldTable
	}
	return OtherTable
}

// isCalls reports whether the rows of a table without types are calls: addresses
// of files, pages and hosts are none.
func (t looked) isCalls() bool {
	if t.has(Type) || !t.has(URL) {
		return false
	}
	return t.some(IsMethod) && t.someOf(URL, isAddress) || t.names(callWords) && t.someOf(URL, isPath)
}

// isErrors reports whether the rows are codes of errors: statuses of HTTP are those
// of every service, and other things have codes and names.
func (t looked) isErrors() bool {
	if !t.has(Code) || !t.has(Name, Doc) || !t.someOf(Code, isNumber) {
		return false
	}
	return t.names(errorWords) || t.has(Doc) && !t.allOf(Code, isStatus)
}

// isValues reports whether the rows are values and what they are called or mean.
func (t looked) isValues() bool {
	if !t.has(Value) || !t.has(Name, Doc) || !t.someOf(Value, isLiteral) {
		return false
	}
	if t.names(numberWords) {
		return t.has(Name) && t.allOf(Name, isConstant)
	}
	return !t.has(Name) || !t.someOf(Name, isPhrase)
}

// isFields reports whether the rows of a table without types are fields: under a
// word that many things go by, all of them have to be written as keys are.
func (t looked) isFields() bool {
	named := JSON
	if !t.has(JSON) {
		named = Name
	}
	switch {
	case !t.has(named):
		return false
	case t.has(Required, Optional):
		return t.names(keyWords) || t.allOf(named, IsKeyLike)
	case t.has(Doc, Default) && t.names(keyWords):
		return t.someOf(named, IsKeyLike)
	}
	return named == JSON && t.has(Doc, Default) && t.allOf(JSON, IsKeyLike) && t.someOf(JSON, isCompound)
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

// someOf is some of the cells of a column, or of several that may be it.
func (t looked) someOf(c *Column, is func(string) bool) bool {
	return slices.ContainsFunc(t.rows, func(row []string) bool {
		for i, text := range row[:min(len(row), len(t.header))] {
			if like(t.header[i], c) && is(text) {
				return true
			}
		}
		return false
	})
}

// allOf reports whether there are rows, and each cell of a column is such.
func (t looked) allOf(c *Column, is func(string) bool) bool {
	return len(t.rows) > 0 && !t.someOf(c, func(text string) bool { return !is(text) })
}

// names reports whether a header is one of the words.
func (t looked) names(words []string) bool {
	return slices.ContainsFunc(t.header, func(h string) bool { return slices.Contains(words, likely(h)) })
}

// ColumnLike returns the index of the header that names the column, or else of
// one that may mean it; -1 if there is none.
func ColumnLike(header []string, c *Column) int {
	if i := slices.IndexFunc(header, c.Is); i >= 0 {
		return i
	}
	return slices.IndexFunc(header, func(h string) bool { return like(h, c) })
}

// like reports whether a header names a column, or may mean it.
func like(header string, c *Column) bool {
	header = likely(header)
	return c.has(header) || slices.Contains(likeHeaders[c], header)
}

var inBrackets = regexp.MustCompile(`\s*[(（][^()（）]*[)）]$`)

// likely returns a header in lower case without what it says in brackets.
func likely(header string) string { return fold(inBrackets.ReplaceAllString(header, "")) }

// likeHeaders are headers that mean a column in some documents and something else
// in others, and words that the dialect does not read.
var likeHeaders = map[*Column][]string{
	Name: {"名字", "constant", "method name", "方法名", "名稱", "欄位", "欄位名", "欄位名稱"},
	JSON: {
		"选项", "option", "query", "header", "identifier", "attribute name", "key name", "json key", "param name", "argument name",
		"字段名称", "属性名称", "变量名称", "键", "键名", "參數", "參數名", "參數名稱", "屬性", "屬性名稱",
	},
	Type:     {"schema", "value type", "param type", "约束类型", "数据格式", "值类型", "属性类型", "類型", "型別", "資料類型", "資料型別", "參數類型"},
	Doc:      {"desc", "info", "explanation", "purpose", "解释", "用途", "說明", "備註", "含義"},
	Required: {"necessary", "必要", "是否必要", "必須", "是否必須"},
	Value:    {"values", "number", "编号", "枚举值", "enum value", "possible value", "possible values", "可能的值", "enum", "列舉值"},
	URL: {
		"endpoint", "path", "uri", "route", "http request", "http 请求", "api", "请求地址", "接口地址", "请求路径", "接口路径", "请求url", "路径",
		"位址", "請求位址", "請求路徑", "路徑",
	},
	Code: {string(spec.ErrorCodeKey), "errcode", "err code", "return code", "返回码", "错误代码", "錯誤碼", "回傳碼"},
}

// Words that mean nothing else than what they are listed for.
var (
	keyWords = []string{
		"json", "field", "field name", "param", "parameter", "parameter name", "param name", "property", "property name", "attribute name",
		"json key", "字段", "字段名", "字段名称", "参数", "参数名", "参数名称", "属性名", "属性名称", "欄位", "欄位名", "欄位名稱", "參數", "參數名", "參數名稱",
	}
	errorWords  = []string{string(spec.ErrorCodeKey), "errcode", "err code", "return code", "错误码", "返回码", "错误代码", "錯誤碼", "回傳碼"}
	callWords   = []string{"url", "endpoint", "http request", "http 请求", "请求地址", "接口地址", "请求路径", "接口路径", "请求url", "請求位址", "請求路徑"}
	numberWords = []string{"number", "编号"}
)

var (
	route    = regexp.MustCompile(`^[*_\x60\[]*` + AnyMethod + `[*_\]]*\s+[*_\x60]*(?:https?:/)?/\S*`)
	ending   = regexp.MustCompile(`[:：(（–—-]\s*[*_\x60]*` + AnyMethod + `[*_\x60]*\s+[*_\x60]*/[^\s)）]*[)）*_\x60]*$`)
	method   = regexp.MustCompile(`^` + AnyMethod + `(?:\s*[(（/,].*)?$`)
	address  = regexp.MustCompile(`^(?:https?:/)?/\S*$`)
	number   = regexp.MustCompile(`^-?(?:\d+|0x[0-9A-Fa-f]+|1 ?<< ?\d+)$`)
	status   = regexp.MustCompile(`^[1-5]\d\d$`)
	literal  = regexp.MustCompile(`^"?[\w.-]+"?$`)
	constant = regexp.MustCompile(`^[A-Z]\w*$`)
	phrase   = regexp.MustCompile(`[A-Za-z] [A-Za-z]`)
	keyLike  = regexp.MustCompile(`^[a-z][\w.-]*(?:\[\][\w.-]*)*$`)
	compound = regexp.MustCompile(`[_.\[]|[a-z][A-Z]`)
	typeLike = regexp.MustCompile(`^(?:[\[?]|\w+(?:\[\]|<)|[A-Z][a-z0-9]+[A-Z]\w*$)`)
	typeWord = regexp.MustCompile(`^[a-z]+\d*`)
)

// otherTypeWords begin types that no type of Go is near to.
var otherTypeWords = []string{"char", "varchar", "numeric", "struct", "dict", "set", "json", "mixed", "enum", "time", "file", "binary", "snowflake", "uuid"}

// IsRoute reports whether a text begins with a method and a path.
func IsRoute(text string) bool { return route.MatchString(text) }

// EndsInRoute reports whether a title has a method and a path at its end, apart
// from its words.
func EndsInRoute(text string) bool { return ending.MatchString(text) }

// IsMethod reports whether a text is a method of HTTP.
func IsMethod(text string) bool { return method.MatchString(text) }

// IsKeyLike reports whether a text may be the key of a JSON object: documents
// write other names with a capital letter, or in words.
func IsKeyLike(text string) bool { return keyLike.MatchString(text) }

func isRouteCell(text string) bool { return IsRoute(strings.ReplaceAll(text, "`", "")) }
func isCompound(text string) bool  { return compound.MatchString(text) }
func isConstant(text string) bool  { return constant.MatchString(text) }
func isPhrase(text string) bool    { return phrase.MatchString(text) }
func isAddress(text string) bool   { return address.MatchString(text) }
func isPath(text string) bool      { return isAddress(text) && text[0] == '/' }
func isStatus(text string) bool    { return status.MatchString(text) }
func isNumber(text string) bool    { return number.MatchString(text) }
func isLiteral(text string) bool   { return number.MatchString(text) || literal.MatchString(text) }
func isSetting(text string) bool   { return LookupSetting(strings.ToLower(text)) != nil }

// isTypeLike reports whether a text may be a type, in whatever language.
func isTypeLike(text string) bool {
	lower := strings.ToLower(text)
	word := typeWord.FindString(lower)
	return typeLike.MatchString(text) || spec.IsBasic(word) || MeantType(word) != nil || MeantType(lower) != nil || slices.Contains(otherTypeWords, word)
}
