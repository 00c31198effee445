package lint

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// wordValues returns the enumeration of words in the documentation of a field of
// text as the block that the parser would make of it, and the title of an enum
// for it.
func wordValues(f field, t *spec.Type) (b *spec.Block, title string) {
	if t.Kind != spec.Basic || t.Name != "string" || f.Doc.IsZero() || enumerates(f.Doc) {
		return nil, ""
	}
	at := f.Doc.Blocks[0].Span
	list, ok := prose.Values(at.Text(), prose.Introduced)
	if !ok {
		return nil, ""
	}
	title = prose.TrimMeaning(list.Lead)
	if title == "" || strings.ContainsAny(title, "`<\n") {
		title = proseKey(f)
	}
	b = &spec.Block{Kind: spec.Values, Span: part(at, list.Start, list.End)}
	for _, i := range list.Items {
		b.Entries = append(b.Entries, spec.Entry{Value: i.Value, Text: i.Meaning})
	}
	return b, strings.ReplaceAll(title, `\|`, "|")
}

// wordEnums are the values of the enums of text, each by its first sixteen
// enums: see maxGroups.
type wordEnums map[string][]*declaration

func (x *pass) wordEnums() wordEnums {
	all, enums := wordEnums{}, x.enumDeclarations()
	for e := range x.pkg.Enums() {
		if e.Underlying != "string" {
			continue
		}
		for _, v := range e.Values {
			if len(all[v.Value]) < maxGroups {
				all[v.Value] = append(all[v.Value], enums[e.Name])
			}
		}
	}
	return all
}

// declare reports whether one enum has all the words.
func (w wordEnums) declare(entries []spec.Entry) bool {
	return slices.ContainsFunc(w[entries[0].Value], func(d *declaration) bool { return d.known(entries) == len(entries) })
}
