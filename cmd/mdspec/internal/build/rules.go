package build

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of what is around the documents: the directory, its module and its
// hand-written Go.
var (
	NoImportPath  = book.Rule("no-import-path") // part of the output is left out
	DirectoryName = book.Rule("directory-name")
	PackageName   = book.Rule("package-name")
	ShadowedName  = book.Rule("shadowed-name")
	OldGo         = book.Rule("old-go")
)

// Rules returns the rules of this package.
func Rules() []*diag.Rule { return book.Rules() }
