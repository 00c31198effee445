package diag

// Rules of the Limits column.
var (
	LimitSyntax = &Rule{
		ID: "limit-syntax", Severity: Error, Dialect: "3.10", Params: []string{"limit"},
		Message: "limit `%[1]s` is not understood",
		Hint:    "write LOW..HIGH in plain numbers, either of which may be left out, and a unit behind a length, such as `1..1000`, `..64 bytes` or `2..2000 items`; join several by commas",
	}
	LimitUnitUnknown = &Rule{
		ID: "limit-unit-unknown", Severity: Error, Dialect: "3.10", Params: []string{"unit"},
		Message: "unknown unit `%[1]s`",
		Hint:    "the units are items, bytes and chars; a number takes none",
	}
	LimitUnitMissing = &Rule{
		ID: "limit-unit-missing", Severity: Error, Dialect: "3.10", Params: []string{"limit", "type", "units"},
		Message: "limit `%[1]s` does not say what it counts in `%[2]s`",
		Hint:    "add a unit behind the numbers: %[3]s",
	}
	LimitUnitMisfit = &Rule{
		ID: "limit-unit-misfit", Severity: Error, Dialect: "3.10", Params: []string{"unit", "type", "units"},
		Message: "unit `%[1]s` does not fit `%[2]s`",
		Hint:    "what fits: %[3]s",
	}
	LimitNoType = &Rule{
		ID: "limit-no-type", Severity: Error, Dialect: "3.10", Params: []string{"type"},
		Message: "`%[1]s` takes no limits",
		Hint:    "limits belong to numbers, strings, slices, arrays and maps; leave the cell blank",
	}
	LimitOpaqueType = &Rule{
		ID: "limit-opaque-type", Severity: Error, Dialect: "3.10", Params: []string{"type"},
		Message: "limits of `%[1]s` cannot be checked, because only Go declares it",
		Hint:    "write in the Type column what it consists of, such as `[]string`, or leave the cell blank",
	}
	LimitReversed = &Rule{
		ID: "limit-reversed", Severity: Error, Dialect: "3.10", Params: []string{"low", "high"},
		Message: "lower bound %[1]s is above upper bound %[2]s",
		Hint:    "write `%[2]s..%[1]s`",
	}
	LimitOutOfRange = &Rule{
		ID: "limit-out-of-range", Severity: Error, Dialect: "3.10", Params: []string{"bound", "type", "lowest", "highest"},
		Message: "bound %[1]s does not fit `%[2]s`",
		Hint:    "on every platform it holds %[3]s to %[4]s",
	}
	LimitFraction = &Rule{
		ID: "limit-fraction", Severity: Error, Dialect: "3.10", Params: []string{"bound", "type"},
		Message: "bound %[1]s of `%[2]s` has a fraction",
		Hint:    "write a whole number",
	}
	LimitNegativeLength = &Rule{
		ID: "limit-negative-length", Severity: Error, Dialect: "3.10", Params: []string{"bound", "unit"},
		Message: "a number of %[2]s cannot be %[1]s",
		Hint:    "leave the lower bound out where there is none: `..64 %[2]s`",
	}
	LimitRepeated = &Rule{
		ID: "limit-repeated", Severity: Error, Dialect: "3.10", Params: []string{"what"},
		Message: "a second limit of %[1]s",
		Hint:    "join both into one LOW..HIGH",
	}
)

// limitRules holds the rules of this file.
var limitRules = []*Rule{
	LimitSyntax, LimitUnitUnknown, LimitUnitMissing, LimitUnitMisfit,
	LimitNoType, LimitOpaqueType, LimitReversed, LimitOutOfRange,
	LimitFraction, LimitNegativeLength, LimitRepeated,
}
