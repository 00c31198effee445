package foreign

import (
	"path"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
)

// index finds types by the links and the names that pages have for them.
type index struct {
	byName  map[string][]entry // by folded names and anchors, of all pages
	pages   map[string][]*linkedPage
	anchors map[*linkedPage]map[string]*facts.Type
}

type entry struct {
	*facts.Type
	page *linkedPage
}

func newIndex(l *linker) *index {
	x := &index{byName: map[string][]entry{}, pages: map[string][]*linkedPage{}, anchors: map[*linkedPage]map[string]*facts.Type{}}
	for _, p := range l.pages {
		base := strings.ToLower(strings.TrimSuffix(path.Base(p.Path), path.Ext(p.Path)))
		x.pages[base] = append(x.pages[base], p)
		x.anchors[p] = map[string]*facts.Type{}
		for _, t := range p.Types {
			x.add(p, t)
		}
	}
	return x
}

func (x *index) add(p *linkedPage, t *facts.Type) {
	keys := map[string]bool{}
	for _, a := range t.Anchors {
		keys[folded(a)] = true
	}
	keys[folded(t.Name)] = true
	keys[folded(t.Title)] = true
	delete(keys, "")
	for key := range keys {
		if x.anchors[p][key] == nil {
			x.anchors[p][key] = t
		}
	}
	if name := folded(t.Name); name != "" {
		x.byName[name] = append(x.byName[name], entry{t, p})
	}
}

// folded returns a name or an anchor without what is spelled in several ways: case and
// signs.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// link returns the type to which a link of a page leads; nil if it leads to none that is
// known.
func (x *index) link(from *linkedPage, target, text string) *facts.Type {
	file, anchor, _ := strings.Cut(target, "#")
	page := from
	if file != "" {
		if page = x.pageAt(from, file); page == nil {
			return x.anywhere(anchor)
		}
	}
	if anchor == "" && file != "" {
		return x.only(page, file, text)
	}
	for _, key := range anchorForms(anchor) {
		if t := x.anchors[page][key]; t != nil {
			return t
		}
	}
	return nil
}

// anywhere returns the one type of all pages that has the anchor.
func (x *index) anywhere(anchor string) *facts.Type {
	var found *facts.Type
	for _, anchors := range x.anchors {
		for _, key := range anchorForms(anchor) {
			t := anchors[key]
			if t == nil {
				continue
			}
			if found != nil && found != t {
				return nil
			}
			found = t
			break
		}
	}
	return found
}

// anchorForms are the keys under which an anchor may be known: as it is, without the
// words that generators put ahead of it or behind, and its last part.
func anchorForms(anchor string) []string {
	forms := []string{folded(anchor)}
	if name := words.TypeName(strings.NewReplacer("-", " ", "_", " ").Replace(anchor)); name != "" {
		forms = append(forms, folded(name))
	}
	for _, ahead := range []string{"schema", "tocs", "schemas", "model", "definition", "definitions"} {
		if rest, ok := strings.CutPrefix(folded(anchor), ahead); ok && rest != "" {
			forms = append(forms, rest)
		}
	}
	for i, r := range anchor { // the title of a section above may come first
		if r == '-' && strings.Contains(anchor[i+1:], "-") {
			forms = append(forms, folded(anchor[i+1:]))
		}
	}
	if i := strings.LastIndexAny(anchor, "-./"); i >= 0 && i+1 < len(anchor) && unicode.IsUpper(rune(anchor[i+1])) {
		forms = append(forms, folded(anchor[i+1:]))
	}
	return forms
}

// pageAt returns the page of a link's file: the one whose path ends as it does.
func (x *index) pageAt(from *linkedPage, file string) *linkedPage {
	clean := strings.Trim(strings.TrimSuffix(file, path.Ext(file)), "/")
	base := strings.ToLower(path.Base(clean))
	found := x.pages[base]
	if len(found) == 0 {
		return nil
	}
	local := path.Join(path.Dir(from.Path), clean)
	best := found[0]
	for _, p := range found {
		own := strings.TrimSuffix(p.Path, path.Ext(p.Path))
		if own == local || own == clean {
			return p
		}
		if strings.HasSuffix(own, strings.TrimLeft(clean, "./")) {
			best = p
		}
	}
	return best
}

// only returns the type that a page without an anchor means: the one of its name, or of
// the link's text, or its only one.
func (x *index) only(p *linkedPage, file, text string) *facts.Type {
	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	for _, key := range []string{folded(base), folded(text)} {
		if t := x.anchors[p][key]; t != nil {
			return t
		}
	}
	if len(p.Types) == 1 {
		return p.Types[0]
	}
	return nil
}

// named returns the type that a word names: one of the same page, else the only one of
// the name that any page has. Of types that pages repeat the first one stands for all.
func (x *index) named(from *linkedPage, word string) *facts.Type {
	key := folded(word)
	if key == "" {
		return nil
	}
	if t := x.anchors[from][key]; t != nil && (folded(t.Name) == key) {
		return t
	}
	if found := x.byName[key]; len(found) > 0 {
		return found[0].Type
	}
	return nil
}
