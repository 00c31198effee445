// Package parser reads Markdown documents into the schema of package spec. It
// is the reference of the mdspec dialect, version 1; Markdown itself is read by
// package syntax.
//
// The tables are the truth: what a cell says is what the Go says, with the same
// names, tags and order, and what is left out is reported. All documents of a
// directory are one package. The numbers below are those of diagnostics, of the
// golden cases in golden/testdata and of spec/README.md, which shows examples.
//
// # 1 Bytes
//
//   - 1.1 Documents are UTF-8. A byte order mark is skipped; LF and CRLF read
//     the same. Invalid UTF-8, control characters and characters that override
//     the direction of text are errors.
//   - 1.2 The block structure is that of CommonMark with GFM tables; nothing
//     else of GFM, so that `1~100 … 1~40` keeps its tildes.
//   - 1.3 Text is taken from the bytes of the cell, not from what Markdown would
//     show: `360*200，200*200` keeps its asterisks.
//   - 1.4 A document has at most 32 MiB, lists and quotations nest at most 64
//     deep, a type is at most 1024 bytes long, and the rows of a document's
//     tables leave out at most as many cells as they write, plus 4096.
//
// # 2 Headings
//
//   - 2.1 `# Topic`: any number per document. Text under it documents it.
//   - 2.2 `## Section`, by title, in any case: Models 模型 数据模型; Enums 枚举;
//     API calls 接口 接口列表; Service 服务; Errors 错误码. Any other section is
//     prose; a title that is nearly one of these is a warning. Text right below
//     the title, and in sections of calls and error codes all that is no table, is
//     for the readers of the document; in a Service section it documents the
//     service.
//   - 2.3 “### `Ident` text”: one definition. The first code span is the Go
//     identifier, the rest the first sentence of its documentation. Names are
//     valid, not reserved, and unique in the package.
//   - 2.4 An unexported identifier is legal and stays unexported.
//   - 2.5 A definition without table and Go fence is an empty struct and a
//     warning. Deeper headings belong to its documentation. A document of which
//     nothing is read is prose, and a warning, unless something in it looks like a
//     definition: then it is an error. So are documents that declare nothing.
//
// # 3 Field tables
//
//   - 3.1 Columns are known by header, in any order: Name 名称 字段 字段名; JSON, Key,
//     Field, Field Name, Param, Parameter, Parameter Name, Attribute, Property, Property
//     Name, Argument 参数 参数名 参数名称 属性 属性名 变量 变量名; XML; Type, Data Type,
//     Field Type 类型 数据类型 字段类型 参数类型; Doc, Docs, Description, Details, Meaning,
//     Comment, Comments, Note, Notes, Remark, Remarks 说明 描述 含义 备注 注释 中文名
//     参数说明 参数描述 字段说明 字段描述 补充说明 特殊说明; Required, Mandatory 必填 必须
//     必选 必传 必需 是否必填 是否必须 是否必选 是否必传 是否必需; Optional 可选 选填 是否可选;
//     Limits 限制; Default, Default Value 默认 默认值 默认情况; Example, Example Value,
//     Sample 示例 示例值 举例 样例; In, Located In 位置. Another header in a code span is a further struct tag
//     key, and so are there the words that version 1 did not know. Any other header is
//     an error. A Doc column for further notes joins another one.
//   - 3.2 A table may follow its heading directly; outer bars and padding are
//     optional. Header and delimiter row have the same number of cells.
//   - 3.3 Name, JSON, XML and Type cells hold one code span, or a valid value
//     without any backtick; two bare backticks are an empty cell. A tag cell is
//     the text between the tag's quotes. Tags are written in the order of
//     their keys.
//   - 3.4 Without JSON and XML column a field has no tag. Without a Name column
//     the name is derived from the JSON key: `owner_userid` gives OwnerUserID. Words
//     for what has the key are the JSON column only without a header JSON. A table
//     without tags that exports nothing is an error, unless hand-written Go uses it.
//   - 3.5 A type is a Go type expression of basic types, any, interface{}, *T,
//     []T, [N]T, map[K]V, types of the package (any document, any fence, Go
//     written by hand in the output directory) and of the standard library.
//   - 3.6 A field is embedded if its Name cell is empty and its type a struct,
//     or if its Name cell holds the type and its Type cell is empty or `-`.
//   - 3.7 A row in which a cell reads TODO is left out and noted.
//   - 3.8 Doc cells are documentation: `<br>` starts a new line, `\|` is a bar,
//     all else stays as it is.
//   - 3.9 Required says + y yes true 是 必填 or - n no false 否 选填. What is not
//     required gets omitzero if its JSON tag has no option of its own.
//   - 3.10 Limits: 1..1000, ..100 items, ..64 bytes, ..50 chars; several are
//     joined by commas. They become a Validate method.
//   - 3.11 Surplus and missing cells, names and keys that occur twice (JSON keys
//     in any case), a second table, a table cut in two by a blank line and rows
//     swallowed by a fence are errors.
//   - 3.12 A Doc text that enumerates values is shown as a list if every value
//     is read with certainty, and as the field's own: `0 - 正常 1 - 离职`.
//   - 3.13 Default: what holds if the key is absent. A code span holds a value of
//     the type: JSON, a text or a time also without quotes, of an enum one of its
//     values or constants. Bare text is a note. It is never set by the code.
//   - 3.14 Example: one value of the type, written like a Default, with or without a
//     code span.
//   - 3.15 In: path, query, header, body or form. What does not go into the JSON of its
//     struct has the tag `json:"-"` and one named like its place. Blank: in the path if
//     the URL has the key, else in the query of GET and DELETE, else in the body.
//   - 3.16 Nullable[T] is the type of a field that may be null or absent.
//
// # 4 Enums
//
//   - 4.1 A definition whose table has a Value column. Columns: Name; Value 值 可选值
//     取值; Doc. A second code span in the heading is the type; else it is int64 or
//     string.
//   - 4.2 It gives the type, a constant for each row, IsKnown, String and
//     …Values. Enums are open: other values decode, encode and print.
//   - 4.3 Values that occur twice or do not fit the type are errors; a constant
//     that does not begin with the type's name is a warning.
//
// # 5 Go fences
//
//   - 5.1 A fence marked go below Models, Enums or a part of a call holds declarations of
//     constants, types and variables, with imports of the standard library.
//     They are emitted in their place. Functions, side effects and directives
//     are refused; errors are reported at their place in the document.
//   - 5.2 Constants are understood: name, type, value and documentation.
//   - 5.3 Other fences are documentation. A fence marked json under a definition
//     is an example of it and must decode strictly.
//
// # 6 API calls
//
//   - 6.1 Columns: Name; Request Type 请求 请求类型; Response Type, Result Type 响应
//     响应类型 返回 返回类型; Response Key 响应字段; Page 分页; Access Token 凭证; URL
//     地址; Doc.
//   - 6.2 URL is `METHOD /path`: GET POST PUT PATCH DELETE, `POST(media)` for an
//     upload; {name} in the path is a scalar field of the request. The request of
//     GET, DELETE and an upload is the query: a struct of scalars and slices.
//   - 6.3 A blank or `-` Request Type: no request; Response Type: no response.
//   - 6.4 Response Key: the JSON key under which the response lies. With an error
//     code, a response that is no object needs one.
//   - 6.5 Page: three code spans, the request's cursor key, the response's
//     cursor key and the key of the items; both cursors are strings or integers of
//     one kind.
//   - 6.6 Access Token: + or -. TODO rows are left out.
//   - 6.7 Types must be declared, by a document or by hand, unless no client is
//     wanted; they are written without a pointer.
//   - 6.8 A Service section is not needed.
//   - 6.9 “### `Name` `METHOD /path` text” is a call too, unless a call table follows
//     it before the next heading; text below it documents it. Headings that are
//     nearly such are errors, all others prose.
//   - 6.10 Before its first part a table of one row may hold the other columns of 6.1.
//     A table without URL above the first such heading lists the calls for readers.
//   - 6.11 Parts are headings of level 4: Request, Parameters 请求 请求参数 参数;
//     Response, Returns 响应 返回 返回参数. A code span names a type, or the one that
//     the field tables below declare, else <Call>Request and <Call>Response.
//     Headings of level 5 give rows their place: Path 路径 路径参数; Query 查询 查询参数;
//     Header, Headers 头 请求头 响应头; Body 正文 请求体 响应体; Form 表单.
//   - 6.12 A json fence in a part is an example of its type, a go fence declares as in
//     5.1, also the type of the part. Errors 错误码 lists the
//     error codes that the call returns, by name or by code.
//   - 6.13 Both forms may be in one document.
//   - 6.14 Under headings string, []byte and io.ReadCloser without a Response Key are
//     text, bytes and a stream; optional 可选 behind a response says that it may be
//     missing. Other types that JSON cannot fill are errors.
//   - 6.16 A call under a heading always takes a request and returns a response: an
//     empty struct for one that it does not have.
//   - 6.15 Page, in one code span: `offset offset=KEY limit=KEY items=KEY total=KEY`,
//     `page page=KEY size=KEY items=KEY total=KEY pages=KEY` or `link items=KEY`. All but
//     offset, page and items may be missing; `items=.` is a response that is the list.
//
// # 7 Service and Errors
//
//   - 7.1 Columns: Setting 设置 配置; Value; Doc. Settings: base url, error code,
//     error message, error body, request id, token call, token key, token expiry
//     key, token parameter, auth, access token. What a setting needs of others and of the token call is
//     there.
//   - 7.2 Columns: Name; Code 错误码 代码; Status, http status 状态 状态码 HTTP状态码;
//     Class 类别 分类; Doc. Code or Status or both. Codes are integers, or words in
//     code spans. Class: retry, token, rate or blank. 0 is no code.
//   - 7.6 error code and error message are keys or paths of keys (error.code). error
//     body is a model: failures decode into it, and only they have a code then.
//   - 7.5 auth says how calls carry the token: bearer, header NAME, query NAME,
//     basic or none; access token whether a call does whose cell is blank.
//   - 7.7 What the token call takes and gives prints no value.
//
// # 8 Output
//
//   - 8.1 Each X.md gives one X.md.go in document order. The name of a document
//     must be one that the go command builds on every system.
//   - 8.2 The output needs the standard library alone.
//   - 8.3 mdspec.lock records how the output was made.
package parser
