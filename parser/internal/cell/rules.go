package cell

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of what a cell holds (dialect 2.3, 3.3, 3.5).
var (
	InvalidIdentifier = book.Rule("invalid-identifier")
	UnclosedCode      = book.Rule("unclosed-code-span")
	BesideCode        = book.Rule("text-beside-code-span")
	InvalidTag        = book.Rule("invalid-tag")
	TagWrittenWhole   = book.Rule("tag-written-whole")
	UnknownTagOption  = book.Rule("unknown-tag-option")
	InvalidType       = book.Rule("invalid-type")
	UnknownType       = book.Rule("unknown-type")
	AmbiguousType     = book.Rule("ambiguous-type")
)

// Rules of Page cells (dialect 6.5, 6.15).
var (
	InvalidPage       = book.Rule("invalid-page")
	UnknownPageKind   = book.Rule("unknown-page-kind")
	UnknownPageWord   = book.Rule("unknown-page-word")
	DuplicatePageWord = book.Rule("duplicate-page-word")
	MissingPageWord   = book.Rule("missing-page-word")
)
