package importdir

import (
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importer"
	"github.com/mdspec-go/mdspec/parser"
)

// Recipe says how the documents of a directory are made.
type Recipe struct {
	Args          []string // the sources that were named
	From, License string
	Group         importer.Group
	Preset        string
	Profile       string // a file; "" for none
}

// Build is all that a directory is to hold.
type Build struct {
	Recipe
	Chosen      importer.Preset // the preset that was taken
	ProfileHash string
	Origins     []importer.Origin
	Documents   []parser.File
}
