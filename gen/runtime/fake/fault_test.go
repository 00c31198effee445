//go:build !mdspecwords

package fake

import (
	"context"
	"errors"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

const pingOK = `{"code":0,"msg":"ok"}`

func TestFaults(t *testing.T) {
	tests := []struct {
		name    string
		fault   Fault
		status  int
		body    string
		err     error
		handled bool
	}{
		{"none", Fault{}, 200, pingOK, nil, true},
		{"code", Fault{Code: 9}, 200, `{"code":9,"msg":""}`, nil, false},
		{"code, message and status", Fault{Code: 9, Message: "m", Status: 500}, 500, `{"code":9,"msg":"m"}`, nil, false},
		{"status", Fault{Status: 503}, 503, "Service Unavailable\n", nil, false},
		{"status and message", Fault{Status: 404, Message: "no such task"}, 404, "no such task\n", nil, false},
		{"no content", Fault{Status: 204}, 204, "", nil, false},
		{"page", Fault{HTML: true}, 200, page, nil, false},
		{"page of a gateway", Fault{HTML: true, Status: 502}, 502, page, nil, false},
		{"code after the handler", Fault{Code: 9, AfterHandler: true}, 200, `{"code":9,"msg":""}`, nil, true},
		{"cut body", Fault{CutBody: true}, 200, pingOK[:10], io.ErrUnexpectedEOF, true},
		{"cut body of an error", Fault{Code: 9, CutBody: true}, 200, `{"code":9`, io.ErrUnexpectedEOF, false},
		{"malformed", Fault{Malformed: true}, 200, pingOK[:10] + "{", nil, true},
		{"trailing", Fault{Trailing: true}, 200, pingOK + `{"trailing":"garbage"}`, nil, true},
		{"slow body without delay", Fault{SlowBody: true}, 200, pingOK, nil, true},
		{"short delay", Fault{Delay: 1}, 200, pingOK, nil, true},
		{"short delay after the handler", Fault{Delay: 1, AfterHandler: true}, 200, pingOK, nil, true},
		{"short delay in the body", Fault{Delay: 1, SlowBody: true}, 200, pingOK, nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, p := start(t)
			handled := false
			s.on("Ping", true, func(context.Context, input) (any, error) { handled = true; return nil, nil })
			s.Inject("Ping", tt.fault)
			got := send(t, s, "POST", "/ping", "")
			if got.status != tt.status || got.body != tt.body || !errors.Is(got.err, tt.err) {
				t.Errorf("answer %d %q (%v), want %d %q (%v)", got.status, got.body, got.err, tt.status, tt.body, tt.err)
			}
			if handled != tt.handled {
				t.Errorf("the handler ran: %v, want %v", handled, tt.handled)
			}
			wantReply(t, send(t, s, "POST", "/ping", ""), 200, pingOK)
			p.want(t)
		})
	}
}

func TestCutOfAnEmptyBody(t *testing.T) {
	s, _ := start(t)
	s.HandleHTTP("POST", "/ping", func(http.ResponseWriter, *http.Request) {})
	s.Inject("Ping", Fault{CutBody: true})
	if got := send(t, s, "POST", "/ping", ""); !errors.Is(got.err, io.ErrUnexpectedEOF) {
		t.Errorf("answer %+v, want one that breaks off", got)
	}
}

func TestContentTypeOfAPage(t *testing.T) {
	s, _ := start(t)
	s.Inject("Ping", Fault{HTML: true})
	if got := send(t, s, "POST", "/ping", "").header.Get("Content-Type"); got != "text/html; charset=utf-8" {
		t.Errorf("content type %q", got)
	}
}

func TestRetryAfter(t *testing.T) {
	s, _ := start(t)
	s.Inject("Ping", Fault{Status: 429, RetryAfter: 2*time.Second + 1}, Fault{RetryAfter: time.Minute})
	for _, want := range []string{"3", "60", ""} {
		if got := send(t, s, "POST", "/ping", "").header.Get("Retry-After"); got != want {
			t.Errorf("Retry-After %q, want %q", got, want)
		}
	}
}

