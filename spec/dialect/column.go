package dialect

import (
	"slices"
	"strings"
)

// Column is one column that a kind of table knows.
type Column struct {
	Name  string   // as messages call it
	Words          // every spelling of its header, in lower case
	Code  bool     // its cells are code, which is written in code spans
	Fills []string // the members of the form's Node that its cells decide
	// In a code span its header is the key of a struct tag, which it was before
	// there was the column.
	TagInCode bool
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
	Doc = &Column{Name: "Doc", Fills: []string{"Doc"},
		Words: Words{[]string{"doc", "description"}, []string{"说明", "描述", "备注", "含义"}}}
	JSON = &Column{Name: "JSON", Code: true, Fills: []string{"Tags"},
		Words: Words{[]string{"json"}, nil}}
	XML = &Column{Name: "XML", Code: true, Fills: []string{"Tags"},
		Words: Words{[]string{"xml"}, nil}}
	Type = &Column{Name: "Type", Code: true, Fills: []string{"Type"},
		Words: Words{[]string{"type"}, []string{"类型"}}}
	Required = &Column{Name: "Required", Fills: []string{"Presence", "Tags"},
		Words: Words{[]string{"required"}, []string{"必填", "必须", "是否必填"}}}
	Optional = &Column{Name: "Optional", Fills: []string{"Presence", "Tags"},
		Words: Words{[]string{"optional"}, []string{"可选", "选填"}}}
	Limits = &Column{Name: "Limits", Fills: []string{"Limits"},
		Words: Words{[]string{"limits"}, []string{"限制"}}}
	Default = &Column{Name: "Default", Fills: []string{"Default"}, TagInCode: true,
		Words: Words{[]string{"default", "default value"}, []string{"默认", "默认值"}}}
	Example = &Column{Name: "Example", Fills: []string{"Example"}, TagInCode: true,
		Words: Words{[]string{"example", "example value", "sample"}, []string{"示例", "示例值", "举例", "样例"}}}

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
		Words: Words{[]string{"access token"}, []string{"凭证"}}}
	URL = &Column{Name: "URL", Code: true, Fills: []string{"Method", "Media", "Path"},
		Words: Words{[]string{"url"}, []string{"地址"}}}

	Setting = &Column{Name: "Setting", Fills: []string{"Name"},
		Words: Words{[]string{"setting"}, []string{"设置", "配置"}}}
	Code = &Column{Name: "Code", Fills: []string{"Code"},
		Words: Words{[]string{"code"}, []string{"错误码", "代码"}}}
	Class = &Column{Name: "Class", Fills: []string{"Class"},
		Words: Words{[]string{"class"}, []string{"类别", "分类"}}}
)

// Is reports whether the header, in any case, names the column.
func (c *Column) Is(header string) bool { return c.has(strings.ToLower(header)) }

// has reports whether the word is one of the spellings.
func (w Words) has(lower string) bool {
	return slices.Contains(w.English, lower) || slices.Contains(w.Chinese, lower)
}
