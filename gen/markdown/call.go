package markdown

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// callRows adds a call table. Below the heading of a call it would be that call's, so
// that the section begins anew there.
func (w *writer) callRows(calls []*spec.Call) {
	if w.inCall {
		w.openAnew(dialect.Calls)
	}
	w.open(dialect.Calls)
	t := &table{rows: len(calls)}
	cells := func(of func(*spec.Call) string) func(int) string {
		return func(i int) string { return bars(of(calls[i])) }
	}
	w.addColumn(t, dialect.Name, left, true, cells(func(c *spec.Call) string { return code(c.Name) }))
	w.addColumn(t, dialect.Request, left, false, cells(func(c *spec.Call) string { return codeOrBlank(c.Request.String()) }))
	w.addColumn(t, dialect.Response, left, false, cells(func(c *spec.Call) string { return codeOrBlank(c.Response.String()) }))
	w.detailColumns(t, cells)
	w.addColumn(t, dialect.URL, left, true, cells(func(c *spec.Call) string { return code(urlOf(c)) }))
	w.addColumn(t, dialect.Doc, left, false, func(i int) string { return w.docOf(cellText(calls[i].Doc), calls[i]) })
	w.addTable(t)
}

// detailColumns adds the columns of what is neither a type nor the URL of a call.
func (w *writer) detailColumns(t *table, cells func(func(*spec.Call) string) func(int) string) {
	w.addColumn(t, dialect.ResponseKey, left, false, cells(func(c *spec.Call) string { return codeOrBlank(c.ResponseKey) }))
	w.addColumn(t, dialect.Page, left, false, cells(pageCell))
	w.addColumn(t, dialect.AccessToken, centre, false, cells(w.tokenCell))
}

func pageCell(c *spec.Call) string {
	if c.Page == nil {
		return ""
	}
	return dialect.PageText(c.Page)
}

// tokenCell says what holds for the call where that is not what holds without a word.
func (w *writer) tokenCell(c *spec.Call) string {
	switch {
	case c.AccessToken && !w.facts.tokens:
		return dialect.Yes.English[0]
	case !c.AccessToken && w.facts.tokens && c.Name != w.facts.tokenCall:
		return dialect.No.English[0]
	}
	return ""
}

// urlOf returns the method and the path of a call.
func urlOf(c *spec.Call) string {
	if c.Media != "" {
		return c.Method + "(" + c.Media + ") " + c.Path
	}
	return c.Method + " " + c.Path
}

// details adds the table of one row of a call.
func (w *writer) details(c *spec.Call) {
	t := &table{rows: 1}
	w.detailColumns(t, func(of func(*spec.Call) string) func(int) string { return func(int) string { return bars(of(c)) } })
	if len(t.used()) > 0 {
		w.addTable(t)
	}
}
