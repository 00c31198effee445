package diag

// Rules of tables in general (dialect 3.1 to 3.3, 3.7, 3.11).
var (
	UnknownColumn = &Rule{ID: "unknown-column", Severity: Error, Dialect: "3.1", Params: []string{"header"},
		Message: "unknown column `%[1]s`",
		ZH:      Text{Message: "未知的列 `%[1]s`"}}
	DuplicateColumn = &Rule{ID: "duplicate-column", Severity: Error, Dialect: "3.1", Params: []string{"header", "column"},
		Message: "`%[1]s` is the table's second %[2]s column",
		ZH:      Text{Message: "`%[1]s` 是表格的第二个 %[2]s 列"}}
	MissingColumn = &Rule{ID: "missing-column", Severity: Error, Dialect: "3.1", Params: []string{"column"},
		Message: "the table has no %[1]s column",
		ZH:      Text{Message: "表格没有 %[1]s 列"}}
	StrayTable = &Rule{ID: "stray-table", Severity: Error, Dialect: "2.3",
		Message: "the table stands under no definition",
		Hint:    "put a heading above it: ### `Name` text",
		ZH:      Text{Message: "表格不属于任何定义", Hint: "在它上面加一个标题：### `Name` 说明"}}
	TableDelimiter = &Rule{ID: "table-delimiter", Severity: Error, Dialect: "3.2", Params: []string{"headers", "delimiters"},
		Message: "%[2]d columns are delimited under %[1]d headers, so this is not a table",
		Hint:    "write one `:--` for each header",
		ZH:      Text{Message: "表头有 %[1]d 列，分隔行有 %[2]d 列，因此这不是表格", Hint: "每个表头对应写一个 `:--`"}}
	TableNoDelimiter = &Rule{ID: "table-no-delimiter", Severity: Error, Dialect: "3.2",
		Message: "a table's header without the line of dashes below it",
		Hint:    "write one `:--` for each header on the next line",
		ZH:      Text{Message: "表头下面没有分隔行", Hint: "在下一行为每个表头写一个 `:--`"}}
	UnclosedCode = &Rule{ID: "unclosed-code-span", Severity: Error, Dialect: "3.3",
		Message: "the code span is not closed",
		Hint:    "write a second backtick",
		ZH:      Text{Message: "反引号没有闭合", Hint: "补上另一个反引号"}}
	BesideCode = &Rule{ID: "text-beside-code-span", Severity: Error, Dialect: "3.3", Params: []string{"text"},
		Message: "`%[1]s` stands beside the code span",
		Hint:    "the cell holds one code span and nothing else; explanations go into the Doc column",
		ZH:      Text{Message: "反引号旁边还有文字 `%[1]s`", Hint: "单元格里只能有一段反引号代码；说明写到 Doc 列"}}
	TodoRow = &Rule{ID: "todo-row", Severity: Note, Dialect: "3.7",
		Message: "the row reads TODO and is left out",
		ZH:      Text{Message: "这一行写着 TODO，已跳过"}}
	SurplusCells = &Rule{ID: "surplus-cells", Severity: Error, Dialect: "3.11", Params: []string{"cells", "columns"},
		Message: "the row has %[1]d cells under %[2]d headers",
		Hint:    "write a `|` that belongs to the text as `\\|`",
		ZH:      Text{Message: "表头只有 %[2]d 列，这一行却有 %[1]d 个单元格", Hint: "文字里的 `|` 请写成 `\\|`"}}
	MissingCells = &Rule{ID: "missing-cells", Severity: Error, Dialect: "3.11", Params: []string{"cells", "column"},
		Message: "the row has only %[1]d of the cells and ends before the %[2]s column",
		Hint:    "write all cells up to it, empty ones too; separate text that is no row of the table by a blank line",
		ZH:      Text{Message: "这一行只有 %[1]d 个单元格，没有写到 %[2]s 列", Hint: "补全到那一列为止的所有单元格，空的也要写；不属于表格的文字请用空行隔开"}}
	SecondTable = &Rule{ID: "second-table", Severity: Error, Dialect: "3.11", Params: []string{"name"},
		Message: "a second table under `%[1]s`",
		Hint:    "give it a heading of its own, or join the two",
		ZH:      Text{Message: "`%[1]s` 下面有第二张表格", Hint: "给它单独加一个标题，或者把两张表格合并"}}
	TableCut = &Rule{ID: "table-cut", Severity: Error, Dialect: "3.11",
		Message: "a row that a blank line cuts off from its table",
		Hint:    "remove the blank line",
		ZH:      Text{Message: "这一行被空行从表格中切断了", Hint: "删掉空行"}}
	RowInFence = &Rule{ID: "row-in-fence", Severity: Error, Dialect: "3.11",
		Message: "a row of the table above is swallowed by this code fence",
		Hint:    "remove the fence, or separate it from the table by a blank line",
		ZH:      Text{Message: "上面表格的一行被这个代码块吞掉了", Hint: "删掉代码块的标记，或者用空行把它与表格隔开"}}
	UnclosedFence = &Rule{ID: "unclosed-fence", Severity: Error, Dialect: "3.11",
		Message: "the code fence is not closed and swallows the rest of the document",
		Hint:    "close it with the same characters on a line of their own",
		ZH:      Text{Message: "代码块没有闭合，吞掉了文档余下的内容", Hint: "用同样的字符单独写一行来闭合它"}}
)

var tableRules = []*Rule{
	UnknownColumn, DuplicateColumn, MissingColumn, StrayTable, TableDelimiter, TableNoDelimiter, UnclosedCode,
	BesideCode, TodoRow, SurplusCells, MissingCells, SecondTable, TableCut, RowInFence, UnclosedFence,
}
