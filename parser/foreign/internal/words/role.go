// Package words knows the words that documents in other shapes than the dialect's use
// for the columns of their tables, for presence, and for the titles of their sections.
// What a word means in the documents of one vendor alone is said by a profile, which
// adds to a [Book].
package words

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/dialect"
)

// columns are the roles of the headers that the dialect itself knows.
var columns = []struct {
	role   Role
	column *dialect.Column
}{

	{Key, dialect.JSON}, {Key, dialect.Name}, {Type, dialect.Type}, {Doc, dialect.Doc}, {Required, dialect.Required}, {Optional, dialect.Optional},

	{Default, dialect.Default}, {Example, dialect.Example}, {In, dialect.In}, {Value, dialect.Value}, {Doc, dialect.Limits}, {URL, dialect.URL},

	{Status, dialect.Status}, {Status, dialect.Code}, {Request, dialect.Request}, {Response, dialect.Response},
}

// further are the words beside those of the dialect. Those that mean something only
// beside others, such as "values", are settled by the table, see [Book.Header].
var further = map[Role]string{
	Key: `名字|名称|变量|选项|参数名|参数字段|字段名称|属性名称|变量名称|键|键名|名稱|欄位|欄位名|欄位名稱|參數|參數名|參數名稱|屬性|屬性名稱|标识|字段英文名|英文名|关键字|成员|成员名|响应参数|应答参数|输入参数|输出参数|回参|键值|字段代码|字段标识|返回字段|返回参数|返回值字段|请求字段|响应字段|入参|出参|报文字段|元素名|节点名|節點|request parameter|
		query|query parameter|header|headers|header name|option|identifier|attribute name|key name|json key|json field|param name|argument name|arg|args|member|variable|parameters|fields|properties|attributes|body parameter|path parameter|url parameter|form field|element|column`,
	Type: `schema|scheme|型態|value type|param type|parameter type|format|json type|datatype|data types|types|约束类型|数据格式|值类型|属性类型|類型|型別|資料類型|資料型別|參數類型|type / format|格式|字段类型|元素类型|子类型|泛型类型|引用类型|item type|element type|json类型|type/format|类型及范围|类型和范围|类型/长度|类型长度|类型与长度|字段格式|参数格式|返回值类型|变量类型|數據類型|欄位型別`,
	Doc: `desc|内容|內容|參數說明|info|information|explanation|purpose|summary|usage|解释|用途|說明|備註|含義|描述信息|简介|作用|字段描述|字段含义|参数含义|描述/说明|说明/备注|详情|详细说明|中文|中文名称|字段中文名|釋義|意义|comment(s)|
		补充说明|特殊说明|规则说明|描述及示例|更多说明|限制|约束|constraints|restrictions|restriction|limits|limit|validation|rules|rule|长度|最大长度|length|max length|size`,
	Required: `necessary|必要性|是否必需|require|req|req.|must|is required|必要|是否必要|必須|是否必須|必填项|必填字段|是否为必填|非空|required/optional|presence|必需/可选|必填/选填|必选/可选|是否必填项|require?|mandatory/optional`,
	Optional: `可为空|可空|是否可空|是否为空|nullable|选填项|可否为空|允许为空|能否为空`,
	Default:  `defaults|default values|缺省值|缺省|預設|預設值|initial value`,
	Example:  `examples|sample value|sample values|e.g.|示例数据|样例值|例子|参考值|举例说明|範例|示例(值)|示例 value`,
	Values:   `allowed values|allowed value|possible values|accepted values|valid values|enum values|options|choices|available values|可能的值|可选值|枚举值|取值范围|值范围|范围|range|可用值|取值说明|枚举|enum`,
	In:       `place|location|传参方式|传递方式|传参类型|参数传递方式|提交位置|parameter type in|parameter in|参数位置|传参位置|参数所在位置|传入位置|所在位置|parametertype`,
	Label:    `label|cardinality|repeated|multiplicity|occurrence`,
	Value:    `number|integer|id|code value|int value|integer value|数值|编号|enum value|列舉值|bit|bitfield|flag value|常量值|数字|代号`,
	Status:   `status code|http status code|http code|response code|状态码|返回码|响应码|http状态码|错误代码|错误码|error code|errcode|err code|return code|status codes|返回代码|錯誤碼|回傳碼|code|状态代码|http 状态码|http代码|http 代码|http状态|响应状态码`,
	URL:      `endpoint|path|uri|route|http request|http 请求|api|http url|请求地址|接口地址|请求路径|接口路径|请求url|路径|位址|請求位址|請求路徑|路徑|resource|request|接口 url|api path|http endpoint|api endpoint|api url|endpoint url|http path|http url|request path|request uri|request url|url path`,
	Method:   `method|http method|verb|http verb|请求方式|请求方法|http方法|http 方法|方法`,
	Request:  `request model|input|请求类型`, Response: `response model|返回类型|数据模型|returns|return type|output|response schema|返回数据结构`,
}

// columnWords returns the role of each header that is known.
func columnWords() map[string]Role {
	known := map[string]Role{}
	for role, list := range further {
		for word := range strings.SplitSeq(list, "|") {
			known[strings.TrimSpace(word)] = role
		}
	}
	for _, c := range columns {
		for _, word := range c.column.All() {
			known[word] = c.role
		}
	}
	return known
}

// Header returns the roles that a header may have, the likeliest first.
func (b *Book) Header(header string) Role {
	folded := Fold(header)
	if role, ok := b.columns[folded]; ok {
		return role
	}
	if i := strings.IndexAny(folded, "(（[【"); i > 0 {
		return b.columns[strings.TrimSpace(folded[:i])]
	}
	return Unknown
}

// One reports whether the text is one of the words.
func One(text string, words ...string) bool { return slices.Contains(words, text) }

// IsKeyWord reports whether a header can only be that of keys, where other headers of
// names may be those of anything.
func IsKeyWord(header string) bool {
	folded := Fold(header)
	return dialect.IsKey(folded) || strings.ContainsAny(folded, "字参屬属變变") || strings.Contains(folded, "param") || strings.Contains(folded, "field") || strings.Contains(folded, "propert")
}
