package diag

// UnformattedTable is what a check of the form of documents finds: one for each
// document, at the first line that formatting would change. No rule of the
// dialect asks for a form, so that only who wants one looks for it.
var UnformattedTable = &Rule{ID: "unformatted-table", Severity: Error, Params: []string{"arguments"},
	Message: "the tables of this document are not formatted; this is the first line that changes",
	Hint:    "run `mdspec fmt %[1]s`",
	ZH:      Text{Message: "文档中的表格没有格式化，这是第一处要改的行", Hint: "运行 `mdspec fmt %[1]s`"}}
