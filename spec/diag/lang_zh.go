package diag

// chinesePhrases are the translations of the formats given to [Say], and of the
// words that renderers add.
var chinesePhrases = map[string]string{
	"%[1]s or %[2]s":      "%[1]s 或 %[2]s",
	"did you mean %[1]s?": "是不是想写 %[1]s？",
	"error":               "错误",
	"warning":             "警告",
	"note":                "提示",
	"help":                "建议",
}
