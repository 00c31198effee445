package fence

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of Go in fences (dialect 5.1).
var (
	ReservedIdentifier   = book.Rule("reserved-identifier")
	FenceSyntax          = book.Rule("fence-syntax")
	FenceTooDeep         = book.Rule("fence-too-deep")
	FencePackage         = book.Rule("fence-package-clause")
	FenceFunc            = book.Rule("fence-func")
	FenceInit            = book.Rule("fence-init")
	FenceDirective       = book.Rule("fence-directive")
	FenceTag             = book.Rule("fence-tag")
	FenceGeneric         = book.Rule("fence-generic")
	FenceImport          = book.Rule("fence-import")
	FenceUnsafe          = book.Rule("fence-import-unsafe")
	FenceCgo             = book.Rule("fence-import-c")
	FenceDotImport       = book.Rule("fence-dot-import")
	FenceBlankImport     = book.Rule("fence-blank-import")
	FenceDuplicateImport = book.Rule("fence-duplicate-import")
	FenceUnusedImport    = book.Rule("fence-unused-import")
	FenceImportConflict  = book.Rule("fence-import-conflict")
)
