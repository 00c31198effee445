package output

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of output directories, which documents cannot break.
var (
	LockMissing    = book.Rule("lock-missing")
	LockInvalid    = book.Rule("lock-invalid")
	LockConflict   = book.Rule("lock-conflict")
	LockVersion    = book.Rule("lock-version")
	LockStale      = book.Rule("lock-stale")
	LockPending    = book.Rule("lock-pending")
	SpecMissing    = book.Rule("spec-missing")
	DriftSpec      = book.Rule("drift-spec")
	DriftEdited    = book.Rule("drift-edited")
	DriftFormat    = book.Rule("drift-format")
	DriftOptions   = book.Rule("drift-options")
	DriftGenerator = book.Rule("drift-generator")
	DriftMissing   = book.Rule("drift-missing")
	DriftOrphan    = book.Rule("drift-orphan")
	DriftForeign   = book.Rule("drift-foreign")
	Foreign        = book.Rule("foreign")
	Leftover       = book.Rule("leftover")
	Edited         = book.Rule("edited")
	NotAFile       = book.Rule("not-a-file")
	NotADirectory  = book.Rule("not-a-directory")
	NameClash      = book.Rule("name-clash")
)

// Rules returns the rules of this package, in the order of their themes.
func Rules() []*diag.Rule { return book.Rules() }
