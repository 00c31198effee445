package fake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"runtime/debug"
	"sync"
	"time"
)

// Handler is a fake of the service that answers requests wherever they come
// from: an [http.Handler] for [net/http/httptest] or any other server, which
// needs no test. NewHandler makes one, NewServer one that a test owns. It is
// safe for use by several goroutines.
//
// Each call has a method On… that sets what answers it. Until then it answers
// with success and the response that the documents show: an example of it, or
// what the examples of its fields make up. All else is the zero value, in which
// lists and maps are empty instead of null, enums hold one of their values, and
// what has limits keeps to them. A call without a response is answered with HTTP
// status 204, unless every answer of the service holds a code. The token call
// answers with a new token.
//
// A request is refused with HTTP status 400 and a text that says why if a key is
// unknown, missing, given twice or of the wrong type, if null stands for a list
// or a map that is optional, if anything follows the JSON value, or if a call is
// sent to the wrong path or with the wrong method. [Handler.Refusals] tells of
// it, and the test fails if there is one. [Strict] refuses more. A token that is
// missing, unknown, expired or revoked is refused as the service does, see
// [Handler.SetTokenErrors], of which no test fails.
//
// It keeps the last 100,000 requests, or as many as make up 256 MiB.
type Handler struct {
	t      reporter
	config config
	types  types
	routes []*servedRoute
	settings

	mu       sync.Mutex // guards what follows; never held while a handler runs
	raw      []*rawRoute
	handlers map[string]handler // by call
	faults   map[string][]Fault // by call, the next one first
	log      log
	tokens   map[string]*token
	linked   map[linkedKey]bool // keys that links in answers have
	lifetime time.Duration
	refusals tokenErrors
	listed   bool // no token is good that the server does not know

	failing sync.Mutex // held while the test is told of a failure
	over    bool       // the test may not be told any more
}

// reporter is who is told what is wrong: a test, or nobody.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// nobody is told of no refusal: they are asked for. What is wrong with the
// program itself ends it.
type nobody struct{}

func (nobody) Helper()               {}
func (nobody) Errorf(string, ...any) {}

func (nobody) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }

