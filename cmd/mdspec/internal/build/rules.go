package build

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

// NoImportPath warns of a part of the output that is left out (dialect 8.2), since
// the place of the directory does not allow it.
var NoImportPath = diag.NewBook(ruleFiles).Rule("no-import-path")
