package goscope

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// GoFileIgnored is the rule of hand-written Go that is not read.
var GoFileIgnored = book.Rule("go-file-ignored")
