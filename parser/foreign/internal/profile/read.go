package profile

import (
	"path"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// Read reads a profile. What is wrong is left out, and found. Presets are the names of those
// that it may extend; without any, none is wrong.
func Read(name string, content []byte, presets ...string) (*Profile, diag.List) {
	doc := syntax.Parse(diag.NewSource(name, content))
	r := &reader{doc: doc, presets: presets, out: &Profile{Name: strings.TrimSuffix(path.Base(name), Extension)}, said: map[string]diag.Span{}}
	r.found = append(append(r.found, doc.Bytes...), doc.Form...)
	for _, b := range doc.Blocks {
		r.block(b)
	}
	return r.out, r.found.Sorted()
}

// reader reads one profile.
type reader struct {
	doc     *syntax.Document
	presets []string
	out     *Profile
	found   diag.List
	title   diag.Span            // of the section
	said    map[string]diag.Span // what was said, and where
}

// block reads a block at the top of the document. Whatever is no heading and no table is
// for readers.
func (r *reader) block(b *syntax.Block) {
	switch b.Kind {
	case syntax.HeadingBlock:
		if r.title = b.Text; b.Level == 1 && r.out.Title == "" {
			r.out.Title = words.Plain(r.doc.Text(b.Text))
		}
	case syntax.TableBlock:
		r.table(b)
	}
}

// table reads a table of the section that its heading names.
func (r *reader) table(b *syntax.Block) {
	f, ok := formOf(r.doc.Text(r.title))
	if !ok {
		at := r.title
		if at.Start == at.End {
			at = b.Rows[0].Span
		}
		title := words.Plain(r.doc.Text(r.title))
		r.found.Add(UnknownSection, at, title).Suggest = diag.Suggest(title, titles())
		return
	}
	columns, ok := r.header(f, b.Rows[0])
	if !ok {
		return
	}
	for _, line := range b.Rows[2:] {
		if cells := r.row(f, columns, line); cells != nil {
			f.read(&row{reader: r, form: f, cells: cells, span: line.Span})
		}
	}
}

// header returns the columns of a table, by their places; it reports whether all that its
// section needs are there.
func (r *reader) header(f form, line syntax.Row) ([]string, bool) {
	var columns []string
	fine := true
	for _, cell := range line.Cells {
		text, at := r.cell(cell)
		column, ok := f.columnOf(text)
		switch {
		case !ok:
			r.found.Add(UnknownHeader, at, text, f.title(), f.list()).Suggest = diag.Suggest(text, f.headers())
			fine = false
		case column != "" && slices.Contains(columns, column):
			r.found.Add(Repeated, at, text).Relate(line.Cells[slices.Index(columns, column)], diag.FirstHere)
			column = ""
		}
		columns = append(columns, column)
	}
	for _, c := range f.required {
		if fine && !slices.Contains(columns, c) {
			r.found.Add(MissingWord, line.Span, header(c))
			return nil, false
		}
	}
	return columns, fine || containsAll(columns, f.required)
}

func containsAll(list, all []string) bool {
	return !slices.ContainsFunc(all, func(one string) bool { return !slices.Contains(list, one) })
}

// cell is what a cell says, and where.
type cell struct {
	text string
	at   diag.Span
}

// row returns the cells of a line by their columns; nil if one is missing that each line
// must have.
func (r *reader) row(f form, columns []string, line syntax.Row) map[string]cell {
	cells := map[string]cell{}
	for i, c := range columns {
		if i < len(line.Cells) && c != "" {
			text, at := r.cell(line.Cells[i])
			cells[c] = cell{text, at}
		}
	}
	for _, c := range f.required {
		if cells[c].text == "" {
			at := cells[c].at
			if at.Start == at.End {
				at = line.Span
			}
			r.found.Add(MissingWord, at, header(c))
			return nil
		}
	}
	return cells
}

var escaped = lazyregexp.New(`\\([!-/:-@\[-\x60{-~])`)

// cell returns the text of a cell: what stands in its code span, if it is one.
func (r *reader) cell(at diag.Span) (string, diag.Span) {
	if spans, _ := r.doc.CodeSpans(at); len(spans) == 1 && spans[0].Outer == at {
		return strings.ReplaceAll(r.doc.Text(spans[0].Inner), `\|`, "|"), spans[0].Inner
	}
	return strings.TrimSpace(escaped.ReplaceAllString(r.doc.Text(at), "$1")), at
}

// row is one row of a section.
type row struct {
	*reader
	form  form
	cells map[string]cell
	span  diag.Span
}

func (r *row) text(column string) string { return r.cells[column].text }

// once reports whether nothing was said of a thing before; if it was, it is found.
func (r *row) once(column, thing string) bool {
	at, key := r.cells[column].at, r.form.english+"\x00"+thing
	if first, ok := r.said[key]; ok {
		r.found.Add(Repeated, at, r.text(column)).Relate(first, diag.FirstHere)
		return false
	}
	r.said[key] = at
	return true
}

// wrong finds that a cell is not what its column asks for.
func (r *row) wrong(column string, what diag.Phrase, candidates ...string) {
	c := r.cells[column]
	r.found.Add(WrongValue, c.at, c.text, what).Suggest = diag.Suggest(c.text, candidates)
}

// choose returns the meaning of a cell that must be one of some words.
func choose[T any](r *row, column string, list []word[T], what diag.Phrase) (T, bool) {
	means, ok := find(list, r.text(column))
	if !ok {
		r.wrong(column, what, spellings(list)...)
	}
	return means, ok
}
