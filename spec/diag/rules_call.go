package diag

// Rules of calls (dialect 6).
var (
	InvalidURL = &Rule{ID: "invalid-url", Severity: Error, Dialect: "6.2", Params: []string{"text", "reason"},
		Message: "`%[1]s` is not a call: %[2]s",
		Hint:    "write `METHOD /path` with GET, POST, PUT, PATCH or DELETE, or `POST(part) /path` for an upload",
		ZH:      Text{Message: "`%[1]s` 不是接口地址：%[2]s", Hint: "写成 `METHOD /path`，方法为 GET、POST、PUT、PATCH 或 DELETE；上传文件写成 `POST(part) /path`"}}
	InvalidKey = &Rule{ID: "invalid-key", Severity: Error, Dialect: "6.4", Params: []string{"text"},
		Message: "`%[1]s` is not a JSON key",
		ZH:      Text{Message: "`%[1]s` 不是 JSON 键"}}
	InvalidPage = &Rule{ID: "invalid-page", Severity: Error, Dialect: "6.5",
		Message: "a Page cell holds three code spans",
		Hint:    "write the request's cursor key, the response's cursor key and the key of the items",
		ZH:      Text{Message: "Page 单元格里应有三段反引号代码", Hint: "依次写：请求的游标键、响应的游标键、数据列表的键"}}
	InvalidToken = &Rule{ID: "invalid-token-mark", Severity: Error, Dialect: "6.6", Params: []string{"text"},
		Message: "`%[1]s` does not say whether the call carries a token",
		Hint:    "write + or -",
		ZH:      Text{Message: "看不出 `%[1]s` 表示接口要不要带凭证", Hint: "写 + 或 -"}}
	DuplicateCall = &Rule{ID: "duplicate-call", Severity: Error, Dialect: "6.1", Params: []string{"name"},
		Message: "the call `%[1]s` is declared more than once in the package",
		ZH:      Text{Message: "接口 `%[1]s` 在这个包里重复声明"}}
	ReservedCall = &Rule{ID: "reserved-call", Severity: Error, Dialect: "6.1", Params: []string{"name"},
		Message: "`%[1]s` cannot be the name of a call: the client has `Do` and what begins with `mdspec` already",
		Hint:    "choose another name",
		ZH:      Text{Message: "`%[1]s` 不能作为接口名：客户端已有 `Do` 和以 `mdspec` 开头的方法", Hint: "换一个名字"}}
	CallPointer = &Rule{ID: "call-pointer", Severity: Error, Dialect: "6.7", Params: []string{"type", "element"},
		Message: "`%[1]s` is a pointer",
		Hint:    "write `%[2]s`: the generated method passes a struct by its pointer anyway",
		ZH:      Text{Message: "`%[1]s` 是指针", Hint: "写成 `%[2]s`：生成的方法本来就用指针传递结构体"}}
	RequestNotStruct = &Rule{ID: "request-not-struct", Severity: Error, Dialect: "6.2", Params: []string{"type", "method"},
		Message: "the request of a `%[2]s` call is its query, and `%[1]s` is not a struct",
		Hint:    "name a definition with a field for each key of the query",
		ZH:      Text{Message: "`%[2]s` 接口的请求是查询参数，而 `%[1]s` 不是结构体", Hint: "填写一个定义的名字，查询参数的每个键对应它的一个字段"}}
	RequestNotFlat = &Rule{ID: "request-not-flat", Severity: Error, Dialect: "6.2", Params: []string{"type", "method", "key", "field type"},
		Message: "the request of a `%[2]s` call is its query, and the key `%[3]s` of `%[1]s` has the type `%[4]s`",
		Hint:    "a query holds strings, numbers, booleans and slices of them",
		ZH:      Text{Message: "`%[2]s` 接口的请求是查询参数，而 `%[1]s` 的键 `%[3]s` 的类型是 `%[4]s`", Hint: "查询参数里只能有字符串、数字、布尔值和它们的切片"}}
	PathWithoutRequest = &Rule{ID: "path-without-request", Severity: Error, Dialect: "6.2", Params: []string{"key"},
		Message: "`{%[1]s}` is a field of the request, and the call has none",
		Hint:    "name a definition with the JSON key `%[1]s` in the Request Type cell",
		ZH:      Text{Message: "`{%[1]s}` 应是请求的字段，而这个接口没有请求", Hint: "在 Request Type 单元格里填写一个有 JSON 键 `%[1]s` 的定义"}}
	UnknownPathKey = &Rule{ID: "unknown-path-key", Severity: Error, Dialect: "6.2", Params: []string{"key", "type"},
		Message: "the request `%[2]s` has no field with the JSON key `%[1]s`",
		ZH:      Text{Message: "请求 `%[2]s` 没有 JSON 键为 `%[1]s` 的字段"}}
	InvalidPathKey = &Rule{ID: "invalid-path-key", Severity: Error, Dialect: "6.2", Params: []string{"key", "reason"},
		Message: "`{%[1]s}` cannot stand in the path: %[2]s",
		Hint:    "a part of the path is a string, an integer or a boolean",
		ZH:      Text{Message: "`{%[1]s}` 不能用在路径里：%[2]s", Hint: "路径里的部分只能是字符串、整数或布尔值"}}
	KeyWithoutResponse = &Rule{ID: "key-without-response", Severity: Error, Dialect: "6.4", Params: []string{"key"},
		Message: "no response lies under `%[1]s`: the call has no Response Type",
		ZH:      Text{Message: "`%[1]s` 下面没有响应：这个接口没有 Response Type"}}
	ResponseNotObject = &Rule{ID: "response-not-object", Severity: Error, Dialect: "6.4", Params: []string{"type", "key"},
		Message: "the response is an object with the error code under `%[2]s`, and `%[1]s` is no object",
		Hint:    "name the key under which the value lies in the Response Key cell",
		ZH:      Text{Message: "响应是一个对象，错误码在键 `%[2]s` 下，而 `%[1]s` 不是对象", Hint: "在 Response Key 单元格里填写值所在的键"}}
	PageWithoutModel = &Rule{ID: "page-without-model", Severity: Error, Dialect: "6.5", Params: []string{"key", "request or response"},
		Message: "`%[1]s` cannot be found: the %[2]s of the call is not a definition with a table",
		Hint:    "a call that pages has a definition as Request Type and one as Response Type",
		ZH:      Text{Message: "找不到 `%[1]s`：接口的%[2]s不是带表格的定义", Hint: "分页的接口，Request Type 和 Response Type 都要是定义"}}
	UnknownPageKey = &Rule{ID: "unknown-page-key", Severity: Error, Dialect: "6.5", Params: []string{"key", "type"},
		Message: "`%[2]s` has no field with the JSON key `%[1]s`",
		ZH:      Text{Message: "`%[2]s` 没有 JSON 键为 `%[1]s` 的字段"}}
	InvalidPageKey = &Rule{ID: "invalid-page-key", Severity: Error, Dialect: "6.5", Params: []string{"key", "reason"},
		Message: "`%[1]s` cannot link pages: %[2]s",
		Hint:    "both cursors are strings or integers of the same kind, and the items are a slice",
		ZH:      Text{Message: "`%[1]s` 不能用来翻页：%[2]s", Hint: "两个游标须是同一种字符串或整数，数据列表须是切片"}}
	PageOfUpload = &Rule{ID: "page-of-upload", Severity: Error, Dialect: "6.5",
		Message: "an upload has no pages",
		ZH:      Text{Message: "上传接口不能分页"}}
)

var callRules = []*Rule{
	InvalidURL, InvalidKey, InvalidPage, InvalidToken, DuplicateCall, ReservedCall, CallPointer, RequestNotStruct,
	RequestNotFlat, PathWithoutRequest, UnknownPathKey, InvalidPathKey, KeyWithoutResponse, ResponseNotObject,
	PageWithoutModel, UnknownPageKey, InvalidPageKey, PageOfUpload,
}
