package page

import (
	"path/filepath"

	"github.com/mdspec-go/mdspec/parser/syntax"
)

// Read reads a document, whose path is that of its source.
func Read(path string, doc *syntax.Document) *Page {
	r := &reader{
		Document: doc, page: &Page{Doc: doc, Path: filepath.ToSlash(path)},
		tables: map[int]int{}, slugs: map[string]int{}, quotes: map[*Part]bool{}, spare: spareCells,
	}
	r.pairTables(doc.Blocks)
	for _, b := range ordered(doc.Blocks) {
		r.block(b)
	}
	r.settle()
	return r.page
}
