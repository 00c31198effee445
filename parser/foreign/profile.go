package foreign

import (
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
)

// Profile says what is a habit of one vendor's documents, and corrects what is read.
type Profile struct {
	Name     string
	Columns  map[string]words.Role
	Presence map[string]spec.Presence
	Titles   map[string]words.Title
	Types    map[string]string
	// Unknown says what becomes of a type that is not known.
	Unknown Unknown
	// NamePath says that a name in code above parameters is the path of a call.
	NamePath bool
	// DashRequired says that "-" in a column of defaults means that the field is required.
	DashRequired bool
	// Method is the method of calls whose page does not say it; "" for POST.
	Method string
	// Names are the Go names of types and calls by the titles of their sections.
	Names       map[string]string
	Corrections []Correction
}

// Unknown says what becomes of a type that is not known.
type Unknown string

// What becomes of a type that is not known.
const (
	UnknownRaw   Unknown = ""      // json.RawMessage
	UnknownMap   Unknown = "map"   // map[string]any
	UnknownError Unknown = "error" // an error
)

// Correction is what a profile says against a page.
type Correction struct {
	Field  string // Type.key of the documents that are written
	Type   string // a Go type
	Reason string
}
