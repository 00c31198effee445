package page

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// routeLangs are the languages of codes that may be routes.
const routeLangs = "  http https plaintext text txt plain console none url request rest shell bash "

var (
	queryLine = lazyregexp.New(`^\s*[?&]`)
)

// code adds a code, or the routes that it is. A request with headers or a body is both.
func (r *reader) code(lang, text string, at diag.Span) {
	if strings.TrimSpace(text) == "" {
		return
	}
	if strings.HasPrefix(lang, "#") { // the identifier of {#answer}
		lang = ""
	}
	if strings.Contains(routeLangs, " "+lang+" ") {
		routes, rest := r.codeRoutes(text, at)
		if routes != nil {
			r.add(&Part{Kind: Route, Routes: routes, Span: at})
			if rest == "" {
				return
			}
		}
	}
	if r.fields.take("```"+lang+"\n"+text+"\n```", false) {
		return
	}
	r.add(&Part{Kind: Code, Lang: lang, Text: text, Span: at})
}

// codeRoutes returns the routes in the first lines of a code, and what is behind them.
func (r *reader) codeRoutes(text string, at diag.Span) (routes []RouteOf, rest string) {
	for text != "" {
		first, after, _ := strings.Cut(text, "\n")
		found := routesOf(strings.TrimPrefix(first, "$ "), at, r.wants)
		switch {
		case strings.TrimSpace(first) == "" && routes == nil:
		case queryLine.MatchString(first) && routes != nil:
			last := &routes[len(routes)-1]
			last.Query = addKeys(last.Query, queryKeys(strings.TrimLeft(first, "?& \t"), nil))
		case found == nil:
			return routes, strings.TrimSpace(text)
		}
		for _, one := range found {
			if !slices.ContainsFunc(routes, one.isSame) { // but for their queries
				routes = append(routes, one)
			}
		}
		text = after
	}
	return routes, ""
}
