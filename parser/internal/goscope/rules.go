package goscope

import (
	"embed"

	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

var book = diag.NewBook(ruleFiles)

// Rules of enums (dialect 4).
var (
	GoFileIgnored = book.Rule("go-file-ignored")
)
