package profile

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of profiles.
var (
	UnknownSection = book.Rule("profile-section")
	UnknownHeader  = book.Rule("profile-header")
	MissingWord    = book.Rule("profile-missing")
	WrongValue     = book.Rule("profile-value")
	Repeated       = book.Rule("profile-repeated")
)

// Rules returns the rules of profiles.
func Rules() []*diag.Rule { return book.Rules() }
