package gen

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
)

// declares reports whether the document gives any Go beside comments.
func (p *plan) declares(d *spec.Document) bool {
	return slices.ContainsFunc(d.Topics, func(t *spec.Topic) bool {
		return slices.ContainsFunc(t.Items, p.itemDeclares)
	})
}

func (p *plan) itemDeclares(item spec.Item) bool {
	switch {
	case item.Model != nil, item.Enum != nil:
		return true
	case item.Fence != nil:
		return p.fences[item.Fence].declares
	case item.Error != nil:
		return len(p.errors) > 0
	}
	return p.client != nil && (item.Call != nil || p.client.isHome(item))
}

// planPackageComment decides which file has the comment of the package, and what
// it says. The comment of a package has one place: if hand-written Go is that
// place, what documents say heads their own files, apart from the package clause.
func (p *plan) planPackageComment(pkg *spec.Package) {
	said := slices.ContainsFunc(slices.Collect(allTopics(pkg.Documents)), func(t *spec.Topic) bool {
		return title(t) != "" || !t.Doc.IsZero()
	})
	first := slices.IndexFunc(pkg.Documents, p.declares)
	if pkg.GoDoc || !said || first < 0 {
		return
	}
	p.leader = pkg.Documents[first].Name
	p.about = p.packageComment(pkg.Documents)
}

func allTopics(docs []*spec.Document) iter.Seq[*spec.Topic] {
	return func(yield func(*spec.Topic) bool) {
		for _, d := range docs {
			for _, t := range d.Topics {
				if !yield(t) {
					return
				}
			}
		}
	}
}

func title(t *spec.Topic) string { return clean(t.Title) }

// packageComment returns the comment of the package: a sentence that says what
// the package is, then the topics that have a text, under their titles. The
// first text that begins with the package's name is that sentence.
func (p *plan) packageComment(docs []*spec.Document) []string {
	topics := slices.Collect(allTopics(docs))
	name := "Package " + p.options.Package
	opening := slices.IndexFunc(topics, func(t *spec.Topic) bool {
		return len(t.Doc.Blocks) > 0 && len(t.Doc.Blocks[0].Lines) > 0 && strings.HasPrefix(t.Doc.Blocks[0].Lines[0], name+" ")
	})
	var all spec.Doc
	if opening >= 0 {
		all.Blocks = slices.Clone(topics[opening].Doc.Blocks)
		topics = slices.Delete(topics, opening, opening+1)
	} else {
		all.Blocks = p.introduction(name, docs, topics)
	}
	for _, t := range topics {
		if t.Doc.IsZero() {
			continue
		}
		if title(t) != "" {
			all.Blocks = append(all.Blocks, spec.Block{Kind: spec.Heading, Lines: []string{t.Title}})
		}
		all.Blocks = append(all.Blocks, t.Doc.Blocks...)
	}
	return comments{doc: all, whole: true}.lines()
}

// introduction says what the package is, and names the topics that declare
// something and have no text.
func (p *plan) introduction(name string, docs []*spec.Document, topics []*spec.Topic) []spec.Block {
	source := "the documents describe"
	if len(docs) == 1 {
		source = docs[0].Name + " describes"
	}
	sentence := name + " holds the " + p.contents() + " that " + source + "."
	if p.client != nil {
		sentence = name + " is a client of the service that " + source + "."
		if url := p.client.setting(spec.BaseURL); url != "" {
			sentence = name + " is a client of the service at " + url + "."
		}
	}
	titles := p.titles(topics)
	switch len(titles) {
	case 0:
		return []spec.Block{textBlock(sentence)}
	case 1:
		return []spec.Block{textBlock(sentence + " It covers " + closed(titles[0]))}
	}
	list := spec.Block{Kind: spec.List}
	for _, t := range titles {
		list.Entries = append(list.Entries, spec.Entry{Text: t})
	}
	return []spec.Block{textBlock(sentence + " It covers:"), list}
}

func (p *plan) titles(topics []*spec.Topic) (titles []string) {
	for _, t := range topics {
		name := title(t)
		if name != "" && t.Doc.IsZero() && slices.ContainsFunc(t.Items, p.itemDeclares) && !slices.Contains(titles, name) {
			titles = append(titles, name)
		}
	}
	return titles
}

// contents says in a word what a package without a client declares.
func (p *plan) contents() string {
	switch {
	case len(p.models)+len(p.enums)+len(p.types) > 0:
		return "types"
	case len(p.errors) > 0:
		return "error codes"
	}
	return "declarations"
}

// closed returns the end of a sentence with its full stop.
func closed(text string) string {
	if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune(".!?。！？…", last) {
		return text
	}
	return text + "."
}

// fileComment returns what heads the document's file if hand-written Go has the
// comment of the package: titles and texts of the document, as plain text.
func fileComment(d *spec.Document) []string {
	var all spec.Doc
	for _, t := range d.Topics {
		if title(t) != "" {
			all.Blocks = append(all.Blocks, textBlock(t.Title))
		}
		all.Blocks = append(all.Blocks, t.Doc.Blocks...)
	}
	if all.IsZero() {
		return nil
	}
	return comments{doc: all, whole: true}.lines()
}
