package breaking

import "github.com/mdspec-go/mdspec/spec/diag"

// Rules of the keys of objects, axis WIRE.
var (
	keyRemoved = &diag.Rule{ID: "key-removed", Severity: diag.Error, Params: []string{"type", "key", "direction"},
		Message: "key `%[2]s` of `%[1]s` is gone from %[3]s",
		Hint:    "keep the row as long as the other side knows the key",
		ZH: diag.Text{Message: "`%[1]s` 的键 `%[2]s` 从%[3]s中消失了",
			Hint: "只要对方还认识这个键，就保留这一行"}}
	keyRenamed = &diag.Rule{ID: "key-renamed", Severity: diag.Error, Params: []string{"type", "field", "old key", "new key", "direction"},
		Message: "the key of `%[1]s.%[2]s` was `%[3]s` and is `%[4]s` in %[5]s",
		Hint:    "keep the key; the Name cell is free to differ from it",
		ZH: diag.Text{Message: "`%[1]s.%[2]s` 在%[5]s中的键从 `%[3]s` 变成 `%[4]s`",
			Hint: "保留原来的键，名称单元格可以与它不同"}}
	keyTypeChanged = &diag.Rule{ID: "key-type-changed", Severity: diag.Error, Params: []string{"type", "key", "old type", "new type", "direction"},
		Message: "`%[2]s` of `%[1]s` was %[3]s and is %[4]s: other JSON in %[5]s",
		Hint:    "keep the type, or add a key",
		ZH: diag.Text{Message: "`%[1]s` 的 `%[2]s` 从 %[3]s 变成 %[4]s，%[5]s的 JSON 不同了",
			Hint: "保留原来的类型，或者另加一个键"}}
	numberRangeChanged = &diag.Rule{ID: "number-range-changed", Severity: diag.Warning, Params: []string{"type", "key", "old type", "new type", "direction"},
		Message: "`%[2]s` of `%[1]s` was %[3]s and is %[4]s: numbers of another range in %[5]s",
		Hint:    "keep the type unless no number in use is lost",
		ZH: diag.Text{Message: "`%[1]s` 的 `%[2]s` 从 %[3]s 变成 %[4]s，%[5]s中数的范围不同了",
			Hint: "除非用到的数都放得下，否则保留原来的类型"}}
	nullChanged = &diag.Rule{ID: "null-changed", Severity: diag.Warning, Params: []string{"type", "key", "old type", "new type", "direction"},
		Message: "`%[2]s` of `%[1]s` was %[3]s and is %[4]s: `null` instead of a zero value, or the reverse, in %[5]s",
		Hint:    "keep the type unless both sides take the one for the other",
		ZH: diag.Text{Message: "`%[1]s` 的 `%[2]s` 从 %[3]s 变成 %[4]s，%[5]s中 `null` 与零值互换了",
			Hint: "除非双方把两者看作相同，否则保留原来的类型"}}
	requiredKeyAdded = &diag.Rule{ID: "required-key-added", Severity: diag.Error, Params: []string{"key", "type"},
		Message: "requests must have the new key `%[1]s` of `%[2]s`",
		Hint:    "programs that do not know the key fail: make it optional",
		ZH: diag.Text{Message: "请求必须带上 `%[2]s` 的新键 `%[1]s`",
			Hint: "不知道这个键的程序会失败：把它改为选填"}}
	keyMadeRequired = &diag.Rule{ID: "key-made-required", Severity: diag.Error, Params: []string{"type", "key"},
		Message: "key `%[2]s` of `%[1]s` was optional and is required in requests",
		Hint:    "programs that leave it out fail: keep it optional",
		ZH: diag.Text{Message: "请求中 `%[1]s` 的键 `%[2]s` 从选填变成必填",
			Hint: "不带这个键的程序会失败：保持选填"}}
	keyMadeOptional = &diag.Rule{ID: "key-made-optional", Severity: diag.Warning, Params: []string{"type", "key"},
		Message: "key `%[2]s` of `%[1]s` was required and is optional in responses",
		Hint:    "programs that rely on it read a zero value: keep it required",
		ZH: diag.Text{Message: "响应中 `%[1]s` 的键 `%[2]s` 从必填变成选填",
			Hint: "依赖它的程序会读到零值：保持必填"}}
	zeroIsOmitted = &diag.Rule{ID: "zero-omitted", Severity: diag.Warning, Params: []string{"type", "key"},
		Message: "the zero value of `%[2]s` of `%[1]s` was sent and is left out of requests",
		Hint:    "keep the options of the JSON tag, or say in a Required column that the key is optional",
		ZH: diag.Text{Message: "请求原来发送 `%[1]s` 的 `%[2]s` 的零值，现在省去",
			Hint: "保留 JSON 标签的选项，或者在必填列写明它是选填的"}}
	optionalZeroOmitted = &diag.Rule{ID: "optional-zero-omitted", Severity: diag.Note, Params: []string{"type", "key"},
		Message: "the zero value of `%[2]s` of `%[1]s` was sent and is left out of requests, where it is optional",
		Hint:    "a pointer sends zero values: use one if they mean something else than a key that is absent",
		ZH: diag.Text{Message: "请求原来发送 `%[1]s` 的 `%[2]s` 的零值，现在省去；这个键是选填的",
			Hint: "如果零值与不填含义不同，就用指针，它会发送零值"}}
	zeroIsSent = &diag.Rule{ID: "zero-sent", Severity: diag.Warning, Params: []string{"type", "key"},
		Message: "the zero value of `%[2]s` of `%[1]s` was left out and is sent in requests",
		Hint:    "keep the options of the JSON tag",
		ZH: diag.Text{Message: "请求原来省去 `%[1]s` 的 `%[2]s` 的零值，现在发送",
			Hint: "保留 JSON 标签的选项"}}
	limitTightened = &diag.Rule{ID: "limit-tightened", Severity: diag.Error, Params: []string{"type", "key", "old limits", "new limits"},
		Message: "`%[2]s` of `%[1]s` had %[3]s and has %[4]s: requests that were valid are refused",
		Hint:    "keep the limits, or make them wider",
		ZH: diag.Text{Message: "`%[1]s` 的 `%[2]s` 原来%[3]s，现在%[4]s，原来有效的请求会被拒绝",
			Hint: "保留原来的限制，或者放宽它"}}
	limitLoosened = &diag.Rule{ID: "limit-loosened", Severity: diag.Warning, Params: []string{"type", "key", "old limits", "new limits"},
		Message: "`%[2]s` of `%[1]s` had %[3]s and has %[4]s: responses may hold more than programs make room for",
		Hint:    "keep the limits, or make them narrower",
		ZH: diag.Text{Message: "`%[1]s` 的 `%[2]s` 原来%[3]s，现在%[4]s，响应可能超出程序预留的空间",
			Hint: "保留原来的限制，或者收紧它"}}
)

