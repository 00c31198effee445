// Package draft writes the smallest document of the dialect that says what a
// passage of another document seems to say. It is an example for the author, who
// decides what names and types really are; whatever the passage, it compiles.
package draft

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/dialect"
)

// Passage is a part of a document that looks like a definition.
type Passage struct {
	Kind     dialect.TableKind
	Headings []string   // above it, the nearest first
	Header   []string   // of its table; none if it has no table
	Rows     [][]string // of its table, without header and delimiter
}

// Title returns the title of the section to which the passage belongs, in its
// language.
func (p Passage) Title() string { return p.Kind.Section().Section().Title(p.chinese()) }

// chinese reports whether the passage has Chinese words.
func (p Passage) chinese() bool {
	return dialect.IsChinese(strings.Join(slices.Concat(p.Headings, p.Header), ""))
}

// Write returns the document, without a line end at its end.
func (p Passage) Write() string {
	w := writer{Passage: p}
	switch p.Kind {
	case dialect.CallTable:
		w.calls()
	case dialect.ValueTable:
		w.values()
	case dialect.ErrorTable:
		w.errors()
	case dialect.SettingTable:
		w.settings()
	default:
		w.fields()
	}
	return strings.TrimSuffix(w.text.String(), "\n")
}

// writer writes one document.
type writer struct {
	Passage
	text strings.Builder
}

// header returns the header of a column: that of the passage, if the dialect
// knows it by the same word.
func (w *writer) header(c *dialect.Column) string {
	if i := slices.IndexFunc(w.Header, c.Is); i >= 0 {
		return w.Header[i]
	}
	return c.Header(w.chinese())
}

// section opens a section.
func (w *writer) section(k dialect.SectionKind) {
	if w.text.Len() > 0 {
		w.text.WriteString("\n")
	}
	w.text.WriteString("## " + k.Section().Title(w.chinese()) + "\n\n")
}

// definition opens a definition.
func (w *writer) definition(name, rest string) {
	w.text.WriteString(strings.TrimSpace("### `"+name+"` "+rest) + "\n\n")
}

// column is a column of the table that is written, with the one cell below it.
type column struct {
	*dialect.Column
	cell string
}

// table writes a table of one row.
func (w *writer) table(columns ...column) {
	header, delimiter, row := "|", "|", "|"
	for _, c := range columns {
		header += " " + w.header(c.Column) + " |"
		delimiter += " :-- |"
		row += strings.TrimRight(" "+c.cell, " ") + " |"
	}
	w.text.WriteString(header + "\n" + delimiter + "\n" + row + "\n")
}

// has reports whether the passage has the column, or one like it.
func (w *writer) has(c *dialect.Column) bool { return dialect.ColumnLike(w.Header, c) >= 0 }

// cell returns the text of a row in a column; "" without one.
func (w *writer) cell(row []string, c *dialect.Column) string {
	if i := dialect.ColumnLike(w.Header, c); i >= 0 && i < len(row) {
		return plain(row[i])
	}
	return ""
}

// code returns a text as a code span.
func code(text string) string { return "`" + text + "`" }
