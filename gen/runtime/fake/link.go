package fake

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// linkTarget is the target of a link in the header Link (RFC 8288).
var linkTarget = regexp.MustCompile(`<([^>]*)>`)

// learnLinks notes the keys of the queries to which an answer of a call has links:
// who follows them sends the keys, though no document may name them.
func (s *Handler) learnLinks(call string, header http.Header) {
	for _, link := range linkTarget.FindAllStringSubmatch(strings.Join(header.Values("Link"), ","), -1) {
		target, err := url.Parse(link[1])
		if err != nil {
			continue
		}
		s.mu.Lock()
		for key := range target.Query() {
			s.linked[linkedKey{call, key}] = true
		}
		s.mu.Unlock()
	}
}

// linkedKey is a key of the query in a link that a call has answered with.
type linkedKey struct{ call, key string }

// dropLinked removes from a query what only links have given it.
func (s *Handler) dropLinked(r *route, query url.Values) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for key := range query {
		if s.linked[linkedKey{r.name, key}] && s.types.at(r.request, key) == nil {
			delete(query, key)
		}
	}
}