func TestFaultsAreTakenInOrderAndByCall(t *testing.T) {
	s, p := start(t)
	s.Inject("Ping", Fault{Code: 1}, Fault{})
	s.Inject("Names", Fault{Code: 7})
	s.Inject("Ping", Fault{Code: 2})
	for _, want := range []string{`{"code":1,"msg":""}`, pingOK, `{"code":2,"msg":""}`, pingOK} {
		wantReply(t, send(t, s, "POST", "/ping", ""), 200, want)
	}
	wantReply(t, send(t, s, "DELETE", "/names", ""), 200, `{"code":7,"msg":""}`)
	s.Inject("GetToken", Fault{Status: 500})
	wantReply(t, send(t, s, "GET", "/token?id=a&secret=b", ""), 500, "Internal Server Error\n")
	p.want(t)
}

func TestAFaultHidesAStaleToken(t *testing.T) {
	s, p := start(t)
	s.Inject("List", Fault{Code: 9}, Fault{Malformed: true})
	wantReply(t, send(t, s, "POST", "/list?key=none", `{"limit":1}`), 200, `{"code":9,"msg":""}`)
	wantReply(t, send(t, s, "POST", "/list?key=none", `{"limit":1}`), 200, refusedBody[:len(refusedBody)/2]+"{")
	p.want(t)
}

func TestRequestsAreCheckedInSpiteOfFaults(t *testing.T) {
	s, p := start(t)
	s.Inject("List", Fault{Code: 9})
	wantReply(t, send(t, s, "POST", "/list", `{}`), 200, `{"code":9,"msg":""}`)
	p.want(t, `List: missing key "limit"`)
}

// A request that may be repeated is not, or one fault would look like none.
func TestCutIsSeenOnAUsedConnection(t *testing.T) {
	for _, after := range []bool{false, true} {
		s, p := start(t)
		handled := 0
		s.on("Names", true, func(context.Context, input) (any, error) { handled++; return nil, nil })
		send(t, s, "DELETE", "/names", "")
		send(t, s, "GET", "/token?id=a&secret=b", "")
		s.Inject("GetToken", Fault{Cut: true, AfterHandler: after})
		s.Inject("Names", Fault{Cut: true, AfterHandler: after})
		for _, path := range []string{"GET /token?id=a&secret=b", "DELETE /names"} {
			method, path, _ := strings.Cut(path, " ")
			if got := send(t, s, method, path, ""); got.err == nil {
				t.Errorf("answer %+v, want none", got)
			}
		}
		if n := len(s.Requests("GetToken")); n != 2 {
			t.Errorf("%d requests, want 2", n)
		}
		if want := map[bool]int{false: 1, true: 2}[after]; handled != want {
			t.Errorf("the handler ran %d times, want %d", handled, want)
		}
		p.want(t)
	}
}

func TestDelayEndsWithTheTest(t *testing.T) {
	for i, f := range []Fault{{Delay: long}, {Delay: long, AfterHandler: true}, {Delay: long, SlowBody: true}} {
		s, p := start(t)
		arrived := make(chan struct{})
		s.on("Ping", true, func(context.Context, input) (any, error) { close(arrived); return nil, nil })
		s.Inject("Ping", f)
		result := make(chan reply)
		go func() { result <- send(t, s, "POST", "/ping", "") }()
		if i == 0 {
			waitFor(func() bool { return len(s.Requests("Ping")) == 1 })
		} else {
			<-arrived
		}
		p.end()
		if got := <-result; got.err == nil {
			t.Errorf("%+v: answer %+v, want none", f, got)
		}
		p.want(t)
	}
}

func TestDelayEndsWithTheClient(t *testing.T) {
	s, p := start(t)
	ended := make(chan struct{})
	s.on("Ping", true, func(ctx context.Context, _ input) (any, error) {
		<-ctx.Done()
		close(ended)
		return nil, nil
	})
	s.Inject("Ping", Fault{Delay: 1})
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan reply)
	go func() { result <- sendAs(t, ctx, s, "POST", "/ping", "", "") }()
	waitFor(func() bool { return len(s.Requests("Ping")) == 1 })
	cancel()
	<-ended
	if got := <-result; !errors.Is(got.err, context.Canceled) {
		t.Errorf("answer %+v, want none", got)
	}
	p.want(t)
}

func TestHandlerThatEndsItsGoroutine(t *testing.T) {
	s, p := start(t)
	s.on("Ping", true, func(context.Context, input) (any, error) { runtime.Goexit(); return nil, nil })
	if got := send(t, s, "POST", "/ping", ""); got.err == nil {
		t.Errorf("answer %+v, want none", got)
	}
	p.end()
	p.want(t)
}

