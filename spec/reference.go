package spec

import (
	_ "embed"
	"strings"
)

//go:embed README.md
var reference string

// Reference returns the reference of the dialect and of the JSON form, in
// Markdown: the README of this package.
func Reference() string { return strings.ReplaceAll(reference, "\r\n", "\n") }
