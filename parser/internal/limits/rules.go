package limits

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of the Limits column.
var (
	LimitSyntax         = book.Rule("limit-syntax")
	LimitUnitUnknown    = book.Rule("limit-unit-unknown")
	LimitUnitMissing    = book.Rule("limit-unit-missing")
	LimitUnitMisfit     = book.Rule("limit-unit-misfit")
	LimitNoType         = book.Rule("limit-no-type")
	LimitOpaqueType     = book.Rule("limit-opaque-type")
	LimitReversed       = book.Rule("limit-reversed")
	LimitOutOfRange     = book.Rule("limit-out-of-range")
	LimitFraction       = book.Rule("limit-fraction")
	LimitNegativeLength = book.Rule("limit-negative-length")
	LimitRepeated       = book.Rule("limit-repeated")
)
