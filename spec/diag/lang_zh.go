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
var chineseTables = []map[string]string{chinesePhrases, chineseParserPhrases, chineseOutputPhrases, chineseLintPhrases, chineseBreakingPhrases}

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
}
