package foreign

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// index finds types by the links and the names that pages have for them.
type index struct {
	byName   map[string][]entry // by folded names and anchors, of all pages
	pages    map[string][]*linkedPage
	anchors  map[*linkedPage]map[string]*facts.Type
	byAnchor map[string][]*facts.Type // of all pages
	made     map[string][]string      // see forms
}

type entry struct {
	*facts.Type
	page *linkedPage
}

func newIndex(pages []*linkedPage) *index {
	x := &index{byName: map[string][]entry{}, pages: map[string][]*linkedPage{}, anchors: map[*linkedPage]map[string]*facts.Type{}, byAnchor: map[string][]*facts.Type{}, made: map[string][]string{}}
	for _, p := range pages {
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
			x.byAnchor[key] = append(x.byAnchor[key], t)
		}
	}
	if name := folded(t.Name); name != "" {
		x.byName[name] = append(x.byName[name], entry{t, p})
	}
}

// link returns the type to which a link of a page leads; nil if it leads to none that is
// known.
func (x *index) link(from *linkedPage, target, text string) *facts.Type {
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
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
	for _, key := range x.forms(anchor) {
		if t := x.anchors[page][key]; t != nil {
			return t
		}
	}
	return nil
}

// anywhere returns the one type of all pages that has the anchor.
func (x *index) anywhere(anchor string) *facts.Type {
	for _, key := range x.forms(anchor) {
		if found := x.byAnchor[key]; len(found) == 1 {
			return found[0]
		} else if len(found) > 1 {
			return nil
		}
	}
	return nil
}

// forms returns anchorForms, which are made once.
func (x *index) forms(anchor string) []string {
	forms, ok := x.made[anchor]
	if !ok {
		forms = anchorForms(anchor)
		x.made[anchor] = forms
	}
	return forms
}

// anchorForms are the keys under which an anchor may be known: as it is, without the
// words that generators put ahead of it or behind, and its last part.
func anchorForms(anchor string) []string {
	forms := []string{folded(anchor)}
	if name := words.TypeName(strings.NewReplacer("-", " ", "_", " ").Replace(anchor)); name != "" {
		forms = append(forms, folded(name))
	}
	for _, ahead := range []string{"schema", "tocs", "def", "schemas", "model", "definition", "definitions"} {
		if rest, ok := strings.CutPrefix(folded(anchor), ahead); ok && rest != "" {
			forms = append(forms, rest)
		}
	}
	for i, r := range anchor { // the title of a section above may come first
		if r == '-' && strings.Contains(anchor[i+1:], "-") {
			forms = append(forms, folded(anchor[i+1:]))
		}
	}
	if _, rest, ok := strings.Cut(anchor, "-object-"); ok && !strings.Contains(rest, "-") {
		forms = append(forms, folded(rest))
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

// prefer puts the types in front that have the name which their pages say, so that those
// who use the name mean them.
func (x *index) prefer(hasOwnName func(*facts.Type) bool) {
	for name, found := range x.byName {
		own, others := []entry{}, []entry{}
		for _, e := range found {
			if hasOwnName(e.Type) {
				own = append(own, e)
			} else {
				others = append(others, e)
			}
		}
		x.byName[name] = append(own, others...)
	}
}

// linkedPage is a page while its types are linked.
type linkedPage struct {
	*facts.Page
	source  Source
	stem    string // of its path, as the documents of the dialect are named
	topic   *spec.Topic
	report  *DocumentReport
	rows    map[*facts.Row]*RowReport
	unnamed int // types and calls that no Latin word names
}

// ordinal returns a name for what no Latin word names.
func (p *linkedPage) ordinal() string {
	p.unnamed++
	return wordOf(p.stem) + strconv.Itoa(p.unnamed)
}

// stemOf returns the name of a document for a page, without its extension.
func stemOf(p string) string {
	base := path.Base(p)
	base = strings.TrimSuffix(base, path.Ext(base))
	base = strings.TrimLeft(base, "0123456789._- ")
	clean := strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '.' || r == '-':
			return '_'
		case strings.ContainsRune(`/\:*?"<>|#%&'(),;=@[]{}~^+!$`, r) || r < ' ':
			return -1
		}
		return r
	}, base)
	if clean == "" || strings.EqualFold(clean, "readme") {
		parent := path.Base(path.Dir(p))
		if parent == "." || parent == "/" {
			return "page"
		}
		return stemOf(parent)
	}
	return clean
}

// isChinese reports whether a page is in Chinese.
func isChinese(p *linkedPage) bool {
	text := p.Title + strings.Join(p.Intro, "")
	for _, t := range p.Tables {
		for _, r := range t.Rows {
			text += r.Text
		}
	}
	for _, t := range p.Types {
		text += t.Title
		for _, f := range t.Fields {
			text += strings.Join(f.Doc, "")
		}
	}
	for _, c := range p.Calls {
		text += c.Title
		for _, f := range c.Request {
			text += strings.Join(f.Doc, "")
		}
	}
	return dialect.IsChinese(text)
}
