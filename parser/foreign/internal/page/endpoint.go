package page

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	pathKeys  = []string{"path", "url", "uri", "endpoint", "route", "href"}
	routeName = lazyregexp.New(`(?i)route|endpoint|request|operation`)
	titleName = lazyregexp.New(`(?i)head|title`)
)

// isRoute reports whether a tag is of an element that says the route of a call.
func (r *reader) isRoute(t token) bool {
	if !t.isComponent() || !t.opens() {
		return false
	}
	if m := t.attrs["method"]; m != "" {
		return oneMethod.FindString(m) == m
	}
	return routeName.MatchString(t.name) && len(attributeRoutes(t, diag.Span{})) > 0
}

// attributeRoutes returns the routes that the attributes of an element give.
func attributeRoutes(t token, at diag.Span) []RouteOf {
	for _, key := range pathKeys {
		if value := t.attrs[key]; value != "" {
			target, links := cleaned(value)
			return made(t.attrs["method"], target, links, at, false)
		}
	}
	return nil
}

// route adds the route of an element and reports whether its content is read, too: it
// is if it is a path or a title, and not if it is what the call is described by.
func (r *reader) route(t token, content []token, at diag.Span) (whole bool) {
	routes := attributeRoutes(t, at)
	text, simple := simpleText(content)
	if text == "" && titleName.MatchString(t.name) {
		text = t.attrs["title"]
	}
	switch {
	case len(routes) == 0:
		routes = routesOf(strings.ToUpper(t.attrs["method"])+" "+text, at, wantRoute)
		if !simple || routes == nil {
			return false
		}
		r.add(&Part{Kind: Route, Routes: routes, Span: at})
	case simple && text != "" && isShort(text) && titleName.MatchString(t.name):
		r.heading(routeLevel, text, at, idsOf(t)...)
		r.page.Parts[len(r.page.Parts)-1].Routes = routes
	case simple && (text == "" && t.match > 0 || strings.HasSuffix(t.raw, "/>")):
		r.add(&Part{Kind: Route, Routes: routes, Span: at})
	default:
		r.wraps = append(r.wraps, t.name)
		r.add(&Part{Kind: Open, Text: t.name, Routes: routes, Span: at})
		return false
	}
	return true
}

// idsOf returns the anchors that an element gives.
func idsOf(t token) (ids []string) {
	for _, key := range []string{"id", "name"} {
		if id := strings.TrimPrefix(t.attrs[key], "#"); id != "" && !strings.ContainsAny(id, " \t") {
			ids = append(ids, id)
		}
	}
	return ids
}

// routeLevel is the level of a heading that is an element with a route.
const routeLevel = 2

// simpleText returns the content of an element as one line of text; ok is false if
// there is more in it.
func simpleText(content []token) (text string, ok bool) {
	for _, t := range content {
		if !t.isInline() || t.kind == html.CommentToken {
			return "", false
		}
	}
	text = markdown(content)
	return text, !strings.Contains(text, "\n")
}
