package diag

// Rules of Go fences as they are read (dialect 5.1).
var (
	FenceSyntax = &Rule{ID: "fence-syntax", Severity: Error, Dialect: "5.1", Params: []string{"fault"},
		Message: "this is not Go: %[1]s",
		ZH:      Text{Message: "这不是合法的 Go 代码：%[1]s"}}
	FenceTooDeep = &Rule{ID: "fence-too-deep", Severity: Error, Dialect: "5.1", Params: []string{"limit"},
		Message: "the declaration is nested more than %[1]d deep",
		Hint:    "give its parts names of their own",
		ZH:      Text{Message: "声明的嵌套超过 %[1]d 层", Hint: "把其中的部分单独命名"}}
	FencePackage = &Rule{ID: "fence-package-clause", Severity: Error, Dialect: "5.1",
		Message: "a fence has no package clause",
		Hint:    "remove it: all documents of the directory are one package, which mdspec names",
		ZH:      Text{Message: "代码块里不能写 package 子句", Hint: "删掉它：同一目录的所有文档是一个包，包名由 mdspec 决定"}}
	FenceFunc = &Rule{ID: "fence-func", Severity: Error, Dialect: "5.1", Params: []string{"name"},
		Message: "the function `%[1]s` cannot be declared in a fence",
		Hint:    "put it into a hand-written .go file in the output directory",
		ZH:      Text{Message: "代码块里不能声明函数 `%[1]s`", Hint: "放到输出目录里手写的 .go 文件中"}}
	FenceInit = &Rule{ID: "fence-init", Severity: Error, Dialect: "5.1",
		Message: "a fence has no `func init`: importing the package would run it",
		Hint:    "if it is needed, put it into a hand-written .go file in the output directory",
		ZH:      Text{Message: "代码块里不能写 `func init`：导入这个包时就会执行它", Hint: "确实需要的话，放到输出目录里手写的 .go 文件中"}}
	FenceDirective = &Rule{ID: "fence-directive", Severity: Error, Dialect: "5.1", Params: []string{"text"},
		Message: "`%[1]s` is an instruction to a tool, not a comment",
		Hint:    "remove it; if it is meant as text, put a blank behind the slashes or write a sentence",
		ZH:      Text{Message: "`%[1]s` 是给工具的指令，不是注释", Hint: "删掉它；如果只是文字，请在斜杠后加一个空格，或者写成一句话"}}
	FenceTag = &Rule{ID: "fence-tag", Severity: Error, Dialect: "5.1", Params: []string{"fault"},
		Message: "a struct tag that does not do what it says: %[1]s",
		Hint:    "write it as a table would have it",
		ZH:      Text{Message: "结构体标签写得不对，不会起作用：%[1]s", Hint: "按表格里的写法来写"}}
	FenceGeneric = &Rule{ID: "fence-generic", Severity: Error, Dialect: "5.1", Params: []string{"name", "reason"},
		Message: "the generic type `%[1]s` cannot be declared in a fence: %[2]s",
		Hint:    "put it into a hand-written .go file in the output directory",
		ZH:      Text{Message: "代码块里不能声明泛型类型 `%[1]s`：%[2]s", Hint: "放到输出目录里手写的 .go 文件中"}}
)

// Rules of the imports of fences (dialect 5.1).
var (
	FenceImport = &Rule{ID: "fence-import", Severity: Error, Dialect: "5.1", Params: []string{"path"},
		Message: "`%[1]s` is not a package of the standard library (of Go 1.25)",
		Hint:    "a fence imports the standard library only; put what needs more into a hand-written .go file in the output directory",
		ZH:      Text{Message: "`%[1]s` 不是标准库的包（以 Go 1.25 为准）", Hint: "代码块只能导入标准库；需要其他包的代码放到输出目录里手写的 .go 文件中"}}
	FenceUnsafe = &Rule{ID: "fence-import-unsafe", Severity: Error, Dialect: "5.1",
		Message: "a fence cannot import unsafe",
		Hint:    "put what needs it into a hand-written .go file in the output directory",
		ZH:      Text{Message: "代码块不能导入 unsafe", Hint: "需要它的代码放到输出目录里手写的 .go 文件中"}}
	FenceCgo = &Rule{ID: "fence-import-c", Severity: Error, Dialect: "5.1",
		Message: "a fence cannot import C",
		Hint:    "put what needs cgo into a hand-written .go file in the output directory",
		ZH:      Text{Message: "代码块不能导入 C", Hint: "需要 cgo 的代码放到输出目录里手写的 .go 文件中"}}
	FenceDotImport = &Rule{ID: "fence-dot-import", Severity: Error, Dialect: "5.1", Params: []string{"path"},
		Message: "the names of `%[1]s` cannot be imported into the package",
		Hint:    "remove the dot and write the package's name in front of them",
		ZH:      Text{Message: "不能把 `%[1]s` 里的名字直接导入到这个包", Hint: "去掉点号，在用到的名字前写上包名"}}
	FenceBlankImport = &Rule{ID: "fence-blank-import", Severity: Error, Dialect: "5.1", Params: []string{"path"},
		Message: "`%[1]s` is imported for its side effects only",
		Hint:    "remove the import, or put it into a hand-written .go file in the output directory",
		ZH:      Text{Message: "导入 `%[1]s` 只是为了它的副作用", Hint: "删掉这个导入，或者放到输出目录里手写的 .go 文件中"}}
	FenceDuplicateImport = &Rule{ID: "fence-duplicate-import", Severity: Error, Dialect: "5.1", Params: []string{"path"},
		Message: "`%[1]s` is imported twice",
		Hint:    "remove one of the two",
		ZH:      Text{Message: "`%[1]s` 导入了两次", Hint: "删掉其中一个"}}
	FenceUnusedImport = &Rule{ID: "fence-unused-import", Severity: Error, Dialect: "5.1", Params: []string{"path"},
		Message: "`%[1]s` is imported and not used",
		Hint:    "remove the import",
		ZH:      Text{Message: "导入了 `%[1]s` 但没有使用", Hint: "删掉这个导入"}}
	FenceImportConflict = &Rule{ID: "fence-import-conflict", Severity: Error, Dialect: "5.1", Params: []string{"name", "path", "other"},
		Message: "`%[1]s`, the name of the imported package %[2]s, also stands for %[3]s",
		Hint:    "import the package under another name",
		ZH:      Text{Message: "导入的包 %[2]s 名为 `%[1]s`，这个名字同时还是%[3]s", Hint: "给导入的包另起一个名字"}}
)

