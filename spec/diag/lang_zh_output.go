package diag

// chineseOutputPhrases are the translations of what is said of output
// directories, their locks and the modules around them.
var chineseOutputPhrases = map[string]string{
	// What stands where a file should.
	"a directory":     "目录",
	"a file":          "文件",
	"a special file":  "特殊文件",
	"a symbolic link": "符号链接",

	// What has changed since the output was generated.
	"%[1]s and %[2]d more":               "%[1]s，另有 %[2]d 份",
	"%[1]s, `%[2]s`":                     "%[1]s、`%[2]s`",
	"`%[1]s`":                            " `%[1]s` ", // between words of the message
	"added %[1]s":                        "新增 %[1]s",
	"changed %[1]s":                      "修改 %[1]s",
	"package `%[1]s` and client `%[2]s`": "包 `%[1]s`、client `%[2]s`",
	"package `%[1]s`, client `%[2]s` and import path `%[3]s`": "包 `%[1]s`、client `%[2]s`、导入路径 `%[3]s`",
	"removed %[1]s": "删除 %[1]s",
	"the documents": "文档",
	"unchanged":     "没有变化",

	// What a fix does.
	"format the tables": "格式化表格",

	// Members of mdspec.lock.
	"%[1]s `%[2]s`: %[3]s":                                 "`%[1]s` 的值 `%[2]s` 不对：%[3]s",
	"%[1]s has an unknown member `%[2]s`":                  "%[1]s有未知的成员 `%[2]s`",
	"%[1]s has the member `%[2]s` twice":                   "%[1]s的成员 `%[2]s` 出现了两次",
	"%[1]s lacks the member `%[2]s`":                       "%[1]s缺少成员 `%[2]s`",
	"%[1]s must be a string":                               "`%[1]s` 必须是字符串",
	"%[1]s must be an array":                               "`%[1]s` 必须是数组",
	"%[1]s must be an object":                              "%[1]s必须是 JSON 对象",
	"`%[1]s` is none of the documents":                     "`%[1]s` 不在 documents 之中",
	"a document":                                           "文档",
	"a pending file":                                       "待写入的文件",
	"byte 0x%02[1]x is not UTF-8":                          "字节 0x%02[1]x 不是 UTF-8",
	"it is larger than %[1]d MiB":                          "它超过 %[1]d MiB",
	"spec `%[1]s` stands twice":                            "`spec` 里 `%[1]s` 出现了两次",
	"spec is empty":                                        "`spec` 是空的",
	"spec must be one directory, or nothing but .md files": "`spec` 必须是一个目录，或者全是 .md 文件",
	"the lock":                      "整个文件",
	"the name `%[1]s` stands twice": "名字 `%[1]s` 出现了两次",
	"the pending file `%[1]s` stands twice with one hash": "待写入的文件 `%[1]s` 以同一个哈希出现了两次",
	"version must be %[1]d":                               "`version` 必须是 %[1]d",

	// Values in mdspec.lock.
	"it holds characters that are not text":                   "它含有不属于文本的字符",
	"it is a name for temporary files":                        "它是临时文件的名字",
	"it is a path, and its directory none that mdspec writes": "它是一个路径，而其中的目录不是 mdspec 会写的",
	"it is a path, not the name of a file":                    "它是一个路径，不是文件名",
	"it is neither %[1]q nor %[2]q":                           "它既不是 %[1]q 也不是 %[2]q",
	"it is no Go file of its directory":                       "它不是那个目录里的 Go 文件",
	"it is not a SHA-256 in lower-case hexadecimal":           "它不是小写十六进制的 SHA-256",
	"it is not in its shortest form, %[1]q":                   "它不是最简形式 %[1]q",
	"it is not the name of a Go package":                      "它不是 Go 包名",
	"it must be relative to the lock":                         "它必须是相对于 mdspec.lock 的路径",
	"it must be written with forward slashes":                 "它必须用正斜杠书写",
	"the lock itself is no generated file":                    "mdspec.lock 本身不是生成的文件",

	// Import paths.
	"`%[1]s` cannot be read: %[2]s":                                "无法读取 `%[1]s`：%[2]s",
	"`%[1]s` does not say the module's path":                       "`%[1]s` 没有写明 module 的路径",
	"`%[1]s` is no import path: %[2]s":                             "`%[1]s` 不能作为导入路径：%[2]s",
	"generate into a directory that other packages can import":     "生成到其他包可以导入的目录里",
	"mend that file, and generate again":                           "修正那个文件，再重新生成",
	"name the directory otherwise":                                 "换一种方式写这个目录",
	"no go.mod stands in `%[1]s` or above it":                      "`%[1]s` 及其上级目录里都没有 go.mod",
	"run `go mod init` where your code begins, and generate again": "在代码的根目录运行 `go mod init`，再重新生成",
	"what is below a directory vendor belongs to other modules":    "vendor 目录里的内容属于别的 module",
}
