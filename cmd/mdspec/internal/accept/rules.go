package accept

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of comparisons that two schemas do not show: a package that is gone, and
// the file of accepted changes.
var (
	PackageRemoved = book.Rule("package-removed")
	AcceptInvalid  = book.Rule("accept-invalid")
	AcceptExpired  = book.Rule("accept-expired")
	AcceptUnused   = book.Rule("accept-unused")
)

// Rules returns the rules of this package.
func Rules() []*diag.Rule { return book.Rules() }
