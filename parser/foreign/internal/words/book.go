package words

import (
	"maps"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// Book holds the words that are known while documents are read.
type Book struct {
	columns  map[string]Role
	presence map[string]spec.Presence
	titles   map[string]Title
	patterns []titlePattern // of titles with wildcards, the last one first
	// Types are spellings of types and what is read instead, see package typeword.
	Types map[string]string
}

// Clone returns a copy that can be added to.
func (b *Book) Clone() *Book {
	return &Book{maps.Clone(b.columns), maps.Clone(b.presence), maps.Clone(b.titles), slices.Clone(b.patterns), maps.Clone(b.Types)}
}

// AddColumn makes a header known.
func (b *Book) AddColumn(header string, r Role) { b.columns[Fold(header)] = r }

// AddPresence makes a word of presence known.
func (b *Book) AddPresence(word string, p spec.Presence) { b.presence[Fold(word)] = p }

// titlePattern is a title with wildcards.
type titlePattern struct {
	Wildcard
	title Title
}

// AddTitle makes the title of a section known. A star in it stands for any text; of
// several such titles the one that is added last goes first.
func (b *Book) AddTitle(title string, t Title) {
	if w := FoldedWildcard(title); w.IsOpen() {
		b.patterns = append([]titlePattern{{w, t}}, b.patterns...)
		return
	}
	b.titles[FoldTitle(title)] = t
}

// titled returns what is said of a folded title by a profile.
func (b *Book) titled(folded string) (Title, bool) {
	if t, ok := b.titles[folded]; ok {
		return t, true
	}
	for _, p := range b.patterns {
		if p.Matches(folded) {
			return p.title, true
		}
	}
	return Title{}, false
}

// Role is what the cells of a column say.
type Role string

// The roles. What no word is known for has the role [Unknown].
const (
	Unknown  Role = ""
	Key      Role = "key"      // the key of a field, or the name of a value
	Type     Role = "type"     //
	Doc      Role = "doc"      //
	Required Role = "required" // presence
	Optional Role = "optional" // its opposite
	Default  Role = "default"  //
	Example  Role = "example"  //
	Values   Role = "values"   // the values that a field may have
	In       Role = "in"       // the place of a parameter
	Label    Role = "label"    // of protocol buffers: repeated, optional
	Value    Role = "value"    // the value of a constant
	Status   Role = "status"   // HTTP status, or a code of an answer
	URL      Role = "url"      // the path of a call, perhaps with its method
	Method   Role = "method"   // the method of a call
	Request  Role = "request"  // the type of a call's request
	Response Role = "response" // the type of a call's response
	Ignored  Role = "ignored"  // says nothing of a field
)

// Roles returns the roles that a profile can give to a column.
func Roles() []Role {
	return []Role{Key, Type, Doc, Required, Optional, Default, Example, Values, In, Label, Value, Status, URL, Method, Request, Response, Ignored}
}

// Part is what a generic title says of what is below it.
type Part string

// The parts.
const (
	NoPart       Part = ""         // the title names something
	RequestPart  Part = "request"  // parameters of a call
	ResponsePart Part = "response" // what a call returns
	MembersPart  Part = "members"  // fields of what is named above
	ValuesPart   Part = "values"   // values of what is named above
	ErrorsPart   Part = "errors"   // codes of errors and statuses
	AsidePart    Part = "aside"    // what declares nothing: permissions, limits, changes
	ExamplePart  Part = "example"  // examples; of the request or the response, if they are told apart
	PlainPart    Part = "text"     // a generic title that says nothing of the tables below it
	IgnoredPart  Part = "ignored"  // nothing below it is read; only a profile says so
)

// Title is what the title of a section, or a label above a table, says.
type Title struct {
	Part Part
	In   spec.Place // of a request: where its parameters travel
	// Answer says that an example is one of a response.
	Answer bool
	// Some says that what is below it are some of the fields of a response.
	Some bool
	// Neutral says that the title speaks of parameters and not of whose they are.
	Neutral bool
	// Place says that the title is a place of parameters alone, as Body is: of a request, or
	// of the response that a title above it says.
	Place bool
	// Sentence says that the title is a sentence: its words name nothing.
	Sentence bool
	Name     string // a Go name of the thing, of a profile
	Under    string // the type of the values, of a profile
}
