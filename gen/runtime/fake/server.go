package fake

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"runtime/debug"
	"sync"
	"testing"
	"time"
)

// Server is a fake of the service that listens on the loopback interface, for
// tests of code that calls it. NewServer starts one. It is safe for use by
// several goroutines.
//
// Each call has a method On… that sets what answers it; until then it answers
// with success and the zero response, the token call with a new token.
//
// The server is strict. The test fails, and the request is answered with HTTP
// status 400, if a key is unknown, missing, given twice or of the wrong type, if
// an optional key holds null or the zero value instead of being left out, if
// anything follows the JSON value, or if a call is sent to the wrong path or
// with the wrong method. A token that is missing, unknown, expired or revoked
// does not fail the test: it is refused, see [Server.SetTokenErrors].
type Server struct {
	// URL is the base URL of the service, without a slash at its end.
	URL string

	t      testing.TB
	config config
	types  types
	routes []*servedRoute

	mu       sync.Mutex // guards what follows; never held while a handler runs
	raw      []*rawRoute
	handlers map[string]handler // by call
	faults   map[string][]Fault // by call, the next one first
	counts   map[string]int     // requests so far, by call
	requests []Request
	tokens   map[string]*token
	lifetime time.Duration
	refusals tokenErrors

	failing sync.Mutex // held while the test is told of a failure
	over    bool       // the test may not be told any more
}

// config is what a server knows of the service and of the generated package.
type config struct {
	codeKey, messageKey string // ways to them in an answer; "" without
	errorBody           bool   // failures have a body, and only they a code
	codes               map[ErrorCode]errorInfo
	statuses            map[int]errorInfo
	requestID           string // header that names the request; "": none does
	tokenParameter      string // of the query; "": the token is in the header Authorization
	tokenCall           string // "" if tokens come from elsewhere
	tokenKey, expiryKey string // of the token call's response
	refusal             ErrorCode
	refusalStatus       int                 // with which a token is refused without a code; 0: 401
	pkgPath             string              // of the generated package
	required            map[string][]string // JSON keys of structs of that package, by type
	fault               func(error) Fault   // what an error of a handler stands for; zero if nothing
	routes              []route
}

// handler answers a call; its result is of the route's response type.
type handler func(ctx context.Context, in input) (any, error)

// input is a request as a handler takes it.
type input struct {
	request any   // of the route's request type; nil if the call has none
	file    *file // of an upload
}

// as returns v as a T, the zero T if it is nil.
func as[T any](v any) T {
	t, _ := v.(T)
	return t
}

// newServer starts a server that closes when the test ends.
func newServer(t testing.TB, c config) *Server {
	t.Helper()
	s := &Server{
		t: t, config: c, lifetime: 2 * time.Hour,
		types:    types{pkgPath: c.pkgPath, required: c.required},
		handlers: map[string]handler{}, faults: map[string][]Fault{},
		counts: map[string]int{}, tokens: map[string]*token{},
	}
	for _, r := range c.routes {
		s.routes = append(s.routes, &servedRoute{route: r, pattern: newPattern(r.path)})
	}
	ctx, cancel := context.WithCancel(context.Background())
	server := httptest.NewUnstartedServer(http.HandlerFunc(s.serve))
	server.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	server.Start()
	s.URL = server.URL
	t.Cleanup(func() {
		cancel() // delays end, so that Close has nothing to wait for
		server.Close()
		s.failing.Lock()
		defer s.failing.Unlock()
		s.over = true
	})
	return s
}

// on sets the handler of a call; without one, the default is back.
func (s *Server) on(call string, set bool, h handler) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if set {
		s.handlers[call] = h
	} else {
		delete(s.handlers, call)
	}
}

