// Package spec is the intermediate schema of mdspec: what the documents say,
// resolved and free of Markdown and of any target language's spelling beyond
// the Go type expressions the documents themselves use.
//
// The parser makes a [Package]; the generator and every export read one. The
// tree follows the documents: a package has documents, a document topics, a
// topic items in the order in which they are written. Every node carries the span it
// was read from. A Package is not modified once it is made.
//
// [Package] encodes to JSON (see [Encode]); spec/README.md describes the form.
package spec

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Package is all documents of one directory: one Go package.
type Package struct {
	Documents []*Document `json:"documents"` // sorted by name
	// GoNames are the names, sorted, that hand-written Go of the output directory
	// declares and that a package of the standard library has too: no file of the
	// package can import it under that name.
	GoNames []string `json:"goNames,omitempty"`
	// GoMethods are the methods, sorted, such as "Token.String", that hand-written Go
	// of the output directory gives models and that generated code would too, which
	// does without them.
	GoMethods []string `json:"goMethods,omitempty"`
	// GoDoc says that hand-written Go of the output directory has a comment of the
	// package, so that no generated file needs one.
	GoDoc bool `json:"goDoc,omitempty"`
}

// Document is one Markdown file.
type Document struct {
	Name   string    `json:"name"`   // base name of the file, such as "chat_info.md"
	Topics []*Topic  `json:"topics"` // in document order
	Span   diag.Span `json:"span"`   // the whole file
}

// Topic is a level-one heading and all that is under it. What is above
// the first such heading belongs to a topic without a title.
type Topic struct {
	Title string    `json:"title,omitempty"`
	Doc   Doc       `json:"doc,omitzero"` // the text under the heading
	Items []Item    `json:"items"`        // in document order
	Span  diag.Span `json:"span"`         // the title; zero without one
}

// Item is one thing that a topic holds; exactly one field is set.
type Item struct {
	Model   *Model     `json:"model,omitempty"`
	Enum    *Enum      `json:"enum,omitempty"`
	Fence   *Fence     `json:"fence,omitempty"`
	Call    *Call      `json:"call,omitempty"`
	Service *Service   `json:"service,omitempty"`
	Error   *ErrorCode `json:"error,omitempty"`
}

// Model is a definition with a field table: a struct. So is the table of a request or
// a response below the heading of a call.
type Model struct {
	Name string `json:"name"` // Go identifier
	// Implicit says that no table declares the model: it stands for the request or the
	// response that a call with a heading of its own does not have, so that it can get
	// one. It has no fields, and the places of the call's name.
	Implicit bool      `json:"implicit,omitempty"`
	Doc      Doc       `json:"doc,omitzero"`
	Fields   []*Field  `json:"fields"`             // in table order
	Skipped  []Skipped `json:"skipped,omitempty"`  // TODO rows
	Examples []Example `json:"examples,omitempty"` // JSON fences under the definition
	NameSpan diag.Span `json:"nameSpan"`           // the identifier in the heading, or the title of the part of a call
	Span     diag.Span `json:"span"`               // the heading's line
}

// Field is one row of a field table.
type Field struct {
	Name     string    `json:"name"`               // Go identifier; of an embedded field the name of its type
	Embedded bool      `json:"embedded,omitempty"` // written without a name of its own
	Type     *Type     `json:"type"`
	Tags     []Tag     `json:"tags,omitempty"` // in alphabetical order of their keys, with Required already applied
	Presence Presence  `json:"presence,omitempty"`
	In       Place     `json:"in,omitempty"`      // where the field travels
	Limits   []Limit   `json:"limits,omitempty"`  // in cell order
	Default  *Stated   `json:"default,omitempty"` // what holds if the key is absent
	Example  *Stated   `json:"example,omitempty"` // always a value
	Doc      Doc       `json:"doc,omitzero"`
	NameSpan diag.Span `json:"nameSpan"` // the cell that names the field
	Span     diag.Span `json:"span"`     // the row
}

// Tag returns the value of the field's struct tag with the key.
func (f *Field) Tag(key string) (value string, ok bool) {
	for _, t := range f.Tags {
		if t.Key == key {
			return t.Value, true
		}
	}
	return "", false
}

