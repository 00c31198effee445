package diag

// Rules of the Limits column.
var (
	LimitSyntax = &Rule{
		ID: "limit-syntax", Severity: Error, Dialect: "3.10", Params: []string{"limit"},
		Message: "limit `%[1]s` is not understood",
		Hint:    "write LOW..HIGH in plain numbers, either of which may be left out, and a unit behind a length, such as `1..1000`, `..64 bytes` or `2..2000 items`; join several by commas",
		ZH:      Text{Message: "看不懂限制 `%[1]s`", Hint: "写成 LOW..HIGH，两边都是普通数字，可以省略其中一边；限制长度时在后面写单位，例如 `1..1000`、`..64 bytes` 或 `2..2000 items`；多个限制用逗号隔开"},
	}
	LimitUnitUnknown = &Rule{
		ID: "limit-unit-unknown", Severity: Error, Dialect: "3.10", Params: []string{"unit"},
		Message: "unknown unit `%[1]s`",
		Hint:    "the units are items, bytes and chars; a number takes none",
		ZH:      Text{Message: "未知的单位 `%[1]s`", Hint: "单位有 items、bytes 和 chars；限制数字时不写单位"},
	}
	LimitUnitMissing = &Rule{
		ID: "limit-unit-missing", Severity: Error, Dialect: "3.10", Params: []string{"limit", "type", "units"},
		Message: "limit `%[1]s` does not say what it counts in `%[2]s`",
		Hint:    "add a unit behind the numbers: %[3]s",
		ZH:      Text{Message: "限制 `%[1]s` 没有说明 `%[2]s` 按什么计数", Hint: "在数字后面加上单位：%[3]s"},
	}
	LimitUnitMisfit = &Rule{
		ID: "limit-unit-misfit", Severity: Error, Dialect: "3.10", Params: []string{"unit", "type", "units"},
		Message: "unit `%[1]s` does not fit `%[2]s`",
		Hint:    "what fits: %[3]s",
		ZH:      Text{Message: "单位 `%[1]s` 不适用于 `%[2]s`", Hint: "适用的是：%[3]s"},
	}
	LimitNoType = &Rule{
		ID: "limit-no-type", Severity: Error, Dialect: "3.10", Params: []string{"type"},
		Message: "`%[1]s` takes no limits",
		Hint:    "limits belong to numbers, strings, slices, arrays and maps; leave the cell blank",
		ZH:      Text{Message: "`%[1]s` 不能有限制", Hint: "能限制的是数字、字符串、切片、数组和 map；请把单元格留空"},
	}
	LimitOpaqueType = &Rule{
		ID: "limit-opaque-type", Severity: Error, Dialect: "3.10", Params: []string{"type"},
		Message: "limits of `%[1]s` cannot be checked, because only Go declares it",
		Hint:    "write in the Type column what it consists of, such as `[]string`, or leave the cell blank",
		ZH:      Text{Message: "无法检查对 `%[1]s` 的限制，因为它只在 Go 代码里声明", Hint: "在 Type 列直接写出它的构成，例如 `[]string`，或者把单元格留空"},
	}
	LimitReversed = &Rule{
		ID: "limit-reversed", Severity: Error, Dialect: "3.10", Params: []string{"low", "high"},
		Message: "lower bound %[1]s is above upper bound %[2]s",
		Hint:    "write `%[2]s..%[1]s`",
		ZH:      Text{Message: "下限 %[1]s 大于上限 %[2]s", Hint: "写成 `%[2]s..%[1]s`"},
	}
	LimitOutOfRange = &Rule{
		ID: "limit-out-of-range", Severity: Error, Dialect: "3.10", Params: []string{"bound", "type", "lowest", "highest"},
		Message: "bound %[1]s does not fit `%[2]s`",
		Hint:    "on every platform it holds %[3]s to %[4]s",
		ZH:      Text{Message: "边界 %[1]s 超出了 `%[2]s` 的范围", Hint: "在所有平台上，它的范围是 %[3]s 到 %[4]s"},
	}
	LimitFraction = &Rule{
		ID: "limit-fraction", Severity: Error, Dialect: "3.10", Params: []string{"bound", "type"},
		Message: "bound %[1]s of `%[2]s` has a fraction",
		Hint:    "write a whole number",
		ZH:      Text{Message: "`%[2]s` 的边界 %[1]s 带有小数", Hint: "写成整数"},
	}
	LimitNegativeLength = &Rule{
		ID: "limit-negative-length", Severity: Error, Dialect: "3.10", Params: []string{"bound", "unit"},
		Message: "a number of %[2]s cannot be %[1]s",
		Hint:    "leave the lower bound out where there is none: `..64 %[2]s`",
		ZH:      Text{Message: "以 %[2]s 计的长度不能是 %[1]s", Hint: "没有下限就省略：`..64 %[2]s`"},
	}
	LimitRepeated = &Rule{
		ID: "limit-repeated", Severity: Error, Dialect: "3.10", Params: []string{"what"},
		Message: "a second limit of %[1]s",
		Hint:    "join both into one LOW..HIGH",
		ZH:      Text{Message: "同一单元格里重复限制：%[1]s", Hint: "合并成一个 LOW..HIGH"},
	}
)

// limitRules holds the rules of this file.
var limitRules = []*Rule{
	LimitSyntax, LimitUnitUnknown, LimitUnitMissing, LimitUnitMisfit,
	LimitNoType, LimitOpaqueType, LimitReversed, LimitOutOfRange,
	LimitFraction, LimitNegativeLength, LimitRepeated,
}
