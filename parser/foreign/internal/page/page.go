// Package page brings a document that is not in the dialect into one plain form: a
// sequence of headings, labels, texts, tables, codes and routes. Whatever writes a
// table, be it pipes, HTML or a nested list, is the same table here, and so are the
// many ways to write a title or the method and path of a call. What any of them means
// is for others to say.
package page

import (
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Page is one document.
type Page struct {
	Doc   *syntax.Document
	Path  string // of the source, with forward slashes
	Title string // of the front matter; "" without one
	Parts []*Part
}

// Kind is the kind of a part.
type Kind int

// Kinds of parts, and the members of [Part] that they have beside Span.
const (
	Heading Kind = iota // Level, Text, Anchors
	Label               // Text: a line that titles what is below it, such as **Parameters** or 参数：
	Text                // Text: a paragraph or an item of a list
	Table               // Table
	Code                // Lang, Text
	Route               // Routes: a line or a block that says the method and path of a call and no more; Table: the rows of a table that say it
	Open                // Text, Routes: an element of JSX with routes opens here; Text is its name, and what follows up to its Close belongs to it
	Close               // Text: the name of the element
)

// Part is one part of a page.
type Part struct {
	Kind    Kind
	Level   int      // of a heading, 1 to 6
	Text    string   // Markdown, without comments; lines are separated by line breaks
	Anchors []string // where links to the part lead: "#shelf-object" without the mark; ids that the page gives, and of a heading the one that is made of the title
	Table   *TableOf
	Lang    string // of a code: the first word behind the fence's mark, in lower case
	Routes  []RouteOf
	Span    diag.Span // what to point at: the title, the header of the table, the first line
	Bullet  bool      // a label or a text is an item of a list
}

// RouteOf is a method and a path as a page gives them. Headings may have them, too,
// beside their words: then Text is without them. A heading that has only a method has
// the path of the nearest heading above that has only a path, if there is one.
type RouteOf struct {
	Method string   // in upper case; "" if the page does not say it
	Path   string   // begins with a slash, its parameters written {name}; "" if the page says only the method
	Base   string   // scheme and host, if the page gives a whole address
	Query  []string // the keys of the query that the page writes behind the path, in order
	Span   diag.Span
	stage  stage
	// Links are the destinations of links at parameters of the path, by parameter.
	Links map[string]string
}

// Form is how a table is written.
type Form int

// The forms.
const (
	Pipes Form = iota
	HTML       // or elements of JSX that are a field each: the header is [ListHeader], and "in" and "default" if need be
	List       // a nested list of fields: the header is [ListHeader], which nobody wrote, and "default" if need be
)

// ListHeader is the header of a table that is written as a list.
var ListHeader = []string{"name", "type", "required", "description"}

// TableOf is a table.
type TableOf struct {
	Form   Form
	Header []Cell
	Rows   []Row
	Bare   bool // no line of dashes tells the header from the rows: it may be one of them
	owned  bool // the first row is a paragraph above the list, which has its members
}

// Row is one row of a table.
type Row struct {
	Cells []Cell    // as many as are written; at least one
	Depth int       // of a list, of elements or by a style of HTML: how deep it is nested, 0 at the top
	Span  diag.Span // the line, or the tag
	// Joined says that the deeper rows below are members of the row above, too.
	Joined bool
	// Options are the values of a list below the field; nil if there is none.
	Options *Options
}

// Options are the items of a list below a field that are the values that it may have.
type Options struct {
	Text string // the items, as the description of the field has them, too
	Rows []Row  // of each the value, without marks and quotes, and what is said of it
}

// Cell is one cell.
type Cell struct {
	Text string // Markdown: escaped bars are bars, entities are their characters outside of code, <br> stays; wide blanks ahead stay, too
	Span diag.Span
}

// Cell returns the cell with the index, an empty one if the row is too short.
func (r Row) Cell(i int) Cell {
	if i < 0 || i >= len(r.Cells) {
		return Cell{Span: r.Span}
	}
	return r.Cells[i]
}