// HandleHTTP sets the handler of a method and path, such as "/calls/{name}",
// instead of the call that may be defined there; nil removes it. Such requests
// are recorded and have faults, but are not checked.
func (s *Server) HandleHTTP(method, path string, h http.HandlerFunc) {
	s.t.Helper()
	if method == "" || path == "" || path[0] != '/' {
		s.t.Fatalf("fake server: HandleHTTP(%q, %q): want a method, and a path that begins with a slash", method, path)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.raw = withoutRaw(s.raw, method, path)
	if h != nil {
		s.raw = append(s.raw, &rawRoute{method: method, path: path, pattern: newPattern(path), handler: h})
	}
}

// Inject adds faults to those that the next requests of the call meet, one each,
// in this order. The call is named as its method, or, if it is none, as
// "METHOD /path" after [Server.HandleHTTP].
func (s *Server) Inject(call string, faults ...Fault) {
	s.t.Helper()
	name, ok := s.callNamed(call)
	if !ok {
		s.t.Fatalf("fake server: Inject: no call is named %q%s", call, s.nearestName(call))
	}
	for _, f := range faults {
		if f.Status != 0 && (f.Status < 200 || f.Status > 999) {
			s.t.Fatalf("fake server: Inject: %d is no HTTP status that ends a request", f.Status)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults[name] = append(s.faults[name], faults...)
}

// failf tells the test what is wrong with a request.
func (s *Server) failf(format string, args ...any) {
	s.failing.Lock()
	defer s.failing.Unlock()
	if !s.over {
		s.t.Errorf("fake server: %s", fmt.Sprintf(format, args...))
	}
}

// serve answers one request.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	x := s.receive(r)
	defer func() {
		if v := recover(); v != nil {
			if v != http.ErrAbortHandler {
				s.failf("%s: the handler panicked: %v\n%s", x.call, v, debug.Stack())
			}
			panic(http.ErrAbortHandler)
		}
	}()
	if name := s.config.requestID; name != "" {
		w.Header().Set(name, x.id)
	}
	f := x.fault
	if f.Delay > 0 && !f.AfterHandler && !f.SlowBody {
		wait(r.Context(), f.Delay)
	}
	if x.raw != nil && !f.answers() && !f.damages() && !s.isTokenCall(x) {
		x.raw.ServeHTTP(w, x.r)
		return
	}
	var a answer
	if f.AfterHandler || !f.answers() && !f.Cut {
		a = s.handle(x)
		if f.Delay > 0 && f.AfterHandler && !f.SlowBody {
			wait(r.Context(), f.Delay)
		}
	}
	if f.answers() {
		a = s.config.failure(f)
	}
	f.write(w, r, a)
}

// handle returns what the request is answered with unless a fault intervenes.
func (s *Server) handle(x *exchange) answer {
	var a answer
	switch {
	case x.raw != nil:
		w := httptest.NewRecorder()
		x.raw.ServeHTTP(w, x.r)
		a = answer{status: w.Code, header: w.Result().Header, body: w.Body.Bytes()}
	case x.refused != nil:
		return *x.refused
	default:
		if a = s.admit(x); a.status != 0 {
			return a
		}
		a = s.call(x)
	}
	if s.isTokenCall(x) && a.status == http.StatusOK {
		s.learn(x.route, a.body)
	}
	return a
}

// admit refuses a request whose token is not good: the zero answer lets it pass.
func (s *Server) admit(x *exchange) answer {
	if !x.route.token {
		return answer{}
	}
	if f := s.refuse(x.token); f != nil {
		return s.config.failure(*f)
	}
	return answer{}
}

// call returns the answer of the call's handler.
func (s *Server) call(x *exchange) answer {
	s.mu.Lock()
	h := s.handlers[x.call]
	s.mu.Unlock()
	if h == nil {
		h = s.fallback(x.route)
	}
	v, err := h(context.WithValue(x.r.Context(), requestKey{}, x.record), x.input)
	if err != nil {
		f := s.config.fault(err)
		if !f.answers() && x.r.Context().Err() != nil {
			panic(http.ErrAbortHandler) // nobody waits for what it says
		}
		if !f.answers() {
			s.failf("%s: the handler returned an error that is none of the service: %v", x.call, err)
			f = Fault{Status: http.StatusInternalServerError}
		}
		return s.config.failure(f)
	}
	a, err := s.config.success(x.route, v)
	if err != nil {
		s.failf("%s: the response cannot be encoded: %v", x.call, err)
		return s.config.failure(Fault{Status: http.StatusInternalServerError})
	}
	return a
}

// fallback returns the handler of a call that none was set for.
func (s *Server) fallback(r *route) handler {
	if r.name == s.config.tokenCall {
		return func(context.Context, input) (any, error) { return s.tokenResponse(r) }
	}
	return func(context.Context, input) (any, error) { return zero(r.response), nil }
}

// zero returns the zero value of a response type; of a pointer, that of what it
// points to.
func zero(t reflect.Type) any {
	switch {
	case t == nil:
		return nil
	case t.Kind() == reflect.Pointer:
		return reflect.New(t.Elem()).Interface()
	}
	return reflect.Zero(t).Interface()
}

// wait waits for d. It drops the request if the client goes away or the test
// ends before.
func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
		panic(http.ErrAbortHandler)
	}
}
