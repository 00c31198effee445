package importer

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of what is imported.
var (
	SourceEncoding  = book.Rule("source-encoding")
	NothingImported = book.Rule("nothing-imported")
	ImportShare     = book.Rule("import-share")
)

// Rules returns the rules of this package.
func Rules() []*diag.Rule { return book.Rules() }
