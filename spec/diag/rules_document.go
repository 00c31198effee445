package diag

// Rules of the documents' bytes, size and names (dialect 1 and 8.1).
var (
	DocumentName = &Rule{ID: "document-name", Severity: Error, Dialect: "8.1", Params: []string{"name", "reason"},
		Message: "document `%[1]s` cannot become a Go file: %[2]s",
		Hint:    "rename the document",
		ZH:      Text{Message: "文档 `%[1]s` 无法变成 Go 文件：%[2]s", Hint: "给文档改名"}}
	DocumentTooLarge = &Rule{ID: "document-too-large", Severity: Error, Dialect: "1.4", Params: []string{"limit in MiB"},
		Message: "the document is larger than %[1]d MiB",
		Hint:    "split it; the documents of one directory are one package",
		ZH:      Text{Message: "文档超过 %[1]d MiB", Hint: "拆分它；同一目录的文档是一个包"}}
	NotUTF8 = &Rule{ID: "not-utf8", Severity: Error, Dialect: "1.1", Params: []string{"byte"},
		Message: "byte 0x%02[1]x is not UTF-8",
		Hint:    "save the document as UTF-8; nothing else of it was read",
		ZH:      Text{Message: "字节 0x%02[1]x 不是 UTF-8", Hint: "把文档保存为 UTF-8；其余内容都没有读取"}}
	ControlCharacter = &Rule{ID: "control-character", Severity: Error, Dialect: "1.1", Params: []string{"code point"},
		Message: "control character U+%04[1]X",
		Hint:    "remove it",
		ZH:      Text{Message: "控制字符 U+%04[1]X", Hint: "删掉它"}}
	BidiControl = &Rule{ID: "bidi-control", Severity: Error, Dialect: "1.1", Params: []string{"code point"},
		Message: "U+%04[1]X changes the direction in which the text around it is shown",
		Hint:    "remove it: a reviewer would see other text than the compiler",
		ZH:      Text{Message: "U+%04[1]X 会改变周围文字的显示方向", Hint: "删掉它：否则评审者看到的文字与编译器读到的不同"}}
	TableTooLarge = &Rule{ID: "table-too-large", Severity: Error, Dialect: "1.4", Params: []string{"columns", "rows", "cells written"},
		Message: "a table of %[1]d columns and %[2]d rows in which only %[3]d cells are written",
		Hint:    "give the table fewer columns, or its rows more cells",
		ZH:      Text{Message: "表格有 %[1]d 列 %[2]d 行，却只写了 %[3]d 个单元格", Hint: "减少表格的列数，或者补全各行的单元格"}}
	NestingTooDeep = &Rule{ID: "nesting-too-deep", Severity: Error, Dialect: "1.4", Params: []string{"limit"},
		Message: "lists and quotations are nested more than %[1]d deep",
		ZH:      Text{Message: "列表和引用的嵌套超过 %[1]d 层"}}
)

