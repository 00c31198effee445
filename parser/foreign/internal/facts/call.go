package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var leftNoPath = diag.Say("the page says no path of the call", "文档没有写接口的路径")

// declareCalls makes the calls of a section that names one: it has a route, or parts that
// only a call has.
func (r *reader) declareCalls(s *section) {
	if s.owner != s {
		return
	}
	s.groups = slices.DeleteFunc(s.groups, func(g *group) bool {
		g.routes = paired(g.routes)
		return len(g.routes) == 0
	})
	if len(s.groups) == 0 && (r.hasParts(s) || r.isNamedCall(s)) {
		s.groups = []*group{{routes: []page.RouteOf{{}}}}
	}
	several := len(s.groups) > 1 || len(s.groups) == 1 && len(s.groups[0].routes) > 1
	for _, g := range s.groups {
		for _, route := range g.routes {
			g.calls = append(g.calls, r.newCall(s, route, several))
		}
	}
}

// newCall makes a call of a section: one of several is named by its route.
func (r *reader) newCall(s *section, route page.RouteOf, several bool) *Call {
	c := &Call{Route: route}
	if s.title != nil {
		c.Span, c.Title, c.Anchors = s.title.Span, words.Plain(s.title.Text), s.title.Anchors
		if c.Name, c.Fixed = s.says.Name, s.says.Name != ""; c.Name == "" && !several && s.title.Kind != page.Open && s.says.Part == words.NoPart {
			c.Name = words.CallName(s.title.Text)
		}
		if route.Path != "" && !c.Fixed && weakName.MatchString(c.Name) {
			c.Name = ""
		}
	}
	if s.title == nil && !several {
		c.Title, c.Name = r.page.Title, words.CallName(r.page.Title)
	}
	if name := r.pathOf(s); route.Path == "" && name != "" {
		if c.Route.Path, c.Guess = "/"+name, r.options.NamePath == ""; !c.Guess {
			c.Route.Path = strings.Replace(r.options.NamePath, "{name}", name, 1)
		}
	}
	if len(c.Title) > maxCallName && route.Path != "" && !c.Fixed {
		c.Name = ""
	}
	if c.Name == "" && c.Route.Path != "" {
		c.Name = NameOfRoute(c.Route)
	}
	return c
}

// weakName is a name that says less than the route: what a title in another language has
// left in Latin letters.
var weakName = lazyregexp.New(`^(?:V\d+(?:\w\d+)*|API|APIs|HTTP|HTTPS|JSON|URL|REST|RESTful|Web|ID|SDK|APP)$`)

// shared returns the calls of a group, each with what was read for all of them: of the
// parameters of paths those of its own.
func (g *group) shared() []*Call {
	lead := g.lead()
	for _, c := range g.calls[1:] {
		route, span, name := c.Route, c.Span, c.Name
		*c = *lead
		c.Route, c.Span, c.Name = route, span, name
		c.Request = withoutParameters(lead.Request, lead.Route.Path, route.Path)
	}
	all := ""
	for _, c := range g.calls {
		all += c.Route.Path
	}
	lead.Request = withoutParameters(lead.Request, all, lead.Route.Path)
	return g.calls
}

// withoutParameters returns the fields without those that are parameters of other paths
// and not of the own one.
func withoutParameters(fields []*Field, others, own string) []*Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f *Field) bool {
		name := "{" + f.Key + "}"
		return strings.Contains(others, name) && !strings.Contains(own, name)
	})
}

// maxCallName is how many bytes the title of a call may have for its words to name it.
const maxCallName = 60

var pathName = lazyregexp.New(`^\.?[A-Za-z_][A-Za-z0-9_]*(?:[./-][A-Za-z0-9_]+)*$`)

// namesPath reports whether the title has a name that is the path of a call.
func (r *reader) namesPath(s *section) bool { return r.pathOf(s) != "" }

