package page

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	pathInTitle = "(?:" + `(?:https?://|\{\{|\$\{|/)` + "(?:" + `\[[^\[\]]*\]\([^()\s]*\)|\\.|[^\s` + "`*()（），。；|\\\\])*)"
	titleRoute  = lazyregexp.New("[*_`\\[(（【]*(?:<[a-zA-Z]+(?:\\s[^<>]*)?>)*\\b(" + methods + ")(?:</[a-zA-Z]+>)*[*_`\\])）】]*(?:\\s*[:：|-]\\s*|\\s+)(?:[`*_\\[(（])*(" + pathInTitle + ")[`*\\])）】]*")
	titlePath   = lazyregexp.New("[\\[(（]?`(" + `(?:https?://[^/\s]+)?/[\pL\pN{:<\[$_]` + "[^`\\s]*)`[\\])）]?")
	// linkedRoute is a route that is the text of a link.
	linkedRoute = lazyregexp.New(`\[([^\[\]]*\b` + anyMethod + `\s[^\[\]]*)\]\([^()]*\)`)
	// blueprint is the end of a title of API Blueprint.
	blueprint = lazyregexp.New(`\s*\[(` + anyMethod + `)?\s*(/[^\s\[\]]*(?:\[[^\s\[\]]*\][^\s\[\]]*)*)?\]$`)
)

// titleRoutes returns the routes in a title, and the title without them.
func titleRoutes(text string, at diag.Span) (rest string, routes []RouteOf) {
	if len(text) > maxRoute {
		return text, nil
	}
	if text = withoutBadges(text); strings.Contains(text, "](") {
		text = linkedRoute.ReplaceAllString(text, "$1")
	}
	if routes := routesOf(text, at, wantRoute); routes != nil {
		return "", routes
	}
	if !strings.ContainsAny(text, "/[") {
		return text, nil
	}
	if m := blueprint.FindStringSubmatchIndex(text); m != nil && m[2]+m[4] > 0 {
		return cutRoute(text, m, [2]int{2, 4}, at)
	}
	for hasMethod(text) && len(routes) < maxMerged {
		m := titleRoute.FindStringSubmatchIndex(text)
		if m == nil {
			break
		}
		rest, found := cutRoute(text, m, [2]int{2, 4}, at)
		if found == nil {
			break
		}
		text, routes = rest, append(routes, found...)
	}
	if routes != nil {
		return text, routes
	}
	if m := titlePath.FindStringSubmatchIndex(text); m != nil {
		return cutRoute(text, m, [2]int{0, 2}, at)
	}
	if strings.HasPrefix(text, "/") && len(text) > 1 {
		first, rest, _ := strings.Cut(text, " ")
		if routes := routesOf(first, at, wantEither); routes != nil && routes[0].Path != "/" {
			return trimJoint(rest), routes
		}
	}
	return text, nil
}

// cutRoute returns the route that is found in a title, by the groups of its methods, if
// any, and path, and the title without what is found.
func cutRoute(text string, found []int, groups [2]int, at diag.Span) (rest string, routes []RouteOf) {
	var parts [2]string
	for i, g := range groups {
		if (g > 0) && found[g] >= 0 {
			parts[i] = text[found[g]:found[g+1]]
		}
	}
	target, links := cleaned(parts[1])
	if routes = made(parts[0], target, links, at, false); routes == nil {
		return text, nil
	}
	return strings.TrimSpace(trimJoint(text[:found[0]]) + " " + trimJoint(text[found[1]:])), routes
}

// trimJoint returns a part of a title without what joined it to the route.
func trimJoint(text string) string { return strings.Trim(text, " \t-–—:：|·,，`*%") }
