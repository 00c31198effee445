package dialect

import (
	"slices"
	"strings"
)

// Column is one column that a kind of table knows.
type Column struct {
	Name  string   // as messages call it
	Words []string // every spelling of its header, in lower case
	Code  bool     // its cells are code, which stands in code spans
}

// Columns of all tables. Several kinds of tables share the first ones.
var (
	Name     = &Column{Name: "Name", Words: []string{"name", "名称", "字段", "字段名"}, Code: true}
	Doc      = &Column{Name: "Doc", Words: []string{"doc", "说明", "描述", "备注", "含义", "description"}}
	JSON     = &Column{Name: "JSON", Words: []string{"json"}, Code: true}
	XML      = &Column{Name: "XML", Words: []string{"xml"}, Code: true}
	Type     = &Column{Name: "Type", Words: []string{"type", "类型"}, Code: true}
	Required = &Column{Name: "Required", Words: []string{"required", "必填", "必须", "是否必填"}}
	Optional = &Column{Name: "Optional", Words: []string{"optional", "可选", "选填"}}
	Limits   = &Column{Name: "Limits", Words: []string{"limits", "限制"}}

	Value = &Column{Name: "Value", Words: []string{"value", "值", "可选值", "取值"}, Code: true}

	Request     = &Column{Name: "Request Type", Words: []string{"request type", "请求", "请求类型"}, Code: true}
	Response    = &Column{Name: "Response Type", Words: []string{"response type", "result type", "响应", "响应类型", "返回", "返回类型"}, Code: true}
	ResponseKey = &Column{Name: "Response Key", Words: []string{"response key", "响应字段"}, Code: true}
	Page        = &Column{Name: "Page", Words: []string{"page", "分页"}}
	AccessToken = &Column{Name: "Access Token", Words: []string{"access token", "凭证"}}
	URL         = &Column{Name: "URL", Words: []string{"url", "地址"}, Code: true}

	Setting = &Column{Name: "Setting", Words: []string{"setting", "设置", "配置"}}
	Code    = &Column{Name: "Code", Words: []string{"code", "错误码", "代码"}}
	Class   = &Column{Name: "Class", Words: []string{"class", "类别", "分类"}}
)

// Is reports whether the header, in any case, names the column.
func (c *Column) Is(header string) bool { return slices.Contains(c.Words, strings.ToLower(header)) }

// IsHeader reports whether some table knows a column of the header.
func IsHeader(text string) bool {
	return slices.ContainsFunc(Forms(), func(f *Form) bool { return f.Column(text) != nil })
}

// Meant returns what an author may have meant by a header that no table knows.
func Meant(header string) []string { return otherHeaders[strings.ToLower(header)] }

// otherHeaders are what documents also write above a column, and what they mean
// by it.
var otherHeaders = map[string][]string{
	"参数": {"JSON", "名称"}, "参数名": {"JSON", "名称"}, "属性": {"JSON", "名称"}, "parameter": {"JSON", "Name"}, "field": {"Name"}, "key": {"JSON"},
	"字段类型": {"类型"}, "数据类型": {"类型"}, "参数类型": {"类型"}, "是否必须": {"是否必填"}, "必需": {"必填"}, "是否可选": {"可选"},
	"注释": {"说明"}, "参数说明": {"说明"}, "默认值": {"说明"}, "示例": {"说明"}, "comment": {"Doc"}, "remark": {"Doc"}, "remarks": {"Doc"}, "notes": {"Doc"},
	"mandatory": {"Required"}, "range": {"Limits"}, "取值范围": {"限制"}, "范围": {"限制"}, "长度": {"限制"},
}
