package parser

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// callRecord is a call with what the resolver must know of its cells.
type callRecord struct {
	call  *spec.Call
	diags *diag.List // of the call's document
	ok    bool       // name and URL have no fault; the types are looked up all the same

	// Without a fault in its cell, a type that is nil is one that the call does
	// not have. The resolver clears these too, for names that denote nothing.
	requestOK, responseOK bool

	key   diag.Span    // the Response Key
	page  [3]diag.Span // the keys of the Page cell
	token diag.Span    // the Access Token
}

// readCalls reads a table of API calls (rule 6).
func (d *docReader) readCalls(b block) {
	t := d.readTable(b, callTable)
	d.readSkipped(t.each(func(r row) {
		if !t.ok || !r.reaches(nameColumn) || !r.reaches(urlColumn) {
			return
		}
		call := &spec.Call{Span: r.span()}
		c := &callReader{d, r, call, &callRecord{call: call, diags: d.diags}}
		c.rec.ok = c.read()
		d.calls = append(d.calls, c.rec)
		if c.rec.ok {
			d.add(spec.Item{Call: call})
		}
	}))
}

// callReader reads the cells of one call.
type callReader struct {
	doc  *docReader
	row  row
	call *spec.Call
	rec  *callRecord
}

func (c *callReader) read() bool {
	if text, span := c.row.doc(); text != "" {
		c.call.Doc = cellDoc(text, span)
	}
	ok := c.readName()
	c.call.Request, c.rec.requestOK = c.readType(requestColumn)
	c.call.Response, c.rec.responseOK = c.readType(responseColumn)
	c.readKey()
	c.readPage()
	c.readToken()
	return c.readURL() && ok
}

// value returns the value of a cell; "" if the column is not there, or the cell
// is blank or at fault.
func (c *callReader) value(column column) cell {
	at, ok := c.row.cell(column)
	if !ok {
		return cell{}
	}
	v, ok := at.value(c.doc.diags)
	if !ok {
		return cell{}
	}
	return v
}

func (c *callReader) readName() bool {
	name := c.value(nameColumn)
	if name.src == nil {
		return false
	}
	if name.empty() {
		c.doc.diags.Add(diag.MissingName, name.span())
		return false
	}
	c.call.Name, c.call.NameSpan = name.String(), name.span()
	return checkIdent(c.call.Name, c.call.NameSpan, c.doc.diags)
}

// readType returns the type in a cell, nil if the cell says that there is none
// or, with ok false, is at fault.
func (c *callReader) readType(column column) (t *spec.Type, ok bool) {
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
	v := c.value(keyColumn)
	if v.empty() || v.String() == "-" {
		return
	}
	if strings.Contains(v.String(), ",") || !jsonNameFault(v.String()).IsZero() {
		c.doc.diags.Add(diag.InvalidKey, v.span(), v.String())
		return
	}
	c.call.ResponseKey, c.rec.key = v.String(), v.span()
}

// readPage reads the three code spans of a Page cell (rule 6.5).
func (c *callReader) readPage() {
	at, ok := c.row.cell(pageColumn)
	if !ok || at.empty() || at.String() == "-" || at.String() == "``" {
		return
	}
	spans, unclosed := codeSpans(at.text, at.segment)
	if unclosed != nil {
		c.doc.diags.Add(diag.UnclosedCode, at.src.Span(unclosed.start, at.end))
		return
	}
	keys := make([]string, 0, 3)
	covered := 0
	for _, s := range spans {
		keys = append(keys, s.inner.of(at.text))
		covered += s.outer.end - s.outer.start
	}
	blanks := strings.Count(at.String(), " ")
	if len(keys) != 3 || slices.Contains(keys, "") || covered+blanks < at.end-at.start {
		c.doc.diags.Add(diag.InvalidPage, at.span())
		return
	}
	c.call.Page = &spec.Page{RequestCursor: keys[0], ResponseCursor: keys[1], Items: keys[2], Span: at.span()}
	for i, s := range spans {
		c.rec.page[i] = at.at(s.inner).span()
	}
}

func (c *callReader) readToken() {
	at, ok := c.row.cell(tokenColumn)
	if !ok || at.empty() {
		return
	}
	switch at.plain() {
	case "+":
		c.call.AccessToken, c.rec.token = true, at.span()
	case "-", "":
	default:
		c.doc.diags.Add(diag.InvalidToken, at.span(), at.plain())
	}
}

var (
	methodForm = regexp.MustCompile(`^([A-Za-z]+)(?:\(([^()]*)\))?$`)
	pathForm   = regexp.MustCompile(`^/[A-Za-z0-9._~!$&'()*+,;=:@%/{}-]*$`)
	methods    = []string{"GET", "POST", "PUT", "PATCH", "DELETE"}
)

// readURL reads `METHOD /path` (rule 6.2).
func (c *callReader) readURL() bool {
	at := c.value(urlColumn)
	if at.src == nil {
		return false
	}
	c.call.URLSpan = at.span()
	method, path, _ := strings.Cut(at.String(), " ")
	path = strings.TrimSpace(path)
	form := methodForm.FindStringSubmatch(method)
	var reason diag.Phrase
	switch {
	case at.empty():
		reason = diag.Say("the cell is empty")
	case form == nil || !slices.Contains(methods, form[1]):
		reason = diag.Say("it does not begin with a method")
	case form[2] != "" && form[1] != "POST" || strings.HasSuffix(method, "()"):
		reason = diag.Say("an upload is written POST(part)")
	case !pathForm.MatchString(path):
		reason = diag.Say("it has no path that begins with / and needs no escaping")
	default:
		reason = pathFault(path)
	}
	if !reason.IsZero() {
		d := c.doc.diags.Add(diag.InvalidURL, at.span(), at.String(), reason)
		if form != nil {
			d.Suggest = suggestMethod(form[1], path)
		}
		return false
	}
	c.call.Method, c.call.Media, c.call.Path = form[1], form[2], path
	return true
}

func suggestMethod(method, path string) []string {
	if slices.Contains(methods, method) || !strings.HasPrefix(path, "/") {
		return nil
	}
	var out []string
	for _, m := range diag.Suggest(method, methods) {
		out = append(out, m+" "+path)
	}
	return out
}

// pathFault says what is wrong with the {name} and % parts of a path; nothing if
// all are right.
func pathFault(path string) diag.Phrase {
	if _, err := url.PathUnescape(path); err != nil {
		return diag.Say("a %% of its path is not followed by two hexadecimal digits")
	}
	rest := path
	for {
		open := strings.IndexByte(rest, '{')
		end := strings.IndexByte(rest, '}')
		switch {
		case open < 0 && end < 0:
			return diag.Phrase{}
		case open < 0 || end < open:
			return diag.Say("a brace of its path is not closed, or not opened")
		case end == open+1 || strings.Contains(rest[open+1:end], "{"):
			return diag.Say("a brace of its path holds no name")
		}
		rest = rest[end+1:]
	}
}