// pathOf returns the name that is the path of a call: one in a code span that is written as
// paths are, in lower case; if the profile says that names are paths, also one that is the
// whole title. It returns "" if there is none.
func (r *reader) pathOf(s *section) string {
	if s.title == nil || s.title.Kind != page.Heading {
		return ""
	}
	if r.isNameAlone(s) {
		return words.Plain(s.title.Text)
	}
	codes := words.Codes(s.title.Text)
	if len(codes) != 1 || !pathName.MatchString(codes[0]) || strings.ToLower(codes[0]) != codes[0] {
		return ""
	}
	if strings.HasPrefix(strings.TrimSpace(s.title.Text), "`") || strings.ContainsAny(codes[0], "_.") {
		return codes[0]
	}
	return ""
}

// isNameAlone reports whether the title is the name of a call by itself: a word with a
// small letter ahead, where the profile says that names are paths.
func (r *reader) isNameAlone(s *section) bool {
	plain := words.Plain(s.title.Text)
	return r.options.NamePath != "" && s.says.Part == words.NoPart && pathName.MatchString(plain) && plain[0] >= 'a' && plain[0] <= 'z'
}

// isNamedCall reports whether a section is about a call since its title is the name of one.
func (r *reader) isNamedCall(s *section) bool {
	return s.title != nil && s.title.Kind == page.Heading && r.isNameAlone(s)
}

// hasParts reports whether a section has parts that only a call has: a request and a
// response, or one of them above a table under a name in code.
func (r *reader) hasParts(s *section) bool {
	var request, response bool
	named := r.namesPath(s)
	method := s.title != nil && s.title.Kind == page.Heading && methodName.MatchString(words.Plain(s.title.Text))
	s.each(func(below *section) {
		if below.owner != s {
			return
		}
		if method {
			response = response || r.isMethod(below)
		}
		response = response || r.returnLabel(below) != nil
		if below == s || common.MatchString(below.title.Text) {
			return
		}
		for _, p := range below.parts {
			if _, ok := r.typeAlone(p.Text); ok && p.Kind != page.Code && returnType.MatchString(below.title.Text) {
				response = true
			}
			if p.Kind != page.Table && p.Kind != page.Code && !(named && p.Kind == page.Text) {
				continue
			}
			says := below.part()
			if says.Part == words.ErrorsPart {
				continue
			}
			request = request || says.Part == words.RequestPart && (p.Kind != page.Code || named)
			response = response || says.Part == words.ResponsePart || says.Answer
		}
	})
	return response || request && r.namesPath(s) || request && s.title != nil
}

// returnLabel returns the text of a label that is the type that a call returns, below a
// title that says so; nil if it is none.
func (r *reader) returnLabel(s *section) *page.Part {
	if s.title == nil || s.title.Kind != page.Label || s.above.title == nil || !returnType.MatchString(s.above.title.Text) {
		return nil
	}
	p := &page.Part{Kind: page.Text, Text: "**" + s.title.Text + "**", Span: s.title.Span}
	if _, ok := r.typeAlone(p.Text); !ok {
		return nil
	}
	return p
}

// common is a title of what all calls share.
var common = lazyregexp.New(`(?i)公共|通用|全局|\bcommon\b|\bgeneral\b`)

// methodName is the name of a remote procedure.
var methodName = lazyregexp.New(`^[a-z]+[A-Z][A-Za-z0-9]*$`)

// isMethod reports whether a section with the name of a procedure is one of it: it has a
// table of parameters, or says what is returned.
func (r *reader) isMethod(s *section) bool {
	return slices.ContainsFunc(s.parts, func(p *page.Part) bool {
		switch p.Kind {
		case page.Table:
			return slices.ContainsFunc(p.Table.Header, func(h page.Cell) bool { return strings.HasPrefix(words.Fold(h.Text), "param") })
		case page.Text:
			_, ok := words.Returns(p.Text)
			return ok
		}
		return false
	})
}