var keyRules = []*diag.Rule{
	keyRemoved, keyRenamed, keyTypeChanged, numberRangeChanged, nullChanged,
	requiredKeyAdded, keyMadeRequired, keyMadeOptional, zeroIsOmitted, optionalZeroOmitted,
	zeroIsSent, limitTightened, limitLoosened,
}

// Rules of values and other formats, axis WIRE.
var (
	xmlChanged = &diag.Rule{ID: "xml-changed", Severity: diag.Error, Params: []string{"type", "field", "old tag", "new tag"},
		Message: "the tag of `%[1]s.%[2]s` was `%[3]s` and is `%[4]s`: other XML",
		Hint:    "keep the XML cell",
		ZH: diag.Text{Message: "`%[1]s.%[2]s` 的标签从 `%[3]s` 变成 `%[4]s`，XML 不同了",
			Hint: "保留 XML 单元格"}}
	tagChanged = &diag.Rule{ID: "tag-changed", Severity: diag.Warning, Params: []string{"type", "field", "old tag", "new tag"},
		Message: "the tag of `%[1]s.%[2]s` was `%[3]s` and is `%[4]s`: what reads it may act otherwise",
		Hint:    "keep the tag unless nothing relies on it",
		ZH: diag.Text{Message: "`%[1]s.%[2]s` 的标签从 `%[3]s` 变成 `%[4]s`，读取它的程序行为可能不同",
			Hint: "除非没有程序依赖它，否则保留原来的标签"}}
	enumValueRemoved = &diag.Rule{ID: "enum-value-removed", Severity: diag.Error, Params: []string{"type", "value"},
		Message: "value `%[2]s` is gone from `%[1]s`, which requests hold",
		Hint:    "keep the value as long as programs send it",
		ZH: diag.Text{Message: "请求用到的 `%[1]s` 不再有值 `%[2]s`",
			Hint: "只要还有程序发送这个值，就保留它"}}
	wireTypeChanged = &diag.Rule{ID: "wire-type-changed", Severity: diag.Error, Params: []string{"type", "old form", "new form", "direction"},
		Message: "`%[1]s` was %[2]s and is %[3]s: other JSON in %[4]s",
		Hint:    "declare the new form under another name",
		ZH: diag.Text{Message: "`%[1]s` 原来是 %[2]s，现在是 %[3]s，%[4]s的 JSON 不同了",
			Hint: "用另一个名字声明新的形式"}}
)

var valueRules = []*diag.Rule{
	xmlChanged, tagChanged, enumValueRemoved, wireTypeChanged,
}

