package foreign

import (
	"github.com/mdspec-go/mdspec/spec/diag"
)

// State is what became of a row.
type State string

// The states.
const (
	Read State = "read" // a field, a value or a call
	Raw  State = "raw"  // a field that is read as raw JSON, since its type is not known
	Left State = "left" // not read, see [Row].Why
)

// By says what a type was taken from.
type By string

// What types are taken from.
const (
	ByWord    By = "word"    // the words of the type's cell
	ByLink    By = "link"    // a link, or the name of a type of the pages
	ByDoc     By = "doc"     // a link in the description, or the values that the page lists
	ByExample By = "example" // an example in JSON
	ByPath    By = "path"    // the place: what is in a path, a query or a header is text
	ByProfile By = "profile" // a correction
)

// Report accounts for every table and every row.
type Report struct{ Documents []*DocumentReport }

// DocumentReport is the report of one document.
type DocumentReport struct {
	Path   string         `json:"path"`
	Tables []*TableReport `json:"tables"`
	// Proposed are the types and fields that no row declares.
	Proposed int `json:"proposed"`
	Calls    int `json:"calls"`
	Types    int `json:"types"`
}

// TableReport is the report of one table.
type TableReport struct {
	Span  diag.Span
	Why   diag.Phrase // why no row of it is read; zero if rows are
	Looks bool        // it seems to be one of fields, or rows of it are read
	Rows  []*RowReport
}

// RowReport is the report of one row.
type RowReport struct {
	Span  diag.Span
	State State
	Name  string      // Type.key, Type.Constant or the name of the call; "" if it is left out
	Type  string      // the Go type of a field
	By    By          // what the type was taken from; "" if it is not known
	Why   diag.Phrase // why it is left out or raw
	names []string    // of all values, if it is one of values
}

// Counts are numbers of rows.
type Counts struct {
	Rows    int `json:"rows"`    // of all tables that look like fields, values or calls
	Read    int `json:"read"`    // read, raw ones included
	Typed   int `json:"typed"`   // typed by the page's own words and links
	Example int `json:"example"` // typed by an example
	Raw     int `json:"raw"`     // read as raw JSON
	Left    int `json:"left"`    // left out
}

// Counts returns the numbers of a document. Rows of tables that are no fields, values or
// calls are not among them.
func (d *DocumentReport) Counts() (n Counts) {
	for _, t := range d.Tables {
		if !t.Looks {
			continue
		}
		for _, r := range t.Rows {
			n.Rows++
			switch r.State {
			case Left:
				n.Left++
				continue
			case Raw:
				n.Raw++
			}
			n.Read++
			switch {
			case r.By == ByExample:
				n.Example++
			case r.State == Read:
				n.Typed++
			}
		}
	}
	return n
}

// Counts returns the numbers of all documents.
func (r *Report) Counts() (n Counts) {
	for _, d := range r.Documents {
		one := d.Counts()
		n.Rows += one.Rows
		n.Read += one.Read
		n.Typed += one.Typed
		n.Example += one.Example
		n.Raw += one.Raw
		n.Left += one.Left
	}
	return n
}
