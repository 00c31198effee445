package foreign

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// What an import finds.
var (
	TableLost        = book.Rule("table-lost")
	CallLeftOut      = book.Rule("call-left-out")
	ResponseUnknown  = book.Rule("response-unknown")
	CorrectionUnused = book.Rule("correction-unused")
	TypeUnknown      = book.Rule("type-unknown")
	RowsLost         = book.Rule("rows-lost")
	PresetPicked     = book.Rule("preset-picked")
	BodyLeftOut      = book.Rule("body-left-out")
	ExampleUnused    = book.Rule("example-unused")
)
