// Package facts reads what a page says: types with their fields, values, and calls, as
// they are written. Names are proposed and types are words still; what they refer to on
// other pages is found when all pages are read.
package facts

import (
	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Page is what a page says.
type Page struct {
	*page.Page
	Title  string
	Intro  []string // the paragraphs below the title
	Types  []*Type  // in the order of the page, without those of calls
	Calls  []*Call  // in the order of the page
	Tables []*Table // all of them, in order
	Items  []any    // *Type and *Call in the order of the page
	// Headings are the titles of the page, as written.
	Headings []string
}

// Table is a table and what became of its rows.
type Table struct {
	Span diag.Span // of its header
	Rows []*Row
	// Left says why no row of the table is read; zero if rows are.
	Left diag.Phrase
	// Looks says that the table seems to be one of fields.
	Looks bool
	// Written is the table as the page has it, with the roles of its columns.
	Written *page.TableOf
	Roles   []words.Role
	Title   string // of the section, plain
	Generic bool   // the title is one of those that name nothing
	Anchors []string
	Ignored bool // the profile leaves it out
}

// Row is a row of a table.
type Row struct {
	Span diag.Span
	Text string      // of its first cell, plain
	Left diag.Phrase // why the row is not read; zero if it is, or if its table is not
	// Fields are what was made of the row: a field, or several if it names several keys.
	Fields []*Field
	Value  *Value
	// Through says that the row only holds those below it together.
	Through bool
	Of      *Row // the row of the field whose value it is, if a list below that field says it
}

// Type is what a section says of a type.
type Type struct {
	Title   string // of the section; "" if it has none
	Name    string // a Go name made of the title; "" without one
	Fixed   bool   // the profile says the name
	Anchors []string
	Span    diag.Span
	Doc     []string // paragraphs
	Fields  []*Field
	Values  []*Value // if it is an enum
	Samples []Sample
	Under   typeword.Type // what the page says the values are; Unknown if it does not
	Open    bool          // no table declares it, only an example
	Alias   bool          // it is another name of Under
}

// IsEnum reports whether the type is one of values.
func (t *Type) IsEnum() bool { return len(t.Values) > 0 }

// Alone reports whether only an example says anything of the type.
func (t *Type) Alone() bool { return len(t.Fields) == 0 && len(t.Values) == 0 && len(t.Samples) > 0 }

// Field is what a row says of a field.
type Field struct {
	Key      string
	Written  string // the whole key, as the row has it
	Row      *Row
	Cell     page.Cell // of the key
	Whole    bool      // the members of its type are those of the type that it is in
	Options  []*Value  // what a table or a list says of the values that it may have
	Said     string    // the values of a list as Doc has them, too
	Type     typeword.Type
	Typed    bool      // there is a cell for the type and it is not empty
	TypeCell page.Cell // where it says so
	Repeated bool      // a column or a mark of the key says that it is a list
	Doc      []string  // what columns say, in order: Markdown
	Presence spec.Presence
	Default  string // as written; "" without one
	Dash     bool   // the column of defaults has a dash
	Example  string
	Shows    *sample.Shape // what the example shows, if it is JSON
	In       spec.Place
	Values   []string // what a column lists
	Children []*Field // the members of its value, or of the elements of it
	Again    []*Field // rows behind it whose keys stand above: members of others, perhaps
	Made     bool     // no row declares it: it is the way to others
	Shown    bool     // only an example shows it
	twins    []*Field // fields written with it, ahead of it, whose members are those of it
}

// Value is a row of an enum.
type Value struct {
	Row     *Row
	Name    string // as written; "" without one
	Literal string // as written, plain
	Doc     []string
}

// Call is what a section, or a row of a table, says of a call.
type Call struct {
	Title    string
	Name     string // a Go name made of the title; "" without one
	Fixed    bool
	Anchors  []string
	Span     diag.Span
	Doc      []string
	Route    page.RouteOf // Path is "" if the page does not say it
	Refused  diag.Phrase  // why the path that a row says is not taken
	Some     bool         // tables list some of the fields of the response, beside an example
	Guess    bool         // the path is made of the name
	Request  []*Field
	Body     *Ref // the whole body is of this type
	Response []*Field
	Returns  *Ref // the response is of this type
	Nothing  bool // the call returns nothing
	From     *Row // the row of a table that says it, or only its route
	Bound    *Row // the row of another table that says the route alone: the fields of Body travel in the path, too
	Row      bool // a row of a table is all that says it
	List     bool // the response is a list of what the fields say
	Asked    []Sample
	Answers  []Sample
}

// Ref is a type that a page names for a whole request or response.
type Ref struct {
	Type typeword.Type
	Span diag.Span
	By   words.Role // the column, or Doc for a sentence
}

// Sample is an example in JSON.
type Sample struct {
	Shape *sample.Shape
	Span  diag.Span
}
