package runtime

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

var (
	errCut     = fmt.Errorf("read: %w", io.EOF)
	errRefused = &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}
	errProxy   = &net.OpError{Op: "proxyconnect", Net: "tcp", Err: errRefused}
)

// brokenOff is an answer that ends before its time.
func brokenOff(status int) func() (*http.Response, error) {
	return func() (*http.Response, error) {
		resp := reply(status, "")
		resp.ContentLength = 100
		resp.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"errcode":0,`), failingReader{io.ErrUnexpectedEOF}))
		return resp, nil
	}
}

type failingReader struct{ err error }

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }

func TestWhatIsRepeated(t *testing.T) {
	const busy, good = `{"errcode":-1,"errmsg":"busy"}`, `{"errcode":0}`
	tests := []struct {
		name       string
		answer     func() (*http.Response, error)
		once, more int // requests that fail, by a method that acts but once and by one that acts each time
	}{
		{"retry class", says(200, busy), 4, 4},
		{"retry class with an HTTP status", says(500, busy), 4, 4},
		{"retry class, the service asks for a time", says(200, busy, "Retry-After: 5"), 4, 4},
		{"retry class, for too long a time", says(200, busy, "Retry-After: 11"), 1, 1},
		{"rate class", says(200, `{"errcode":45009}`), 1, 1},
		{"rate class, the service asks for a time", says(200, `{"errcode":45009}`, "Retry-After: 1"), 1, 1},
		{"no class", says(200, `{"errcode":40003}`), 1, 1},
		{"no class, status 400", says(400, `{"errcode":40003}`), 1, 1},
		{"no class, status 503", says(503, `{"errcode":40003}`), 4, 1},
		{"cut connection", fails(errCut), 4, 1},
		{"refused dial", fails(errRefused), 4, 4},
		{"refused dial of a proxy", fails(errProxy), 4, 4},
		{"broken-off body", brokenOff(200), 4, 1},
		{"broken-off body, status 429", brokenOff(429), 1, 1},
		{"401 of a call without a token", says(401, ""), 1, 1},
		{"404", says(404, ""), 1, 1},
		{"429", says(429, ""), 1, 1},
		{"429, the service asks for a time", says(429, "", "Retry-After: 1"), 1, 1},
		{"500", says(500, ""), 1, 1},
		{"502", says(502, "<html>", "Content-Type: text/html"), 4, 1},
		{"503", says(503, ""), 4, 1},
		{"503, the service asks for a time", says(503, "", "Retry-After: 2"), 4, 4},
		{"503, for too long a time", says(503, "", "Retry-After: 3600"), 1, 1},
		{"502, the service asks for a time", says(502, "", "Retry-After: 2"), 4, 1},
		{"504", says(504, ""), 4, 1},
		{"no JSON", says(200, "<html>"), 1, 1},
		{"redirect", says(302, "", "Location: https://other.test/"), 1, 1},
	}
	for _, tt := range tests {
		for method, want := range map[string]int{
			"GET": tt.once, "PUT": tt.once, "DELETE": tt.once, "POST": tt.more, "PATCH": tt.more,
		} {
			t.Run(tt.name+"/"+method, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					call := mdspecCall{name: "Open", method: method, path: "/open"}
					s := answers(tt.answer)
					err := newTestClient(t, testService(), s).mdspec.call(t.Context(), call, nil, nil)
					var failed *Error
					if !errors.As(err, &failed) || failed.Attempts != want || len(s.requests) != want {
						t.Errorf("%d requests, want %d; error %+v", len(s.requests), want, failed)
					}
					s = answers(tt.answer, says(200, good))
					err = newTestClient(t, testService(), s).mdspec.call(t.Context(), call, nil, nil)
					if (err == nil) != (want > 1) {
						t.Errorf("error %v of a call whose second request succeeds", err)
					}
				})
			})
		}
	}
}

func TestNoRetries(t *testing.T) {
	s := answers(says(200, `{"errcode":-1}`))
	c := newTestClient(t, testService(), s, WithRetry(RetryPolicy{}))
	err := c.mdspec.call(t.Context(), openGet, nil, nil)
	if !errors.Is(err, codeBusy) || len(s.requests) != 1 {
		t.Errorf("%d requests, error %v", len(s.requests), err)
	}
}

func TestRequestsThatCannotBeSentAreNotRepeated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		s := answers(says(200, `{}`))
		c := newTestClient(t, plainService(), s)
		for _, err := range []error{
			c.Do(t.Context(), "GET", "/%zz?secret=1", nil, nil),
			c.Do(t.Context(), "G T", "/", nil, nil),
			c.Do(t.Context(), "", "/", nil, nil),
			c.Do(t.Context(), "GET", "x", nil, nil),
			c.Do(t.Context(), "GET", "/a#b", nil, nil),
		} {
			if err == nil || strings.Contains(err.Error(), "secret") {
				t.Errorf("error %v", err)
			}
		}
		if len(s.requests) != 0 || time.Since(begin) != 0 {
			t.Errorf("%d requests in %v", len(s.requests), time.Since(begin))
		}
	})
}

// TestDelays looks at the delays of many calls: each is random, up to a bound
// that doubles.
func TestDelays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bounds := []time.Duration{200 * time.Millisecond, 400 * time.Millisecond, 800 * time.Millisecond}
		var most [3]time.Duration
		var least = [3]time.Duration{time.Hour, time.Hour, time.Hour}
		for range 200 {
			var at []time.Time
			s := &service{answer: func(sent) (*http.Response, error) {
				at = append(at, time.Now())
				return reply(200, `{"errcode":-1}`), nil
			}}
			_ = newTestClient(t, testService(), s).mdspec.call(t.Context(), openPost, nil, nil)
			for i := range bounds {
				delay := at[i+1].Sub(at[i])
				most[i], least[i] = max(most[i], delay), min(least[i], delay)
			}
		}
		for i, bound := range bounds {
			if most[i] > bound || most[i] < bound*8/10 || least[i] > bound*2/10 {
				t.Errorf("delays %d lie between %v and %v, want 0 to %v", i+1, least[i], most[i], bound)
			}
		}
	})
}

func TestDelayBounds(t *testing.T) {
	tests := []struct {
		policy  RetryPolicy
		retries int
		bound   time.Duration
	}{
		{RetryPolicy{10, time.Second, 10 * time.Second}, 0, time.Second},
		{RetryPolicy{10, time.Second, 10 * time.Second}, 3, 8 * time.Second},
		{RetryPolicy{10, time.Second, 10 * time.Second}, 4, 10 * time.Second},
		{RetryPolicy{99, 1<<34 + 1, time.Hour}, 30, time.Hour},
		{RetryPolicy{99, time.Second, 1<<63 - 1}, 98, 1<<63 - 1},
		{RetryPolicy{3, time.Minute, time.Second}, 0, time.Second},
		{RetryPolicy{3, 0, time.Second}, 2, 0},
		{RetryPolicy{3, time.Second, 0}, 2, 0},
	}
	for _, tt := range tests {
		m := &mdspecClient{retry: tt.policy}
		var most time.Duration
		for range 200 {
			most = max(most, m.delay(tt.retries))
		}
		if most > tt.bound || most < tt.bound/10*8 {
			t.Errorf("delay %d of %+v is up to %v, want %v", tt.retries, tt.policy, most, tt.bound)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tests := []struct {
			header string
			want   time.Duration
		}{
			{"", 0}, {"0", 0}, {"7", 7 * time.Second}, {"-7", 0}, {"soon", 0}, {"1.5", 0},
			{"99999999999999999999999", 1 << 30 * time.Second}, {"-99999999999999999999999", 0},
			{time.Now().Add(9 * time.Second).UTC().Format(http.TimeFormat), 9 * time.Second},
			{time.Now().Add(-time.Hour).UTC().Format(http.TimeFormat), 0},
		}
		for _, tt := range tests {
			if got := mdspecRetryAfter(http.Header{"Retry-After": {tt.header}}); got != tt.want {
				t.Errorf("Retry-After: %s is %v, want %v", tt.header, got, tt.want)
			}
		}
	})
}

func TestRetryAfterIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, header := range []string{
			"Retry-After: 9", "Retry-After: " + time.Now().Add(18*time.Second).UTC().Format(http.TimeFormat),
		} {
			begin := time.Now()
			s := answers(says(503, "", header), says(200, `{"errcode":0}`))
			wantNone(t, []error{newTestClient(t, testService(), s).mdspec.call(t.Context(), openGet, nil, nil)})
			if took := time.Since(begin); took != 9*time.Second {
				t.Errorf("repeated after %v", took)
			}
		}
	})
}

func TestRetryAfterReachesTheCaller(t *testing.T) {
	for _, answer := range []func() (*http.Response, error){
		says(200, `{"errcode":45009}`, "Retry-After: 60"), says(429, "", "Retry-After: 60"),
	} {
		err := newTestClient(t, testService(), answers(answer)).mdspec.call(t.Context(), openGet, nil, nil)
		var failed *Error
		if !errors.As(err, &failed) || failed.RetryAfter != time.Minute || failed.Class != ClassRate {
			t.Errorf("error %+v", failed)
		}
	}
}

func TestContextAndDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		s := answers(says(200, `{"errcode":-1}`, "Retry-After: 5"))
		c := newTestClient(t, testService(), s)
		short, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		if err := c.mdspec.call(short, openPost, nil, nil); !errors.Is(err, codeBusy) || time.Since(begin) != 0 {
			t.Errorf("after %v: %v", time.Since(begin), err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(2*time.Second, cancel)
		err := c.mdspec.call(ctx, openPost, nil, nil)
		if !errors.Is(err, codeBusy) || !errors.Is(err, context.Canceled) || time.Since(begin) != 2*time.Second {
			t.Errorf("after %v: %v", time.Since(begin), err)
		}
		if got, want := err.Error(), "OpenPost: error code -1: context canceled"; got != want {
			t.Errorf("error %q, want %q", got, want)
		}
		if len(s.requests) != 2 {
			t.Errorf("%d requests", len(s.requests))
		}
	})
}

// TestContextEndsDuringARequest has a cause, which net/http reports in place of
// the context's error.
func TestContextEndsDuringARequest(t *testing.T) {
	cause := errors.New("the user went away")
	ctx, cancel := context.WithCancelCause(t.Context())
	s := &service{answer: func(r sent) (*http.Response, error) {
		cancel(cause)
		return nil, context.Cause(r.ctx)
	}}
	err := newTestClient(t, plainService(), s).mdspec.call(ctx, openGet, nil, nil)
	if !errors.Is(err, context.Canceled) || !errors.Is(err, cause) || len(s.requests) != 1 {
		t.Errorf("%d requests, error %v", len(s.requests), err)
	}
	if err := newTestClient(t, testService(), s).mdspec.call(ctx, listCall, nil, nil); !errors.Is(err, context.Canceled) || len(s.requests) != 1 {
		t.Errorf("with an ended context: %d requests, error %v", len(s.requests), err)
	}
}

type limiterFunc func(context.Context) error

func (f limiterFunc) Wait(ctx context.Context) error { return f(ctx) }

func TestLimiter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		waits := 0
		full := errors.New("would exceed the deadline")
		s := newIssuer(func(sent) (*http.Response, error) { return reply(200, `{"errcode":-1}`), nil })
		c := newTestClient(t, testService(), s, WithLimiter(limiterFunc(func(ctx context.Context) error {
			if waits++; waits == 4 {
				return full
			}
			return nil
		})))
		err := c.mdspec.call(t.Context(), listCall, nil, nil)
		var failed *Error
		if !errors.As(err, &failed) || !errors.Is(err, full) || !errors.Is(err, codeBusy) || failed.Attempts != 2 {
			t.Errorf("error %v", err)
		}
		if waits != 4 || len(s.requests) != 3 { // one of them for a token
			t.Errorf("waited %d times for %d requests", waits, len(s.requests))
		}
		if err := newTestClient(t, testService(), s, WithLimiter(limiterFunc(func(context.Context) error { return full }))).
			mdspec.call(t.Context(), openGet, nil, nil); err.Error() != "OpenGet: would exceed the deadline" || !errors.Is(err, full) {
			t.Errorf("error %v", err)
		}
	})
}

func TestEvents(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var seen events
		n := 0
		s := newIssuer(func(r sent) (*http.Response, error) {
			n++
			time.Sleep(time.Duration(n) * time.Second)
			return []func() (*http.Response, error){
				says(200, `{"errcode":-1,"errmsg":"busy"}`), says(502, ""), says(200, `{"errcode":40014}`), says(200, `{"errcode":0}`),
			}[n-1]()
		})
		c := newTestClient(t, testService(), s, WithObserver(seen.observe))
		call := mdspecCall{name: "Show", method: "GET", path: "/show/{id}", token: true}
		wantNone(t, []error{c.mdspec.call(t.Context(), call, map[string]string{"id": "x", "name": "private"}, nil)})
		if tokens := seen.of("GetToken"); len(tokens) != 2 || tokens[0].Attempt != 1 || tokens[0].Status != 200 || tokens[0].Err != nil {
			t.Errorf("events of the token call: %+v", tokens)
		}
		want := []CallEvent{
			{Attempt: 1, Status: 200, Code: codeBusy}, {Attempt: 2, Status: 502}, {Attempt: 3, Status: 200, Code: codeRefused}, {Attempt: 4, Status: 200},
		}
		got := seen.of("Show")
		if len(got) != len(want) {
			t.Fatalf("events %+v", got)
		}
		for i, e := range got {
			w := want[i]
			if e.Method != "GET" || e.Path != "/show/{id}" || e.Attempt != w.Attempt || e.Status != w.Status || e.Code != w.Code ||
				e.Duration != time.Duration(i+1)*time.Second || e.Start.IsZero() || (e.Err == nil) != (i == 3) {
				t.Errorf("event %d is %+v", i, e)
			}
			if e.Err != nil && !errors.As(e.Err, new(*Error)) {
				t.Errorf("event %d has the error %T", i, e.Err)
			}
		}
	})
}

// TestRetryPolicyWithoutDelays wants the normal delays: a policy that names only
// how often must not hammer.
func TestRetryPolicyWithoutDelays(t *testing.T) {
	c := newTestClient(t, plainService(), answers(says(200, "{}")), WithRetry(RetryPolicy{MaxRetries: 5}))
	if want := (RetryPolicy{MaxRetries: 5, BaseDelay: 200 * time.Millisecond, MaxDelay: 10 * time.Second}); c.mdspec.retry != want {
		t.Errorf("the policy is %+v, want %+v", c.mdspec.retry, want)
	}
}

// TestClientsShareATransport wants no idle connections of clients that are gone.
func TestClientsShareATransport(t *testing.T) {
	one, err := mdspecNewClient(plainService(), nil)
	if err != nil {
		t.Fatal(err)
	}
	other, err := mdspecNewClient(plainService(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if one.mdspec.http.Transport == nil || one.mdspec.http.Transport != other.mdspec.http.Transport {
		t.Errorf("transports %p and %p", one.mdspec.http.Transport, other.mdspec.http.Transport)
	}
}
