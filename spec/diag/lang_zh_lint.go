package diag

// chineseLintPhrases are the translations of what lint says.
var chineseLintPhrases = map[string]string{
	// Waivers of lint.
	"says `%[1]s` to mdspec, which knows only `allow`":                                            "写的是 `%[1]s`，而 mdspec 只认识 `allow`",
	"stands within a heading, a text, a list, a quotation or a table and not on lines of its own": "没有独占一行，而是写在标题、段落、列表、引用或表格里",
	"begins with `%[1]s`, which means nothing in these letters":                                   "以 `%[1]s` 开头，大小写不对",
	"names no verb right behind `mdspec:`":                                                        "在 `mdspec:` 之后没有紧接动词",
	"names no rule":                                                                               "没有写明规则",
	"is no rule of lint":                                                                          "不是 lint 的规则",
	"is a rule of waivers, and those cannot be waived":                                            "是关于豁免本身的规则，不能豁免",
	"is a rule of the dialect or of the output, and those cannot be waived":                       "是方言或输出的规则，不能豁免",
	"spelt `%[1]s` here":                                                                          "此处写作 `%[1]s`",
	"`%[1]s` here":                                                                                "此处为 `%[1]s`",
	"a mix of styles":                                                                             "混合写法",
	"remove the pointer":                                                                          "去掉指针",
	"remove the comment":                                                                          "删除该注释",

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
	"rename it to `%[1]s`":                                    "改名为 `%[1]s`",
}
