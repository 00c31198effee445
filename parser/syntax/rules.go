package syntax

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of headings and sections (dialect 2).
var (
	DocumentTooLarge = book.Rule("document-too-large")
	NotUTF8          = book.Rule("not-utf8")
	ControlCharacter = book.Rule("control-character")
	BidiControl      = book.Rule("bidi-control")
	TableTooLarge    = book.Rule("table-too-large")
	NestingTooDeep   = book.Rule("nesting-too-deep")
)
