package facts

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/goname"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	pathParameter = lazyregexp.New(`\{[^{}]*\}`)
	versionPart   = lazyregexp.New(`^(?:api|rest|v\d+(?:\.\d+)*|openapi|open-apis?)$`)
)

// NameOfRoute returns a Go name for a call of its method and path, without the parameters
// and without what the paths of most services begin with.
func NameOfRoute(route page.RouteOf) string {
	words := []string{strings.ToLower(route.Method)}
	head := true
	for part := range strings.SplitSeq(pathParameter.ReplaceAllString(route.Path, ""), "/") {
		if part == "" || head && versionPart.MatchString(strings.ToLower(part)) {
			continue
		}
		head = false
		words = append(words, part)
	}
	name, ok := goname.FromKey(strings.Join(words, " "))
	if !ok {
		return ""
	}
	return name
}

// otherMethod is a method of HTTP that only some servers know, such as LIST.
var otherMethod = lazyregexp.New(`^[A-Z]{3,12}$`)

// callRow reads a row of a table of calls: one, or one for each method that it says.
func (c *columns) callRow(row page.Row, b *words.Book) []*Call {
	call := &Call{}
	var routes, methods []page.RouteOf
	for i, role := range c.roles {
		text := row.Cell(i).Text
		plain := words.Plain(text)
		if isCode(text) {
			plain = literalOf(text)
		}
		switch {
		case plain == "":
		case role == words.Method && isMethod(firstWord(plain)):
			call.Route.Method = strings.ToUpper(firstWord(plain))
			methods = methodsIn(text, row.Cell(i).Span)
		case role == words.Method && isCode(text) && otherMethod.MatchString(plain): // which no client sends
			call.Route.Method = plain
		case isRoute(plain) && call.Route.Path == "":
			routes = page.RoutesIn(text, row.Cell(i).Span)
			call.take(routes)
		case role == words.Request:
			call.Body = &Ref{typeword.Read(text, b.Types), row.Cell(i).Span, role}
		case role == words.Response:
			call.Returns = &Ref{typeword.Read(text, b.Types), row.Cell(i).Span, role}
		case role == words.Key, role == words.Method, role == words.Unknown && call.Title == "" && words.Fold(c.Header[i].Text) != "id":
			call.Title = plain
			call.Name = words.CallName(text)
		case role == words.Doc:
			call.Doc = append(call.Doc, text)
		}
	}
	if len(routes) == 1 && routes[0].Method == "" {
		routes = withMethods(routes[0], methods)
	}
	if call.Route.Path != "" && len(routes) > 1 {
		return call.each(routes)
	}
	if call.Name == "" && call.Route.Path != "" {
		call.Name = NameOfRoute(call.Route)
	}
	return []*Call{call}
}

// methodsIn returns the methods that a cell lists, as routes; none if it says anything else.
func methodsIn(text string, at diag.Span) []page.RouteOf {
	methods := page.RoutesIn(text, at)
	if len(methods) == 0 || methods[0].Path != "" {
		return nil
	}
	return methods
}

// each returns a call for each of the routes that a row says, which names it.
func (c *Call) each(routes []page.RouteOf) (calls []*Call) {
	for _, route := range distinct(routes) {
		one := *c
		one.Route, one.Name = route, NameOfRoute(route)
		calls = append(calls, &one)
	}
	return calls
}

// take takes the route of a cell; the method may stand in another one.
func (c *Call) take(routes []page.RouteOf) {
	if len(routes) == 0 {
		return
	}
	method := c.Route.Method
	if c.Route = routes[0]; c.Route.Method == "" {
		c.Route.Method = method
	}
}

// withMethods returns a route without a method once for each of those that stand apart.
func withMethods(route page.RouteOf, methods []page.RouteOf) (out []page.RouteOf) {
	if route.Method != "" || len(methods) == 0 {
		return []page.RouteOf{route}
	}
	for _, m := range methods {
		route.Method = m.Method
		out = append(out, route)
	}
	return out
}

// distinct returns routes without those that repeat another one.
func distinct(routes []page.RouteOf) []page.RouteOf {
	seen := map[string]bool{}
	var out []page.RouteOf
	for _, route := range routes {
		key := route.Method + " " + route.Path
		if !seen[key] {
			seen[key] = true
			out = append(out, route)
		}
	}
	return out
}