// Placed returns the key of a field that does not stand in the JSON of its struct:
// its tag `json:"-"` keeps it out, and the one that the key is from is named like
// the place. ok is false if the field does stand there. That of the query of GET
// does: such a query is made of the JSON.
func (f *Field) Placed() (key string, ok bool) {
	if f.In != InQuery && f.In != InHeader && f.In != InForm {
		return "", false
	}
	tag, ok := f.Tag(string(f.In))
	key, _, _ = strings.Cut(tag, ",")
	return key, ok
}

// JSONOption reports whether the tag that the field's key is from has the option.
func (f *Field) JSONOption(name string) bool {
	tag, _ := f.Tag("json")
	if _, placed := f.Placed(); placed {
		tag, _ = f.Tag(string(f.In))
	}
	return slices.Contains(strings.Split(tag, ",")[1:], name)
}

// Presence says what the Required column states.
type Presence string

const (
	Unstated Presence = ""         // no column, or a blank cell
	Required Presence = "required" // must be present
	Optional Presence = "optional" // may be absent
)

// Place is the part of a message in which a field travels.
type Place string

const (
	InDefault Place = ""       // {name} of the path: there; else the query of GET, DELETE and an upload, or the body
	InPath    Place = "path"   // of a request: a part of the URL's path
	InQuery   Place = "query"  // of a request: a parameter of the URL
	InHeader  Place = "header" // the field's key is the name of a header
	InBody    Place = "body"   // a key of the JSON body
	InForm    Place = "form"   // of a request: a key of a body that is a URL-encoded form
)

// Places returns the places that a document can state.
func Places() []Place { return []Place{InPath, InQuery, InHeader, InBody, InForm} }

// Tag is one key and value of a struct tag.
type Tag struct {
	Key   string    `json:"key"`   // such as "json"
	Value string    `json:"value"` // what is between the quotes, unescaped
	Span  diag.Span `json:"span"`
}

// Unit says what a limit counts.
type Unit string

const (
	Value Unit = ""      // the number itself
	Items Unit = "items" // elements of a slice, an array or a map
	Bytes Unit = "bytes" // bytes of a string or of a []byte
	Chars Unit = "chars" // code points of a string
)

// Limit is a closed range that a field's value keeps to. At least one bound is
// set. A limit of unit Items or Bytes measures the nearest container or string
// that it fits: on `[]string`, items counts the slice and bytes each element.
type Limit struct {
	Min  string    `json:"min,omitempty"` // a Go literal, or "" for no lower bound
	Max  string    `json:"max,omitempty"` // a Go literal, or "" for no upper bound
	Unit Unit      `json:"unit,omitempty"`
	Text string    `json:"text"` // as the cell states it, such as "..100 items"
	Span diag.Span `json:"span"`
}

// Stated is a value that a cell states for a field.
type Stated struct {
	Text string    `json:"text"`           // as the cell states it
	JSON string    `json:"json,omitempty"` // the value under the field's key; "" if the text is a note, which only a Default can be
	Span diag.Span `json:"span"`
}

// IsZero reports whether s states the zero value of a boolean, text or number type.
func (s *Stated) IsZero() bool {
	if s == nil {
		return false
	}
	n, err := strconv.ParseFloat(strings.Trim(s.JSON, `"`), 64)
	return err == nil && n == 0 || s.JSON == "false" || s.JSON == `""`
}

// Skipped is a row that was left out because it reads TODO.
type Skipped struct {
	Text string    `json:"text"` // the cells of the row, with bars between them
	Span diag.Span `json:"span"`
}

// Example is a JSON value that a document shows for a model.
type Example struct {
	Text string    `json:"text"` // the fence's content, lines ended by LF
	Span diag.Span `json:"span"`
}

// Enum is a definition with a value table: a named type and its constants.
type Enum struct {
	Name       string       `json:"name"`
	Underlying string       `json:"underlying"` // an integer type or "string"
	Doc        Doc          `json:"doc,omitzero"`
	Values     []*EnumValue `json:"values"` // in table order
	Skipped    []Skipped    `json:"skipped,omitempty"`
	NameSpan   diag.Span    `json:"nameSpan"`
	Span       diag.Span    `json:"span"`
}

