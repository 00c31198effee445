//go:build !mdspecwords

package fake

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestDefaultAnswersAreSuccess(t *testing.T) {
	s, p := start(t)
	key := "?key=" + fetchToken(t, s)
	tests := []struct{ method, path, body, want string }{
		{"POST", "/list" + key, `{"limit":1}`, `{"code":0,"msg":"ok","items":[],"next":""}`},
		{"GET", "/users/a" + key, "", `{"code":0,"msg":"ok","user":{"id":""}}`},
		{"POST", "/ping", "", `{"code":0,"msg":"ok"}`},
		{"POST", "/ping", "{}", `{"code":0,"msg":"ok"}`},
		{"POST", "/hidden", `{"what":"ever"}`, `{"code":0,"msg":"ok"}`},
		{"DELETE", "/names", "", `[]`},
	}
	for _, tt := range tests {
		got := send(t, s, tt.method, tt.path, tt.body)
		wantReply(t, got, http.StatusOK, tt.want)
		if ct := got.header.Get("Content-Type"); ct != "application/json; charset=UTF-8" {
			t.Errorf("%s: content type %q", tt.path, ct)
		}
	}
	p.want(t)
}

func TestDefaultAnswersWithoutEnvelope(t *testing.T) {
	s, p := start(t, noEnvelope)
	key := "?key=" + fetchToken(t, s)
	wantReply(t, send(t, s, "POST", "/list"+key, `{"limit":1}`), 200, `{"items":[],"next":""}`)
	wantReply(t, send(t, s, "GET", "/users/a"+key, ""), 200, `{"user":{"id":""}}`)
	wantReply(t, send(t, s, "POST", "/ping", ""), 204, "")
	wantReply(t, send(t, s, "DELETE", "/names", ""), 200, `[]`)
	p.want(t)
}

func TestHandlersAnswer(t *testing.T) {
	s, p := start(t)
	key := "?key=" + fetchToken(t, s)
	s.on("List", true, func(_ context.Context, in input) (any, error) {
		req := as[*listRequest](in.request)
		return &listResponse{Items: req.Owners, Next: req.Cursor}, nil
	})
	wantReply(t, send(t, s, "POST", "/list"+key, `{"limit":1,"owners":["<a>"],"cursor":"c"}`), 200,
		`{"code":0,"msg":"ok","items":["\u003ca\u003e"],"next":"c"}`)
	s.on("GetUser", true, func(_ context.Context, in input) (any, error) { return in.request, nil })
	wantReply(t, send(t, s, "GET", "/users/a%2Fb"+key, ""), 200, `{"code":0,"msg":"ok","user":{"id":"a/b"}}`)
	s.on("List", true, func(context.Context, input) (any, error) { return (*listResponse)(nil), nil })
	wantReply(t, send(t, s, "POST", "/list"+key, `{"limit":1}`), 200, `{"code":0,"msg":"ok","items":[],"next":""}`)
	s.on("GetUser", false, nil)
	wantReply(t, send(t, s, "GET", "/users/a"+key, ""), 200, `{"code":0,"msg":"ok","user":{"id":""}}`)
	p.want(t)
}

func TestResponseWithKeysOfTheEnvelope(t *testing.T) {
	s, _ := start(t)
	s.on("Ping", true, func(context.Context, input) (any, error) { return map[string]any{"code": 7, "x": 1}, nil })
	wantReply(t, send(t, s, "POST", "/ping", ""), 200, `{"msg":"ok","code":7,"x":1}`)
}

func TestErrorsOfHandlers(t *testing.T) {
	tests := []struct {
		name          string
		err           error
		status, plain int // with and without envelope
		body, without string
		told          []string
	}{
		{"code", serviceError{Code: 5}, 200, 500, `{"code":5,"msg":""}`, `{"code":5}`, nil},
		{"message", serviceError{Code: 5, Message: "no"}, 200, 500, `{"code":5,"msg":"no"}`, `{"code":5,"message":"no"}`, nil},
		{"code and status", serviceError{Code: 5, Status: 403}, 403, 403, `{"code":5,"msg":""}`, `{"code":5}`, nil},
		{"status", serviceError{Status: 503}, 503, 503, "Service Unavailable\n", "Service Unavailable\n", nil},
		{"another", errors.New("bug"), 500, 500, "Internal Server Error\n", "Internal Server Error\n",
			[]string{"Ping: the handler returned an error that is none of the service: bug"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := func(context.Context, input) (any, error) { return nil, tt.err }
			s, p := start(t)
			s.on("Ping", true, h)
			wantReply(t, send(t, s, "POST", "/ping", ""), tt.status, tt.body)
			p.want(t, tt.told...)
			s, p = start(t, noEnvelope)
			s.on("Ping", true, h)
			wantReply(t, send(t, s, "POST", "/ping", ""), tt.plain, tt.without)
			p.want(t, tt.told...)
		})
	}
}

