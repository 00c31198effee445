package parser

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
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
	switch {
	case needed:
		c.AccessToken, c.token = true, at.Span
	case !ok && at.plain() != "":
		c.doc.diags.Add(InvalidToken, at.Span, at.plain())
	}
}

var (
	methodForm = regexp.MustCompile(`^([A-Za-z]+)(?:\(([^()]*)\))?$`)
	pathForm   = regexp.MustCompile(`^/[A-Za-z0-9._~!$&'()*+,;=:@%/{}-]*$`)
	methods    = []string{"GET", "POST", "PUT", "PATCH", "DELETE"}
)

// readURL reads `METHOD /path` (rule 6.2).
func (c *callReader) readURL() bool {
	at, ok := c.value(dialect.URL)
	if !ok {
		return false
	}
	c.URLSpan = at.Span
	method, path, _ := strings.Cut(at.String(), " ")
	path = strings.TrimSpace(path)
	form := methodForm.FindStringSubmatch(method)
	var reason diag.Phrase
	switch {
	case at.empty():
		reason = diag.Say("the cell is empty", "单元格是空的")
	case form == nil || !slices.Contains(methods, form[1]):
		reason = diag.Say("it does not begin with a method", "开头不是 HTTP 方法")
	case form[2] != "" && form[1] != "POST" || strings.HasSuffix(method, "()"):
		reason = diag.Say("an upload is written POST(part)", "上传文件写成 POST(part)")
	case !pathForm.MatchString(path):
		reason = diag.Say("it has no path that begins with / and needs no escaping", "缺少以 / 开头且无需转义的路径")
	default:
		reason = pathFault(path)
	}
	if !reason.IsZero() {
		d := c.doc.diags.Add(InvalidURL, at.Span, at.String(), reason)
		if form != nil {
			d.Suggest = suggestMethod(form[1], path)
		}
		return false
	}
	c.Method, c.Media, c.Path = form[1], form[2], path
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
		return diag.Say("a %% of its path is not followed by two hexadecimal digits", "路径里有的 %% 后面不是两位十六进制数字")
	}
	rest := path
	for {
		open := strings.IndexByte(rest, '{')
		end := strings.IndexByte(rest, '}')
		switch {
		case open < 0 && end < 0:
			return diag.Phrase{}
		case open < 0 || end < open:
			return diag.Say("a brace of its path is not closed, or not opened", "路径里的花括号不成对")
		case end == open+1 || strings.Contains(rest[open+1:end], "{"):
			return diag.Say("a brace of its path holds no name", "路径的花括号里没有名字")
		}
		rest = rest[end+1:]
	}
}
