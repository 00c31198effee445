package fake

import (
	"bytes"
	"context"
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
	Body    []byte // every byte of it; of an upload, all parts with their headers
	// Token is the access token that the request carries, or "".
	Token string
}

// Requests returns copies of all requests so far, in the order in which they
// came; with names, only those of the calls.
func (s *Server) Requests(calls ...string) []Request {
	s.t.Helper()
	names := slices.Clone(calls)
	for i, call := range calls {
		name, ok := s.callNamed(call)
		if ok {
			names[i] = name
		} else if !strings.Contains(call, " ") {
			s.t.Fatalf("fake server: Requests: no call is named %q%s", call, s.nearestName(call))
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Request
	for _, r := range s.requests {
		if len(calls) == 0 || slices.Contains(names, r.Call) {
			all = append(all, r.clone())
		}
	}
	return all
}

func (r Request) clone() Request {
	query := url.Values{}
	for key, values := range r.Query {
		query[key] = slices.Clone(values)
	}
	r.Query, r.Header, r.Body = query, r.Header.Clone(), bytes.Clone(r.Body)
	return r
}

// requestKey is under which a handler's context holds its request.
type requestKey struct{}

// RequestOf returns the request that a handler answers, from the handler's
// context: its headers, its token, which attempt it is. Of every other context
// it returns the zero Request.
func RequestOf(ctx context.Context) Request {
	r, _ := ctx.Value(requestKey{}).(Request)
	return r.clone()
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
	record Request
	id     string       // which request of the server it is
	raw    http.Handler // set with HandleHTTP
	input  input
	fault  Fault
	// refused answers a request that is not as the documents say.
	refused *answer
}

// receive reads the request, finds out which call it is, records it and says
// what is wrong with it.
func (s *Server) receive(r *http.Request) *exchange {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(http.ErrAbortHandler) // the client is gone
	}
	query := r.URL.Query()
	x := &exchange{r: r, query: query, body: body, token: s.tokenOf(r, query)}
	wrong := s.identify(x)
	s.record(x)
	if len(wrong) > 0 {
		s.failf("%s: %s", x.call, strings.Join(wrong, "; "))
	}
	if len(wrong) > 0 && x.refused == nil {
		x.refuse(http.StatusBadRequest, wrong)
	}
	return x
}

func (x *exchange) refuse(status int, wrong []string) {
	a := textAnswer(status, strings.Join(wrong, "\n"))
	x.refused = &a
}

// identify finds the call that the request is of, and what is wrong with the
// request.
func (s *Server) identify(x *exchange) (wrong []string) {
	path := x.r.URL.EscapedPath()
	found := s.match(x.r.Method, path)
	if len(found) > 0 {
		x.route, x.call = &found[0].route.route, found[0].route.name
	}
	if raw, values := s.matchRaw(x.r.Method, path); raw != nil {
		x.useRaw(raw, values)
		return nil
	}
	if len(found) == 0 {
		x.call = x.r.Method + " " + path
		status, text := s.unknown(x.r.Method, path)
		x.refuse(status, []string{text})
		return []string{text}
	}
	return s.choose(x, found)
}

// choose finds which of the calls at one path and method the request is of:
// the first that it suits, if possible one that has a handler.
func (s *Server) choose(x *exchange, found []match) (wrong []string) {
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

func (s *Server) handled(call string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.handlers[call] != nil
}

func (x *exchange) useRaw(raw *rawRoute, values []pathValue) {
	x.raw = raw.handler
	if x.route == nil {
		x.call = raw.name()
	}
	x.r.Body = io.NopCloser(bytes.NewReader(x.body))
	for _, v := range values {
		x.r.SetPathValue(v.key, v.text)
	}
}

// record keeps the request and takes the fault that it meets.
func (s *Server) record(x *exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts[x.call]++
	if queue := s.faults[x.call]; len(queue) > 0 {
		x.fault, s.faults[x.call] = queue[0], queue[1:]
	}
	x.record = Request{
		Call: x.call, Attempt: s.counts[x.call],
		Method: x.r.Method, Path: x.r.URL.EscapedPath(), Query: x.query,
		Header: x.r.Header, Body: x.body, Token: x.token,
	}
	s.requests = append(s.requests, x.record.clone())
	x.id = "request-" + strconv.Itoa(len(s.requests))
}
