package page

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	wholeBase = lazyregexp.New(`(?i)^(?:(?:https?|wss?|\{[^{}/]*\}|\[[^\[\]/]*\]|<[^<>/]*>):)?//[^/\s?#]*`)
	// variableBase is a variable that stands for scheme and host; a parameter in
	// single braces is one if its name says so.
	variableBase = lazyregexp.New(`(?i)^(?:https?://)?(?:\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$[A-Z_]+|%[A-Z_]+%|[{<\[][^{}<>\[\]/]*(?:host|url|base|domain|server|endpoint)[^{}<>\[\]/]*[}>\]])`)
	bareHost     = lazyregexp.New(`(?i)^(?:localhost|\d+\.\d+\.\d+\.\d+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?::\d+)?/`)
	notHost      = lazyregexp.New(`(?i)^[^/]*\.(?:php|json|do|action|html?|jsp|aspx?|cgi)/`)
	mediaType    = lazyregexp.New(`^(?:application|text|multipart|image|audio|video)/`)
	templated    = lazyregexp.New(`\{[?&#][^{}]*\}`)
	parameter    = lazyregexp.New(`\{\{\s*([^{}]+?)\s*\}\}|\$\{\s*([^{}]+?)\s*\}|\{\s*([^{}]+?)\s*\}|<\s*([^<>]+?)\s*>|\[\s*([^\[\]]+?)\s*\]|%([A-Za-z_]\w*)%`)
	colonName    = lazyregexp.New(`^:([A-Za-z_][\w-]*)`)
	// ownDescription is where a service describes itself.
	ownDescription = lazyregexp.New(`^(?:/[\w-]+)*/(?:v[23]/api-docs|swagger\.json|openapi\.(?:json|ya?ml))$`)
	goodPath       = lazyregexp.New(`^/[\pL\pN._~!$&'()*+,;=:@%/{}-]*$`)
)

// splitBase returns the scheme and host of an address, and the rest of it.
func splitBase(target string) (base, rest string) {
	for _, form := range []*lazyregexp.Regexp{variableBase, wholeBase} {
		if base = form.FindString(target); base != "" && (len(base) == len(target) || target[len(base)] == '/' || form == wholeBase) {
			return base, target[len(base):]
		}
	}
	if bareHost.MatchString(target) && !notHost.MatchString(target) {
		at := strings.IndexByte(target, '/')
		return target[:at], target[at:]
	}
	return "", target
}

// pathOf reads a path or an address, whose path may lack its first slash if loose.
func pathOf(target string, loose bool) (one RouteOf, ok bool) {
	target = balanced(strings.TrimRight(target, ".,;，。；、"))
	base, path := splitBase(target)
	path, query := cutQuery(templated.ReplaceAllString(path, ""))
	switch {
	case strings.HasPrefix(path, "/"):
	case base != "" && path == "":
		return RouteOf{}, false
	case loose && strings.Contains(strings.Trim(path, "/"), "/") && !mediaType.MatchString(path):
		path = "/" + path
	default:
		return RouteOf{}, false
	}
	path = plainParameters(path)
	ok = goodPath.MatchString(path) && !strings.Contains(path, "//") && strings.Count(path, "{") == strings.Count(path, "}")
	ok = ok && !strings.Contains(path, "{/") && !ownDescription.MatchString(path)
	return RouteOf{Path: path, Base: base, Query: queryKeys(query, templated.FindAllString(target, -1))}, ok
}

// queryKey is the name of a parameter of a query.
var queryKey = lazyregexp.New(`^[\pL_$][\pL\pN_.$\[\]-]*$`)

// maxQuery is how many keys a query has at most that are read.
const maxQuery = 64

// queryKeys returns the keys of a query, and those of forms such as {?page,size}.
func queryKeys(query string, forms []string) (keys []string) {
	query, _, _ = strings.Cut(query, "#")
	for _, pair := range strings.Split(query, "&") {
		key, _, _ := strings.Cut(strings.TrimPrefix(pair, "amp;"), "=")
		keys = append(keys, key)
	}
	for _, f := range forms {
		if f[1] != '#' {
			keys = append(keys, strings.Split(strings.TrimSuffix(f[2:], "}"), ",")...)
		}
	}
	return addKeys(nil, keys)
}

// addKeys adds keys to others that are not among them.
func addKeys(keys, more []string) []string {
	for _, key := range more {
		if key = strings.TrimRight(strings.TrimSpace(key), "*"); queryKey.MatchString(key) && len(keys) < maxQuery && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// balanced returns a target without a bracket that closes what is around it.
func balanced(target string) string {
	for _, pair := range []string{"[]", "()", "（）", "【】"} {
		opening, closing, _ := strings.Cut(pair, string([]rune(pair)[1]))
		closing = strings.TrimPrefix(pair, opening) + closing
		if strings.HasSuffix(target, closing) && !strings.Contains(target, opening) {
			target = strings.TrimSuffix(target, closing)
		}
	}
	return target
}

// cutQuery returns a path without what is behind ? or #, which may be a part of a
// parameter, and what is behind ?.
func cutQuery(path string) (rest, query string) {
	depth := 0
	for i, r := range path {
		switch r {
		case '{', '<', '[':
			depth++
		case '}', '>', ']':
			depth--
		case '?', '#':
			if depth <= 0 {
				return path[:i], strings.TrimPrefix(path[i:], "?")
			}
		}
	}
	return path, ""
}

// plainParameters returns a path whose parameters are written {name}.
func plainParameters(path string) string {
	path = parameter.ReplaceAllStringFunc(path, func(found string) string {
		return "{" + parameterName(found) + "}"
	})
	segments := strings.Split(path, "/")
	for i, s := range segments {
		segments[i] = colonName.ReplaceAllString(s, "{$1}")
	}
	return strings.Join(segments, "/")
}

// parameterName returns the name of a parameter of a path, without its type.
func parameterName(text string) string {
	text = strings.TrimSpace(text)
	bare, _, _ := strings.Cut(strings.Trim(text, "{}<>[]%$: "), "#")
	if before, after, ok := strings.Cut(bare, ":"); ok {
		bare = before // {id:int}
		if text[0] == '<' {
			bare = after // <int:id>
		}
	}
	return strings.Join(strings.Fields(strings.Trim(bare, "+*?")), "_")
}
