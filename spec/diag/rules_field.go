package diag

// Rules of fields (dialect 3.3 to 3.6, 3.9 to 3.11).
var (
	InvalidTag = &Rule{ID: "invalid-tag", Severity: Error, Dialect: "3.3", Params: []string{"key", "value", "reason"},
		Message: "`%[2]s` cannot be the value of a %[1]s tag: %[3]s",
		ZH:      Text{Message: "`%[2]s` 不能作为 %[1]s 标签的值：%[3]s"}}
	TagWrittenWhole = &Rule{ID: "tag-written-whole", Severity: Error, Dialect: "3.3", Params: []string{"key"},
		Message: "the cell repeats the tag's key `%[1]s`",
		Hint:    "write only what stands between the quotes",
		ZH:      Text{Message: "单元格里重复写了标签的键 `%[1]s`", Hint: "只写引号里面的内容"}}
	UnknownTagOption = &Rule{ID: "unknown-tag-option", Severity: Warning, Dialect: "3.3", Params: []string{"option", "key"},
		Message: "`%[1]s` is not an option of a %[2]s tag",
		ZH:      Text{Message: "`%[1]s` 不是 %[2]s 标签的选项"}}
	UnderivableName = &Rule{ID: "underivable-name", Severity: Error, Dialect: "3.4", Params: []string{"key"},
		Message: "no exported Go name can be derived from the JSON key `%[1]s`",
		Hint:    "add a Name column",
		ZH:      Text{Message: "无法从 JSON 键 `%[1]s` 得出导出的 Go 名字", Hint: "加一个 Name 列"}}
	InvalidType = &Rule{ID: "invalid-type", Severity: Error, Dialect: "3.5", Params: []string{"type"},
		Message: "`%[1]s` is not a type that a table can use",
		Hint:    "basic types, any, *T, []T, [N]T, map[K]V, types of this package and of the standard library",
		ZH:      Text{Message: "`%[1]s` 不是表格里可以使用的类型", Hint: "可以使用：基本类型、any、*T、[]T、[N]T、map[K]V、本包的类型和标准库的类型"}}
	UnknownType = &Rule{ID: "unknown-type", Severity: Error, Dialect: "3.5", Params: []string{"type"},
		Message: "unknown type `%[1]s`",
		ZH:      Text{Message: "未知的类型 `%[1]s`"}}
	AmbiguousType = &Rule{ID: "ambiguous-type", Severity: Error, Dialect: "3.5", Params: []string{"type", "packages"},
		Message: "`%[1]s` may be of %[2]s",
		Hint:    "declare a type for it in a Go fence, with the import that is meant",
		ZH:      Text{Message: "`%[1]s` 可能属于 %[2]s", Hint: "在 Go 代码块里为它声明一个类型，并写明导入的是哪个包"}}
	RecursiveType = &Rule{ID: "recursive-type", Severity: Error, Dialect: "3.5", Params: []string{"cycle"},
		Message: "a struct contains itself: %[1]s",
		Hint:    "make one of the fields a pointer or a slice",
		ZH:      Text{Message: "结构体包含了自己：%[1]s", Hint: "把其中一个字段改成指针或切片"}}
	InvalidMapKey = &Rule{ID: "invalid-map-key", Severity: Error, Dialect: "3.5", Params: []string{"type"},
		Message: "`%[1]s` cannot be the key of a map in JSON",
		Hint:    "use a string or an integer type",
		ZH:      Text{Message: "`%[1]s` 在 JSON 里不能作为 map 的键", Hint: "使用字符串或整数类型"}}
	MissingType = &Rule{ID: "missing-type", Severity: Error, Dialect: "3.6", Params: []string{"name"},
		Message: "`%[1]s` has no type",
		Hint:    "fill in the Type cell; it may stay empty only where the name is that of a struct to embed",
		ZH:      Text{Message: "`%[1]s` 没有类型", Hint: "填写 Type 单元格；只有名字就是要嵌入的结构体时才能留空"}}
	MissingName = &Rule{ID: "missing-name", Severity: Error, Dialect: "3.6",
		Message: "the row has no name",
		ZH:      Text{Message: "这一行没有名字"}}
	EmbeddedNotStruct = &Rule{ID: "embedded-not-struct", Severity: Error, Dialect: "3.6", Params: []string{"type"},
		Message: "`%[1]s` is not a struct and cannot be embedded",
		Hint:    "give the field a name",
		ZH:      Text{Message: "`%[1]s` 不是结构体，不能嵌入", Hint: "给字段起一个名字"}}
	EmbeddedPointer = &Rule{ID: "embedded-unexported-pointer", Severity: Warning, Dialect: "3.6", Params: []string{"type"},
		Message: "encoding/json cannot decode into the embedded pointer `%[1]s`, whose type is unexported",
		Hint:    "embed the struct itself",
		ZH:      Text{Message: "encoding/json 无法解码到嵌入的指针 `%[1]s`，因为它的类型未导出", Hint: "嵌入结构体本身"}}
	InvalidRequired = &Rule{ID: "invalid-required", Severity: Error, Dialect: "3.9", Params: []string{"text"},
		Message: "`%[1]s` says neither yes nor no",
		Hint:    "write + y yes true 是 必填 or - n no false 否 选填",
		ZH:      Text{Message: "看不出 `%[1]s` 表示必填还是选填", Hint: "必填写 `+` `y` `yes` `true` `是` `必填`，选填写 `-` `n` `no` `false` `否` `选填`"}}
	RequiredConflict = &Rule{ID: "required-conflict", Severity: Error, Dialect: "3.9", Params: []string{"text"},
		Message: "`%[1]s` contradicts the Required cell of the row",
		Hint:    "one of the two columns is enough",
		ZH:      Text{Message: "`%[1]s` 与这一行的 Required 单元格矛盾", Hint: "两列留一列就够了"}}
	EmbeddedMarshaler = &Rule{ID: "embedded-marshaler", Severity: Warning, Dialect: "3.6", Params: []string{"type", "struct"},
		Message: "`%[1]s` encodes itself, and embedded it does so for all of `%[2]s`: the other fields are lost in JSON",
		Hint:    "give the field a name",
		ZH:      Text{Message: "`%[1]s` 有自己的编码方法，嵌入后会替整个 `%[2]s` 编码：其他字段在 JSON 里会丢失", Hint: "给字段起一个名字"}}
	GoFileIgnored = &Rule{ID: "go-file-ignored", Severity: Warning, Dialect: "3.5", Params: []string{"reason"},
		Message: "hand-written Go that is not read: %[1]s",
		Hint:    "a directory holds one package; mend the file or move it",
		ZH:      Text{Message: "没有读取这个手写的 Go 文件：%[1]s", Hint: "一个目录只能有一个包；修正或移走这个文件"}}
	DuplicateField = &Rule{ID: "duplicate-field", Severity: Error, Dialect: "3.11", Params: []string{"name", "type"},
		Message: "`%[2]s` has more than one field `%[1]s`",
		ZH:      Text{Message: "`%[2]s` 有多个名为 `%[1]s` 的字段"}}
	DuplicateKey = &Rule{ID: "duplicate-key", Severity: Error, Dialect: "3.11", Params: []string{"key", "tag"},
		Message: "the %[2]s key `%[1]s` is used more than once",
		Hint:    "give one of the two another key; JSON keys count in any case, and those of embedded structs too",
		ZH:      Text{Message: "%[2]s 键 `%[1]s` 重复", Hint: "给其中一个换一个键；JSON 键不区分大小写，嵌入的结构体里的键也算"}}
	UnexportedTag = &Rule{ID: "tag-of-unexported-field", Severity: Error, Dialect: "3.4", Params: []string{"name", "key"},
		Message: "the field `%[1]s` is unexported, so its %[2]s tag has no effect",
		Hint:    "begin the name with a capital letter, or write `-`",
		ZH:      Text{Message: "字段 `%[1]s` 未导出，它的 %[2]s 标签不起作用", Hint: "名字改成大写字母开头，或者标签写 `-`"}}
	FieldIsMethod = &Rule{ID: "field-is-method", Severity: Error, Dialect: "3.10", Params: []string{"name", "type"},
		Message: "the field `%[1]s` bears the name of a method that is generated for `%[2]s`",
		Hint:    "choose another name",
		ZH:      Text{Message: "字段 `%[1]s` 与为 `%[2]s` 生成的方法同名", Hint: "换一个名字"}}
)

