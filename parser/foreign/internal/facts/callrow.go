package facts

import (
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec/goname"
)

var (
	pathParameter = regexp.MustCompile(`\{[^{}]*\}`)
	versionPart   = regexp.MustCompile(`^(?:api|rest|v\d+(?:\.\d+)*|openapi|open-apis?)$`)
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
var otherMethod = regexp.MustCompile(`^[A-Z]{3,12}$`)

// callRow reads a row of a table of calls.
func (c *columns) callRow(row page.Row, b *words.Book) *Call {
	call := &Call{}
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
		case role == words.Method && isCode(text) && otherMethod.MatchString(plain): // which no client sends
			call.Route.Method = plain
		case isRoute(plain) && call.Route.Path == "":
			call.take(page.RoutesIn(text, row.Cell(i).Span))
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
	if call.Name == "" && call.Route.Path != "" {
		call.Name = NameOfRoute(call.Route)
	}
	return call
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
