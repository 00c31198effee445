package fake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// probe is a test that a server belongs to, so that a real one can look at what
// it is told.
type probe struct {
	testing.TB
	mu       sync.Mutex
	errors   []string
	cleanups []func()
}

func (p *probe) Helper() {}

func (p *probe) Cleanup(f func()) { p.cleanups = append(p.cleanups, f) }

func (p *probe) Errorf(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.errors = append(p.errors, strings.TrimPrefix(fmt.Sprintf(format, args...), "fake server: "))
}

func (p *probe) Fatalf(format string, args ...any) {
	p.Errorf(format, args...)
	runtime.Goexit()
}

// told returns what the test was told since the last time.
func (p *probe) told() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	told := p.errors
	p.errors = nil
	return told
}

// end ends the probe's test.
func (p *probe) end() {
	for _, f := range slices.Backward(p.cleanups) {
		f()
	}
	p.cleanups = nil
}

// want fails unless the probe was told just this.
func (p *probe) want(t *testing.T, want ...string) {
	t.Helper()
	if got := p.told(); !slices.Equal(got, want) {
		t.Errorf("the test was told\n%q, want\n%q", got, want)
	}
}

type userRequest struct {
	ID string `json:"id"`
}

type listRequest struct {
	Limit  int      `json:"limit"`
	Cursor string   `json:"cursor,omitzero"`
	Owners []string `json:"owners,omitzero"`
}

type listResponse struct {
	Items []string `json:"items"`
	Next  string   `json:"next"`
}

type tokenRequest struct {
	ID     string `json:"id"`
	Secret string `json:"secret"`
}

type tokenResponse struct {
	Token   string `json:"token"`
	Expires int    `json:"expires_in"`
	Note    string `json:"note,omitzero"`
}

// serviceError is what handlers of these tests return for errors of the service.
type serviceError Fault

func (serviceError) Error() string { return "service error" }

// testConfig is a service with everything: an envelope, tokens, a path
// parameter, an upload, a response key, a call whose types cannot be named.
func testConfig() config {
	return config{
		codeKey: "code", messageKey: "msg",
		tokenParameter: "key", tokenCall: "GetToken", tokenKey: "token", expiryKey: "expires_in", refusal: testRefusal,
		pkgPath:  reflect.TypeFor[listRequest]().PkgPath(),
		required: map[string][]string{"listRequest": {"limit"}, "tokenRequest": {"id", "secret"}},
		fault: func(err error) Fault {
			var e serviceError
			errors.As(err, &e)
			return Fault(e)
		},
		routes: []route{
			{name: "GetToken", method: "GET", path: "/token", request: reflect.TypeFor[*tokenRequest](), response: reflect.TypeFor[*tokenResponse]()},
			{name: "List", method: "POST", path: "/list", token: true, request: reflect.TypeFor[*listRequest](), response: reflect.TypeFor[*listResponse]()},
			{name: "GetUser", method: "GET", path: "/users/{id}", token: true, responseKey: "user", request: reflect.TypeFor[*userRequest](), response: reflect.TypeFor[*userRequest]()},
			{name: "Upload", method: "POST", path: "/upload", media: "media", request: reflect.TypeFor[*userRequest](), response: reflect.TypeFor[*userRequest]()},
			{name: "Ping", method: "POST", path: "/ping"},
			{name: "hidden", method: "POST", path: "/hidden", unchecked: true},
			{name: "Names", method: "DELETE", path: "/names", response: reflect.TypeFor[[]string]()},
		},
	}
}

// start returns a server of testConfig, after the change of it, and its test.
func start(t *testing.T, change ...func(*config)) (*Server, *probe) {
	t.Helper()
	return startWith(t, nil, change...)
}

// startWith starts the server with options.
func startWith(t *testing.T, opts []ServerOption, change ...func(*config)) (*Server, *probe) {
	t.Helper()
	c := testConfig()
	for _, f := range change {
		f(&c)
	}
	p := &probe{TB: t}
	s := newServer(p, c, opts)
	t.Cleanup(p.end)
	return s, p
}

// newTestHandler returns a handler of testConfig that no test owns.
func newTestHandler(opts ...ServerOption) *Handler { return newHandler(nobody{}, testConfig(), opts) }

// serve lets a handler answer a request, without a network.
func serve(h http.Handler, method, target, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func noEnvelope(c *config) { c.codeKey, c.messageKey = "", "" }

// reply is an answer as a client sees it.
type reply struct {
	status int
	header http.Header
	body   string
	err    error // of sending, or of reading the body
}

// send sends a request; a body that is not empty is JSON.
func send(t *testing.T, s *Server, method, path, body string) reply {
	t.Helper()
	return sendAs(t, context.Background(), s, method, path, body, "application/json")
}

func sendAs(t *testing.T, ctx context.Context, s *Server, method, path, body, contentType string) reply {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, method, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		req.Header.Set("Content-Type", contentType)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return reply{err: err}
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	return reply{resp.StatusCode, resp.Header, string(text), err}
}

// wantReply fails unless the answer has the status and the body.
func wantReply(t *testing.T, got reply, status int, body string) {
	t.Helper()
	if got.err != nil || got.status != status || got.body != body {
		t.Errorf("answer %d %q (%v), want %d %q", got.status, got.body, got.err, status, body)
	}
}

// fetchToken returns a token of the token call.
func fetchToken(t *testing.T, s *Server) string {
	t.Helper()
	got := send(t, s, "GET", "/token?id=a&secret=b", "")
	var answer tokenResponse
	if err := json.Unmarshal([]byte(got.body), &answer); err != nil || answer.Token == "" {
		t.Fatalf("token call: %d %q (%v)", got.status, got.body, err)
	}
	return answer.Token
}

// long is a time that no test waits for.
const long = time.Hour
