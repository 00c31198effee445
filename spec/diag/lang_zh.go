package diag

// The Chinese texts — those of rules beside the English ones, those of phrases
// here and in the other lang_zh files — use one term for one thing:
//
//	document 文档          section 小节         heading 标题        definition 定义
//	table 表格             header 表头          delimiter row 分隔行  column 列
//	row 行                 cell 单元格          code span 反引号代码   code fence 代码块
//	struct 结构体          field 字段           embed 嵌入          exported 导出
//	struct tag 标签        option 选项          JSON key 键         identifier 标识符
//	keyword 关键字         package 包           declare 声明         import 导入
//	pointer 指针           slice 切片           array 数组          map map
//	enum 枚举              constant 常量        underlying type 底层类型  value 值
//	required 必填          optional 选填        limit 限制          bound 边界, 下限, 上限
//	call 接口              request 请求         response 响应        query 查询参数
//	path 路径              upload 上传          cursor 游标         page 分页
//	items 数据列表         token 凭证           setting 设置项       service 服务
//	error code 错误码      error class 错误类别  fake server 假服务端   client 客户端
//	directory 目录         output 产物          generated 生成的     hand-written 手写的
//	alias 别名             waiver 豁免          breaking change 不兼容变更
//
// What is written in documents and commands stays as it is there: names of
// columns, sections, settings and flags, the units of limits, mdspec.lock.
// Punctuation is full-width; Han characters have a blank between them and code,
// Latin letters or digits, and none beside punctuation.

// chineseTables are the translations of the formats given to [Say], by theme.
// No format stands in two of them.
var chineseTables = []map[string]string{chinesePhrases, chineseParserPhrases, chineseOutputPhrases, chineseBreakingPhrases}

// chinesePhrases are the words of renderers, and what joins phrases.
var chinesePhrases = map[string]string{
	"%[1]s or %[2]s":      "%[1]s 或 %[2]s",
	"%[1]s, %[2]s":        "%[1]s，%[2]s",
	"%[1]s; %[2]s":        "%[1]s；%[2]s",
	"did you mean %[1]s?": "是不是想写 %[1]s？",
	"error":               "错误",
	"warning":             "警告",
	"note":                "提示",
	"help":                "建议",
	"1 error":             "1 个错误",
	"%[1]d errors":        "%[1]d 个错误",
	"1 warning":           "1 个警告",
	"%[1]d warnings":      "%[1]d 个警告",
	"1 note":              "1 个提示",
	"%[1]d notes":         "%[1]d 个提示",

	// Waivers of lint.
	"says `%[1]s` to mdspec, which knows only `allow`": "写的是 `%[1]s`，而 mdspec 只认识 `allow`",
	"names no rule":      "没有写明规则",
	"is no rule of lint": "不是 lint 的规则",
	"is a rule of waivers, and those cannot be waived":                      "是关于豁免本身的规则，不能豁免",
	"is a rule of the dialect or of the output, and those cannot be waived": "是方言或输出的规则，不能豁免",
	"spelt `%[1]s` here": "此处写作 `%[1]s`",
	"`%[1]s` here":       "此处为 `%[1]s`",
	"a mix of styles":    "混合写法",
	"remove the pointer": "去掉指针",
	"remove the comment": "删除该注释",

	// lint: documentation
	"the struct `%[1]s`":                   "结构体 `%[1]s`",
	"the enum `%[1]s`":                     "枚举 `%[1]s`",
	"the field `%[1]s`":                    "字段 `%[1]s`",
	"the value `%[1]s`":                    "枚举值 `%[1]s`",
	"the call `%[1]s`":                     "接口 `%[1]s`",
	"the error code `%[1]s`":               "错误码 `%[1]s`",
	"the rows of the table":                "表格的各行",
	"in the heading, behind the name":      "标题里名字的后面",
	"in the Doc cell of the row":           "这一行的说明单元格里",
	"in a Doc column":                      "说明列里",
	"that is the value `%[1]s` of `%[2]s`": "那是 `%[2]s` 的取值 `%[1]s`",
	"no constant has that value":           "没有哪个常量是这个值",
	"the enum `%[1]s` has no such value":   "枚举 `%[1]s` 没有这个取值",
	"declared here":                        "声明在这里",
	"declare the enum `%[1]s` and use it":  "声明枚举 `%[1]s` 并使用它",

	// lint: form
	"remove the blanks":     "删除空白",
	"write `%[1]s`":         "写成 `%[1]s`",
	"put it in a code span": "加上反引号",
	"tag":                   "标签",
	"escape the `|`":        "给 `|` 加上反斜杠",
	"the API calls":         "接口的表格",
	"the error codes":       "错误码的表格",
	"the settings":          "设置的表格",

	// lint: calls
	"the package has no call":                                 "包里没有接口",
	"its class asks for a new token, and no call carries one": "它的类别要求重新获取凭证，但没有接口携带凭证",
}
