package facts

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// typeOf returns the type of the section's owner.
func (r *reader) typeOf(s *section) *Type {
	owner := s.owner
	if t := r.types[owner]; t != nil {
		return t
	}
	return r.newType(owner)
}

// newType makes the type that a section names.
func (r *reader) newType(s *section) *Type {
	t := &Type{}
	if s.title == nil {
		t.Title, t.Name = words.Plain(r.page.Title), words.TypeName(r.page.Title)
	} else {
		t.Title, t.Anchors, t.Span = words.Plain(s.title.Text), r.anchors(s), s.title.Span
		t.Name, t.Fixed = s.says.Name, s.says.Name != ""
		if s.says.Under != "" {
			t.Under = typeword.Read(s.says.Under, nil)
		}
		if t.Name == "" {
			t.Name = words.TypeName(s.title.Text)
		}
		if s.title.Kind == page.Label && len(t.Anchors) > 0 && !t.Fixed {
			t.Name = words.TypeName(strings.NewReplacer("-", " ", "_", " ").Replace(t.Anchors[0]))
		}
	}
	r.types[s] = t
	return t
}

// anchors returns where links to a section lead, and to the sections above it that say
// nothing themselves: a link to "Shelf Object" means the "Shelf Structure" below it.
func (r *reader) anchors(s *section) []string {
	return append([]string{}, s.title.Anchors...)
}

// extraType makes a type for a second table of a section.
func (r *reader) extraType(s *section, p *page.Part) *Type {
	base := r.typeOf(s)
	t := &Type{Title: base.Title, Span: p.Span}
	if s != s.owner && s.title != nil {
		t.Title = words.Plain(s.title.Text)
		t.Name = words.TypeName(s.title.Text)
	}
	if g := r.groupAt(s, p); t.Name == "" && g != nil {
		t.Name = g.lead().Name
	} else if t.Name == "" {
		t.Name = base.Name
	}
	if t.Name != "" {
		t.Name += "Values"
	}
	return r.beside(s, t)
}

// beside adds a type to those of a section.
func (r *reader) beside(s *section, t *Type) *Type {
	own := &section{title: s.title, owner: s.owner, above: s}
	s.children = append(s.children, own)
	r.types[own] = t
	return t
}

var underlying = lazyregexp.New(`(?i)^[_*]*Underlying type:?[_*]*:?\s*(.+)$`)

// note takes a paragraph below the title of a type.
func (t *Type) note(text string, b *words.Book) {
	if m := underlying.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		t.Under = typeword.Read(m[1], b.Types)
		return
	}
	if strings.HasPrefix(text, `\*`) || appears.MatchString(text) {
		return // a footnote, or where the type is used
	}
	t.Doc = append(t.Doc, text)
}

var appears = lazyregexp.New(`^[_*]*Appears in:?[_*]*`)
