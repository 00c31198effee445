package importdir

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of directories of imported documents.
var (
	ImportRecord  = book.Rule("import-record")
	ImportEdited  = book.Rule("import-edited")
	ImportForeign = book.Rule("import-foreign")
	ImportStale   = book.Rule("import-stale")
	ImportMissing = book.Rule("import-missing")
	ImportExtra   = book.Rule("import-extra")
)

// Rules returns the rules of this package.
func Rules() []*diag.Rule { return book.Rules() }
