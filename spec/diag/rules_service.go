package diag

// Rules of services and error codes (dialect 7).
var (
	UnknownSetting = &Rule{ID: "unknown-setting", Severity: Error, Dialect: "7.1", Params: []string{"name"},
		Message: "unknown setting `%[1]s`",
		ZH:      Text{Message: "未知的设置项 `%[1]s`"}}
	DuplicateSetting = &Rule{ID: "duplicate-setting", Severity: Error, Dialect: "7.1", Params: []string{"name"},
		Message: "the setting `%[1]s` is made more than once in the package",
		ZH:      Text{Message: "设置项 `%[1]s` 在这个包里重复出现"}}
	InvalidSetting = &Rule{ID: "invalid-setting", Severity: Error, Dialect: "7.1", Params: []string{"value", "name", "reason"},
		Message: "`%[1]s` cannot be the %[2]s: %[3]s",
		ZH:      Text{Message: "`%[1]s` 不能作为 `%[2]s` 的值：%[3]s"}}
	MissingSetting = &Rule{ID: "missing-setting", Severity: Error, Dialect: "7.1", Params: []string{"setting", "needed setting"},
		Message: "the setting `%[1]s` needs the setting `%[2]s`",
		ZH:      Text{Message: "设置项 `%[1]s` 还需要设置项 `%[2]s`"}}
	LoneSetting = &Rule{ID: "lone-setting", Severity: Error, Dialect: "7.1", Params: []string{"setting", "missing setting"},
		Message: "the setting `%[1]s` means nothing without the setting `%[2]s`",
		Hint:    "make that setting too, or remove this one",
		ZH:      Text{Message: "没有设置项 `%[2]s`，设置项 `%[1]s` 就没有意义", Hint: "补上那一项，或者删掉这一项"}}
	InvalidTokenCall = &Rule{ID: "invalid-token-call", Severity: Error, Dialect: "7.1", Params: []string{"call", "reason"},
		Message: "`%[1]s` cannot be the token call: %[2]s",
		ZH:      Text{Message: "`%[1]s` 不能用来获取凭证：%[2]s"}}
	UnknownTokenKey = &Rule{ID: "unknown-token-key", Severity: Error, Dialect: "7.1", Params: []string{"key", "type"},
		Message: "`%[2]s`, the response of the token call, has no field with the JSON key `%[1]s`",
		ZH:      Text{Message: "获取凭证的响应 `%[2]s` 没有 JSON 键为 `%[1]s` 的字段"}}
	InvalidTokenKey = &Rule{ID: "invalid-token-key", Severity: Error, Dialect: "7.1", Params: []string{"key", "setting", "type", "wanted"},
		Message: "`%[1]s` cannot be the %[2]s: its field has the type `%[3]s`, which is not %[4]s",
		ZH:      Text{Message: "`%[1]s` 不能作为 `%[2]s`：它的字段类型是 `%[3]s`，不是%[4]s"}}
	TokenParameterTaken = &Rule{ID: "token-parameter-taken", Severity: Error, Dialect: "7.1", Params: []string{"key", "type"},
		Message: "the token would overwrite the key `%[1]s` of `%[2]s` in the query",
		Hint:    "remove the key: the client adds the token by itself",
		ZH:      Text{Message: "凭证会覆盖 `%[2]s` 在查询参数里的键 `%[1]s`", Hint: "删掉这个键：客户端会自动加上凭证"}}
	InvalidCode = &Rule{ID: "invalid-error-code", Severity: Error, Dialect: "7.2", Params: []string{"text"},
		Message: "`%[1]s` is not an error code",
		Hint:    "write an integer",
		ZH:      Text{Message: "`%[1]s` 不是错误码", Hint: "写成整数"}}
	ZeroCode = &Rule{ID: "zero-error-code", Severity: Error, Dialect: "7.2", Params: []string{"name"},
		Message: "`%[1]s` cannot have the code 0, which says that a call succeeded",
		ZH:      Text{Message: "`%[1]s` 的错误码不能是 0，0 表示调用成功"}}
	DuplicateCode = &Rule{ID: "duplicate-error-code", Severity: Error, Dialect: "7.2", Params: []string{"code"},
		Message: "the error code %[1]s is named more than once in the package",
		ZH:      Text{Message: "错误码 %[1]s 在这个包里有不止一个名字"}}
	InvalidClass = &Rule{ID: "invalid-error-class", Severity: Error, Dialect: "7.2", Params: []string{"text"},
		Message: "unknown error class `%[1]s`",
		Hint:    "write retry, token, rate, or nothing",
		ZH:      Text{Message: "未知的错误类别 `%[1]s`", Hint: "写 retry、token、rate，或者留空"}}
	UnseenCodes = &Rule{ID: "unseen-error-codes", Severity: Warning, Dialect: "7.2",
		Message: "no error code of the package can be seen: no Service names the key under which responses carry it",
		Hint:    "add the setting `error code`",
		ZH:      Text{Message: "这个包的错误码都用不上：没有任何 Service 说明响应里哪个键是错误码", Hint: "加上设置项 `error code`"}}
)

var serviceRules = []*Rule{
	UnknownSetting, DuplicateSetting, InvalidSetting, MissingSetting, LoneSetting, InvalidTokenCall,
	UnknownTokenKey, InvalidTokenKey, TokenParameterTaken, InvalidCode, ZeroCode, DuplicateCode, InvalidClass,
	UnseenCodes,
}
