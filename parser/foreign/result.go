package foreign

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Source is a document to import.
type Source struct {
	Path    string // as it is shown, with forward slashes; links between documents go by it
	Content []byte // UTF-8
}

// Result is what an import gives.
type Result struct {
	Package *spec.Package
	// Sources are the paths that the documents of the package come from, in their order.
	Sources []string
	// Notes are remarks for the readers of the documents, by the node they belong to:
	// where it comes from, and what of it is proposed.
	Notes map[any]string
	// Names are the Go names that the pages have, for the next import.
	Names Names
	*Report
	Findings diag.List
}

// sorted returns the sources by their paths, without profiles, which may lie beside them.
func sorted(sources []Source) []Source {
	sources = slices.DeleteFunc(slices.Clone(sources), func(s Source) bool {
		return strings.HasSuffix(strings.ToLower(s.Path), ProfileExtension)
	})
	slices.SortStableFunc(sources, func(a, b Source) int { return cmp.Compare(a.Path, b.Path) })
	return sources
}
