package dialect

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// Column is one column that a kind of table knows.
type Column struct {
	Name  string   // as messages call it
	Words          // every spelling of its header, in lower case
	Code  bool     // its cells are code, which is written in code spans
	Fills []string // the members of the form's Node that its cells decide
	// Later are the spellings that came after documents could use them as keys of
	// struct tags: in a code span they still are such keys.
	Later []string
}

// Words are the spellings of one thing; in each language the first one is the
// one to suggest.
type Words struct{ English, Chinese []string }

// All returns the spellings, English ones first.
func (w Words) All() []string { return slices.Concat(w.English, w.Chinese) }

// Columns of all tables. Several kinds of tables share the first ones.
var (
	Name = &Column{Name: "Name", Code: true, Fills: []string{"Name"},
		Words: Words{[]string{"name"}, []string{"名称", "字段", "字段名"}}}
	Doc = later(&Column{Name: "Doc", Fills: []string{"Doc"},
		Words: Words{[]string{"doc", "description"}, []string{"说明", "描述", "备注", "含义"}}},
		[]string{"docs", "details", "meaning", "comment", "comments", "note", "notes", "remark", "remarks"},
		[]string{"注释", "中文名", "参数说明", "参数描述", "字段说明", "字段描述", "补充说明", "特殊说明"})
	JSON = later(&Column{Name: "JSON", Code: true, Fills: []string{"Tags"},
		Words: Words{[]string{"json"}, nil}},
		[]string{"key", "field", "field name", "param", "parameter", "parameter name", "attribute", "property", "property name", "argument"},
		[]string{"参数", "参数名", "参数名称", "属性", "属性名", "变量", "变量名"})
	XML = &Column{Name: "XML", Code: true, Fills: []string{"Tags"},
		Words: Words{[]string{"xml"}, nil}}
	Type = later(&Column{Name: "Type", Code: true, Fills: []string{"Type"},
		Words: Words{[]string{"type"}, []string{"类型"}}},
		[]string{"data type", "field type"}, []string{"数据类型", "字段类型", "参数类型"})
	Required = later(&Column{Name: "Required", Fills: []string{"Presence", "Tags"},
		Words: Words{[]string{"required"}, []string{"必填", "必须", "是否必填"}}},
		[]string{"mandatory"}, []string{"必选", "必传", "必需", "是否必选", "是否必须", "是否必需", "是否必传"})
	Optional = later(&Column{Name: "Optional", Fills: []string{"Presence", "Tags"},
		Words: Words{[]string{"optional"}, []string{"可选", "选填"}}},
		nil, []string{"是否可选"})
	Limits = &Column{Name: "Limits", Fills: []string{"Limits"},
		Words: Words{[]string{"limits"}, []string{"限制"}}}
	Default = later(&Column{Name: "Default", Fills: []string{"Default"}},
		[]string{"default", "default value"}, []string{"默认", "默认值", "默认情况"})
	Example = later(&Column{Name: "Example", Fills: []string{"Example"}},
		[]string{"example", "example value", "sample"}, []string{"示例", "示例值", "举例", "样例"})
	In = later(&Column{Name: "In", Fills: []string{"In", "Tags"}},
		[]string{"in", "located in"}, []string{"位置"})

	Value = &Column{Name: "Value", Code: true, Fills: []string{"Value"},
		Words: Words{[]string{"value"}, []string{"值", "可选值", "取值"}}}

	Request = &Column{Name: "Request Type", Code: true, Fills: []string{"Request"},
		Words: Words{[]string{"request type"}, []string{"请求", "请求类型"}}}
	Response = &Column{Name: "Response Type", Code: true, Fills: []string{"Response"},
		Words: Words{[]string{"response type", "result type"}, []string{"响应", "响应类型", "返回", "返回类型"}}}
	ResponseKey = &Column{Name: "Response Key", Code: true, Fills: []string{"ResponseKey"},
		Words: Words{[]string{"response key"}, []string{"响应字段"}}}
	Page = &Column{Name: "Page", Fills: []string{"Page"},
		Words: Words{[]string{"page"}, []string{"分页"}}}
	AccessToken = &Column{Name: "Access Token", Fills: []string{"AccessToken"},
		Words: Words{[]string{string(spec.TokenDefault)}, []string{"凭证"}}}
	URL = &Column{Name: "URL", Code: true, Fills: []string{"Method", "Media", "Path"},
		Words: Words{[]string{"url"}, []string{"地址"}}}

	Setting = &Column{Name: "Setting", Fills: []string{"Name"},
		Words: Words{[]string{"setting"}, []string{"设置", "配置"}}}
	Code = &Column{Name: "Code", Fills: []string{"Code", "Word"},
		Words: Words{[]string{"code"}, []string{"错误码", "代码"}}}
	Status = &Column{Name: "Status", Fills: []string{"Status"},
		Words: Words{[]string{"status", "http status"}, []string{"状态", "状态码", "http状态码"}}}
	Class = &Column{Name: "Class", Fills: []string{"Class"},
		Words: Words{[]string{"class"}, []string{"类别", "分类"}}}
)

// later adds spellings that are keys of struct tags in a code span.
func later(c *Column, english, chinese []string) *Column {
	c.English, c.Chinese = append(c.English, english...), append(c.Chinese, chinese...)
	c.Later = slices.Concat(english, chinese)
	return c
}

// Header returns the header to suggest for the column, in Chinese if there is one:
// JSON is called that in both languages, whatever else its cells may be headed.
func (c *Column) Header(chinese bool) string {
	if chinese && c != JSON && len(c.Chinese) > 0 {
		return c.Chinese[0]
	}
	return c.Name
}

// Is reports whether the header, in any case, names the column.
func (c *Column) Is(header string) bool { return c.has(fold(header)) }

// TagInCode reports whether the header, which names the column, is the key of a
// struct tag where it is written in a code span.
func (c *Column) TagInCode(header string) bool {
	return !c.has(strings.ToLower(header)) || slices.Contains(c.Later, fold(header))
}

// IsKey reports whether the header names the JSON column by a word for what has
// the key, such as "parameter": in a table that also has a column headed JSON it
// means something else.
func IsKey(header string) bool { return JSON.Is(header) && fold(header) != JSON.English[0] }

// furtherNotes are the spellings of Doc for what is said beside a description.
var furtherNotes = []string{
	"comment", "comments", "details", "note", "notes", "remark", "remarks", "备注", "注释", "中文名", "补充说明", "特殊说明",
}

// IsFurtherNotes reports whether the header names a column whose cells join those
// of another Doc column.
func IsFurtherNotes(header string) bool { return slices.Contains(furtherNotes, fold(header)) }

// fold returns a header as the spellings are written: in lower case, without the
// mark that makes a question of it.
func fold(header string) string {
	return strings.ToLower(strings.TrimRight(header, "?？ "))
}

// has reports whether the word is one of the spellings.
func (w Words) has(lower string) bool {
	return slices.Contains(w.English, lower) || slices.Contains(w.Chinese, lower)
}
