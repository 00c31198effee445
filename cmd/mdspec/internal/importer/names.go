package importer

import (
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/parser"
)

// docNames are the names of documents that are taken, in lower case.
type docNames map[string]bool

// longest is the size in bytes above which a name is cut: its Go file needs room too.
const longest = 120

// claim returns a name that a document can have and that no other one has, also where
// case does not matter.
func (n docNames) claim(stem string) string {
	stem = legal(stem)
	name := stem + ".md"
	for i := 2; n[strings.ToLower(name)]; i++ {
		name = stem + "_" + strconv.Itoa(i) + ".md"
	}
	n[strings.ToLower(name)] = true
	return name
}

// legal returns a name that a document can have: the stem, if it can.
func legal(stem string) string {
	if len(stem) > longest {
		stem = strings.ToValidUTF8(stem[:longest], "")
	}
	stem = strings.ReplaceAll(strings.TrimSpace(stem), ".", "_")
	for _, name := range []string{stem, stem + "_page", "page_" + stem} {
		if parser.IsDocument(name+".md") && parser.DocumentFault(name+".md").IsZero() {
			return name
		}
	}
	return "page_" + disk.Hash([]byte(stem))[:8]
}
