package example

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of JSON examples (dialect 5.3).
var (
	ExampleSyntax       = book.Rule("example-syntax")
	ExampleTooDeep      = book.Rule("example-too-deep")
	ExampleUnknownKey   = book.Rule("example-unknown-key")
	ExampleKeyCase      = book.Rule("example-key-case")
	ExampleDuplicateKey = book.Rule("example-duplicate-key")
	ExampleType         = book.Rule("example-type")
	ExampleRange        = book.Rule("example-range")
	ExampleFraction     = book.Rule("example-not-integer")
	ExampleBase64       = book.Rule("example-base64")
	ExampleTime         = book.Rule("example-time")
	ExampleArray        = book.Rule("example-array-length")
	ExampleQuoted       = book.Rule("example-quoted")
)