// config is what a server knows of the service and of the generated package.
type config struct {
	codeKey, messageKey string       // ways to them in an answer; "" without
	errorBody           reflect.Type // of the body of failures, which alone have a code then; nil: they have none
	errorSample         string       // what the documents demand of it beside zero values, as JSON
	jsonErrors          string       // Content-Type of failures that are JSON
	codes               map[ErrorCode]errorInfo
	statuses            map[int]errorInfo
	requestID           string // header that names the request; "": none does
	tokenParameter      string // of the query, that has the token
	tokenHeader         string // that has the token alone
	basic               bool   // the token is a user and a password; of all three none: Authorization: Bearer
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

// newHandler returns a fake of the service.
func newHandler(t reporter, c config, opts []ServerOption) *Handler {
	s := &Handler{
		t: t, config: c, lifetime: 2 * time.Hour, settings: settings{maxBody: maxBody},
		types:    types{pkgPath: c.pkgPath, required: c.required},
		handlers: map[string]handler{}, faults: map[string][]Fault{}, tokens: map[string]*token{},
		linked: map[linkedKey]bool{}, log: log{counts: map[string]int{}},
	}
	for _, r := range c.routes {
		s.routes = append(s.routes, &servedRoute{route: r, pattern: newPattern(r.path)})
	}
	for _, o := range opts {
		o(&s.settings)
	}
	s.config.jsonErrors = cmp.Or(s.errorType, jsonType)
	return s
}

// on sets the handler of a call; without one, the default is back.
func (s *Handler) on(call string, set bool, h handler) {
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
func (s *Handler) HandleHTTP(method, path string, h http.HandlerFunc) {
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
// "METHOD /path" after [Handler.HandleHTTP].
func (s *Handler) Inject(call string, faults ...Fault) {
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

// ServeHTTP answers one request.
func (s *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	x := s.receive(w, r)
	if name := s.config.requestID; name != "" {
		w.Header().Set(name, x.id)
	}
	f := x.fault
	out := newResponse(w, f.damages() || s.isTokenCall(x))
	defer s.rescue(x, w, out)
	if f.Delay > 0 && !f.AfterHandler && !f.SlowBody {
		wait(r.Context(), f.Delay)
	}
	var a answer
	if f.AfterHandler || !f.answers() && !f.Cut {
		a = s.handle(x, out)
		if f.Delay > 0 && f.AfterHandler && !f.SlowBody {
			wait(r.Context(), f.Delay)
		}
	}
	if f.answers() {
		a = s.config.failure(f)
	} else if out.w != nil && out.began {
		return // the handler has answered
	}
	f.write(w, r, a)
}

// rescue answers a request whose handler panicked, if it still can.
func (s *Handler) rescue(x *exchange, w http.ResponseWriter, out *response) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	s.tell(x, fmt.Sprintf("the handler panicked: %v\n%s", v, debug.Stack()))
	if out.w != nil && out.began {
		panic(http.ErrAbortHandler)
	}
	f := Fault{Status: http.StatusInternalServerError, Message: "the handler panicked"}
	Fault{}.write(w, x.r, s.config.failure(f))
}

// handle returns what the request is answered with unless a fault intervenes. It
// is no matter if the handler has answered by itself.
func (s *Handler) handle(x *exchange, out *response) answer {
	var a answer
	switch {
	case x.raw != nil:
		x.raw.ServeHTTP(out, x.r)
		out.begin()
		a = out.answer()
	case x.refused != nil:
		return s.config.failure(*x.refused)
	default:
		if a = s.admit(x); a.status != 0 {
			return a
		}
		a = s.call(x, out)
		s.learnLinks(x.call, a.header)
	}
	if s.isTokenCall(x) && a.status == http.StatusOK {
		s.learn(x.route, a.body)
	}
	return a
}

// admit refuses a request whose token is not good: the zero answer lets it pass.
func (s *Handler) admit(x *exchange) answer {
	if !x.route.token {
		return answer{}
	}
	if f := s.refuse(x.token); f != nil {
		return s.config.failure(*f)
	}
	return answer{}
}

// call returns the answer of the call's handler.
func (s *Handler) call(x *exchange, out *response) answer {
	s.mu.Lock()
	h := s.handlers[x.call]
	s.mu.Unlock()
	if h == nil {
		h = s.fallback(x.route)
	}
	ctx := context.WithValue(x.r.Context(), exchangeKey{}, &running{*x.record, out})
	v, err := h(ctx, x.input)
	switch {
	case out.began:
		return s.written(x, out, v, err)
	case err != nil:
		return out.complete(s.failed(x, err))
	}
	if body, ok := v.(io.ReadCloser); ok && x.route.raw {
		return s.stream(x, out, body)
	}
	a, err := s.config.success(x.route, v)
	if err != nil {
		s.tell(x, fmt.Sprintf("the response cannot be encoded: %v", err))
		return s.config.failure(Fault{Status: http.StatusInternalServerError})
	}
	return out.complete(a)
}

// failed returns the answer with the error of a handler.
func (s *Handler) failed(x *exchange, err error) answer {
	var f Fault
	if !errors.As(err, &f) {
		f = s.config.fault(err)
	}
	if !f.answers() && x.r.Context().Err() != nil {
		panic(http.ErrAbortHandler) // nobody waits for what it says
	}
	if !f.answers() {
		s.tell(x, fmt.Sprintf("the handler returned an error that is none of the service: %v", err))
		f = Fault{Status: http.StatusInternalServerError}
	}
	return s.config.failure(f)
}

// written returns the answer that the handler has written by itself. An error
// that it returns then breaks it off.
func (s *Handler) written(x *exchange, out *response, v any, err error) answer {
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if rv := reflect.ValueOf(v); rv.IsValid() && !rv.IsZero() {
		s.tell(x, "the handler wrote an answer, and returned another one")
	}
	return out.answer()
}

// stream sends what a handler has returned as it comes, and closes it, also if the
// client goes away meanwhile. An error of it counts as one of the handler.
func (s *Handler) stream(x *exchange, out *response, body io.ReadCloser) answer {
	stop := context.AfterFunc(x.r.Context(), func() { _ = body.Close() })
	defer func() {
		if stop() {
			_ = body.Close()
		}
	}()
	out.contentType = octets
	buf := make([]byte, 32<<10)
	for {
		n, err := body.Read(buf)
		if n > 0 {
			if _, err := out.Write(buf[:n]); err != nil {
				panic(http.ErrAbortHandler)
			}
			out.Flush()
		}
		switch {
		case errors.Is(err, io.EOF):
			out.begin()
			return out.answer()
		case err != nil && out.began:
			panic(http.ErrAbortHandler)
		case err != nil:
			return out.complete(s.failed(x, err))
		}
	}
}

// fallback returns the handler of a call that none was set for.
func (s *Handler) fallback(r *route) handler {
	if r.name == s.config.tokenCall {
		return func(context.Context, input) (any, error) { return s.tokenResponse(r) }
	}
	return func(context.Context, input) (any, error) { return r.standard() }
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
