package dialect

import "strings"

// Meant returns what an author may have meant by a header that no table knows.
func Meant(header string) []string { return otherHeaders[strings.ToLower(header)] }

// otherHeaders are what documents also write above a column, and what they mean
// by it.
var otherHeaders = map[string][]string{
	"参数": {"JSON", "名称"}, "参数名": {"JSON", "名称"}, "属性": {"JSON", "名称"}, "parameter": {"JSON", "Name"}, "field": {"Name"}, "key": {"JSON"},
	"字段类型": {"类型"}, "数据类型": {"类型"}, "参数类型": {"类型"}, "是否必须": {"是否必填"}, "必需": {"必填"}, "是否可选": {"可选"},
	"注释": {"说明"}, "参数说明": {"说明"}, "comment": {"Doc"}, "remark": {"Doc"}, "remarks": {"Doc"}, "notes": {"Doc"},
	"mandatory": {"Required"}, "range": {"Limits"}, "取值范围": {"限制"}, "范围": {"限制"}, "长度": {"限制"},
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
	"浮点数": {"float64"}, "对象": {"map[string]any"}, "数组": {"[]string"},
}
