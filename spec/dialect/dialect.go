// Package dialect holds the words of the mdspec dialect as data: the sections of
// a document, the kinds of tables, their columns and what each of them is. The
// parser reads documents by it, the rules of lint look at their form by it, and
// the tables of the READMEs are held against it.
package dialect

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
)

// Document is a Markdown document with what the dialect takes its tables for.
type Document struct {
	*syntax.Document
	Tables []*Table // all tables at the top level, in order
}

// Table is a table of a document.
type Table struct {
	*syntax.Block
	Kind    TableKind
	Owner   string    // the identifier of the definition it belongs to; "" without one
	Columns []*Column // what each header names; nil for a tag key and for a fault; none for [OtherTable]
	Index   bool      // it lists the calls of a section for readers; its kind is [OtherTable]
}

// SectionKind says which part of a topic a section is.
type SectionKind string

// Kinds of sections.
const (
	Prose    SectionKind = ""        // not read
	Models   SectionKind = "models"  // field tables, also value tables and fences
	Enums    SectionKind = "enums"   // value tables, also field tables and fences
	Calls    SectionKind = "calls"   // call tables, and headings of calls
	Services SectionKind = "service" // settings
	Errors   SectionKind = "errors"  // error codes
)

// Section is a heading of level two that the dialect knows.
type Section struct {
	Kind  SectionKind
	Words // its titles
}

// IsChinese reports whether a text has Chinese words, so that what is suggested for
// the document around it is Chinese.
func IsChinese(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// Title returns the title to suggest, in Chinese or in English.
func (s *Section) Title(chinese bool) string {
	if chinese {
		return s.Chinese[0]
	}
	return s.English[0]
}

// sections are those that a topic may have.
var sections = []Section{
	{Models, Words{[]string{"Models"}, []string{"模型", "数据模型"}}},
	{Enums, Words{[]string{"Enums"}, []string{"枚举"}}},
	{Calls, Words{[]string{"API calls"}, []string{"接口", "接口列表"}}},
	{Services, Words{[]string{"Service"}, []string{"服务"}}},
	{Errors, Words{[]string{"Errors"}, []string{"错误码"}}},
}

// SectionOf returns the kind of the section that a title names, in any case.
func SectionOf(title string) SectionKind {
	title = strings.Join(strings.Fields(title), " ")
	for _, s := range sections {
		if slices.ContainsFunc(s.All(), func(t string) bool { return strings.EqualFold(t, title) }) {
			return s.Kind
		}
	}
	return Prose
}

// Sections returns the sections that a topic may have.
func Sections() []Section { return sections }

// Section returns the section of the kind, nil for [Prose].
func (k SectionKind) Section() *Section {
	for i := range sections {
		if sections[i].Kind == k {
			return &sections[i]
		}
	}
	return nil
}

// Titles returns the titles of all sections.
func Titles() []string {
	var out []string
	for _, s := range sections {
		out = append(out, s.All()...)
	}
	return out
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

	DetailTable    TableKind = "call"        // of one call, below its heading
	CallErrorTable TableKind = "call errors" // of the error codes that one call returns
)

// Section returns the kind of the section in which such tables are written;
// [Prose] for [OtherTable].
func (k TableKind) Section() SectionKind {
	return map[TableKind]SectionKind{FieldTable: Models, ValueTable: Enums, CallTable: Calls, SettingTable: Services, ErrorTable: Errors,
		DetailTable: Calls, CallErrorTable: Calls}[k]
}

// Form is what a kind of table looks like.
type Form struct {
	Kind     TableKind
	Node     reflect.Type // what a row becomes, a struct of package spec
	Columns  []*Column    // in any order
	Required []*Column    // those it cannot do without
	OneOf    []*Column    // of which it needs one; none if it does not
	Tags     bool         // another header in a code span is the key of a struct tag
}

// The forms of the tables that are read.
var (
	Fields = &Form{
		Kind:    FieldTable,
		Node:    reflect.TypeFor[spec.Field](),
		Columns: []*Column{Name, JSON, XML, Type, Doc, Required, Optional, Limits, Default, Example, In},
		Tags:    true,
	}
	Values = &Form{
		Kind:     ValueTable,
		Node:     reflect.TypeFor[spec.EnumValue](),
		Columns:  []*Column{Name, Value, Doc},
		Required: []*Column{Name, Value},
	}
	CallRows = &Form{
		Kind:     CallTable,
		Node:     reflect.TypeFor[spec.Call](),
		Columns:  []*Column{Name, Request, Response, ResponseKey, Page, AccessToken, URL, Doc},
		Required: []*Column{Name, URL},
	}
	Settings = &Form{
		Kind:     SettingTable,
		Node:     reflect.TypeFor[spec.Setting](),
		Columns:  []*Column{Setting, Value, Doc},
		Required: []*Column{Setting, Value},
	}
	ErrorCodes = &Form{
		Kind:     ErrorTable,
		Node:     reflect.TypeFor[spec.ErrorCode](),
		Columns:  []*Column{Name, Code, Status, Class, Doc},
		Required: []*Column{Name},
		OneOf:    []*Column{Code, Status},
	}
)

// Lacks returns the first column that a table of the form cannot do without and
// does not have; nil if it has them all.
func (f *Form) Lacks(has func(*Column) bool) *Column {
	for _, c := range f.Required {
		if !has(c) {
			return c
		}
	}
	if len(f.OneOf) > 0 && !slices.ContainsFunc(f.OneOf, has) {
		return f.OneOf[0]
	}
	return nil
}

// Tables below the heading of a call, which have columns of the forms above.
var (
	CallDetails = &Form{
		Kind:    DetailTable,
		Node:    reflect.TypeFor[spec.Call](),
		Columns: []*Column{Request, Response, ResponseKey, Page, AccessToken},
	}
	CallErrors = &Form{
		Kind:    CallErrorTable,
		Columns: []*Column{Name, Code, Status, Class, Doc},
	}
)

// Forms returns the form of every kind of table whose rows stand for themselves.
func Forms() []*Form { return []*Form{Fields, Values, CallRows, Settings, ErrorCodes} }

// Column returns the column that a header names, nil if the table knows none of
// that name.
func (f *Form) Column(header string) *Column {
	word := fold(header)
	for _, c := range f.Columns {
		if c.has(word) {
			return c
		}
	}
	return nil
}

// ColumnOf returns the column that a header names in some table, nil if in none.
func ColumnOf(header string) *Column {
	for _, f := range Forms() {
		if c := f.Column(header); c != nil {
			return c
		}
	}
	return nil
}

// IsHeader reports whether some table knows a column of the header.
func IsHeader(text string) bool { return ColumnOf(text) != nil }

// Headers returns every word that may head a column, and before those of
// each column the name that messages use.
func (f *Form) Headers() []string {
	var out []string
	for _, c := range f.Columns {
		out = append(append(out, c.Name), c.All()...)
	}
	return out
}
