package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
)

// Read returns what a page says.
func Read(p *page.Page, o Options) *Page {
	r := &reader{page: p, book: o.Book, options: o, out: &Page{Page: p}, groupOf: map[*page.Part]int{}, consumed: map[*page.Part]bool{}, types: map[*section]*Type{}}
	r.footnotes = slices.ContainsFunc(p.Parts, func(part *page.Part) bool {
		return part.Kind == page.Text && (strings.HasPrefix(part.Text, `\*`) || strings.HasPrefix(part.Text, "* "))
	})
	for _, part := range p.Parts {
		if levelOf(part) > 0 {
			r.out.Headings = append(r.out.Headings, part.Text)
		}
	}
	if o.Ignored {
		r.leaveAll()
		return r.out
	}
	top := r.sections()
	r.heading(top)
	top.each(r.hoist)
	top.each(r.declareCalls)
	top.each(r.readParts)
	r.finish(top)
	return r.out
}

// heading takes the title of the page: that of the front matter, else its first heading.
func (r *reader) heading(top *section) {
	r.out.Title = r.page.Title
	for _, p := range r.page.Parts {
		if p.Kind == page.Heading && r.out.Title == "" {
			r.out.Title = words.Plain(p.Text)
			break
		}
	}
	if len(top.children) > 0 && len(top.parts) == 0 && words.Plain(top.children[0].title.Text) == r.out.Title {
		top = top.children[0]
	}
	if hasPath(top.routes) {
		return
	}
	for _, p := range top.parts {
		if p.Kind != page.Text || p.Bullet {
			break
		}
		r.out.Intro = append(r.out.Intro, p.Text)
	}
}

// placeQueries puts the fields whose keys the address of a call has in its query there.
func placeQueries(s *section) {
	for _, g := range s.groups {
		for _, f := range g.lead().Request {
			if f.In == spec.InDefault && slices.Contains(g.lead().Route.Query, f.Key) {
				f.In = spec.InQuery
			}
		}
	}
}

// sameName returns the type of the page of the same name that a table declares: an example
// below another title of it is one of it.
func (r *reader) sameName(t *Type) *Type {
	for _, other := range r.types {
		if other != t && other.Name == t.Name && t.Name != "" && len(other.Fields) > 0 {
			return other
		}
	}
	return nil
}

// finish lists what was read in the order of the page, without what declares nothing.
func (r *reader) finish(top *section) {
	top.each(placeQueries)
	top.each(r.lendAnchors)
	top.each(func(s *section) {
		for _, g := range s.groups {
			for _, c := range g.shared() {
				r.out.Calls = append(r.out.Calls, c)
				r.out.Items = append(r.out.Items, c)
			}
		}
		if t := r.types[s]; t != nil {
			r.keep(t)
		}
	})
}

// lendAnchors gives the anchors of a heading that declares nothing itself to the one type
// with fields that is right below it: a link to "Shelves" means the "Shelf Structure" there.
func (r *reader) lendAnchors(s *section) {
	if s.title == nil || s.title.Kind != page.Heading || len(s.groups) > 0 || s.owner != s || r.types[s] != nil && len(r.types[s].Fields)+len(r.types[s].Values) > 0 {
		return
	}
	var only *Type
	for _, below := range s.children {
		t := r.types[below]
		if t == nil || len(t.Fields) == 0 {
			continue
		}
		if only != nil {
			return
		}
		only = t
	}
	if only != nil {
		only.Anchors = append(only.Anchors, s.title.Anchors...)
	}
}

func (r *reader) keep(t *Type) {
	t.scalar()
	if t.Alone() {
		if same := r.sameName(t); same != nil {
			same.Samples = append(same.Samples, t.Samples...)
			return
		}
	}
	if len(t.Fields) == 0 && len(t.Values) == 0 {
		switch {
		case t.Under.Kind != typeword.Unknown:
			t.Alias = true
			r.out.Types = append(r.out.Types, t)
			return
		case len(t.Samples) == 0:
			return
		}
		t.Open = true
	}
	t.unwrap()
	r.out.Types = append(r.out.Types, t)
	r.out.Items = append(r.out.Items, t)
}

// scalar makes a type of texts or numbers of one whose only row stands for all of it.
func (t *Type) scalar() {
	if len(t.Fields) != 1 || len(t.Values) > 0 || !t.Fields[0].Whole || t.Fields[0].Type.Kind != typeword.Basic || t.Fields[0].Repeated {
		return
	}
	f := t.Fields[0]
	f.Row.Through = true
	t.Under, t.Values, t.Fields, t.Samples = f.Type, f.Options, nil, nil
}

// unwrap takes the members of the one field of a type that has its name: the section is
// about that field, and so is its description.
func (t *Type) unwrap() {
	if len(t.Fields) != 1 || len(t.Fields[0].Children) == 0 || words.TypeName(t.Fields[0].Key) != t.Name {
		return
	}
	if f := t.Fields[0]; f.Row != nil && !f.Repeated {
		f.Row.Through = true
		t.Doc = slices.Concat(f.Doc, t.Doc)
		t.Fields = f.Children
	}
}
