//go:build !mdspecwords

package fake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"
)

// TestReplay sends what another client could send to a handler that no test owns.
func TestReplay(t *testing.T) {
	h := newTestHandler(AnyToken())
	server := httptest.NewServer(h)
	defer server.Close()
	for body, want := range map[string]int{`{"limit":1}`: 200, `{"limit":0,"cursor":"","owners":[]}`: 200, `{"limit":"1"}`: 400} {
		resp, err := http.Post(server.URL+"/list?key=recorded", "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if resp.Body.Close(); resp.StatusCode != want {
			t.Errorf("%s is answered with %d, want %d", body, resp.StatusCode, want)
		}
	}
	all := h.Refusals()
	if len(all) != 1 || all[0].Call != "List" || string(all[0].Body) != `{"limit":"1"}` || !slices.Equal(all[0].Wrong, []string{`key "limit" is a string, want an integer`}) {
		t.Errorf("refused %+v", all)
	}
	all[0].Wrong[0] = "x"
	if h.Refusals()[0].Wrong[0] == "x" {
		t.Error("a change of a returned refusal changes the kept one")
	}
}

func TestRefusals(t *testing.T) {
	h := newTestHandler()
	h.on("Ping", true, func(context.Context, input) (any, error) { return nil, errors.New("bug") })
	h.on("Names", true, func(context.Context, input) (any, error) { panic("oh") })
	serve(h, "POST", "/ping", "")
	serve(h, "DELETE", "/names", "")
	serve(h, "POST", "/hidden", "{}")
	serve(h, "GET", "/lost", "")
	serve(h, "POST", "/list", `{"limit":1}`) // without a token, as the service refuses it too
	want := []string{
		"Ping: the handler returned an error that is none of the service: bug", "Names: the handler panicked: oh",
		"GET /lost: no call has this path; the nearest is List, POST /list",
	}
	var got []string
	for _, r := range h.Refusals() {
		first, _, _ := strings.Cut(r.Wrong[0], "\n")
		got = append(got, r.Call+": "+first)
	}
	if !slices.Equal(got, want) {
		t.Errorf("refused\n%q, want\n%q", got, want)
	}
	if n := len(h.Requests()); n != 5 {
		t.Errorf("%d requests, want 5", n)
	}
}

func TestMisuseWithoutATestPanics(t *testing.T) {
	defer func() {
		if v := recover(); v != `fake server: Requests: no call is named "Lost"; the nearest is "List"` {
			t.Errorf("recovered %v", v)
		}
	}()
	newTestHandler().Requests("Lost")
}

