// Package mdfmt formats the tables of Markdown documents.
//
// A formatted table has bars around each row. Its columns are padded to one
// width, as a terminal shows it: a Han character takes two columns. Cells stand
// left, right or centred as the colons of the delimiter say, which stay:
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
// nothing but dashes), and a document that the parser refuses to read (rule
// 1.1). A document that padding would make too large to be read is compacted.
package mdfmt

import (
	"bytes"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/internal/grid"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Options say how tables are laid out. The zero Options pad them.
type Options struct {
	Compact bool // no padding
	// AmbiguousWidth is how many columns characters take that Unicode calls
	// East Asian Ambiguous, such as “ ” … ① →: 2 in some fonts for Chinese,
	// Japanese or Korean text. Zero stands for 1.
	AmbiguousWidth int
}

// Format returns the document with its tables formatted. What cannot be read is
// returned as it is. The content is not modified.
func Format(content []byte, o Options) []byte {
	formatted, _ := File(parser.File{Content: content}, o)
	return formatted
}

// File returns the content of the document with its tables formatted. The
// findings say which bytes keep the parser from reading it; it is returned as
// it is then.
func File(f parser.File, o Options) ([]byte, diag.List) {
	tables, findings := parser.Tables(f)
	if len(tables) == 0 {
		return f.Content, findings
	}
	if !o.Compact {
		padded := func(t grid.Table) *grid.Layout { return grid.Padded(t, o.AmbiguousWidth) }
		if s := newSplice(f.Content, tables, padded); s.size <= parser.MaxSize {
			return s.bytes(), nil
		}
		// A long cell pads every row of its table: too much here.
	}
	if s := newSplice(f.Content, tables, grid.Compact); s.size <= parser.MaxSize {
		return s.bytes(), nil
	}
	return f.Content, nil
}

// splice is a document of which the tables are to be replaced.
type splice struct {
	content []byte
	tables  []parser.TableLines
	layouts []*grid.Layout
	size    int // of the result
}

func newSplice(content []byte, tables []parser.TableLines, layout func(grid.Table) *grid.Layout) *splice {
	s := &splice{content: content, tables: tables, size: len(content)}
	for _, t := range tables {
		l := layout(cells(content, t))
		s.layouts = append(s.layouts, l)
		s.size += l.Size()
		for _, line := range t {
			s.size -= line.End - line.Start
		}
	}
	return s
}

// cells returns what the cells of a table say.
func cells(content []byte, lines parser.TableLines) grid.Table {
	t := make(grid.Table, len(lines))
	for i, line := range lines {
		for _, c := range line.Cells {
			t[i] = append(t[i], string(content[c.Start:c.End]))
		}
	}
	return t
}

func (s *splice) bytes() []byte {
	var b bytes.Buffer
	b.Grow(s.size)
	at := 0
	for i, t := range s.tables {
		for j, text := range s.layouts[i].Lines() {
			b.Write(s.content[at:t[j].Start])
			b.WriteString(text)
			at = t[j].End
		}
	}
	b.Write(s.content[at:])
	return b.Bytes()
}