// Rules of headings and sections (dialect 2).
var (
	UnknownSection = &Rule{ID: "unknown-section", Severity: Warning, Dialect: "2.2", Params: []string{"title"},
		Message: "section `%[1]s` is not one that mdspec reads; it is taken as prose",
		ZH:      Text{Message: "mdspec 不认识小节 `%[1]s`，把它当作普通文字"}}
	SectionLevel = &Rule{ID: "section-level", Severity: Warning, Dialect: "2.2", Params: []string{"title", "level"},
		Message: "`%[1]s` is a heading of level %[2]d and is taken as prose",
		Hint:    "a section is a heading of level 2: `## %[1]s`",
		ZH:      Text{Message: "`%[1]s` 是 %[2]d 级标题，被当作普通文字", Hint: "小节用 2 级标题：`## %[1]s`"}}
	NoSection = &Rule{ID: "no-section", Severity: Warning, Dialect: "2.5",
		Message: "the document has no section that mdspec reads; it is taken as prose",
		Hint:    "put the definitions under `## Models`",
		ZH:      Text{Message: "文档里没有 mdspec 认识的小节，整份都被当作普通文字", Hint: "把定义放到 `## Models` 下面"}}
	MissingIdentifier = &Rule{ID: "missing-identifier", Severity: Error, Dialect: "2.3", Params: []string{"heading"},
		Message: "the heading `%[1]s` has no identifier",
		Hint:    "write the Go name in a code span first: ### `Name` text",
		ZH:      Text{Message: "标题 `%[1]s` 没有标识符", Hint: "先用反引号写出 Go 名字：### `Name` 说明"}}
	InvalidIdentifier = &Rule{ID: "invalid-identifier", Severity: Error, Dialect: "2.3", Params: []string{"text"},
		Message: "`%[1]s` is not a Go identifier",
		Hint:    "use letters, digits and underscores, not beginning with a digit",
		ZH:      Text{Message: "`%[1]s` 不是 Go 标识符", Hint: "使用字母、数字和下划线，且不能以数字开头"}}
	ReservedIdentifier = &Rule{ID: "reserved-identifier", Severity: Error, Dialect: "2.3", Params: []string{"name", "what it is"},
		Message: "`%[1]s` is %[2]s",
		Hint:    "choose another name",
		ZH:      Text{Message: "`%[1]s` 不能作为名字：%[2]s", Hint: "换一个名字"}}
	DuplicateName = &Rule{ID: "duplicate-name", Severity: Error, Dialect: "2.3", Params: []string{"name"},
		Message: "`%[1]s` is declared more than once in the package",
		Hint:    "names are shared by all documents and the hand-written Go of the package",
		ZH:      Text{Message: "`%[1]s` 在这个包里重复声明", Hint: "所有文档和包里手写的 Go 代码共用一个命名空间"}}
	EmptyDefinition = &Rule{ID: "empty-definition", Severity: Warning, Dialect: "2.5", Params: []string{"name"},
		Message: "`%[1]s` has neither a table nor a Go fence and becomes an empty struct",
		ZH:      Text{Message: "`%[1]s` 既没有表格也没有 Go 代码块，会变成空结构体"}}
	HiddenTable = &Rule{ID: "hidden-table", Severity: Warning, Dialect: "2.5", Params: []string{"name"},
		Message: "the table stands below a deeper heading, so it is documentation and `%[1]s` becomes an empty struct",
		Hint:    "put the table above the deeper heading, or make that a heading of level 3 with an identifier",
		ZH:      Text{Message: "表格在更深一级的标题下面，只算说明文字，因此 `%[1]s` 会变成空结构体", Hint: "把表格移到那个标题上面，或者把那个标题改成带标识符的 3 级标题"}}
	UndeclaredDefinition = &Rule{ID: "undeclared-definition", Severity: Warning, Dialect: "2.5", Params: []string{"name"},
		Message: "`%[1]s` has no table, and no Go fence below the heading declares it",
		ZH:      Text{Message: "`%[1]s` 没有表格，标题下的 Go 代码块也没有声明它"}}
	DefinitionOutside = &Rule{ID: "definition-outside-section", Severity: Warning, Dialect: "2.5", Params: []string{"name"},
		Message: "the definition of `%[1]s` stands in no section that mdspec reads and is not compiled",
		Hint:    "put it under `## Models` or `## Enums`",
		ZH:      Text{Message: "`%[1]s` 的定义不在 mdspec 认识的小节里，不会被编译", Hint: "放到 `## Models` 或 `## Enums` 下面"}}
)

var documentRules = []*Rule{
	DocumentName, DocumentTooLarge, NotUTF8, ControlCharacter, BidiControl, TableTooLarge, NestingTooDeep,
	UnknownSection, SectionLevel, NoSection, MissingIdentifier, InvalidIdentifier, ReservedIdentifier,
	DuplicateName, EmptyDefinition, UndeclaredDefinition, DefinitionOutside, HiddenTable,
}