// Rules of the values of variables in fences (dialect 5.1).
var (
	FenceFuncLiteral = &Rule{ID: "fence-func-literal", Severity: Error, Dialect: "5.1",
		Message: "a function literal cannot be written in a fence",
		Hint:    "put the function into a hand-written .go file in the output directory; a variable may name it",
		ZH:      Text{Message: "代码块里不能写函数字面量", Hint: "把函数放到输出目录里手写的 .go 文件中，变量可以引用它的名字"}}
	FenceCall = &Rule{ID: "fence-call", Severity: Error, Dialect: "5.1", Params: []string{"function"},
		Message: "importing the package would call `%[1]s`",
		Hint:    "a variable's value may call errors.New only; put others into a hand-written .go file in the output directory",
		ZH:      Text{Message: "导入这个包时会调用 `%[1]s`", Hint: "变量的值里只能调用 errors.New；其他的放到输出目录里手写的 .go 文件中"}}
	FenceUnsafeValue = &Rule{ID: "fence-value", Severity: Error, Dialect: "5.1", Params: []string{"what it is"},
		Message: "%[1]s cannot be part of a variable's value",
		Hint:    "literals, names, operators and conversions that cannot fail are possible; put others into a hand-written .go file in the output directory",
		ZH:      Text{Message: "变量的值里不能有%[1]s", Hint: "可以写字面量、名字、运算符和不会失败的类型转换；其他的放到输出目录里手写的 .go 文件中"}}
)

// Rules of the types of a package that holds fences (dialect 5.1, 5.2).
var (
	FenceTypeError = &Rule{ID: "fence-type-error", Severity: Error, Dialect: "5.1", Params: []string{"fault"},
		Message: "this Go does not compile: %[1]s",
		ZH:      Text{Message: "这段 Go 代码无法编译：%[1]s"}}
	FieldTypeError = &Rule{ID: "field-type-error", Severity: Error, Dialect: "3.5", Params: []string{"fault"},
		Message: "the type does not compile: %[1]s",
		ZH:      Text{Message: "这个类型无法编译：%[1]s"}}
	FenceTooLarge = &Rule{ID: "fence-too-large", Severity: Error, Dialect: "5.2", Params: []string{"limit in MiB"},
		Message: "written out, the constants and types of the fences are more than %[1]d MiB larger than their text",
		Hint:    "names that repeat each other double in size each time; write the value itself",
		ZH:      Text{Message: "代码块里的常量和类型展开后，比原文大了 %[1]d MiB 以上", Hint: "名字层层引用，每一层都会翻倍；请直接写出值"}}
	TypeTooLarge = &Rule{ID: "type-too-large", Severity: Error, Dialect: "3.5", Params: []string{"type"},
		Message: "with `%[1]s` the structs that hold structs by value become more than a compiler can check",
		Hint:    "make some of the fields pointers or slices",
		ZH:      Text{Message: "加上 `%[1]s`，按值嵌套的结构体就大到编译器无法检查了", Hint: "把其中一些字段改成指针或切片"}}
	FenceUnchecked = &Rule{ID: "fence-unchecked", Severity: Warning, Dialect: "5.1", Params: []string{"path"},
		Message: "no Go installation with the source of `%[1]s` was found, so what the fences use of imported packages is not checked",
		Hint:    "install Go, or set GOROOT",
		ZH:      Text{Message: "没有找到带 `%[1]s` 源码的 Go 安装，因此没有检查代码块对导入包的使用", Hint: "安装 Go，或者设置 GOROOT"}}
)

