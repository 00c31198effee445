package foreign

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/profile"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Profile says what is a habit of one vendor's documents, and corrects what is read; see
// PROFILE.md. Its zero value says nothing.
type Profile = profile.Profile

// ProfileExtension is how the names of profiles end.
const ProfileExtension = profile.Extension

// Rules returns the rules of imports, and of profiles.
func Rules() []*diag.Rule { return append(book.Rules(), profile.Rules()...) }

// optionsOf returns how a page is read: with the words that are known and those of the
// profile that hold for it.
func optionsOf(p *Profile, base *words.Book, path string) facts.Options {
	o := facts.Options{Book: base, NamePath: p.NamePath, OneCall: p.Scope == profile.PageScope}
	o.Ignored = slices.ContainsFunc(p.Pages, func(page profile.Page) bool { return page.Path.Matches(path) })
	for _, s := range p.Sections {
		if s.Any || !s.Page.Matches(path) {
			continue
		}
		if o.Book == base {
			o.Book = base.Clone()
		}
		o.Book.AddTitle(s.Title, s.Means)
	}
	return o
}

// bookOf returns the words that are known, with those of the profile.
func bookOf(p *Profile) *words.Book {
	b := words.New()
	for _, c := range p.Columns {
		b.AddColumn(c.Header, c.Role)
	}
	for _, w := range p.Presence {
		b.AddPresence(w.Word, w.Presence)
	}
	for _, t := range p.Types {
		b.Types[words.Fold(t.Word)] = t.Type
	}
	for _, s := range p.Sections {
		if s.Any {
			b.AddTitle(s.Title, s.Means)
		}
	}
	return b
}

// method is the method of calls whose page does not say it.
func method(p *Profile) string {
	if p.Method == "" {
		return "POST"
	}
	return p.Method
}

// presenceOf returns the presence of a field of which the page does not say it.
func presenceOf(p *Profile, f *facts.Field) spec.Presence {
	said := spec.Unstated
	if f.Row != nil {
		said = p.Unmarked
	}
	if p.Dash != spec.Unstated && f.Typed && f.Default == "" && f.Dash {
		said = p.Dash
	}
	if said == profile.Unsaid {
		return spec.Unstated
	}
	return said
}
