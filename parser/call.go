package parser

import (
	"slices"
	"strings"

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
	c.Request, c.requestOK = c.readType(dialect.Request)
	c.Response, c.responseOK = c.readType(dialect.Response)
	c.readKey()
	c.readPage()
	c.readToken()
	return c.readURL() && ok
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
	v, ok := at.value(c.doc.diags)
	if !ok || v.empty() || v.String() == "-" {
		return nil, ok
	}
	t = parseType(v, c.doc.diags)
	return t, t != nil
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

// readPage reads the three code spans of a Page cell (rule 6.5).
func (c *callReader) readPage() {
	at, ok := c.row.cell(dialect.Page)
	if !ok || at.empty() || at.String() == "-" || at.String() == "``" {
		return
	}
	spans, unclosed := at.doc.CodeSpans(at.Span)
	if unclosed != nil {
		c.doc.diags.Add(UnclosedCode, at.Source.Span(unclosed.Start, at.End))
		return
	}
	keys := make([]string, 0, 3)
	covered := 0
	for _, s := range spans {
		keys = append(keys, at.doc.Text(s.Inner))
		covered += s.Outer.End - s.Outer.Start
	}
	blanks := strings.Count(at.String(), " ")
	if len(keys) != 3 || slices.Contains(keys, "") || covered+blanks < at.End-at.Start {
		c.doc.diags.Add(InvalidPage, at.Span)
		return
	}
	c.Page = &spec.Page{RequestCursor: keys[0], ResponseCursor: keys[1], Items: keys[2], Span: at.Span}
	for i, s := range spans {
		c.page[i] = s.Inner
	}
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
	if !ok {
		return false
	}
	c.URLSpan = at.Span
	u, reason := parseURL(at.String())
	switch {
	case reason.IsZero():
		c.Method, c.Media, c.Path = u.method, u.media, u.path
		return true
	case isAddress(at.String()):
		c.address = at.Span
	default:
		c.doc.diags.Add(InvalidURL, at.Span, at.String(), reason).Suggest = suggestURL(at.String(), "")
	}
	return false
}
