package page

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// anyMethod are the methods that a page may name; not all of them can be in the dialect.
const moreMethods = `HEAD|OPTIONS|DEL`

var (
	anyMethod = `(?:` + dialect.AnyMethod + `|` + moreMethods + `)`
	methods   = anyMethod + `\b(?:\s*[/,，、|]\s*` + anyMethod + `\b|\s*(?:\bor\b|\band\b|或|和)\s*` + anyMethod + `\b)*`
	remark    = `(?:\s*[(（][^()（）]*[)）])?`
	inBracket = `[\[(（【]?(` + methods + `)[\])）】]?`

	// firstMethods are methods in any case at the beginning of a text.
	firstMethods = lazyregexp.New(`^[\[(（【]?((?i)` + methods + `)(?:[^\w/.-]|$)`)
	oneMethod    = lazyregexp.New(`(?i)` + anyMethod)
	methodPath   = lazyregexp.New(`^(?:[\[(（【](` + methods + `)[\])）】]\s*[:：|-]?\s*|(` + methods + `)` + remark + `(?:\s*[:：|-]\s*|\s+))(\S+)(?:\s+HTTP/[\d.]+)?` + remark + `$`)
	pathMethod   = lazyregexp.New(`^(\S+)(?:\s*[:：|-]\s*|\s+)` + inBracket + `$`)
	methodOnly   = lazyregexp.New(`^` + inBracket + `(?:\s*[(（,，;；].*)?$`)
	pathOnly     = lazyregexp.New(`^(\S+)` + remark + `$`)
	keyed        = lazyregexp.New(`^(?:[>■●◆▪►▶·•-]\s*)?[【\[]?([\pL\pN][\pL\pN /]{0,22}[\pL\pN])(?:\s*[(（]([^()（）]{1,24})[)）])?\s*(?:[】\]]?\s*[:：]|[】\]])\s*(\S.*)$`)
	// nameWithLink is a parameter that has its link within its braces.
	nameWithLink = lazyregexp.New(`\{([^{}#]+)#([^{}]+)\}`)
	blanks       = lazyregexp.New(`\{\{\s*([^{}]*?)\s*\}\}`)
)

// want is what a title above a text lets be said without saying so.
type want int

const (
	wantRoute  want = iota // a method and a path
	wantPath               // or a path alone
	wantMethod             // or a method alone
	wantEither
)

// maxTitle is how many bytes a title has at most that says what is below it.
const maxTitle = 80

// wants returns what the title lets be said below it.
func wants(title string) want {
	if len(title) > maxTitle {
		return wantRoute
	}
	switch title = fold(title); {
	case saysMethod(title):
		return wantMethod
	case saysPath(title):
		return wantPath
	}
	return wantRoute
}

// RoutesIn reads a text, such as that of a cell, that is a route and nothing else: a
// method and a path, a path alone, or methods alone.
func RoutesIn(text string, at diag.Span) []RouteOf { return routesOf(text, at, wantEither) }

// routesOf reads a text that is a route and nothing else.
func routesOf(text string, at diag.Span, allowed want) []RouteOf {
	text = withoutAttributes(withoutBadges(text))
	if len(text) > maxRoute || allowed == wantRoute && !hasMethod(text) || !strings.Contains(text, "/") && !mayBeMethod(text) {
		return nil
	}
	text, links := cleaned(text)
	if allowed != wantRoute {
		text = upperMethod(text)
	}
	if m := methodPath.FindStringSubmatch(text); m != nil {
		if routes := made(m[1]+m[2], m[3], links, at, true); routes != nil {
			return routes
		}
	}
	if m := pathMethod.FindStringSubmatch(text); m != nil {
		if routes := made(m[2], m[1], links, at, allowed != wantRoute); routes != nil {
			return routes
		}
	}
	if m := methodOnly.FindStringSubmatch(text); m != nil && allowed >= wantMethod {
		return made(m[1], "", nil, at, false)
	}
	if m := pathOnly.FindStringSubmatch(text); m != nil && (allowed == wantPath || allowed == wantEither) {
		return made("", m[1], links, at, allowed == wantPath)
	}
	return nil
}