func TestMethods(t *testing.T) {
	h := newTestHandler()
	h.routes = append(h.routes, &servedRoute{route{name: "Head", method: "HEAD", path: "/list"}, newPattern("/list")})
	for _, method := range []string{"OPTIONS", "GET", "TRACE", "CONNECT", "X"} {
		w := serve(h, method, "/list", "")
		if w.Code != 405 || w.Header().Get("Allow") != "POST, HEAD" {
			t.Errorf("%s: status %d, Allow %q", method, w.Code, w.Header().Get("Allow"))
		}
	}
	if w := serve(h, "HEAD", "/list", ""); w.Code != 200 {
		t.Errorf("HEAD: status %d", w.Code)
	}
	if w := serve(h, "OPTIONS", "/lost", ""); w.Code != 404 || w.Header().Get("Allow") != "" {
		t.Errorf("status %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

func TestBodiesAreBounded(t *testing.T) {
	s, p := startWith(t, []ServerOption{MaxBody(10)})
	s.HandleHTTP("POST", "/raw", func(http.ResponseWriter, *http.Request) { t.Error("the handler ran") })
	wantReply(t, send(t, s, "POST", "/hidden", "{        }"), 200, pingOK)
	wantReply(t, send(t, s, "POST", "/hidden", "{         }"), 413, "the body has more than 10 bytes\n")
	wantReply(t, send(t, s, "POST", "/raw", "{         }"), 413, "the body has more than 10 bytes\n")
	wantReply(t, send(t, s, "GET", "/lost", "{         }"), 413, "the body has more than 10 bytes\n")
	p.want(t, "hidden: the body has more than 10 bytes", "POST /raw: the body has more than 10 bytes", "GET /lost: the body has more than 10 bytes")
	if got := s.Requests("hidden")[1].Body; got != nil {
		t.Errorf("kept %q", got)
	}
}

func TestBodiesThatEndEarly(t *testing.T) {
	h := newTestHandler()
	r := httptest.NewRequest("POST", "/ping", iotest.ErrReader(errors.New("gone")))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 400 || len(h.Refusals()) != 0 {
		t.Errorf("status %d, refused %v", w.Code, h.Refusals())
	}
	r.Body = nil
	w = httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != 200 {
		t.Errorf("status %d without a body", w.Code)
	}
}

// TestDeepRequests sends what is nested so deep that looking at each level anew
// would take hours.
func TestDeepRequests(t *testing.T) {
	const levels = 9000
	h := newTestHandler()
	h.routes = append(h.routes, &servedRoute{route{name: "Ring", method: "POST", path: "/ring", request: reflect.TypeFor[*ring]()}, newPattern("/ring")})
	body := func(inner string) string {
		return strings.Repeat(`{"next":`, levels) + inner + strings.Repeat("}", levels)
	}
	start := time.Now()
	if w := serve(h, "POST", "/ring", body("null")); w.Code != 200 {
		t.Errorf("%d %.200s", w.Code, w.Body)
	}
	long := strings.Repeat("k", 1<<20)
	w := serve(h, "POST", "/ring", body(`{"`+long+`":1}`))
	if want := `unknown key "…` + strings.Repeat(".next", maxSteps-1) + "." + long[:maxKey] + "…\"\n"; w.Code != 400 || w.Body.String() != want {
		t.Errorf("%d %.300s, want %s", w.Code, w.Body, want)
	}
	if w := serve(h, "POST", "/ring", strings.Repeat("[", 100_000)); w.Code != 400 {
		t.Errorf("%d %.200s", w.Code, w.Body)
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("it took %v", d)
	}
}

func TestWhatIsSaidIsBounded(t *testing.T) {
	h := newTestHandler(AnyToken())
	var body strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&body, `"k%d":1,`, i)
	}
	serve(h, "POST", "/list?key=x", "{"+body.String()+`"limit":1}`)
	serve(h, "POST", "/list?key=x", `{"limit":1,"`+strings.Repeat("界", 1000)+`":1}`)
	serve(h, "GET", "/"+strings.Repeat("x", 100_000), "")
	for _, r := range h.Refusals() {
		if size := len(strings.Join(r.Wrong, "") + r.Call); size > 2*maxReport || len(r.Wrong) > maxWrong+1 {
			t.Errorf("%d things are wrong, said in %d bytes", len(r.Wrong), size)
		}
		if !json.Valid([]byte(encodeString(r.Wrong[0]))) || strings.Contains(r.Wrong[0], "\uFFFD") {
			t.Errorf("%q is cut within a character", r.Wrong[0])
		}
	}
	if all := h.Refusals()[0].Wrong; all[maxWrong] != "and more" {
		t.Errorf("the last is %q", all[maxWrong])
	}
}

func TestTheLogIsBounded(t *testing.T) {
	l := log{counts: map[string]int{}}
	for i := range maxRequests + 10 {
		l.add(&Request{Call: fmt.Sprint("GET /", i)})
	}
	if len(l.requests) != maxRequests || len(l.counts) != maxRequests || l.requests[0].Call != "GET /10" {
		t.Errorf("%d requests from %s on, %d counts", len(l.requests), l.requests[0].Call, len(l.counts))
	}
	body := make([]byte, maxKept/4)
	for range 10 {
		l.add(&Request{Body: body, Header: http.Header{"A": {"b"}}})
	}
	if len(l.requests) != 3 {
		t.Errorf("%d large requests are kept, want 3", len(l.requests))
	}
}

func TestTokensAreBounded(t *testing.T) {
	h := newTestHandler(AnyToken())
	h.RevokeTokens(0)
	for i := range maxRequests + 10 {
		if f := h.refuse(fmt.Sprint(i)); f != nil {
			t.Fatal(f)
		}
	}
	if len(h.tokens) != maxRequests {
		t.Errorf("%d tokens", len(h.tokens))
	}
	h.RevokeTokens(0)
	if h.refuse("new") != nil || len(h.tokens) != 1 {
		t.Errorf("%d tokens beside those that are revoked", len(h.tokens))
	}
}

func TestAnyToken(t *testing.T) {
	s, p := startWith(t, []ServerOption{AnyToken()})
	wantList(t, s, "recorded", 200, listOK)
	wantList(t, s, "", 200, refusedBody)
	s.RevokeTokens(0)
	wantList(t, s, "recorded", 200, refusedBody)
	p.want(t)
}

// TestHandlersAreUsedByManyAtOnce asks for refusals while they are made.
func TestHandlersAreUsedByManyAtOnce(t *testing.T) {
	h := newTestHandler()
	h.on("Ping", true, func(ctx context.Context, _ input) (any, error) {
		RequestOf(ctx).Header.Set("X", "y")
		ResponseOf(ctx).Header().Set("X", "y")
		panic("oh")
	})
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			serve(h, "POST", "/ping", `{"a":1}`)
			serve(h, "POST", "/ping", "")
			h.Refusals()
		})
	}
	all.Wait()
	if n := len(h.Refusals()); n != 100 {
		t.Errorf("%d refusals, want 100", n)
	}
}

// FuzzServe sends anything; a handler survives it, and what it takes is what
// encoding/json takes.
func FuzzServe(f *testing.F) {
	f.Add("POST", "/list?key=a", "application/json", []byte(`{"limit":1,"owners":["a"],"cursor":""}`))
	f.Add("GET", "/token?id=a&secret=b", "", []byte{})
	f.Add("POST", "/upload?id=a", "multipart/form-data; boundary=b", []byte("--b\r\n\r\n--b--"))
	f.Add("PUT", "/users/%zz", "text/plain", []byte(`[[[[`))
	f.Add("POST", "/list", "application/json", []byte("{\"limit\":{\"a\":[1,{}, \"\\\"\"]}\n,\"limit\" : -0.5e1}"))
	f.Fuzz(func(t *testing.T, method, target, contentType string, body []byte) {
		r, err := http.NewRequest(method, target, strings.NewReader(string(body)))
		if err != nil {
			t.Skip()
		}
		r.Header.Set("Content-Type", contentType)
		h, w := newTestHandler(AnyToken()), httptest.NewRecorder()
		h.on("List", true, func(_ context.Context, in input) (any, error) {
			var want listRequest
			if err := json.Unmarshal(body, &want); err != nil || !reflect.DeepEqual(in.request, &want) {
				t.Errorf("the handler got %+v, want %+v (%v)", in.request, want, err)
			}
			return nil, nil
		})
		h.ServeHTTP(w, r)
		if w.Code == 500 || len(h.Requests()) != 1 || (w.Code >= 400) != (len(h.Refusals()) == 1) {
			t.Errorf("status %d %s, refused %v", w.Code, w.Body, h.Refusals())
		}
	})
}