// paired joins methods and paths that a page says apart.
func paired(routes []page.RouteOf) []page.RouteOf {
	var paths, methods, out []page.RouteOf
	for _, route := range routes {
		switch {
		case route.Path != "":
			paths = append(paths, route)
		case len(methods) > 0 && methods[0].Span == route.Span: // of one text
			methods = append(methods, route)
		default:
			methods = []page.RouteOf{route}
		}
	}
	for _, route := range paths {
		out = append(out, withMethods(route, methods)...)
	}
	return distinct(out)
}

// returns takes what a paragraph says of the response: in a sentence or, below the title
// of a response, by the type alone.
func (r *reader) returns(c *Call, p *page.Part, says words.Title) {
	if c.Returns != nil || c.Nothing {
		return
	}
	said, ok := words.Returns(p.Text)
	if !ok && says.Part == words.ResponsePart {
		said, ok = r.typeAlone(p.Text)
	}
	if !ok {
		return
	}
	if c.Nothing = said.Nothing; !said.Nothing {
		c.Returns = &Ref{typeword.Read(said.Type, r.book.Types), p.Span, words.Doc}
	}
}

// listOf begins a text that says that a response is a list of what a link leads to.
var listOf = lazyregexp.New(`(?i)^(?:an? )?(?:json )?(?:list|array) of \[`)

// typeAlone reads a paragraph that is a type, or says that there is none.
func (r *reader) typeAlone(text string) (words.Returned, bool) {
	plain := strings.ToLower(words.Plain(text))
	if words.One(plain, "无", "无。", "none", "void", "null", "nothing", "no content", "void (empty response body)", "null (empty response body)", "nil (empty response body)", "空") {
		return words.Returned{Nothing: true}, true
	}
	marked := len(words.Links(text)) == 1 || strings.HasPrefix(text, "**") || strings.HasPrefix(text, "`")
	if listOf.MatchString(text) && len(words.Links(text)) == 1 {
		return words.Returned{Type: "array of " + text[strings.Index(text, "["):]}, true
	}
	if strings.ContainsAny(strings.ReplaceAll(plain, "::", ""), ":：") {
		return words.Returned{}, false
	}
	if !marked || len(plain) > maxCallName || len(strings.Fields(plain)) > 4 {
		return words.Returned{}, false
	}
	t := typeword.Read(text, r.book.Types)
	return words.Returned{Type: text}, t.Kind == typeword.Ref || t.Kind == typeword.List || t.Kind == typeword.Map
}

// callTable reads a table of calls. A call that has a section of its own is an entry of an
// index for readers.
func (r *reader) callTable(c *columns, t *Table) {
	for i, row := range c.Rows {
		for _, call := range c.callRow(row, r.book) {
			call.Span = row.Span
			call.From = t.Rows[i]
			if call.Route.Path == "" {
				t.Rows[i].Left = leftNoPath
			}
			r.tableCall(call)
		}
	}
}

// tableCall adds a call of a table to those of the page.
func (r *reader) tableCall(c *Call) {
	c.Row = true
	r.out.Calls = append(r.out.Calls, c)
	r.out.Items = append(r.out.Items, c)
}

// statuses reads a table of statuses: what a call returns stands in the row of success.
func (r *reader) statuses(g *group, c *columns) {
	if g == nil {
		return
	}
	for _, row := range c.Rows {
		cell := c.cell(row, words.Response)
		if cell.Text == "" {
			cell = c.cell(row, words.Type)
		}
		if cell.Text == "" || !strings.HasPrefix(words.Plain(c.cell(row, words.Status).Text), "2") {
			continue
		}
		t := typeword.Read(cell.Text, r.book.Types)
		if call := g.lead(); call.Returns == nil && t.Kind != typeword.Unknown && t.Kind != typeword.Object {
			call.Returns = &Ref{t, cell.Span, words.Response}
		}
		return
	}
}
