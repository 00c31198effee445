package parser

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/route"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// readCalls reads a table of API calls (rule 6).
func (d *docReader) readCalls() {
	t := d.readTable(dialect.CallRows)
	t.each(func(r row) {
		if !t.ok || !r.reaches(dialect.Name, dialect.URL) {
			return
		}
		c := &callReader{d, r, &callNode{Call: &spec.Call{Span: r.Span, Doc: r.doc()}}}
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
	row row
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
	if at, ok := c.row.cell(dialect.Page); ok {
		c.Page, c.page = readPage(at, c.doc.diags)
	}
	c.readToken()
}

// value returns the value of a cell; ok is false if the column is not there, or
// the cell is at fault.
func (c *callReader) value(column *dialect.Column) (v cell, ok bool) {
	at, has := c.row.cell(column)
	if !has {
		return cell{}, false
	}
	return at.value(c.doc.diags)
}

func (c *callReader) readName() bool {
	name, ok := c.value(dialect.Name)
	if !ok {
		return false
	}
	if name.empty() {
		c.doc.diags.Add(MissingName, name.Span)
		return false
	}
	c.Name, c.NameSpan = name.String(), name.Span
	return checkIdent(c.Name, c.NameSpan, c.doc.diags)
}

// readType returns the type in a cell, nil if the cell says that there is none
// or, with ok false, is at fault.
func (c *callReader) readType(column *dialect.Column) (t *spec.Type, ok bool) {
	at, has := c.row.cell(column)
	if !has {
		return nil, true
	}
	if c.Heading && column == dialect.Response {
		at = c.readOptional(at)
	}
	v, ok := at.value(c.doc.diags)
	if !ok || v.empty() || v.String() == "-" {
		return nil, ok
	}
	t = parseType(v, c.doc.diags)
	return t, t != nil
}

// readOptional returns the cell without the word that says that the response may be
// missing (rule 6.14).
func (c *callReader) readOptional(at cell) cell {
	before, last, ok := cutLast(at.raw())
	if !ok || !dialect.IsOptional(last) {
		return at
	}
	c.Optional = true
	return at.at(at.Source.Span(at.Start, at.Start+len(before)))
}

func (c *callReader) readKey() {
	v, ok := c.value(dialect.ResponseKey)
	if !ok || v.empty() || v.String() == "-" {
		return
	}
	if strings.Contains(v.String(), ",") || !jsonNameFault(v.String()).IsZero() {
		c.doc.diags.Add(InvalidKey, v.Span, v.String())
		return
	}
	c.ResponseKey, c.key = v.String(), v.Span
}

func (c *callReader) readToken() {
	at, ok := c.row.cell(dialect.AccessToken)
	if !ok || at.empty() {
		return
	}
	needed, ok := dialect.NeedsToken(at.plain())
	c.tokenSaid = at.plain() != ""
	switch {
	case needed:
		c.AccessToken, c.token = true, at.Span
	case !ok && at.plain() != "":
		c.doc.diags.Add(InvalidToken, at.Span, at.plain())
	}
}

// readURL reads `METHOD /path` (rule 6.2). What holds a whole address waits for the
// settings of the service.
func (c *callReader) readURL() bool {
	at, ok := c.value(dialect.URL)
	return ok && c.setURL(at)
}

// setURL reads the text of a cell or of a code span.
func (c *callReader) setURL(at cell) bool {
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