// EnumValue is one row of a value table.
type EnumValue struct {
	Name     string    `json:"name"`  // Go identifier of the constant
	Value    string    `json:"value"` // a decimal integer, or the string unquoted
	Doc      Doc       `json:"doc,omitzero"`
	NameSpan diag.Span `json:"nameSpan"`
	Span     diag.Span `json:"span"`
}

// Fence is a block of Go declarations, emitted where it is.
type Fence struct {
	Code    string    `json:"code"` // the declarations as written, lines ended by LF, without package clause
	Imports []Import  `json:"imports,omitempty"`
	Consts  []*Const  `json:"consts,omitempty"`
	Types   []*GoType `json:"types,omitempty"`
	Vars    []*GoVar  `json:"vars,omitempty"`
	// Name is what the heading above the fence defines, if the fence declares it
	// and no table does; Doc is the heading's documentation of it.
	Name string    `json:"name,omitempty"`
	Doc  Doc       `json:"doc,omitzero"`
	Span diag.Span `json:"span"` // the content, without the fence's own lines
}

// Import is an import of a fence: always of the standard library.
type Import struct {
	Name string    `json:"name"` // the name used in the code
	Path string    `json:"path"`
	Span diag.Span `json:"span"`
}

// Const is one constant of a fence.
type Const struct {
	Name  string    `json:"name"`
	Type  string    `json:"type,omitempty"` // as declared; "" for an untyped constant
	Value string    `json:"value"`          // exact, as a Go literal
	Doc   Doc       `json:"doc,omitzero"`
	Span  diag.Span `json:"span"` // the name
}

// GoType is one type that a fence declares.
type GoType struct {
	Name       string    `json:"name"`
	Underlying string    `json:"underlying"` // a Go type expression
	Doc        Doc       `json:"doc,omitzero"`
	Span       diag.Span `json:"span"` // the name
}

// GoVar is one variable that a fence declares.
type GoVar struct {
	Name string    `json:"name"`
	Doc  Doc       `json:"doc,omitzero"`
	Span diag.Span `json:"span"` // the name
}

// Models returns every model of the package, by document and place.
func (p *Package) Models() iter.Seq[*Model] {
	return items(p, func(i Item) *Model { return i.Model })
}

// Enums returns every enum of the package, by document and place.
func (p *Package) Enums() iter.Seq[*Enum] {
	return items(p, func(i Item) *Enum { return i.Enum })
}

// Fences returns every fence of the package, by document and place.
func (p *Package) Fences() iter.Seq[*Fence] {
	return items(p, func(i Item) *Fence { return i.Fence })
}

// SecondDialect reports whether a document has what an mdspec that knows the first
// version of the dialect alone takes for prose: it would leave it out without a word.
func (p *Package) SecondDialect() bool {
	for c := range p.Calls() {
		if c.Heading {
			return true
		}
	}
	return false
}

// Calls returns every API call of the package, by document and place.
func (p *Package) Calls() iter.Seq[*Call] {
	return items(p, func(i Item) *Call { return i.Call })
}

// Errors returns every error code of the package, by document and place.
func (p *Package) Errors() iter.Seq[*ErrorCode] {
	return items(p, func(i Item) *ErrorCode { return i.Error })
}

// Services returns every service table of the package, by document and place.
func (p *Package) Services() iter.Seq[*Service] {
	return items(p, func(i Item) *Service { return i.Service })
}

func items[T any](p *Package, pick func(Item) *T) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for _, d := range p.Documents {
			for _, t := range d.Topics {
				for _, i := range t.Items {
					if node := pick(i); node != nil && !yield(node) {
						return
					}
				}
			}
		}
	}
}

// Index finds the models of a package by name.
type Index struct {
	models map[string]*Model
}

// NewIndex returns the index of a package. Of models that share a name, which
// the parser reports, it knows the first.
func NewIndex(p *Package) *Index {
	x := &Index{models: map[string]*Model{}}
	for m := range p.Models() {
		if x.models[m.Name] == nil {
			x.models[m.Name] = m
		}
	}
	return x
}

// Model returns the model of the name, nil if there is none.
func (x *Index) Model(name string) *Model { return x.models[name] }
