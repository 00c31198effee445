package runtime

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// many calls in as many goroutines and returns their errors.
func many(n int, call func(i int) error) []error {
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { errs[i] = call(i) })
	}
	wg.Wait()
	return errs
}

func wantNone(t *testing.T, errs []error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatalf("a call failed: %v", err)
		}
	}
}

func TestManyCallersCauseOneTokenRequest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newIssuer(ok)
		c := newTestClient(t, testService(), s)
		call := func(int) error { return c.mdspec.call(t.Context(), listCall, nil, nil) }
		wantNone(t, many(1000, call))
		if n := len(s.to("/gettoken")); n != 1 {
			t.Errorf("%d token requests without a token", n)
		}
		time.Sleep(2 * time.Hour) // of the bubble: the token has expired
		wantNone(t, many(1000, call))
		if n := len(s.to("/gettoken")); n != 2 {
			t.Errorf("%d token requests after the token expired", n)
		}
		for _, r := range s.to("/list") {
			if tok := r.token(); tok != "token-1" && tok != "token-2" {
				t.Fatalf("sent to %s", r.url)
			}
		}
	})
}

// TestRevocationCausesOneMoreTokenRequest lets a thousand requests be under way
// when their token is revoked.
func TestRevocationCausesOneMoreTokenRequest(t *testing.T) {
	for _, same := range []bool{false, true} {
		t.Run(fmt.Sprintf("same value %t", same), func(t *testing.T) {
			const callers = 1000
			var arrived sync.WaitGroup
			arrived.Add(callers)
			var requests atomic.Int64
			s := newIssuer(func(r sent) (*http.Response, error) {
				if requests.Add(1) > callers {
					return reply(200, `{"errcode":0}`), nil
				}
				arrived.Done()
				arrived.Wait()
				return reply(200, `{"errcode":40014,"errmsg":"invalid access_token"}`), nil
			})
			if same { // as a service does whose tokens are the same until they expire
				issue := s.answer
				s.answer = func(r sent) (*http.Response, error) {
					resp, err := issue(r)
					if r.path == "/gettoken" {
						resp = reply(200, `{"errcode":0,"access_token":"token-0","expires_in":7200}`)
					}
					return resp, err
				}
			}
			c := newTestClient(t, testService(), s)
			wantNone(t, many(callers, func(int) error { return c.mdspec.call(t.Context(), listCall, nil, nil) }))
			if n := len(s.to("/gettoken")); n != 2 {
				t.Errorf("%d token requests, want 2", n)
			}
			if n := len(s.to("/list")); n != 2*callers {
				t.Errorf("%d requests, want %d", n, 2*callers)
			}
		})
	}
}

// hangingToken is a service whose token call lasts until its context ends.
func hangingToken(started chan<- struct{}) *service {
	return &service{answer: func(r sent) (*http.Response, error) {
		if r.path == "/gettoken" {
			started <- struct{}{}
			<-r.ctx.Done()
			return nil, r.ctx.Err()
		}
		return ok(r)
	}}
}

func TestWaitingHonoursTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		started := make(chan struct{}, 1)
		s := hangingToken(started)
		c := newTestClient(t, testService(), s)
		first, cancelFirst := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- c.mdspec.call(first, listCall, nil, nil) }()
		<-started
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		begin := time.Now()
		err := c.mdspec.call(short, listCall, nil, nil)
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) != time.Second {
			t.Errorf("after %v: %v", time.Since(begin), err)
		}
		if got, want := err.Error(), "List: context deadline exceeded"; got != want {
			t.Errorf("error %q, want %q", got, want)
		}
		// No lock is held meanwhile: these would block the bubble for good.
		c.mdspec.tokens.refuse(mdspecToken{serial: 99})
		if len(s.to("/gettoken")) != 1 || s.to("/gettoken")[0].ctx.Err() != nil {
			t.Error("the one who left took the flight along")
		}
		cancelFirst()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
		synctest.Wait()
		if s.to("/gettoken")[0].ctx.Err() == nil {
			t.Error("the token request goes on though nobody waits for it")
		}
	}) // the bubble ends when no goroutine is left
}

func TestANewCallerAfterAllHaveLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		started := make(chan struct{}, 1)
		s := hangingToken(started)
		c := newTestClient(t, testService(), s)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- c.mdspec.call(ctx, listCall, nil, nil) }()
		<-started
		cancel()
		<-done
		s.answer = newIssuer(ok).answer
		if err := c.mdspec.call(t.Context(), listCall, nil, nil); err != nil {
			t.Errorf("error %v", err)
		}
	})
}

func TestCancelledContextsLeaveNoGoroutine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		started := make(chan struct{}, 1000)
		c := newTestClient(t, testService(), hangingToken(started))
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			<-started
			synctest.Wait()
			cancel()
		}()
		for _, err := range many(1000, func(int) error { return c.mdspec.call(ctx, listCall, nil, nil) }) {
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("error %v", err)
			}
		}
	}) // a goroutine that is left would keep the bubble from ending
}

func TestTokenCallFails(t *testing.T) {
	tests := []struct {
		name     string
		answer   func() (*http.Response, error)
		want     string
		requests int
		code     int
	}{
		{"wrong secret", says(200, `{"errcode":40014,"errmsg":"bad secret"}`), "GetToken: error code 40014: bad secret", 1, 40014},
		{"rate", says(200, `{"errcode":45009,"errmsg":"freq"}`), "GetToken: error code 45009: freq", 1, 45009},
		{"busy", says(200, `{"errcode":-1,"errmsg":"busy"}`), "GetToken: error code -1: busy (after 4 attempts)", 4, -1},
		{"status 401", says(401, `no`), "GetToken: HTTP status 401: Unauthorized", 1, 0},
		{"no token", says(200, `{"errcode":0,"expires_in":7200}`),
			"GetToken: HTTP status 200: decode the answer: it has no access_token", 1, 0},
		{"token null", says(200, `{"errcode":0,"access_token":null}`),
			"GetToken: HTTP status 200: decode the answer: it has no access_token", 1, 0},
		{"expiry", says(200, `{"access_token":"token-1","expires_in":{}}`),
			"GetToken: HTTP status 200: decode the answer: expires_in: it is not an integer", 1, 0},
		{"status with a token", says(500, `{"access_token":"token-1"}`),
			"GetToken: HTTP status 500: Internal Server Error", 1, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := answers(tt.answer)
				gate := make(chan struct{})
				answer := s.answer
				s.answer = func(r sent) (*http.Response, error) { <-gate; return answer(r) }
				c := newTestClient(t, testService(), s)
				go func() { synctest.Wait(); close(gate) }() // all wait by then
				errs := many(10, func(int) error { return c.mdspec.call(t.Context(), listCall, nil, nil) })
				seen := map[error]bool{}
				for _, err := range errs {
					if err == nil || err.Error() != tt.want || tt.code != 0 && !errors.Is(err, testCode(tt.code)) {
						t.Fatalf("error %v, want %s", err, tt.want)
					}
					if seen[err] {
						t.Fatal("two callers share an error that each may modify")
					}
					seen[err] = true
				}
				if n := len(s.to("/gettoken")); n != tt.requests {
					t.Errorf("%d token requests, want %d", n, tt.requests)
				}
			})
		})
	}
}

func TestARefusedTokenIsReplacedOnce(t *testing.T) {
	for name, refusal := range map[string]func() (*http.Response, error){
		"code":   says(200, `{"errcode":40014,"errmsg":"no"}`),
		"status": says(401, ``),
	} {
		t.Run(name, func(t *testing.T) {
			s := newIssuer(func(sent) (*http.Response, error) { return refusal() })
			c := newTestClient(t, testService(), s)
			err := c.mdspec.call(t.Context(), listCall, nil, nil)
			var failed *Error
			if !errors.As(err, &failed) || failed.Class != ClassToken || failed.Attempts != 2 {
				t.Errorf("error %+v", failed)
			}
			if tokens, calls := len(s.to("/gettoken")), len(s.to("/list")); tokens != 2 || calls != 2 {
				t.Errorf("%d token requests and %d calls, want 2 and 2", tokens, calls)
			}
		})
	}
}

