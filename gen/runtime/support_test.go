package runtime

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
)

const (
	testAccount = "ww-account"
	testSecret  = `s3cr/et+"<of>&app`
)

type testCredentials struct {
	CorpID string `json:"corpid"`
	Secret string `json:"corpsecret"`
}

// testService is a service with an envelope and a token call.
func testService() mdspecService {
	return mdspecService{
		baseURL: "https://api.test", codeKey: "errcode", messageKey: "errmsg",
		classes:        map[ErrorCode]ErrorClass{codeBusy: ClassRetry, codeRefused: ClassToken, codeRate: ClassRate},
		tokenParameter: "access_token",
		tokenCall:      mdspecCall{name: "GetToken", method: "GET", path: "/gettoken"},
		tokenKey:       "access_token", tokenExpiryKey: "expires_in",
		credentials: &testCredentials{testAccount, testSecret},
		place:       mdspecPlace, fill: mdspecFill,
	}
}

// plainService has neither envelope nor tokens.
func plainService() mdspecService {
	return mdspecService{baseURL: "https://api.test", place: mdspecPlace, fill: mdspecFill}
}

var (
	listCall = mdspecCall{name: "List", method: "POST", path: "/list", token: true}
	getCall  = mdspecCall{name: "Get", method: "GET", path: "/get", token: true}
	openGet  = mdspecCall{name: "OpenGet", method: "GET", path: "/open"}
	openPost = mdspecCall{name: "OpenPost", method: "POST", path: "/open"}
)

// sent is a request as the service sees it.
type sent struct {
	method, url, path, body string
	header                  http.Header
	length                  int64
	ctx                     context.Context
}

func (s sent) token() string {
	_, token, _ := strings.Cut(s.url, "access_token=")
	return token
}

// service answers requests in memory and records them.
type service struct {
	mu       sync.Mutex
	requests []sent
	answer   func(s sent) (*http.Response, error)
}

func (s *service) RoundTrip(r *http.Request) (*http.Response, error) {
	got := sent{
		method: r.Method, url: r.URL.String(), path: r.URL.EscapedPath(), header: r.Header,
		length: r.ContentLength, ctx: r.Context(),
	}
	if r.Body != nil {
		data, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil {
			return nil, err
		}
		got.body = string(data)
	}
	s.mu.Lock()
	s.requests = append(s.requests, got)
	s.mu.Unlock()
	return s.answer(got)
}

// to returns the requests of a path so far.
func (s *service) to(path string) []sent {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []sent
	for _, r := range s.requests {
		if r.path == path {
			all = append(all, r)
		}
	}
	return all
}

// answers makes a service that gives the answers in their order, and the last
// one from then on.
func answers(all ...func() (*http.Response, error)) *service {
	n := 0
	var mu sync.Mutex
	return &service{answer: func(sent) (*http.Response, error) {
		mu.Lock()
		defer mu.Unlock()
		n++
		return all[min(n, len(all))-1]()
	}}
}

// says is an answer with a body and headers, of which each is "Key: value".
func says(status int, body string, headers ...string) func() (*http.Response, error) {
	return func() (*http.Response, error) { return reply(status, body, headers...), nil }
}

func fails(err error) func() (*http.Response, error) {
	return func() (*http.Response, error) { return nil, err }
}

func reply(status int, body string, headers ...string) *http.Response {
	h := http.Header{"Content-Type": {"application/json; charset=UTF-8"}}
	for _, line := range headers {
		key, value, _ := strings.Cut(line, ": ")
		h.Set(key, value)
	}
	return &http.Response{
		StatusCode: status, Header: h, ContentLength: int64(len(body)),
		Body: io.NopCloser(strings.NewReader(body)), ProtoMajor: 1, ProtoMinor: 1,
	}
}

// issuer answers the token call with token-1, token-2 and so on, everything else
// as it is told.
type issuer struct {
	service
	issued int
	life   int // seconds
}

func newIssuer(answer func(s sent) (*http.Response, error)) *issuer {
	i := &issuer{life: 7200}
	i.answer = func(s sent) (*http.Response, error) {
		if s.path != "/gettoken" {
			return answer(s)
		}
		i.mu.Lock()
		defer i.mu.Unlock()
		i.issued++
		return reply(200, fmt.Sprintf(`{"errcode":0,"errmsg":"ok","access_token":"token-%d","expires_in":%d}`, i.issued, i.life)), nil
	}
	return i
}

func ok(sent) (*http.Response, error) { return reply(200, `{"errcode":0,"errmsg":"ok"}`), nil }

func newTestClient(t testing.TB, s mdspecService, to http.RoundTripper, opts ...Option) *Client {
	t.Helper()
	c, err := mdspecNewClient(s, append([]Option{WithHTTPClient(&http.Client{Transport: to})}, opts...))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// events collects what an observer is told.
type events struct {
	mu  sync.Mutex
	all []CallEvent
}

func (e *events) observe(_ context.Context, event CallEvent) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.all = append(e.all, event)
}

func (e *events) of(call string) []CallEvent {
	e.mu.Lock()
	defer e.mu.Unlock()
	var some []CallEvent
	for _, event := range e.all {
		if event.Call == call {
			some = append(some, event)
		}
	}
	return some
}
