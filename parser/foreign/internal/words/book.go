package words

import (
	"maps"

	"github.com/mdspec-go/mdspec/spec"
)

// Book holds the words that are known while documents are read.
type Book struct {
	columns  map[string]Role
	presence map[string]spec.Presence
	titles   map[string]Title
	// Types are spellings of types and what is read instead, see package typeword.
	Types map[string]string
}

// New returns the words that are known without a profile.
func New() *Book {
	return &Book{columns: columnWords(), presence: presenceWords(), titles: map[string]Title{}, Types: map[string]string{}}
}

// Clone returns a copy that can be added to.
func (b *Book) Clone() *Book {
	return &Book{maps.Clone(b.columns), maps.Clone(b.presence), maps.Clone(b.titles), maps.Clone(b.Types)}
}

// AddColumn makes a header known.
func (b *Book) AddColumn(header string, r Role) { b.columns[Fold(header)] = r }

// AddPresence makes a word of presence known.
func (b *Book) AddPresence(word string, p spec.Presence) { b.presence[Fold(word)] = p }

// AddTitle makes the title of a section known.
func (b *Book) AddTitle(title string, t Title) { b.titles[Fold(title)] = t }
