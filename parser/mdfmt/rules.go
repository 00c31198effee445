package mdfmt

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

// UnformattedTable is what a check of the form of documents finds: one for each
// document, at the first line that formatting would change. No rule of the
// dialect asks for a form, so that only who wants one looks for it.
var UnformattedTable = diag.NewBook(ruleFiles).Rule("unformatted-table")
