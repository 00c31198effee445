package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/doctext"
	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/parser/internal/passage"
	"github.com/mdspec-go/mdspec/parser/internal/table"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// File is one file to read.
type File struct {
	Name    string // base name, such as "chat_info.md"
	Path    string // as diagnostics report it, with forward slashes
	Content []byte
}

// MaxSize is the size in bytes of the largest document that is read.
const MaxSize = syntax.MaxSize

// docReader reads one document. Documents are read at the same time; what they
// say of each other is left to the resolver.
type docReader struct {
	file  File
	src   *diag.Source
	tree  *dialect.Document
	diags *diag.List
	doc   *spec.Document
	docs  *doctext.Reader

	topic       *spec.Topic
	topicDoc    []spec.Block
	section     dialect.SectionKind
	sectionSpan diag.Span
	at          int           // index of the block that is being read
	def         *definition   // the definition whose parts are being read
	call        *callDef      // the call whose parts are being read
	service     *spec.Service // the service whose section is being read
	previous    *syntax.Block // the block before this one under the same heading
	above       passage.Place // of the block that is being read; below it, if it is a heading
	misspelt    bool          // the section has nearly the title of one that mdspec reads
	unread      []diag.Span   // the headers of field tables in prose, one of each section
	strays      []headedCall  // headings of calls in prose, one of each section
	cut         *syntax.Block // the heading of level one or two that ended a call; nil below one of level three
	noted       bool          // a finding, unread or strays has something of the section
	shown       bool          // a finding shows what a table looks like in its own section
	known       bool          // the document has a section that mdspec reads
	headed      bool          // the section has a heading of a call
	nearly      bool          // a heading is nearly that of a call
	tabled      *tabledCalls  // see inTables; nil before it is asked for
	levels      []headedCall  // headings of calls that are not of level three

	models []*modelNode
	calls  []*callNode
	lost   []string // names that a fault may have kept from being declared

	base   int           // of the positions in the fences
	fences []*fence.File // that could be understood

	codes      map[*spec.ErrorCode]diag.Span // their Code cells
	badSetting bool                          // a row of a Service table has a fault: a setting may be missing
}

// definition is what has been read of one `###` heading and its parts.
type definition struct {
	model    *spec.Model      // what all definitions have; its fields if it is one
	named    bool             // the heading has a valid identifier
	second   *syntax.CodeSpan // a code span right behind the identifier: the type of an enum
	rest     string           // the heading without the identifier
	restSpan diag.Span        // the place of the rest
	blocks   []spec.Block     // documentation
	deeper   bool             // a deeper heading was seen: tables are documentation
	hidden   *diag.Span       // the header of the first table below a deeper heading
	outside  bool             // the heading is in no section
	table    bool             // a table was seen, good or bad
	enum     *spec.Enum       // the definition is an enum
	node     *modelNode       // the definition is a model, with the table that it was read from
	fences   []*spec.Fence    // Go fences below the heading
	broken   bool             // a Go fence below the heading has faults
	item     int              // index of the definition among the topic's items
	in       spec.Place       // what a heading above a table of a part of a call says of its rows
}

// modelNode is a model with what the resolver must know of its table.
type modelNode struct {
	*spec.Model
	fields []*fieldNode // of Model.Fields
	faulty bool         // the table has faults, which may hide fields
	names  diag.Span    // the header of the Name column, in a table without columns of tags
}

// fieldNode is a field with the cells that wait for its type.
type fieldNode struct {
	*spec.Field
	fromName bool // the Name cell may name a type to embed (rule 3.6)
	typeCell diag.Span
	limits   cell.Cell
	place    diag.Span // what states where the field travels
	values   []statedValue
	bad      bool // a fault of the row was reported; do not look closer
}

// statedValue is a cell that states a value of the field, once its type is known.
type statedValue struct {
	cell.Cell
	column *dialect.Column
}

// isBad reports whether a field of the model has a fault, so that an example of
// it cannot be judged.
func (m *modelNode) isBad() bool {
	return slices.ContainsFunc(m.fields, func(f *fieldNode) bool { return f.bad })
}

// callNode is a call with what the resolver must know of its cells.
type callNode struct {
	*spec.Call
	ok bool // name and URL have no fault; the types are looked up all the same

	// Without a fault in its cell, a type that is nil is one that the call does
	// not have. The resolver clears these too, for names that denote nothing.
	requestOK, responseOK bool

	key   diag.Span      // the Response Key
	page  []cell.PageKey // those of the Page cell
	token diag.Span      // the Access Token, if it says yes

	tokenSaid bool // the Access Token cell says something

	address diag.Span // the URL, if it is a whole address

	// What the parts below a heading of the call leave to the resolver.
	topic    *spec.Topic                         // that has the call; nil for a row of a table
	errors   []callError                         // of the Errors part
	examples map[dialect.PartKind][]spec.Example // of parts that name a type

	body spec.Place // where cells put fields of the request that are its body: InBody or InForm
}

// sendsQuery reports whether the keys of the request become the call's query.
func (c *callNode) sendsQuery() bool {
	return (c.Method == "GET" || c.Method == "DELETE" || c.Media != "") && c.body == spec.InDefault
}

// callError is a row of the Errors part of a call: a name, a code, or both.
type callError struct{ name, code, status cell.Cell }

func (d *docReader) text(s diag.Span) string { return d.tree.Text(s) }

func (d *docReader) add(i spec.Item) { d.topic.Items = append(d.topic.Items, i) }

func (d *docReader) loseNames(names ...string) { d.lost = append(d.lost, names...) }

// noteTable takes note of a table, whatever it is.
func (d *docReader) noteTable(b *syntax.Block) {
	t := &dialect.Table{Block: b}
	if d.def != nil {
		t.Owner = d.def.model.Name
	}
	d.tree.Tables = append(d.tree.Tables, t)
}

// readTable reads the header of the table that was noted last.
func (d *docReader) readTable(form *dialect.Form) *table.Table {
	return table.Read(d.tree.Tables[len(d.tree.Tables)-1], form, d.tree.Document, d.diags)
}

func (d *docReader) hasColumn(b *syntax.Block, column *dialect.Column) bool {
	return table.HasColumn(d.tree.Document, b, column)
}

// isFence reports whether a block is a fence in one of the languages, which the first
// word behind its mark names.
func (d *docReader) isFence(b *syntax.Block, languages ...string) bool {
	if b.Kind != syntax.FenceBlock {
		return false
	}
	name, _, _ := strings.Cut(strings.TrimSpace(d.text(b.Info)), " ")
	return slices.Contains(languages, strings.ToLower(name))
}

func (d *docReader) isGoFence(b *syntax.Block) bool { return d.isFence(b, "go", "golang") }

// firstLine returns the first line of the document that says something.
func (d *docReader) firstLine() diag.Span {
	for n := 1; n <= d.src.Lines(); n++ {
		line := d.tree.Trim(d.tree.LineAt(d.src.LineStart(n)))
		if line.Start < line.End {
			return line
		}
	}
	return d.src.Span(0, 0)
}

// declares reports whether the document declares anything, be it in rows that are
// left out.
func (d *docReader) declares() bool {
	return slices.ContainsFunc(d.doc.Topics, func(t *spec.Topic) bool { return len(t.Items) > 0 }) ||
		slices.ContainsFunc(d.tree.Tables, func(t *dialect.Table) bool { return t.Kind != dialect.OtherTable })
}
