// Package profile reads profiles: Markdown documents with tables that say how the
// documents of one vendor are written, and what of them is wrong. Presets are profiles,
// too, with evidence by which the pages that they fit can be told.
package profile

import (
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Extension is how the name of a profile ends, by which the compiler knows that it is no
// specification.
const Extension = ".profile.md"

// Profile is what a profile says.
type Profile struct {
	Name    string // of the document, without its directory and [Extension]
	Title   string // its first heading; "" without one
	Shipped bool   // it is a preset
	Settings
	Columns     []Column
	Types       []TypeWord
	Presence    []PresenceWord
	Sections    []Section
	Pages       []Page
	Calls       []Call
	Corrections []Correction
	Evidence    []Evidence
}

// Settings are single decisions. What is zero is not said.
type Settings struct {
	Preset    string // that it extends: "" for the one that fits, "none" for none
	Unknown   Unknown
	Method    string // of calls whose page does not say it
	NamePath  string // the path of calls that have only a name: "/{name}"
	Base      string // ahead of all paths
	Repeats   Repeats
	Dash      spec.Presence // of fields with a dash in the column of defaults
	Unmarked  spec.Presence // of fields whose presence nothing says
	Scope     Scope
	Body      Body
	Tolerance Tolerance
}

// Unsaid is the presence of a profile that says that nothing follows.
const Unsaid spec.Presence = "unsaid"

// Unknown says what becomes of a type that is not known.
type Unknown string

// What becomes of a type that is not known.
const (
	UnknownRaw   Unknown = "json.RawMessage" // also if nothing is said
	UnknownMap   Unknown = "map[string]any"
	UnknownError Unknown = "error"
)

// Repeats says what becomes of types that several pages declare alike.
type Repeats string

// What becomes of repeated types.
const (
	MergeRepeats Repeats = "merge" // they are one, also if nothing is said
	TellApart    Repeats = "apart" // each page has its own
)

// Body says what the one parameter of a call is whose type is a model of the pages and
// whose place is not said.
type Body string

// The meanings of such a parameter.
const (
	FieldOfBody Body = "field" // a field of the body, also if nothing is said
	WholeBody   Body = "body"  // the whole body
)

// Scope says how much of a page is about one call.
type Scope string

// The scopes.
const (
	HeadingScope Scope = "heading" // what is below its heading, also if nothing is said
	PageScope    Scope = "page"    // the whole page
)

// Tolerance is how many rows of a table of fields may be left out before it is an error.
type Tolerance struct {
	Said    bool
	Rows    int
	Percent int // of the rows, if Rows is 0
}

// Allows reports whether so many of the rows of a table may be left out.
func (t Tolerance) Allows(left, rows int) bool {
	return !t.Said || left <= t.Rows || left*100 <= t.Percent*rows
}

// Column is the role of the columns with a header.
type Column struct {
	Header string
	Role   words.Role
}

// TypeWord is a spelling of a type, and what is read instead.
type TypeWord struct{ Word, Type string }

// PresenceWord is a word in a column for presence.
type PresenceWord struct {
	Word     string
	Presence spec.Presence
}

// Section says what the sections with a title hold, or what they are called in Go.
type Section struct {
	Title string         // may have wildcards
	Page  words.Wildcard // of the paths of the pages, see [AnyPage]
	Any   bool           // it holds for all pages
	Means words.Title
	Named bool // a title that must be there: a table of names has it
	At    diag.Span

	Shipped bool // it is one of a preset
}

// Page is a page that is left out.
type Page struct {
	Path words.Wildcard
	At   diag.Span
}

// Call corrects a call.
type Call struct {
	Call     string // a Go name or a title
	Name     words.Wildcard
	Folded   words.Wildcard
	Method   string     // "" if nothing is said
	Path     string     // "" if nothing is said
	Response *spec.Type // nil if nothing is said
	Nothing  bool       // it returns nothing
	At       diag.Span
	Shipped  bool // it is one of a preset
}

// Correction is what a profile says against the pages.
type Correction struct {
	Field    string // Type.key, Type or a call, perhaps with wildcards
	Name     words.Wildcard
	Type     *spec.Type    // nil if nothing is said
	Elem     bool          // the type is that of the elements, if the field is a list
	Presence spec.Presence // "" if nothing is said
	Ignored  bool          // it is left out
	Reason   string
	At       diag.Span
	Shipped  bool // it is one of a preset
}

// Ship marks the profile as a preset.
func (p *Profile) Ship() {
	p.Shipped = true
	for i := range p.Sections {
		p.Sections[i].Shipped = true
	}
	for i := range p.Calls {
		p.Calls[i].Shipped = true
	}
	for i := range p.Corrections {
		p.Corrections[i].Shipped = true
	}
}

// Extend returns a profile that says what both say; where they differ p holds.
func (p *Profile) Extend(base *Profile) *Profile {
	if base == nil {
		return p
	}
	if p == nil {
		return base
	}
	out := *p
	out.Settings = p.Settings.over(base.Settings)
	out.Columns = joined(base.Columns, p.Columns)
	out.Types = joined(base.Types, p.Types)
	out.Presence = joined(base.Presence, p.Presence)
	out.Sections = joined(base.Sections, p.Sections)
	out.Pages = joined(base.Pages, p.Pages)
	out.Calls = joined(base.Calls, p.Calls)
	out.Corrections = joined(base.Corrections, p.Corrections)
	return &out
}

// over returns the settings with those of base where nothing is said.
func (s Settings) over(base Settings) Settings {
	fill(&s.Preset, base.Preset)
	fill(&s.Unknown, base.Unknown)
	fill(&s.Method, base.Method)
	fill(&s.NamePath, base.NamePath)
	fill(&s.Base, base.Base)
	fill(&s.Repeats, base.Repeats)
	fill(&s.Dash, base.Dash)
	fill(&s.Unmarked, base.Unmarked)
	fill(&s.Scope, base.Scope)
	fill(&s.Body, base.Body)
	fill(&s.Tolerance, base.Tolerance)
	return s
}

func fill[T comparable](to *T, from T) {
	var zero T
	if *to == zero {
		*to = from
	}
}

func joined[T any](a, b []T) []T { return append(a[:len(a):len(a)], b...) }
