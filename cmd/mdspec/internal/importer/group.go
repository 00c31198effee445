package importer

import (
	"path"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
)

// Group says which sources become one document.
type Group string

// Groups.
const (
	GroupNone      Group = "none"      // a document for each source
	GroupDirectory Group = "directory" // one for each directory of sources
	GroupAll       Group = "all"       // one for all
)

// Groups returns every group.
func Groups() []Group { return []Group{GroupNone, GroupDirectory, GroupAll} }

// allName is the name of the one document for all sources.
const allName = "api"

// grouped returns a package of the documents to be written, which share the topics of
// the imported ones, and the sources of each.
func (w *writer) grouped() (*spec.Package, map[*spec.Document][]string) {
	p := &spec.Package{Documents: []*spec.Document{}}
	from := map[*spec.Document][]string{}
	groups := map[string]*spec.Document{}
	names := docNames{}
	for i, d := range w.imported.Package.Documents {
		source := w.imported.Sources[i]
		key, stem := w.groupOf(d, source)
		g := groups[key]
		if g == nil {
			g = &spec.Document{Name: names.claim(stem)}
			groups[key] = g
			p.Documents = append(p.Documents, g)
		}
		from[g] = append(from[g], source)
		g.Topics = append(g.Topics, titled(d, len(g.Topics) > 0)...)
	}
	return p, from
}

// groupOf returns to which document a source belongs, and how that may be called.
func (w *writer) groupOf(d *spec.Document, source string) (key, stem string) {
	own := strings.TrimSuffix(d.Name, ".md")
	switch w.options.Group {
	case GroupAll:
		return "", allName
	case GroupDirectory:
		dir := path.Dir(source)
		if base := path.Base(dir); base != "." && base != ".." && base != "/" {
			own = base
		}
		return dir, own
	}
	return source, own
}

// titled returns the topics of a document. Behind those of another one the first needs
// a title of its own.
func titled(d *spec.Document, behind bool) []*spec.Topic {
	if !behind || len(d.Topics) == 0 || d.Topics[0].Title != "" {
		return d.Topics
	}
	first := *d.Topics[0]
	first.Title = strings.TrimSuffix(d.Name, ".md")
	return append([]*spec.Topic{&first}, d.Topics[1:]...)
}

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