// hasMethod reports whether a method may be in a text.
func hasMethod(text string) bool {
	return strings.Contains(text, "GET") || strings.Contains(text, "POST") || strings.Contains(text, "PUT") || strings.Contains(text, "DEL") ||
		strings.Contains(text, "PATCH") || strings.Contains(text, "HEAD") || strings.Contains(text, "OPTIONS")
}

// mayBeMethod reports whether a text is short enough to be methods alone.
func mayBeMethod(text string) bool { return len(text) <= maxTitle }

// maxRoute is how many bytes a text has at most that can be a route.
const maxRoute = 2048

// upperMethod returns a text whose first words are in upper case if they are methods,
// and no parts of a name or a path.
func upperMethod(text string) string {
	m := firstMethods.FindStringSubmatchIndex(text)
	if m == nil {
		return text
	}
	return text[:m[2]] + oneMethod.ReplaceAllStringFunc(text[m[2]:m[3]], strings.ToUpper) + text[m[3]:]
}

// cleaned returns a text without marks, and where the links at parameters in it lead.
func cleaned(text string) (shown string, links map[string]string) {
	text = untagged(text)
	for _, m := range nameWithLink.FindAllStringSubmatch(text, -1) {
		links = noteLink(links, m[1], m[2])
	}
	if !strings.Contains(text, "](") {
		return plain(joinBlanks(text)), links
	}
	text = link.ReplaceAllStringFunc(text, func(found string) string {
		m := link.FindStringSubmatch(found)
		inner := strings.Trim(escape.ReplaceAllString(m[1], "$1"), "`* ")
		if inner != "" && strings.ContainsAny(inner[:1], "{:<$%") {
			links = noteLink(links, inner, m[2])
		}
		return m[1]
	})
	return plain(joinBlanks(text)), links
}

// badge is a picture of a method.
var badge = lazyregexp.New(`!\[(` + anyMethod + `)\](?:\([^()]*\)|\[[^\[\]]*\])`)

// withoutBadges returns a text with the names of methods in the place of their pictures.
func withoutBadges(text string) string {
	if !strings.Contains(text, "![") {
		return text
	}
	return badge.ReplaceAllString(text, "$1")
}

// classes are what a text ends in that names its style, and gluedMethod is a method with
// the code span of its path right behind it.
var (
	classes     = lazyregexp.New(`\s+\{[.#][^{}/]*\}$`)
	gluedMethod = lazyregexp.New("^((?:<[a-zA-Z][^<>]*>)?[*_]{0,2}" + anyMethod + "[*_]{0,2}(?:</[a-zA-Z]+>)?)`/")
)

// withoutAttributes returns a text without what says how to show it.
func withoutAttributes(text string) string {
	if strings.HasSuffix(text, "}") {
		text = classes.ReplaceAllString(text, "")
	}
	return gluedMethod.ReplaceAllString(text, "$1 `/")
}

// noteLink notes where the link at a parameter leads.
func noteLink(links map[string]string, parameter, to string) map[string]string {
	if links == nil {
		links = map[string]string{}
	}
	links[parameterName(parameter)] = to
	return links
}

// joinBlanks returns a text without the blanks in double braces.
func joinBlanks(text string) string {
	if !strings.Contains(text, "{{") {
		return text
	}
	return blanks.ReplaceAllString(text, "{{$1}}")
}

// made returns the routes of methods, which may be several, and a path, which may be
// missing, as may they.
func made(methods, target string, links map[string]string, at diag.Span, loose bool) (routes []RouteOf) {
	var one RouteOf
	if target != "" {
		ok := false
		if one, ok = pathOf(target, loose); !ok || methods == "" && one.Path == "/" {
			return nil
		}
	}
	one.Span, one.Links = at, links
	for _, m := range oneMethod.FindAllString(methods, -1) {
		one.Method = methodName(m)
		routes = append(routes, one)
	}
	if len(routes) == 0 && target != "" {
		routes = append(routes, one)
	}
	return routes
}

