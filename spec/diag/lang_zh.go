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
var chineseTables = []map[string]string{chinesePhrases, chineseParserPhrases, chineseOutputPhrases}

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

	// Of spec/breaking.
	"requests":                 "请求",
	"responses":                "响应",
	"requests and responses":   "请求与响应",
	"a struct":                 "结构体",
	"an enum of `%[1]s`":       "`%[1]s` 的枚举",
	"an alias of `%[1]s`":      "`%[1]s` 的别名",
	"untyped":                  "无类型",
	"%[1]s in quotes":          "带引号的 %[1]s",
	"none":                     "无",
	"sends no file":            "不发送文件",
	"sends a file as `%[1]s`":  "以 `%[1]s` 发送文件",
	"carries the access token": "带凭证",
	"carries no access token":  "不带凭证",
	"nothing":                  "空",
	"the answer itself":        "响应本身",
	"not set":                  "未设置",
	"no class":                 "没有类别",
	"the class `%[1]s`":        "类别 `%[1]s`",

	// Files of accepted changes.
	"it holds no table with the columns %[1]s":                              "没有包含 %[1]s 这几列的表格",
	"begin a table with `%[1]s`":                                            "表头写成 `%[1]s`",
	"the column %[1]s is missing":                                           "缺少列 %[1]s",
	"the column %[1]s stands twice":                                         "列 %[1]s 出现了两次",
	"the column `%[1]s` is not known":                                       "不认识列 `%[1]s`",
	"the columns are %[1]s":                                                 "可用的列是 %[1]s",
	"the row has more cells than the table has columns":                     "这一行的单元格比表头的列多",
	"write a bar within a cell as `\\|`":                                    "单元格里的竖线写成 `\\|`",
	"the rule is missing":                                                   "没有写规则",
	"no comparison finds `%[1]s`":                                           "不兼容变更的规则里没有 `%[1]s`",
	"write the name of the rule as the finding shows it, in brackets":       "照抄检查结果方括号里的规则名",
	"the subject is missing":                                                "没有写对象",
	"write what changed, as the finding names it first":                     "照抄检查结果里最先提到的名字",
	"the reason is missing":                                                 "没有写理由",
	"say why the change is acceptable, for those who read this list later":  "写明为什么可以接受，供以后看这份清单的人参考",
	"the last day is missing":                                               "没有写期限",
	"`%[1]s` is no day":                                                     "`%[1]s` 不是日期",
	"write the last day on which the change is accepted as in `2026-12-31`": "写上接受这个变更的最后一天，例如 `2026-12-31`",

	// Review comments.
	"%[1]s: %[2]s":                             "%[1]s：%[2]s",
	"Incompatible changes":                     "不兼容变更",
	"No incompatible changes.":                 "没有不兼容变更。",
	"Source: programs that import the package": "源码：引用这个包的程序",
	"source":                          "源码",
	"Wire: what is sent and received": "线上：收发的数据",
	"wire":                            "线上",
	"Acceptance: entries of the accepted changes": "已接受变更清单中的问题",
	"acceptance":                          "清单",
	"Notes: compatible, but worth a look": "提示：兼容，但值得留意",
	"notes":                               "提示",
}
