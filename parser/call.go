package parser

import (
	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/route"
	"github.com/mdspec-go/mdspec/parser/internal/table"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// readCalls reads a table of API calls (rule 6).
func (d *docReader) readCalls() {
	t := d.readTable(dialect.CallRows)
	t.Each(func(r table.Row) {
		if !t.OK || !r.Reaches(dialect.Name, dialect.URL) {
			return
		}
		c := &callReader{d, r, &callNode{Call: &spec.Call{Span: r.Span, Doc: r.Doc()}}}
		c.ok = c.read()
		d.calls = append(d.calls, c.callNode)
		if c.ok {
			d.add(spec.Item{Call: c.Call})
		}
	})
}

// callReader reads the cells of one call.
type callReader struct {
	doc *docReader
	row table.Row
	*callNode
}

func (c *callReader) read() bool {
	ok := c.readName()
	c.readDetails()
	return c.readURL() && ok
}

// readDetails reads the row of the small table below a heading.
func (c *callReader) readDetails() {
	c.Request, c.requestOK = c.readType(dialect.Request)
	c.Response, c.responseOK = c.readType(dialect.Response)
	c.readKey()
	if at, ok := c.row.Cell(dialect.Page); ok {
		c.Page, c.page = cell.Page(at, c.doc.diags)
	}
	c.readToken()
}

// value returns the value of a cell; ok is false if the column is not there, or
// the cell is at fault.
func (c *callReader) value(column *dialect.Column) (v cell.Cell, ok bool) {
	at, has := c.row.Cell(column)
	if !has {
		return cell.Cell{}, false
	}
	return at.Value(c.doc.diags)
}

func (c *callReader) readName() bool {
	name, ok := c.value(dialect.Name)
	if !ok {
		return false
	}
	if name.Empty() {
		c.doc.diags.Add(MissingName, name.Span)
		return false
	}
	c.Name, c.NameSpan = name.String(), name.Span
	return cell.CheckIdent(c.Name, c.NameSpan, c.doc.diags)
}

// readType returns the type in a cell, nil if the cell says that there is none
// or, with ok false, is at fault.
func (c *callReader) readType(column *dialect.Column) (t *spec.Type, ok bool) {
	at, has := c.row.Cell(column)
	if !has {
		return nil, true
	}
	if c.Heading && column == dialect.Response {
		at = c.readOptional(at)
	}
	v, ok := at.Value(c.doc.diags)
	if !ok || v.Empty() || v.String() == "-" {
		return nil, ok
	}
	t = cell.Type(v, c.doc.diags)
	return t, t != nil
}

// readOptional returns the cell without the word that says that the response may be
// missing (rule 6.14).
func (c *callReader) readOptional(at cell.Cell) cell.Cell {
	before, last, ok := cell.CutLast(at.Raw())
	if !ok || !dialect.IsOptional(last) {
		return at
	}
	c.Optional = true
	return at.At(at.Source.Span(at.Start, at.Start+len(before)))
}

func (c *callReader) readKey() {
	v, ok := c.value(dialect.ResponseKey)
	if !ok || v.Empty() || v.String() == "-" {
		return
	}
	if !cell.IsKey(v.String()) {
		c.doc.diags.Add(InvalidKey, v.Span, v.String())
		return
	}
	c.ResponseKey, c.key = v.String(), v.Span
}

func (c *callReader) readToken() {
	at, ok := c.row.Cell(dialect.AccessToken)
	if !ok || at.Empty() {
		return
	}
	needed, ok := dialect.NeedsToken(at.Plain())
	c.tokenSaid = at.Plain() != ""
	switch {
	case needed:
		c.AccessToken, c.token = true, at.Span
	case !ok && at.Plain() != "":
		c.doc.diags.Add(InvalidToken, at.Span, at.Plain())
	}
}

// readURL reads `METHOD /path` (rule 6.2). What holds a whole address waits for the
// settings of the service.
func (c *callReader) readURL() bool {
	at, ok := c.value(dialect.URL)
	return ok && c.setURL(at)
}

// setURL reads the text of a cell or of a code span.
func (c *callReader) setURL(at cell.Cell) bool {
	c.URLSpan = at.Span
	u, reason := route.Parse(at.String())
	switch {
	case reason.IsZero():
		c.Method, c.Media, c.Path = u.Method, u.Media, u.Path
		return true
	case route.IsAddress(at.String()):
		c.address = at.Span
	default:
		c.doc.diags.Add(InvalidURL, at.Span, at.String(), reason).Suggest = route.Suggest(at.String(), "")
	}
	return false
}