// Rules of JSON examples (dialect 5.3).
var (
	ExampleSyntax = &Rule{ID: "example-syntax", Severity: Error, Dialect: "5.3", Params: []string{"fault"},
		Message: "the example is not JSON: %[1]s",
		Hint:    "a fence that is no complete JSON value should not be marked `json`",
		ZH:      Text{Message: "示例不是合法的 JSON：%[1]s", Hint: "不是完整 JSON 值的代码块不要标成 `json`"}}
	ExampleTooDeep = &Rule{ID: "example-too-deep", Severity: Error, Dialect: "5.3", Params: []string{"limit"},
		Message: "the example is nested more than %[1]d deep",
		ZH:      Text{Message: "示例的嵌套超过 %[1]d 层"}}
	ExampleUnknownKey = &Rule{ID: "example-unknown-key", Severity: Error, Dialect: "5.3", Params: []string{"key", "type"},
		Message: "`%[2]s` has no field with the JSON key `%[1]s`",
		ZH:      Text{Message: "`%[2]s` 没有 JSON 键为 `%[1]s` 的字段"}}
	ExampleKeyCase = &Rule{ID: "example-key-case", Severity: Error, Dialect: "5.3", Params: []string{"key", "right key"},
		Message: "the key `%[1]s` differs from the field's key `%[2]s` in case",
		Hint:    "write `%[2]s`: other decoders take case seriously",
		ZH:      Text{Message: "键 `%[1]s` 与字段的键 `%[2]s` 大小写不同", Hint: "写成 `%[2]s`：别的解码器会区分大小写"}}
	ExampleDuplicateKey = &Rule{ID: "example-duplicate-key", Severity: Error, Dialect: "5.3", Params: []string{"key"},
		Message: "the key `%[1]s` stands twice in the object",
		ZH:      Text{Message: "键 `%[1]s` 在同一个对象里出现了两次"}}
	ExampleType = &Rule{ID: "example-type", Severity: Error, Dialect: "5.3", Params: []string{"found", "type"},
		Message: "%[1]s does not decode into `%[2]s`",
		ZH:      Text{Message: "%[1]s无法解码为 `%[2]s`"}}
	ExampleRange = &Rule{ID: "example-range", Severity: Error, Dialect: "5.3", Params: []string{"number", "type"},
		Message: "%[1]s does not fit into `%[2]s`",
		ZH:      Text{Message: "%[1]s 超出了 `%[2]s` 的范围"}}
	ExampleFraction = &Rule{ID: "example-not-integer", Severity: Error, Dialect: "5.3", Params: []string{"number", "type"},
		Message: "%[1]s is not written as an integer and does not decode into `%[2]s`",
		ZH:      Text{Message: "%[1]s 没有写成整数，无法解码为 `%[2]s`"}}
	ExampleBase64 = &Rule{ID: "example-base64", Severity: Error, Dialect: "5.3", Params: []string{"type"},
		Message: "the string is not base64 and does not decode into `%[1]s`",
		ZH:      Text{Message: "这个字符串不是 base64，无法解码为 `%[1]s`"}}
	ExampleTime = &Rule{ID: "example-time", Severity: Error, Dialect: "5.3",
		Message: "the string is not a time that `time.Time` decodes",
		Hint:    "write it as in RFC 3339: \"2006-01-02T15:04:05Z\"",
		ZH:      Text{Message: "这个字符串不是 `time.Time` 能解码的时间", Hint: "按 RFC 3339 来写：\"2006-01-02T15:04:05Z\""}}
	ExampleArray = &Rule{ID: "example-array-length", Severity: Error, Dialect: "5.3", Params: []string{"type", "elements"},
		Message: "%[2]d elements do not fit into `%[1]s`, which drops these",
		Hint:    "show as many elements as the array holds",
		ZH:      Text{Message: "`%[1]s` 放不下 %[2]d 个元素，标出的会被丢弃", Hint: "数组能放几个元素就写几个"}}
	ExampleQuoted = &Rule{ID: "example-quoted", Severity: Error, Dialect: "5.3", Params: []string{"found", "type"},
		Message: "%[1]s does not decode into `%[2]s`, whose tag has the option string",
		Hint:    "write the value inside a JSON string",
		ZH:      Text{Message: "%[1]s无法解码为 `%[2]s`，因为标签带有 string 选项", Hint: "把值写在 JSON 字符串里"}}
)

var goRules = []*Rule{
	FenceSyntax, FenceTooDeep, FencePackage, FenceFunc, FenceInit, FenceDirective, FenceTag, FenceGeneric,
	FenceImport, FenceUnsafe, FenceCgo, FenceDotImport, FenceBlankImport, FenceDuplicateImport, FenceUnusedImport, FenceImportConflict,
	FenceFuncLiteral, FenceCall, FenceUnsafeValue,
	FenceTypeError, FieldTypeError, FenceTooLarge, TypeTooLarge, FenceUnchecked,
	ExampleSyntax, ExampleTooDeep, ExampleUnknownKey, ExampleKeyCase, ExampleDuplicateKey,
	ExampleType, ExampleRange, ExampleFraction, ExampleBase64, ExampleTime, ExampleArray, ExampleQuoted,
}
