package breaking

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

// book holds the rules of this package.
var book = diag.NewBook(ruleFiles)
