package gocheck

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of Go in fences (dialect 5.1), and of types that only Go can refuse.
var (
	RecursiveType    = book.Rule("recursive-type")
	FenceFuncLiteral = book.Rule("fence-func-literal")
	FenceCall        = book.Rule("fence-call")
	FenceUnsafeValue = book.Rule("fence-value")
	FenceTypeError   = book.Rule("fence-type-error")
	FieldTypeError   = book.Rule("field-type-error")
	FenceTooLarge    = book.Rule("fence-too-large")
	TypeTooLarge     = book.Rule("type-too-large")
	FenceUnchecked   = book.Rule("fence-unchecked")
)
