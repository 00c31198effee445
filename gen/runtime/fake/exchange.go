package fake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Request is a request as the server received it.
type Request struct {
	// Call is the name of the call, or "METHOD /path" if none is defined there.
	Call string
	// Attempt counts the requests of the call, from 1.
	Attempt int
	Method  string
	Path    string     // escaped, as it was sent
	Query   url.Values // with the token, if that is where it goes
	Header  http.Header
	// Body is every byte of it; of an upload, all parts with their headers. It is
	// empty if it was too large.
	Body []byte
	// Token is the access token that the request carries, or ""; where calls carry a
	// user and a password, it is both with a colon between them.
	Token string
	// Wrong is why the request was refused, though not by the service, or what went
	// wrong in what answers it.
	Wrong []string
}

func (r Request) clone() Request {
	query := url.Values{}
	for key, values := range r.Query {
		query[key] = slices.Clone(values)
	}
	r.Query, r.Header, r.Body, r.Wrong = query, r.Header.Clone(), bytes.Clone(r.Body), slices.Clone(r.Wrong)
	return r
}

// exchange is a request on its way to its answer.
type exchange struct {
	call  string
	r     *http.Request
	query url.Values
	body  []byte
	token string
	route *route // nil if no call is defined here
	// record is what is told of the request.
	record *Request
	id     string       // which request of the server it is
	raw    http.Handler // set with HandleHTTP
	input  input
	fault  Fault
	// refused answers a request that is not as the documents say.
	refused *Fault
}

// receive reads the request, finds out which call it is, records it and says
// what is wrong with it.
func (s *Handler) receive(w http.ResponseWriter, r *http.Request) *exchange {
	query := r.URL.Query()
	x := &exchange{r: r, query: query, token: s.tokenOf(r, query)}
	wrong := s.read(w, x)
	wrong = append(wrong, s.identify(x)...)
	s.record(x)
	if len(wrong) > 0 {
		s.tell(x, wrong...)
	}
	if len(wrong) > 0 && x.refused == nil {
		x.refuse(http.StatusBadRequest, wrong)
	}
	return x
}

// read reads the body. It refuses one that is too large, and one that ends
// early: then the client is gone, of which nobody need be told.
func (s *Handler) read(w http.ResponseWriter, x *exchange) (wrong []string) {
	if x.r.Body == nil {
		return nil
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, x.r.Body, s.maxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		wrong = []string{fmt.Sprintf("the body has more than %d bytes", s.maxBody)}
		x.refuse(http.StatusRequestEntityTooLarge, wrong)
	case err != nil:
		x.refuse(http.StatusBadRequest, []string{"the body cannot be read"})
	default:
		x.body = body
	}
	return wrong
}

func (x *exchange) refuse(status int, wrong []string) {
	x.refused = &Fault{Status: status, Message: strings.Join(wrong, "\n")}
}

// identify finds the call that the request is of, and what is wrong with the
// request, unless it is refused already.
func (s *Handler) identify(x *exchange) (wrong []string) {
	path := x.r.URL.EscapedPath()
	found := s.match(x.r.Method, path)
	x.call = x.r.Method + " " + short(path, maxReport)
	if len(found) > 0 {
		x.route, x.call = &found[0].route.route, found[0].route.name
	}
	if raw, values := s.matchRaw(x.r.Method, path); raw != nil {
		x.useRaw(raw, values)
		return nil
	}
	switch {
	case x.refused != nil:
		return nil
	case len(found) > 0:
		return s.choose(x, found)
	}
	allowed, text := s.unknown(path)
	if x.refuse(http.StatusNotFound, []string{text}); allowed != nil {
		x.refuse(http.StatusMethodNotAllowed, []string{text})
		x.refused.Header = http.Header{"Allow": {strings.Join(allowed, ", ")}}
	}
	return []string{text}
}

// choose finds which of the calls at one path and method the request is of:
// the first that it suits, if possible one that has a handler.
func (s *Handler) choose(x *exchange, found []match) (wrong []string) {
	best := -1
	for _, m := range found {
		in, faults := s.decode(x, m)
		score := 0
		if len(faults) == 0 {
			score += 2
		}
		if s.handled(m.route.name) {
			score++
		}
		if score > best {
			best = score
			x.route, x.call, x.input, wrong = &m.route.route, m.route.name, in, faults
		}
	}
	return wrong
}

func (s *Handler) handled(call string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.handlers[call] != nil
}

// useRaw gives the request to a handler of HandleHTTP, unless it is refused.
func (x *exchange) useRaw(raw *rawRoute, values []pathValue) {
	if x.refused == nil {
		x.raw = raw.handler
	}
	if x.route == nil {
		x.call = raw.name()
	}
	x.r.Body = io.NopCloser(bytes.NewReader(x.body))
	for _, v := range values {
		x.r.SetPathValue(v.key, v.text)
	}
}

// record keeps the request and takes the fault that it meets.
func (s *Handler) record(x *exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if queue := s.faults[x.call]; len(queue) > 0 {
		x.fault, s.faults[x.call] = queue[0], queue[1:]
	}
	x.record = &Request{
		Call: x.call, Method: x.r.Method, Path: x.r.URL.EscapedPath(), Query: x.query,
		Header: x.r.Header.Clone(), Body: x.body, Token: x.token,
	}
	s.log.add(x.record)
	s.log.received++
	x.id = "request-" + strconv.Itoa(s.log.received)
}
