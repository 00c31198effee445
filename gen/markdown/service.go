package markdown

import (
	"strconv"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// service adds a section with settings.
func (w *writer) service(s *spec.Service) {
	w.openAnew(dialect.Services)
	w.noteBelow(s)
	w.blocks(s.Doc.Blocks, 3, nil)
	if len(s.Settings) == 0 {
		return
	}
	t := &table{rows: len(s.Settings)}
	w.addColumn(t, dialect.Setting, left, true, func(i int) string { return string(s.Settings[i].Name) })
	w.addColumn(t, dialect.Value, left, true, func(i int) string { return bars(code(s.Settings[i].Value)) })
	w.addColumn(t, dialect.Doc, left, false, func(i int) string { return cellText(s.Settings[i].Doc) })
	w.addTable(t)
}

// errors adds a table of error codes.
func (w *writer) errors(codes []*spec.ErrorCode) {
	w.open(dialect.Errors)
	t := &table{rows: len(codes)}
	w.addColumn(t, dialect.Name, left, true, func(i int) string { return code(codes[i].Name) })
	w.addColumn(t, dialect.Code, w.facts.codeAlign(), false, func(i int) string { return bars(codeText(codes[i])) })
	w.addColumn(t, dialect.Status, right, false, func(i int) string { return number(codes[i].Status) })
	w.addColumn(t, dialect.Class, left, false, func(i int) string { return string(codes[i].Class) })
	w.addColumn(t, dialect.Doc, left, false, func(i int) string { return w.docOf(cellText(codes[i].Doc), codes[i]) })
	w.addTable(t)
}

// codeText returns the code of an error; nothing if it has a status alone.
func codeText(e *spec.ErrorCode) string {
	switch {
	case e.Word != "":
		return code(e.Word)
	case e.IsStatus():
		return ""
	}
	return strconv.FormatInt(e.Code, 10)
}

// number returns a number as a text, "" of 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
