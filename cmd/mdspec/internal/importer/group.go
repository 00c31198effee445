package importer

import (
	"path"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

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
