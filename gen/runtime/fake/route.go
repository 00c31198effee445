package fake

import (
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// route is what a server knows of a call.
type route struct {
	name, method, path string
	token              bool   // the call carries a token
	responseKey        string // under which the response lies
	media              string // the part that holds the file of an upload
	// request and response are the types that the call's method takes and
	// returns; nil if it has none, or none that can be named.
	request, response reflect.Type
	unchecked         bool // the type of the request cannot be named
	body              bool // the request is the body, whatever the method
	raw               bool // the response is no JSON
	optional          bool // the response may be missing
	// example is the response that the documents show, as JSON; sample is what the
	// examples of its fields make up, and what the zero value must not lack. "": there
	// is none.
	example, sample string
}

type servedRoute struct {
	route
	pattern *pattern
}

// rawRoute is a route of [Handler.HandleHTTP].
type rawRoute struct {
	method, path string
	pattern      *pattern
	handler      http.Handler
}

func (r *rawRoute) name() string { return r.method + " " + r.path }

func withoutRaw(all []*rawRoute, method, path string) []*rawRoute {
	return slices.DeleteFunc(slices.Clone(all), func(r *rawRoute) bool {
		return r.method == method && r.path == path
	})
}

// pattern matches paths that have the form of a template such as "/users/{id}".
type pattern struct {
	form *regexp.Regexp // of a path as joinPath returns it
	keys []string       // in order
}

// pathValue is what stands in a path for a {key}, unescaped.
type pathValue struct{ key, text string }

func newPattern(path string) *pattern {
	p := &pattern{}
	form := "^"
	rest := joinPath(path)
	for {
		before, after, ok := strings.Cut(rest, "{")
		key, tail, closed := strings.Cut(after, "}")
		if !ok || !closed {
			break
		}
		form += regexp.QuoteMeta(before) + "([^\x00]+)"
		p.keys = append(p.keys, key)
		rest = tail
	}
	p.form = regexp.MustCompile("(?s)" + form + regexp.QuoteMeta(rest) + "$")
	return p
}

// joinPath returns the path with its segments unescaped, and apart all the same.
func joinPath(path string) string {
	segments := strings.Split(path, "/")
	for i, s := range segments {
		if text, err := url.PathUnescape(s); err == nil {
			segments[i] = text
		}
	}
	return strings.Join(segments, "\x00")
}

func (p *pattern) match(path string) ([]pathValue, bool) {
	found := p.form.FindStringSubmatch(joinPath(path))
	if found == nil {
		return nil, false
	}
	var values []pathValue
	for i, key := range p.keys {
		values = append(values, pathValue{key, found[i+1]})
	}
	return values, true
}

// match is a route that a request's path has the form of.
type match struct {
	route  *servedRoute
	values []pathValue
}

// match returns the calls of the method that have the path; of those that
// differ, the ones with the fewest variable parts.
func (s *Handler) match(method, path string) []match {
	var found []match
	for _, r := range s.routes {
		if r.method != method {
			continue
		}
		if values, ok := r.pattern.match(path); ok {
			found = append(found, match{r, values})
		}
	}
	fewest := 0
	for i, m := range found {
		if n := len(m.values); i == 0 || n < fewest {
			fewest = n
		}
	}
	return slices.DeleteFunc(found, func(m match) bool { return len(m.values) > fewest })
}

func (s *Handler) matchRaw(method, path string) (*rawRoute, []pathValue) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range s.raw {
		if values, ok := r.pattern.match(path); ok && r.method == method {
			return r, values
		}
	}
	return nil, nil
}

// unknown says what is wrong with a request that is of no call, and which methods
// its path has, if any.
func (s *Handler) unknown(path string) (allowed []string, text string) {
	var paths []string
	for _, r := range s.routes {
		paths = append(paths, r.path)
		if _, ok := r.pattern.match(path); !ok {
			continue
		}
		if allowed == nil {
			text = fmt.Sprintf("wrong method: %s is %s %s", r.name, r.method, r.path)
		}
		if !slices.Contains(allowed, r.method) {
			allowed = append(allowed, r.method)
		}
	}
	if allowed != nil {
		return allowed, text
	}
	text = "no call has this path"
	if near := nearest(short(path, maxReport), paths); near >= 0 {
		r := s.routes[near]
		text += fmt.Sprintf("; the nearest is %s, %s %s", r.name, r.method, r.path)
	}
	return nil, text
}

// callNamed returns the name under which requests of a call are kept. The call
// may be given as "METHOD /path".
func (s *Handler) callNamed(call string) (string, bool) {
	for _, r := range s.routes {
		if r.name == call {
			return call, true
		}
	}
	method, path, _ := strings.Cut(call, " ")
	if found := s.match(method, path); len(found) > 0 {
		return found[0].route.name, true
	}
	raw, _ := s.matchRaw(method, path)
	if raw == nil {
		return "", false
	}
	return raw.name(), true
}

// nearestName suggests a call for a name that none has.
func (s *Handler) nearestName(call string) string {
	var names []string
	for _, r := range s.routes {
		names = append(names, r.name)
	}
	near := nearest(call, names)
	if near < 0 {
		return ""
	}
	return fmt.Sprintf("; the nearest is %q", names[near])
}

// nearest returns the index of the text that differs least from the given one,
// -1 if there is none.
func nearest(text string, all []string) int {
	best, least := -1, 0
	for i, other := range all {
		if d := distance(text, other); best < 0 || d < least {
			best, least = i, d
		}
	}
	return best
}

// distance counts the bytes to insert, remove or replace to make one text of
// the other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