// Rules of calls, the service and its errors, axis WIRE.
var (
	urlRemoved = &diag.Rule{ID: "url-removed", Severity: diag.Error, Params: []string{"URL"},
		Message: "no call sends `%[1]s` any more",
		Hint:    "keep the call as long as the service answers it",
		ZH: diag.Text{Message: "没有接口再发送 `%[1]s`",
			Hint: "只要服务端还支持，就保留这个接口"}}
	urlChanged = &diag.Rule{ID: "url-changed", Severity: diag.Error, Params: []string{"call", "old URL", "new URL"},
		Message: "call `%[1]s` was sent to `%[2]s` and is sent to `%[3]s`",
		Hint:    "add a call for the new URL beside the old one",
		ZH: diag.Text{Message: "接口 `%[1]s` 的地址从 `%[2]s` 变成 `%[3]s`",
			Hint: "在旧接口旁边为新地址另加一个接口"}}
	uploadChanged = &diag.Rule{ID: "upload-changed", Severity: diag.Error, Params: []string{"call", "before", "now"},
		Message: "call `%[1]s` was sent %[2]s and is sent %[3]s",
		Hint:    "add a call beside the old one",
		ZH: diag.Text{Message: "接口 `%[1]s` 现在%[3]s，原来%[2]s",
			Hint: "在旧接口旁边另加一个接口"}}
	requestChanged = &diag.Rule{ID: "request-changed", Severity: diag.Error, Params: []string{"call", "old type", "new type"},
		Message: "the request of `%[1]s` was %[2]s and is %[3]s: what is sent differs",
		Hint:    "keep the type, or name one that has the same keys",
		ZH: diag.Text{Message: "接口 `%[1]s` 的请求从 %[2]s 变成 %[3]s，发送的内容不同了",
			Hint: "保留原来的类型，或者换成键相同的类型"}}
	responseChanged = &diag.Rule{ID: "response-changed", Severity: diag.Error, Params: []string{"call", "old type", "new type"},
		Message: "the response of `%[1]s` was %[2]s and is %[3]s: what is received differs",
		Hint:    "keep the type, or name one that has all its keys",
		ZH: diag.Text{Message: "接口 `%[1]s` 的响应从 %[2]s 变成 %[3]s，收到的内容不同了",
			Hint: "保留原来的类型，或者换成包含其全部键的类型"}}
	responseKeyChanged = &diag.Rule{ID: "response-key-changed", Severity: diag.Error, Params: []string{"call", "old key", "new key"},
		Message: "the response of `%[1]s` was taken from %[2]s and is taken from %[3]s",
		Hint:    "keep the Response Key cell",
		ZH: diag.Text{Message: "接口 `%[1]s` 的响应原来取自 %[2]s，现在取自 %[3]s",
			Hint: "保留响应字段单元格"}}
	pageChanged = &diag.Rule{ID: "page-changed", Severity: diag.Warning, Params: []string{"call", "old keys", "new keys"},
		Message: "the pages of `%[1]s` were linked by `%[2]s` and are linked by `%[3]s`",
		Hint:    "keep the Page cell unless the service takes both",
		ZH: diag.Text{Message: "接口 `%[1]s` 的分页键从 `%[2]s` 变成 `%[3]s`",
			Hint: "除非服务端两种都支持，否则保留分页单元格"}}
	accessTokenChanged = &diag.Rule{ID: "access-token-changed", Severity: diag.Error, Params: []string{"call", "before", "now"},
		Message: "call `%[1]s` was sent %[2]s and is sent %[3]s",
		Hint:    "keep the Access Token cell",
		ZH: diag.Text{Message: "接口 `%[1]s` 现在%[3]s，原来%[2]s",
			Hint: "保留凭证单元格"}}
	serviceChanged = &diag.Rule{ID: "service-changed", Severity: diag.Error, Params: []string{"setting", "old value", "new value"},
		Message: "the setting `%[1]s` was %[2]s and is %[3]s: it holds for all calls",
		Hint:    "keep the value",
		ZH: diag.Text{Message: "设置 `%[1]s` 从 %[2]s 变成 %[3]s，影响所有接口",
			Hint: "保留原来的值"}}
	errorCodeRemoved = &diag.Rule{ID: "error-code-removed", Severity: diag.Warning, Params: []string{"code"},
		Message: "error code %[1]d is not declared any more",
		Hint:    "keep it as long as the service may answer it: clients lose its class",
		ZH: diag.Text{Message: "错误码 %[1]d 不再声明",
			Hint: "只要服务端还可能返回它，就保留它：否则客户端不知道它的类别"}}
	errorClassChanged = &diag.Rule{ID: "error-class-changed", Severity: diag.Warning, Params: []string{"code", "old class", "new class"},
		Message: "error code %[1]d had %[2]s and has %[3]s: clients act otherwise on it",
		Hint:    "keep the class unless clients did the wrong thing",
		ZH: diag.Text{Message: "错误码 %[1]d 原为%[2]s，现为%[3]s，客户端的处理会不同",
			Hint: "除非客户端原来的处理是错的，否则保留类别"}}
)

var serviceRules = []*diag.Rule{
	urlRemoved, urlChanged, uploadChanged, requestChanged, responseChanged,
	responseKeyChanged, pageChanged, accessTokenChanged, serviceChanged, errorCodeRemoved,
	errorClassChanged,
}