func TestNoGoroutineIsLeft(t *testing.T) {
	s, p := start(t)
	s.Inject("Ping", Fault{}, Fault{Cut: true}, Fault{CutBody: true}, Fault{Delay: long}, Fault{SlowBody: true, Delay: long})
	var all sync.WaitGroup
	for range 5 {
		all.Go(func() { send(t, s, "POST", "/ping", "") })
	}
	waitFor(func() bool { return len(s.Requests("Ping")) == 5 })
	p.end()
	all.Wait()
	waitFor(func() bool {
		stacks := make([]byte, 1<<20)
		return !strings.Contains(string(stacks[:runtime.Stack(stacks, true)]), "fake.(*Handler).ServeHTTP")
	})
	p.want(t)
}

func TestWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		wait(t.Context(), 3*time.Second)
		if d := time.Since(start); d != 3*time.Second {
			t.Errorf("waited %v, want 3s", d)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		defer func() {
			if v := recover(); v != http.ErrAbortHandler || time.Since(start) != 4*time.Second {
				t.Errorf("recovered %v after %v", v, time.Since(start))
			}
		}()
		wait(ctx, time.Minute)
	})
}

// waitFor returns when the condition holds; the time limit of the tests is its
// own.
func waitFor(condition func() bool) {
	for !condition() {
		runtime.Gosched()
	}
}

// TestTextsOfFaults shows what a failing test prints.
func TestTextsOfFaults(t *testing.T) {
	for want, f := range map[string]Fault{
		"":                             {},
		"no such task (404 5)":         {Code: 5, Message: "no such task", Status: 404},
		"no such task (5)":             {Code: 5, Message: "no such task"},
		"error (5)":                    {Code: 5},
		"Not Found (404)":              {Status: 404},
		"(599)":                        {Status: 599},
		"a page of HTML (502)":         {HTML: true, Status: 502},
		`{"a":1} (409)`:                {Body: `{"a":1}`, Status: 409},
		"after 1s, cut off":            {Delay: time.Second, Cut: true},
		"busy (-1), after the handler": {Code: -1, Message: "busy", AfterHandler: true},
		"slow, cut in two, malformed, with something behind it": {SlowBody: true, CutBody: true, Malformed: true, Trailing: true},
	} {
		if got := f.Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestBodyOfAFault(t *testing.T) {
	s, p := start(t)
	s.Inject("Ping", Fault{Body: `{"a":1}`}, Fault{Body: "a", Status: 400}, Fault{Body: "a", Header: http.Header{"content-type": {"text/csv"}}})
	for _, want := range []struct {
		status            int
		body, contentType string
	}{
		{200, `{"a":1}`, "application/json; charset=UTF-8"}, {400, "a", "text/plain; charset=utf-8"}, {200, "a", "text/csv"},
	} {
		got := send(t, s, "POST", "/ping", "")
		if got.status != want.status || got.body != want.body || got.header.Get("Content-Type") != want.contentType {
			t.Errorf("answer %+v, want %+v", got, want)
		}
	}
	p.want(t)
}

// TestDamageOfAnAnswerWithoutABody: there has to be a body that can be damaged.
func TestDamageOfAnAnswerWithoutABody(t *testing.T) {
	s, p := start(t, noEnvelope)
	s.Inject("Ping", Fault{Malformed: true}, Fault{Trailing: true}, Fault{CutBody: true}, Fault{Header: http.Header{"X-Test": {"y"}}})
	wantReply(t, send(t, s, "POST", "/ping", ""), 200, "{")
	wantReply(t, send(t, s, "POST", "/ping", ""), 200, `{"trailing":"garbage"}`)
	if got := send(t, s, "POST", "/ping", ""); got.err == nil {
		t.Errorf("answer %+v, want none that is whole", got)
	}
	wantReply(t, send(t, s, "POST", "/ping", ""), 204, "")
	p.want(t)
}

func TestStatusOfAnAnswerWithoutABody(t *testing.T) {
	s, p := start(t, noEnvelope)
	answering(s, func(w http.ResponseWriter) (any, error) { w.WriteHeader(http.StatusCreated); return nil, nil })
	wantReply(t, send(t, s, "POST", "/ping", ""), 201, "")
	p.want(t)
}