func TestRetryAfterOfAnError(t *testing.T) {
	s, _ := start(t)
	s.on("Ping", true, func(context.Context, input) (any, error) {
		return nil, serviceError{Code: 45009, RetryAfter: 1500 * time.Millisecond}
	})
	if got := send(t, s, "POST", "/ping", "").header.Get("Retry-After"); got != "2" {
		t.Errorf("Retry-After is %q, want 2", got)
	}
}

func TestResponseThatCannotBeEncoded(t *testing.T) {
	s, p := start(t)
	s.on("Ping", true, func(context.Context, input) (any, error) { return make(chan int), nil })
	wantReply(t, send(t, s, "POST", "/ping", ""), 500, "Internal Server Error\n")
	p.want(t, "Ping: the response cannot be encoded: json: unsupported type: chan int")
}

func TestPanicOfAHandlerIsReported(t *testing.T) {
	s, p := start(t)
	s.on("Ping", true, func(context.Context, input) (any, error) { panic("oh") })
	wantReply(t, send(t, s, "POST", "/ping", ""), 500, "the handler panicked\n")
	told := p.told()
	if len(told) != 1 || !strings.HasPrefix(told[0], "Ping: the handler panicked: oh\n") || !strings.Contains(told[0], "server_test.go") {
		t.Errorf("the test was told %q", told)
	}
}

func TestUnknownPathsAndMethods(t *testing.T) {
	s, p := start(t)
	tests := []struct {
		method, path string
		status       int
		want         string
	}{
		{"POST", "/lits", 404, "no call has this path; the nearest is List, POST /list"},
		{"GET", "/list", 405, "wrong method: List is POST /list"},
		{"POST", "/users/a", 405, "wrong method: GetUser is GET /users/{id}"},
		{"GET", "/users/a/b", 404, "no call has this path; the nearest is GetUser, GET /users/{id}"},
		{"GET", "/users/", 404, "no call has this path; the nearest is GetUser, GET /users/{id}"},
	}
	for _, tt := range tests {
		wantReply(t, send(t, s, tt.method, tt.path, ""), tt.status, tt.want+"\n")
		p.want(t, tt.method+" "+tt.path+": "+tt.want)
	}
	empty, p := start(t, func(c *config) { c.routes = nil })
	wantReply(t, send(t, empty, "GET", "/", ""), 404, "no call has this path\n")
	p.want(t, "GET /: no call has this path")
}

func TestHandleHTTP(t *testing.T) {
	s, p := start(t)
	s.HandleHTTP("POST", "/raw/{name}", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.WriteHeader(201)
		_, _ = io.WriteString(w, r.PathValue("name")+" "+string(body))
	})
	wantReply(t, send(t, s, "POST", "/raw/a%20b?x=1", "not JSON"), 201, "a b not JSON")
	s.HandleHTTP("POST", "/list", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "mine") })
	wantReply(t, send(t, s, "POST", "/list", "{}"), 200, "mine")
	s.HandleHTTP("POST", "/list", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "newer") })
	wantReply(t, send(t, s, "POST", "/list", "{}"), 200, "newer")
	s.Inject("POST /raw/x", Fault{Code: 3}, Fault{Status: 503, AfterHandler: true}, Fault{Trailing: true})
	wantReply(t, send(t, s, "POST", "/raw/a", "b"), 200, `{"code":3,"msg":""}`)
	wantReply(t, send(t, s, "POST", "/raw/a", "b"), 503, "Service Unavailable\n")
	wantReply(t, send(t, s, "POST", "/raw/a", "b"), 201, `a b{"trailing":"garbage"}`)
	var calls []string
	for _, r := range s.Requests() {
		calls = append(calls, r.Call)
	}
	want := []string{"POST /raw/{name}", "List", "List", "POST /raw/{name}", "POST /raw/{name}", "POST /raw/{name}"}
	if !slices.Equal(calls, want) {
		t.Errorf("calls %q, want %q", calls, want)
	}
	if n := len(s.Requests("POST /raw/{name}")); n != 4 {
		t.Errorf("%d requests of the raw route, want 4", n)
	}
	p.want(t)
	s.HandleHTTP("POST", "/list", nil)
	wantReply(t, send(t, s, "POST", "/list", `{"limit":1}`), 200, refusedBody)
}

