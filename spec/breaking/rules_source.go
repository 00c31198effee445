package breaking

import "github.com/mdspec-go/mdspec/spec/diag"

// Rules of types and fields, axis SOURCE.
var (
	typeRemoved = &diag.Rule{ID: "type-removed", Severity: diag.Error, Params: []string{"name"},
		Message: "type `%[1]s` is gone",
		Hint:    "keep it, or keep the name alive by an alias in a Go fence: type %[1]s = …",
		ZH: diag.Text{Message: "类型 `%[1]s` 被删除了",
			Hint: "保留它，或者在 Go 代码块里用别名保留这个名字：type %[1]s = …"}}
	typeRenamed = &diag.Rule{ID: "type-renamed", Severity: diag.Error, Params: []string{"old name", "new name"},
		Message: "type `%[1]s` was renamed to `%[2]s`",
		Hint:    "keep the old name alive in a Go fence: type %[1]s = %[2]s",
		ZH: diag.Text{Message: "类型 `%[1]s` 改名为 `%[2]s`",
			Hint: "在 Go 代码块里保留旧名字：type %[1]s = %[2]s"}}
	nameReused = &diag.Rule{ID: "name-reused", Severity: diag.Error, Params: []string{"name", "new name of the old type"},
		Message: "`%[1]s` is another type now: the one that had the name is called `%[2]s`",
		Hint:    "give the other type a name that was never used",
		ZH: diag.Text{Message: "`%[1]s` 现在是另一个类型，原来的类型改名为 `%[2]s`",
			Hint: "给另一个类型起一个从未用过的名字"}}
	typeChanged = &diag.Rule{ID: "type-changed", Severity: diag.Error, Params: []string{"name", "what it was", "what it is"},
		Message: "type `%[1]s` was %[2]s and is %[3]s",
		Hint:    "declare the new form under another name",
		ZH: diag.Text{Message: "类型 `%[1]s` 原来是 %[2]s，现在是 %[3]s",
			Hint: "用另一个名字声明新的形式"}}
	fieldRemoved = &diag.Rule{ID: "field-removed", Severity: diag.Error, Params: []string{"type", "field"},
		Message: "field `%[1]s.%[2]s` is gone",
		Hint:    "keep the row; its Doc can say that it is deprecated",
		ZH: diag.Text{Message: "字段 `%[1]s.%[2]s` 被删除了",
			Hint: "保留这一行，可以在说明里标明已弃用"}}
	fieldRenamed = &diag.Rule{ID: "field-renamed", Severity: diag.Error, Params: []string{"type", "old name", "new name"},
		Message: "field `%[1]s.%[2]s` was renamed to `%[3]s`",
		Hint:    "keep `%[2]s` in the Name cell; what goes over the wire does not depend on it",
		ZH: diag.Text{Message: "字段 `%[1]s.%[2]s` 改名为 `%[3]s`",
			Hint: "名称单元格里保留 `%[2]s`，线上的数据与它无关"}}
	fieldTypeChanged = &diag.Rule{ID: "field-type-changed", Severity: diag.Error, Params: []string{"type", "field", "old type", "new type"},
		Message: "field `%[1]s.%[2]s` had the type `%[3]s` and has `%[4]s`",
		Hint:    "keep the type, or add a field beside it",
		ZH: diag.Text{Message: "字段 `%[1]s.%[2]s` 的类型从 `%[3]s` 变成 `%[4]s`",
			Hint: "保留原来的类型，或者另加一个字段"}}
	fieldMoved = &diag.Rule{ID: "field-moved", Severity: diag.Warning, Params: []string{"type", "field"},
		Message: "field `%[1]s.%[2]s` moved into an embedded struct",
		Hint:    "selectors still reach it, but composite literals that name it do not compile",
		ZH: diag.Text{Message: "字段 `%[1]s.%[2]s` 移到了嵌入的结构体里",
			Hint: "选择器还能访问它，但写出这个字段的复合字面量不能编译"}}
	fieldHidden = &diag.Rule{ID: "field-hidden", Severity: diag.Error, Params: []string{"type", "field", "embedded field"},
		Message: "field `%[2]s` of `%[3]s` can no longer be selected of `%[1]s`",
		Hint:    "keep `%[3]s` embedded, and add no other field `%[2]s` beside it",
		ZH: diag.Text{Message: "不能再从 `%[1]s` 直接访问 `%[3]s` 的字段 `%[2]s`",
			Hint: "继续嵌入 `%[3]s`，也不要在旁边另加一个 `%[2]s`"}}
	validateRemoved = &diag.Rule{ID: "validate-removed", Severity: diag.Error, Params: []string{"type"},
		Message: "`%[1]s` has lost its method Validate with its last limit",
		Hint:    "keep a limit that every value meets",
		ZH: diag.Text{Message: "`%[1]s` 没有了任何限制，也就没有了 Validate 方法",
			Hint: "保留一个所有值都满足的限制"}}
	supportRemoved = &diag.Rule{ID: "support-removed", Severity: diag.Error, Params: []string{"name", "why"},
		Message: "generated type `%[1]s` is gone: %[2]s any more",
		Hint:    "keep what needs it, or declare the type in a Go fence: type %[1]s …",
		ZH: diag.Text{Message: "生成的类型 `%[1]s` 没有了：%[2]s",
			Hint: "保留用到它的内容，或者在 Go 代码块里声明它：type %[1]s …"}}
	valuesFuncRemoved = &diag.Rule{ID: "values-func-removed", Severity: diag.Error, Params: []string{"function", "type"},
		Message: "function `%[1]s` is gone: the alias of `%[2]s` does not bring it back",
		Hint:    "keep it alive in a Go fence: var %[1]s = %[2]sValues",
		ZH: diag.Text{Message: "函数 `%[1]s` 没有了：`%[2]s` 的别名不会把它带回来",
			Hint: "在 Go 代码块里保留它：var %[1]s = %[2]sValues"}}
	varRemoved = &diag.Rule{ID: "var-removed", Severity: diag.Error, Params: []string{"name"},
		Message: "variable `%[1]s` is gone",
		Hint:    "keep it in its Go fence",
		ZH: diag.Text{Message: "变量 `%[1]s` 被删除了",
			Hint: "把它留在 Go 代码块里"}}
	varTypeChanged = &diag.Rule{ID: "var-type-changed", Severity: diag.Error, Params: []string{"name", "old type", "new type"},
		Message: "variable `%[1]s` had the type `%[2]s` and has `%[3]s`",
		Hint:    "declare the new one under another name",
		ZH: diag.Text{Message: "变量 `%[1]s` 的类型从 `%[2]s` 变成 `%[3]s`",
			Hint: "用另一个名字声明新的变量"}}
)

