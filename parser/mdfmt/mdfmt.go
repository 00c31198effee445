// Package mdfmt formats the tables of Markdown documents.
//
// A formatted table has bars around each row. Its columns are padded to one
// width, as a terminal shows it: a Han character takes two columns. Cells are
// aligned left, right or centred as the colons of the delimiter say, which stay:
//
//	| Name         | JSON     | Type     | 说明                     |
//	| :----------- | :------- | :------- | :----------------------- |
//	| `ChatID`     | `chatid` | `string` | 客户群ID                 |
//	| `MemberList` | `list`   | `[]User` | 群成员列表，最多返回全部 |
//
// Compact tables have no blanks at all, so that a change of one cell changes
// one line:
//
//	|Name|JSON|Type|说明|
//	|:--|:--|:--|:--|
//	|`ChatID`|`chatid`|`string`|客户群ID|
//
// The form depends on the cells alone. Formatting is idempotent, and one form
// can be made from the other.
//
// # What stays
//
// Only bytes of table lines change, and of these only blanks, the bars at both
// ends, and how many dashes the delimiter has. Each line keeps its end, LF or
// CRLF. Rows keep their cells, also one that has fewer than the header or more:
// whatever the parser says of a document it says of the formatted one.
//
// Left as they are: tables in lists and quotations, tables in code, what only
// looks like a table, a table whose header and delimiter differ in their number
// of columns, one that bars around its header would make another (a header of
// nothing but dashes), and a document with bytes that must not be there (rule
// 1.1). A document that padding would make too large to be read is compacted.
package mdfmt

import (
	"bytes"

	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/grid"
)

// Options say how tables are laid out. The zero Options pad them.
type Options struct {
	Compact bool // no padding
	// AmbiguousWidth is how many columns characters take that Unicode calls
	// East Asian Ambiguous, such as “ ” … ① →: 2 in some fonts for Chinese,
	// Japanese or Korean text. Zero means 1.
	AmbiguousWidth int
}

// Format returns the document with its tables formatted. What cannot be read is
// returned as it is. The content is not modified.
func Format(content []byte, o Options) []byte {
	formatted, _ := File("", content, o)
	return formatted
}

// File returns the content of the document at the path with its tables
// formatted. The findings say which bytes must not be there; it is returned as it
// is then.
func File(path string, content []byte, o Options) ([]byte, diag.List) {
	d := syntax.Parse(diag.NewSource(path, content))
	if len(d.Bytes) > 0 {
		return content, d.Bytes.Sorted()
	}
	tables := regularTables(d)
	if len(tables) == 0 {
		return content, nil
	}
	if !o.Compact {
		padded := func(t grid.Table) *grid.Layout { return grid.Padded(t, o.AmbiguousWidth) }
		if s := newSplice(d, tables, padded); s.size <= syntax.MaxSize {
			return s.bytes(), nil
		}
		// A long cell pads every row of its table: too much here.
	}
	if s := newSplice(d, tables, grid.Compact); s.size <= syntax.MaxSize {
		return s.bytes(), nil
	}
	return content, nil
}

// regularTables returns the tables at the top level that stay what they are
// when their rows get bars around them.
func regularTables(d *syntax.Document) []*syntax.Block {
	var out []*syntax.Block
	for _, b := range d.Blocks {
		if b.Kind == syntax.TableBlock && d.IsRegular(b) {
			out = append(out, b)
		}
	}
	return out
}

// splice is a document of which the tables are to be replaced.
type splice struct {
	*syntax.Document
	tables  []*syntax.Block
	layouts []*grid.Layout
	size    int // of the result
}

func newSplice(d *syntax.Document, tables []*syntax.Block, layout func(grid.Table) *grid.Layout) *splice {
	s := &splice{Document: d, tables: tables, size: len(d.Source.Content())}
	for _, t := range tables {
		l := layout(cells(t))
		s.layouts = append(s.layouts, l)
		s.size += l.Size()
		for _, row := range t.Rows {
			line := d.OwnLine(row.Span.Start)
			s.size -= line.End - line.Start
		}
	}
	return s
}

// cells returns what the cells of a table say.
func cells(table *syntax.Block) grid.Table {
	t := make(grid.Table, len(table.Rows))
	for i, row := range table.Rows {
		for _, c := range row.Cells {
			t[i] = append(t[i], c.Text())
		}
	}
	return t
}

func (s *splice) bytes() []byte {
	var b bytes.Buffer
	b.Grow(s.size)
	content, at := s.Source.Content(), 0
	for i, t := range s.tables {
		for j, text := range s.layouts[i].Lines() {
			line := s.OwnLine(t.Rows[j].Span.Start)
			b.Write(content[at:line.Start])
			b.WriteString(text)
			at = line.End
		}
	}
	b.Write(content[at:])
	return b.Bytes()
}
