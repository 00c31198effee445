package dialect

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// Meant returns which columns of the form an author may have meant by a header
// that it does not know.
func (f *Form) Meant(header string) []string {
	var known []string
	for _, c := range otherHeaders[fold(header)] {
		if f.Column(c) != nil {
			known = append(known, c)
		}
	}
	return known
}

// otherHeaders are what documents also write above a column, and what they mean
// by it.
var otherHeaders = map[string][]string{
	"名字": {"JSON", "名称"}, "选项": {"JSON", "名称"}, "option": {"JSON", "Name"}, "identifier": {"Name"},
	"attribute name": {"JSON"}, "key name": {"JSON"}, "param name": {"JSON"}, "argument name": {"JSON"},
	"字段名称": {"JSON", "名称"}, "属性名称": {"JSON"}, "变量名称": {"JSON"}, "键": {"JSON"}, "键名": {"JSON"}, "名稱": {"名称"},
	"欄位": {"JSON"}, "欄位名": {"JSON"}, "欄位名稱": {"JSON"}, "參數": {"JSON"}, "參數名": {"JSON"}, "參數名稱": {"JSON"}, "屬性": {"JSON"}, "屬性名稱": {"JSON"},
	"類型": {"类型"}, "型別": {"类型"}, "資料類型": {"类型"}, "資料型別": {"类型"}, "參數類型": {"类型"}, "值类型": {"类型"}, "属性类型": {"类型"}, "value type": {"Type"},
	string(spec.ErrorCodeKey): {"Code"}, "errcode": {"Code"}, "err code": {"Code"}, "return code": {"Code"},
	"返回码": {"错误码"}, "错误代码": {"错误码"}, "錯誤碼": {"错误码"}, "回傳碼": {"错误码"},
	"values": {"Value"}, "enum value": {"Value"}, "possible value": {"Value"}, "枚举值": {"值"}, "列舉值": {"值"},
	"route": {"URL"}, "uri": {"URL"}, "http request": {"URL"}, "请求路径": {"地址"}, "接口路径": {"地址"}, "路径": {"地址"}, "路徑": {"地址"},
	"purpose": {"Doc"}, "explanation": {"Doc"}, "解释": {"说明"}, "用途": {"说明"},
	"說明": {"说明"}, "備註": {"备注"}, "含義": {"含义"}, "desc": {"Doc"}, "必要": {"必填"}, "是否必要": {"必填"}, "必須": {"必须"}, "是否必須": {"必须"},
	"schema": {"Type"}, "格式": {"类型"}, "range": {"Limits"}, "constraints": {"Limits"},
	"取值范围": {"限制"}, "范围": {"限制"}, "长度": {"限制"}, "约束": {"限制"},
	"endpoint": {"URL"}, "path": {"URL"}, "request": {"Request Type"}, "response": {"Response Type"}, "method": {"URL"},
	"请求地址": {"地址"}, "接口地址": {"地址"}, "方法名": {"名称"}, "number": {"Value"}, "编号": {"值"}, "constant": {"Name"},
}

// MeantType returns what an author may have meant by a type that Go does not know.
func MeantType(name string) []string { return otherTypes[strings.ToLower(name)] }

// otherTypes are what documents call the types of other languages, and what
// Go calls them.
var otherTypes = map[string][]string{
	"number": {"int64", "float64"}, "integer": {"int64"}, "long": {"int64"}, "short": {"int16"}, "uint_32": {"uint32"},
	"float": {"float64"}, "double": {"float64"}, "decimal": {"float64"}, "boolean": {"bool"}, "str": {"string"}, "text": {"string"},
	"object": {"map[string]any"}, "map": {"map[string]any"}, "array": {"[]string"}, "list": {"[]string"},
	"datetime": {"time.Time"}, "date": {"time.Time"}, "timestamp": {"int64"}, "bytes": {"[]byte"},
	"interface": {"any"}, "字符串": {"string"}, "整数": {"int64"}, "整型": {"int64"}, "数字": {"int64"}, "布尔": {"bool"},
	"浮点数": {"float64"}, "对象": {"map[string]any"}, "数组": {"[]string"}, "整形": {"int64"}, "布尔值": {"bool"}, "浮点": {"float64"},
	"字串": {"string"}, "整數": {"int64"}, "數字": {"int64"}, "布林": {"bool"}, "布林值": {"bool"}, "浮點數": {"float64"}, "物件": {"map[string]any"}, "陣列": {"[]string"},
}