// methodName returns a method by its name.
func methodName(text string) string {
	if text = strings.ToUpper(text); text == "DEL" {
		return "DELETE"
	}
	return text
}

// keyedRoutes reads a line that says by a word what is behind it, as in
// "Method: POST" or "Path /x".
func keyedRoutes(text string, at diag.Span) []RouteOf {
	if len(text) > maxRoute || !strings.Contains(text, "/") && !oneMethod.MatchString(text) {
		return nil
	}
	clean, links := cleaned(text)
	routes := keyValue(clean, at)
	for i := range routes {
		routes[i].Links = links
	}
	return routes
}

// keyValue returns the routes of a key and a value, with a colon or a blank between them.
func keyValue(text string, at diag.Span) []RouteOf {
	if m := keyed.FindStringSubmatch(text); m != nil {
		if routes := said(m[1], m[3], at); routes != nil {
			return staged(routes, stageOf(m[2]))
		}
	}
	key := ""
	for range maxKey {
		word, rest, ok := strings.Cut(text, " ")
		if !ok {
			break
		}
		key, text = key+" "+word, rest
		if routes := said(key, text, at); routes != nil {
			return routes
		}
	}
	return nil
}

// maxKey is how many words a key has at most.
const maxKey = 3

// said returns the routes that a value gives under a key.
func said(key, value string, at diag.Span) []RouteOf {
	if !strings.Contains(value, "/") && !oneMethod.MatchString(value) {
		return nil
	}
	if allowed := wants(key); allowed != wantRoute {
		if allowed == wantMethod {
			value = protocol.ReplaceAllString(value, "")
		}
		return routesOf(value, at, allowed)
	}
	return nil
}

// protocol stands ahead of a method: HTTP GET.
var protocol = lazyregexp.New(`(?i)^https?[\s/]+`)

// stagedRoutes reads a line that names the stage that an address is for.
func stagedRoutes(text string, at diag.Span) []RouteOf {
	clean, links := cleaned(text)
	m := keyed.FindStringSubmatch(clean)
	if m == nil {
		return nil
	}
	routes := atStage(m[1], m[3], at)
	for i := range routes {
		routes[i].Links = links
	}
	return routes
}

// atStage returns the routes of a whole address that is of the stage that a text says.
func atStage(key, address string, at diag.Span) []RouteOf {
	if stageOf(key) == noStage {
		return nil
	}
	routes := routesOf(address, at, wantPath)
	if routes == nil || routes[0].Base == "" {
		return nil
	}
	return staged(routes, stageOf(key))
}

// staged notes the stage of routes.
func staged(routes []RouteOf, s stage) []RouteOf {
	for i := range routes {
		routes[i].stage = s
	}
	return routes
}

// sameStaged joins the routes of two stages that are of one call: the host is that of
// the production, or that of the first.
func sameStaged(a, b []RouteOf) (routes []RouteOf, ok bool) {
	if len(a) != 1 || len(b) != 1 || a[0].stage == noStage || b[0].stage == noStage || a[0].Path != b[0].Path || a[0].Method != b[0].Method {
		return nil, false
	}
	if a[0].stage != liveStage && b[0].stage == liveStage {
		return b, true
	}
	return a, true
}

// isSame reports whether two routes are of the same call.
func (r RouteOf) isSame(o RouteOf) bool {
	return r.Method == o.Method && r.Path == o.Path && r.Base == o.Base
}

// merge joins routes that say only a path with those that say only a method; ok is
// false if they are others.
func merge(a, b []RouteOf) (routes []RouteOf, ok bool) {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...), true
	}
	if same, ok := sameStaged(a, b); ok {
		return same, true
	}
	paths, methods := a, b
	if a[0].Path == "" {
		paths, methods = b, a
	}
	for _, p := range paths {
		for _, m := range methods {
			if p.Path == "" || p.Method != "" || m.Method == "" || m.Path != "" {
				return a, false
			}
			one := p
			one.Method = m.Method
			routes = append(routes, one)
		}
	}
	return routes, len(routes) <= maxMerged
}

// maxMerged is how many routes a page can mean by methods and paths that it says apart.
const maxMerged = 16