var typeRules = []*diag.Rule{
	typeRemoved, typeRenamed, nameReused, typeChanged, fieldRemoved,
	fieldRenamed, fieldTypeChanged, fieldMoved, fieldHidden, validateRemoved, supportRemoved, valuesFuncRemoved,
	varRemoved, varTypeChanged,
}

// Rules of constants, axis SOURCE.
var (
	constRemoved = &diag.Rule{ID: "const-removed", Severity: diag.Error, Params: []string{"name"},
		Message: "constant `%[1]s` is gone",
		Hint:    "keep it, or declare it in a Go fence",
		ZH: diag.Text{Message: "常量 `%[1]s` 被删除了",
			Hint: "保留它，或者在 Go 代码块里声明它"}}
	constRenamed = &diag.Rule{ID: "const-renamed", Severity: diag.Error, Params: []string{"old name", "new name"},
		Message: "constant `%[1]s` was renamed to `%[2]s`",
		Hint:    "keep the old name alive in a Go fence: const %[1]s = %[2]s",
		ZH: diag.Text{Message: "常量 `%[1]s` 改名为 `%[2]s`",
			Hint: "在 Go 代码块里保留旧名字：const %[1]s = %[2]s"}}
	constTypeChanged = &diag.Rule{ID: "const-type-changed", Severity: diag.Error, Params: []string{"name", "old type", "new type"},
		Message: "the type of the constant `%[1]s` was %[2]s and is %[3]s",
		Hint:    "keep the type, or declare the new constant under another name",
		ZH: diag.Text{Message: "常量 `%[1]s` 的类型从 %[2]s 变成 %[3]s",
			Hint: "保留原来的类型，或者用另一个名字声明新的常量"}}
	constValueChanged = &diag.Rule{ID: "const-value-changed", Severity: diag.Error, Params: []string{"name", "old value", "new value"},
		Message: "constant `%[1]s` was %[2]s and is %[3]s",
		Hint:    "programs hold the old value until they are compiled again; declare the new one under another name",
		ZH: diag.Text{Message: "常量 `%[1]s` 的值从 %[2]s 变成 %[3]s",
			Hint: "程序在重新编译之前一直使用旧的值；用另一个名字声明新的值"}}
)

