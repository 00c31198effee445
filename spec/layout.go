package spec

import "github.com/mdspec-go/mdspec/spec/diag"

// Layout is how a document is written, beside what it says: for tools that look
// at its form. The JSON form of a package does not hold it.
type Layout struct {
	Sections   []*Section   // in document order
	Tables     []*Table     // all tables at the top level of the document, in order
	Directives []*Directive // comments to mdspec, in order
}

// SectionKind says which part of a topic a section is.
type SectionKind string

// Kinds of sections and of the tables in them.
const (
	Prose          SectionKind = ""        // not read
	ModelSection   SectionKind = "models"  // field tables, also value tables and fences
	EnumSection    SectionKind = "enums"   // value tables, also field tables and fences
	CallSection    SectionKind = "calls"   // call tables
	ServiceSection SectionKind = "service" // settings
	ErrorSection   SectionKind = "errors"  // error codes
)

// Section is a heading of level two and what stands under it.
type Section struct {
	Kind  SectionKind
	Title diag.Span // the heading's text
	Span  diag.Span // from the heading up to the next one of level one or two
}

// TableKind says what the rows of a table are.
type TableKind string

// Kinds of tables.
const (
	OtherTable   TableKind = ""         // documentation, or a table that could not be understood
	FieldTable   TableKind = "fields"   // of a Model
	ValueTable   TableKind = "values"   // of an Enum
	CallTable    TableKind = "calls"    // of API calls
	SettingTable TableKind = "settings" // of a Service
	ErrorTable   TableKind = "errors"   // of error codes
)

// Table is a table as it is written.
type Table struct {
	Kind      TableKind
	Owner     string    // the identifier of the definition it belongs to; "" without one
	Header    Row       // the first line
	Columns   []string  // of each header the column it names, such as "Doc"; "" for a tag key and for a fault; nil for [OtherTable]
	Delimiter diag.Span // the second line
	Rows      []Row     // the other lines
	Span      diag.Span // all lines
}

// Row is one line of a table.
type Row struct {
	Cells []diag.Span // what stands between the bars, without blanks around it
	Span  diag.Span   // the line, without blanks around it
}

// Directive is a comment `<!-- mdspec:VERB RULE REASON -->`.
type Directive struct {
	Prefix   string    // "mdspec:" in the letters of the comment; in others it has no effect
	Verb     string    // "allow" is the only one there is; "" if none follows the prefix at once
	Rule     string    // "" if the comment ends before it
	Reason   string    // the rest; "" if there is none
	Scope    diag.Span // from the heading above the comment up to the next one that is not below it; the whole document without a heading
	RuleSpan diag.Span // where Rule stands, else the end of the verb
	Span     diag.Span // the comment, with its marks
	Within   bool      // it stands within a heading, a text, a list, a quotation or a table, where it has no effect
}