// TestExpiry measures when tokens are renewed.
func TestExpiry(t *testing.T) {
	tests := []struct {
		name   string
		life   int
		usable time.Duration // for so long the token is used
	}{
		{"two hours", 7200, 6900 * time.Second},
		{"ten minutes", 600, 540 * time.Second},
		{"a second", 1, time.Second},
		{"nothing", 0, time.Second},
		{"negative", -5, time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newIssuer(ok)
				s.life = tt.life
				c := newTestClient(t, testService(), s)
				for _, step := range []struct {
					wait   time.Duration
					tokens int
				}{{0, 1}, {tt.usable - time.Nanosecond, 1}, {time.Nanosecond, 2}} {
					time.Sleep(step.wait)
					wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
					if n := len(s.to("/gettoken")); n != step.tokens {
						t.Fatalf("after %v: %d token requests, want %d", step.wait, n, step.tokens)
					}
				}
			})
		})
	}
}

// TestATokenThatStaysTheSame is a service that gives the same token until it
// expires, with ever less time left.
func TestATokenThatStaysTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const life = 2 * time.Hour
		begin := time.Now()
		s := &service{}
		s.answer = func(r sent) (*http.Response, error) {
			age := time.Since(begin)
			current := fmt.Sprintf("token-%d", age/life)
			if r.path == "/gettoken" {
				left := int((life - age%life).Seconds())
				return reply(200, fmt.Sprintf(`{"errcode":0,"access_token":%q,"expires_in":%d}`, current, left)), nil
			}
			if r.token() != current {
				return reply(200, `{"errcode":40014}`), nil
			}
			return ok(r)
		}
		c := newTestClient(t, testService(), s)
		for time.Since(begin) < life+time.Minute {
			wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
			time.Sleep(100 * time.Millisecond)
		}
		if n := len(s.to("/gettoken")); n > 8 {
			t.Errorf("%d token requests in %v", n, life)
		}
	})
}

func TestTokenWithoutExpiryLastsUntilRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{}
		s.answer = func(r sent) (*http.Response, error) {
			if r.path == "/gettoken" {
				return reply(200, `{"access_token":"token-1","expires_in":null}`), nil
			}
			return ok(r)
		}
		c := newTestClient(t, testService(), s)
		for range 3 {
			wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
			time.Sleep(1000 * time.Hour)
		}
		if n := len(s.to("/gettoken")); n != 1 {
			t.Errorf("%d token requests", n)
		}
	})
}

func TestCallsWithATokenNeedASource(t *testing.T) {
	s := answers(says(200, `{}`))
	c := newTestClient(t, plainService(), s)
	err := c.mdspec.call(t.Context(), listCall, nil, nil)
	if err == nil || len(s.requests) != 0 {
		t.Errorf("error %v after %d requests", err, len(s.requests))
	}
}

func TestTokenInTheHeader(t *testing.T) {
	svc := testService()
	svc.tokenParameter = ""
	svc.tokenCall.token = true // nonsense, which must not make the client wait for itself
	s := newIssuer(ok)
	c := newTestClient(t, svc, s)
	wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
	if r := s.to("/list")[0]; r.header.Get("Authorization") != "Bearer token-1" || r.url != "https://api.test/list" {
		t.Errorf("sent to %s with %v", r.url, r.header)
	}
	if h := s.to("/gettoken")[0].header; h.Get("Authorization") != "" {
		t.Errorf("the token call carries %v", h)
	}
}

// TestCredentialsAreTakenOnce changes them after the client was made.
func TestCredentialsAreTakenOnce(t *testing.T) {
	s := newIssuer(ok)
	credentials := &testCredentials{testAccount, testSecret}
	svc := testService()
	svc.credentials = credentials
	c := newTestClient(t, svc, s)
	credentials.Secret = "another"
	wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
	const want = "https://api.test/gettoken?corpid=ww-account&corpsecret=s3cr%2Fet%2B%22%3Cof%3E%26app"
	if got := s.to("/gettoken")[0].url; got != want {
		t.Errorf("asked %s, want %s", got, want)
	}
}