var constRules = []*diag.Rule{
	constRemoved, constRenamed, constTypeChanged, constValueChanged,
}

// Rules of calls and the client, axis SOURCE.
var (
	callRemoved = &diag.Rule{ID: "call-removed", Severity: diag.Error, Params: []string{"call"},
		Message: "call `%[1]s` is gone",
		Hint:    "keep the row; its Doc can say that it is deprecated",
		ZH: diag.Text{Message: "接口 `%[1]s` 被删除了",
			Hint: "保留这一行，可以在说明里标明已弃用"}}
	callRenamed = &diag.Rule{ID: "call-renamed", Severity: diag.Error, Params: []string{"old name", "new name"},
		Message: "call `%[1]s` was renamed to `%[2]s`",
		Hint:    "keep the old name, or add a second row with it and the same URL",
		ZH: diag.Text{Message: "接口 `%[1]s` 改名为 `%[2]s`",
			Hint: "保留旧名字，或者用旧名字和相同的地址另写一行"}}
	callSignatureChanged = &diag.Rule{ID: "call-signature-changed", Severity: diag.Error, Params: []string{"call", "old signature", "new signature"},
		Message: "call `%[1]s` was `%[2]s` and is `%[3]s`",
		Hint:    "keep the types, or add a call of another name",
		ZH: diag.Text{Message: "接口 `%[1]s` 的签名从 `%[2]s` 变成 `%[3]s`",
			Hint: "保留原来的类型，或者用另一个名字添加接口"}}
	pagesRemoved = &diag.Rule{ID: "pages-removed", Severity: diag.Error, Params: []string{"iterator"},
		Message: "iterator `%[1]s` is gone",
		Hint:    "keep the three keys in the Page cell",
		ZH: diag.Text{Message: "迭代器 `%[1]s` 没有了",
			Hint: "保留分页单元格里的三个键"}}
	constructorChanged = &diag.Rule{ID: "constructor-changed", Severity: diag.Error, Params: []string{"old parameters", "new parameters"},
		Message: "the constructor was `%[1]s` and is `%[2]s`",
		Hint:    "keep the settings base url and token call, and the request of that call",
		ZH: diag.Text{Message: "构造函数从 `%[1]s` 变成 `%[2]s`",
			Hint: "保留 base url 与 token call 的设置，以及该接口的请求类型"}}
	clientRemoved = &diag.Rule{ID: "client-removed", Severity: diag.Error,
		Message: "the package has no client any more: it has neither calls nor a service",
		Hint:    "keep the Service section",
		ZH: diag.Text{Message: "这个包不再有客户端：既没有接口，也没有服务",
			Hint: "保留 Service 一节"}}
)

var callRules = []*diag.Rule{
	callRemoved, callRenamed, callSignatureChanged, pagesRemoved, constructorChanged,
	clientRemoved,
}
