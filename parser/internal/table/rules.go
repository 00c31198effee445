package table

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of headers and rows (dialect 3.1, 3.2, 3.7, 3.11).
var (
	UnknownColumn   = book.Rule("unknown-column")
	DuplicateColumn = book.Rule("duplicate-column")
	MissingColumn   = book.Rule("missing-column")
	TableDelimiter  = book.Rule("table-delimiter")
	TodoRow         = book.Rule("todo-row")
	SurplusCells    = book.Rule("surplus-cells")
	MissingCells    = book.Rule("missing-cells")
)
