// Package syntax reads a Markdown document as a tree whose nodes know the bytes
// they were read from. It is the only room that knows goldmark, and knows nothing
// of any dialect: what a table or a heading means is for others to say.
//
// The block structure is that of CommonMark with the tables of GFM. Text within
// blocks is not parsed: nodes cover the bytes of the document as they are, and
// a row keeps every cell that is written, also those that Markdown would not
// show.
package syntax

import (
	"cmp"
	"iter"
	"slices"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Document is one Markdown document.
type Document struct {
	Source   *diag.Source
	Blocks   []*Block  // at the top level, in order
	Headings []Heading // those at the top level, in order
	Comments []Comment // in order

	// Bytes are the findings of bytes that a document must not hold. They are read
	// as blanks, or keep the document from being read at all: then it is Unreadable
	// and has no blocks.
	Bytes      diag.List
	Unreadable bool
	// Form are the findings of blocks that nest too deep and of tables that
	// Markdown would pad beyond proportion.
	Form diag.List

	links   map[string]string // where links by reference lead, by [linkLabel]
	inlined int               // bytes of the targets that Inline has put in
	text    []byte            // see clean
	whole   string            // the same: the texts of spans are parts of it and cost nothing
}

// Kind is the kind of a block.
type Kind int

// Kinds of blocks, and the members of [Block] that they have.
const (
	HeadingBlock   Kind = iota // Level, Text, Lines
	ParagraphBlock             // Lines
	TableBlock                 // Rows, Columns
	FenceBlock                 // Info, Content, Closed, Lines
	CodeBlock                  // Lines: indented code
	ListBlock                  // Children, Number, Lines: the first line of each leaf, every one of a table but the delimiter row
	ItemBlock                  // Children: one item of a list
	QuoteBlock                 // Children, Lines: those of its leaves
	HTMLBlock                  // Lines
	RuleBlock                  // a thematic break
	FrontMatter                // Lines: those between the marks
	RefusedTable               // Lines: a table that is not read, see [Document].Form
)

// Block is a node of the tree.
type Block struct {
	Kind     Kind
	Start    int         // where its first line begins
	Level    int         // of a heading, 1 to 6
	Text     diag.Span   // of a heading, without marks and blanks around it
	Lines    []diag.Span // without line ends and the marks of what the block lies in
	Rows     []Row       // of a table: the header, the delimiter, the others
	Columns  int         // of a table, as its delimiter counts them
	Info     diag.Span   // of a fence: the text behind the opening mark
	Content  diag.Span   // of a fence: the whole lines between its marks
	Closed   bool        // the fence has a closing mark
	Number   int         // of a list: its first number, 0 for bullets
	Children []*Block
}

// Row is one line of a table.
type Row struct {
	Cells []diag.Span // all that are written, without the blanks around them; none if the line is a lone bar
	Span  diag.Span   // the line, without the blanks around it
}

// Heading is a heading at the top level of a document.
type Heading struct {
	*Block
	Under diag.Span // from the heading's line up to the next heading that is not below it
}

// Comment is an HTML comment, of a block of its own or within a text.
type Comment struct {
	Inner  diag.Span // the text between its marks, without the blanks around it
	Within bool      // it is within a heading, a text, a list, a quotation or a table
	Span   diag.Span // with its marks; within a text at most up to the end of the line
}

// Leaves returns the blocks within b that have no children, or b itself.
func (b *Block) Leaves() iter.Seq[*Block] {
	return func(yield func(*Block) bool) { b.leaves(yield) }
}

func (b *Block) leaves(yield func(*Block) bool) bool {
	switch b.Kind {
	case ListBlock, ItemBlock, QuoteBlock:
		for _, c := range b.Children {
			if !c.leaves(yield) {
				return false
			}
		}
		return true
	}
	return yield(b)
}

// LeafLines returns the lines of a block without children; of a table its cells,
// as far as Markdown shows them.
func (b *Block) LeafLines() []diag.Span {
	if b.Kind != TableBlock {
		return b.Lines
	}
	var cells []diag.Span
	for i, r := range b.Rows {
		if i != 1 {
			cells = append(cells, r.Cells[:min(len(r.Cells), b.Columns)]...)
		}
	}
	return cells
}

// Under returns the part of the document that the nearest heading above the
// offset covers; the whole document if there is no heading above.
func (d *Document) Under(offset int) diag.Span {
	below, _ := slices.BinarySearchFunc(d.Headings, offset+1, func(h Heading, at int) int { return cmp.Compare(h.Start, at) })
	if below == 0 {
		return d.Source.Span(0, len(d.Source.Content()))
	}
	return d.Headings[below-1].Under
}