// Rules of enums (dialect 4).
var (
	EnumType = &Rule{ID: "enum-type", Severity: Error, Dialect: "4.1", Params: []string{"type"},
		Message: "`%[1]s` cannot be the type of an enum",
		Hint:    "use an integer type or string",
		ZH:      Text{Message: "`%[1]s` 不能作为枚举的底层类型", Hint: "使用整数类型或 string"}}
	EnumMixed = &Rule{ID: "enum-mixed", Severity: Error, Dialect: "4.1", Params: []string{"name"},
		Message: "the values of `%[1]s` are partly integers and partly words",
		Hint:    "state the type in the heading as a second code span: `%[1]s` `string`",
		ZH:      Text{Message: "`%[1]s` 的值有的是整数，有的是文字", Hint: "在标题里用第二段反引号写明类型：`%[1]s` `string`"}}
	EnumValue = &Rule{ID: "enum-value", Severity: Error, Dialect: "4.3", Params: []string{"value", "type"},
		Message: "`%[1]s` is not a value of type %[2]s",
		Hint:    "integers are written as in Go, without leading zeros and underscores; text is a word or quoted",
		ZH:      Text{Message: "`%[1]s` 不是 %[2]s 类型的值", Hint: "整数按 Go 的写法，没有前导零和下划线；文字写成一个词，或者加引号"}}
	EnumDuplicate = &Rule{ID: "enum-duplicate-value", Severity: Error, Dialect: "4.3", Params: []string{"value"},
		Message: "the value `%[1]s` stands twice in the table",
		ZH:      Text{Message: "值 `%[1]s` 在表格里出现了两次"}}
	EnumPrefix = &Rule{ID: "enum-prefix", Severity: Warning, Dialect: "4.3", Params: []string{"constant", "type"},
		Message: "the constant `%[1]s` does not begin with the name of its type, `%[2]s`",
		ZH:      Text{Message: "常量 `%[1]s` 没有以类型名 `%[2]s` 开头"}}
	EnumEmpty = &Rule{ID: "enum-empty", Severity: Warning, Dialect: "4.3", Params: []string{"name"},
		Message: "`%[1]s` has no values",
		ZH:      Text{Message: "`%[1]s` 没有任何值"}}
)

var fieldRules = []*Rule{
	InvalidTag, TagWrittenWhole, UnknownTagOption, UnderivableName, InvalidType, UnknownType, AmbiguousType,
	RecursiveType, InvalidMapKey, MissingType, MissingName, EmbeddedNotStruct, EmbeddedPointer, InvalidRequired,
	RequiredConflict, EmbeddedMarshaler, GoFileIgnored, DuplicateField, DuplicateKey, UnexportedTag,
	FieldIsMethod, EnumType, EnumMixed, EnumValue, EnumDuplicate, EnumPrefix, EnumEmpty,
}