func TestMisuseIsFatal(t *testing.T) {
	s, p := start(t)
	tests := []struct {
		want string
		f    func()
	}{
		{`Inject: no call is named "Lost"; the nearest is "List"`, func() { s.Inject("Lost", Fault{}) }},
		{`Inject: no call is named "GET /list"; the nearest is "List"`, func() { s.Inject("GET /list", Fault{}) }},
		{`Inject: 101 is no HTTP status that ends a request`, func() { s.Inject("List", Fault{Status: 101}) }},
		{`Requests: no call is named "Lost"; the nearest is "List"`, func() { s.Requests("Lost") }},
		{`HandleHTTP("GET", "x"): want a method, and a path that begins with a slash`, func() { s.HandleHTTP("GET", "x", nil) }},
	}
	for _, tt := range tests {
		done := make(chan struct{})
		go func() { defer close(done); tt.f() }()
		<-done
		p.want(t, tt.want)
	}
}

func TestCallsAtOnePath(t *testing.T) {
	s, p := start(t, func(c *config) {
		other := c.routes[2]
		other.name, other.path, other.method = "ByID", "/list", "POST"
		c.routes = append(c.routes, other)
	})
	key := "?key=" + fetchToken(t, s)
	send(t, s, "POST", "/list"+key, `{"id":"a"}`)
	send(t, s, "POST", "/list"+key, `{"limit":1}`)
	p.want(t)
	send(t, s, "POST", "/list"+key, `{"id":1}`)
	p.want(t, `List: unknown key "id"; missing key "limit"`)
	for i, want := range []string{"GetToken", "ByID", "List", "List"} {
		if got := s.Requests()[i].Call; got != want {
			t.Errorf("request %d is of %s, want %s", i, got, want)
		}
	}
}

func TestLiteralPathsGoBeforeVariableOnes(t *testing.T) {
	s, p := start(t, func(c *config) {
		c.routes = append(c.routes, route{name: "Me", method: "GET", path: "/users/me"}, route{name: "Avatar", method: "GET", path: "/users/{id}.png", request: c.routes[2].request})
	})
	send(t, s, "GET", "/users/me", "")
	send(t, s, "GET", "/users/a.png", "")
	p.want(t)
	if got := s.Requests()[0].Call; got != "Me" {
		t.Errorf("/users/me is %s, want Me", got)
	}
}

func TestRequestsAreRecordedAsReceived(t *testing.T) {
	s, _ := start(t)
	token := fetchToken(t, s)
	body := "{ \"limit\" : 1 }\n"
	send(t, s, "POST", "/list?key="+token, body)
	send(t, s, "POST", "/list?key="+token, `{"limit":2}`)
	all := s.Requests("List")
	if len(all) != 2 {
		t.Fatalf("%d requests, want 2", len(all))
	}
	r := all[0]
	if r.Call != "List" || r.Attempt != 1 || r.Method != "POST" || r.Path != "/list" || string(r.Body) != body || r.Token != token {
		t.Errorf("request %+v", r)
	}
	if r.Query.Get("key") != token || r.Header.Get("Content-Type") != "application/json" {
		t.Errorf("query %v, header %v", r.Query, r.Header)
	}
	if all[1].Attempt != 2 {
		t.Errorf("attempt %d, want 2", all[1].Attempt)
	}
	r.Body[0], r.Query["key"][0] = 'x', "x"
	r.Header.Set("Content-Type", "x")
	again := s.Requests("POST /list")[0]
	if string(again.Body) != body || again.Query.Get("key") != token || again.Header.Get("Content-Type") == "x" {
		t.Error("a change of a returned request changes the recorded one")
	}
}

func TestManyAtOnce(t *testing.T) {
	s, p := start(t)
	s.Inject("Ping", slices.Repeat([]Fault{{Code: 9}}, 50)...)
	var failed sync.Map
	var all sync.WaitGroup
	for i := range 100 {
		all.Go(func() {
			s.on("Ping", i%2 == 0, func(context.Context, input) (any, error) { return nil, nil })
			if got := send(t, s, "POST", "/ping", ""); got.body == `{"code":9,"msg":""}` {
				failed.Store(i, true)
			}
			s.RevokeTokens(0)
			s.SetTokenLifetime(time.Minute)
			s.IssueToken()
			s.Requests("Ping")
		})
	}
	all.Wait()
	n := 0
	failed.Range(func(any, any) bool { n++; return true })
	if n != 50 || len(s.Requests("Ping")) != 100 {
		t.Errorf("%d of %d requests met a fault, want 50 of 100", n, len(s.Requests("Ping")))
	}
	p.want(t)
}

func TestNothingIsToldAfterTheTest(t *testing.T) {
	s, p := start(t)
	p.end()
	s.fail("late")
	p.want(t)
}
