package runtime

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestARefusedTokenCallRests counts the requests of an app with a wrong secret:
// for too many, the service would bar its address.
func TestARefusedTokenCallRests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := answers(says(200, `{"errcode":40001,"errmsg":"invalid secret"}`))
		c := newTestClient(t, testService(), s)
		call := func() error { return c.mdspec.call(t.Context(), listCall, nil, nil) }
		for range 100 {
			if err := call(); !errors.Is(err, codeWrong) {
				t.Fatalf("error %v", err)
			}
		}
		if n := len(s.to("/gettoken")); n != 1 {
			t.Errorf("%d token requests within an instant, want 1", n)
		}
		time.Sleep(5 * time.Second) // of the bubble
		s.answer = newIssuer(ok).answer
		wantNone(t, []error{call(), call()})
		if n := len(s.to("/gettoken")); n != 2 {
			t.Errorf("%d token requests after a rest, want 2", n)
		}
	})
}

// TestOtherFailuresDoNotRest lets the token call fail in a way that passes.
func TestOtherFailuresDoNotRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := answers(
			says(200, `{"errcode":-1,"errmsg":"busy"}`), says(500, ""),
			says(200, `{"errcode":0,"access_token":"token-1"}`), says(200, `{"errcode":0}`))
		c := newTestClient(t, testService(), s, WithRetry(RetryPolicy{}))
		for i, fails := range []bool{true, true, false} {
			if err := c.mdspec.call(t.Context(), listCall, nil, nil); (err != nil) != fails {
				t.Errorf("call %d: error %v", i, err)
			}
		}
	})
}

// TestACallForAnotherKindOfToken sends a call whose every token is refused among
// others: it must not cost a token each time.
func TestACallForAnotherKindOfToken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newIssuer(func(r sent) (*http.Response, error) {
			if r.path == getCall.path {
				return reply(200, `{"errcode":40014,"errmsg":"wrong kind"}`), nil
			}
			return ok(r)
		})
		c := newTestClient(t, testService(), s)
		for range 50 {
			if err := c.mdspec.call(t.Context(), getCall, nil, nil); !errors.Is(err, codeRefused) {
				t.Fatalf("error %v", err)
			}
			wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
		}
		if n := len(s.to("/gettoken")); n != 2 {
			t.Errorf("%d token requests, want the first and one more", n)
		}
		time.Sleep(5 * time.Second) // of the bubble
		_ = c.mdspec.call(t.Context(), getCall, nil, nil)
		if n := len(s.to("/gettoken")); n != 3 {
			t.Errorf("%d token requests after a rest, want 3", n)
		}
	})
}

// TestPanicsReachTheCaller wants a panic of a hook where its caller can recover,
// although the token is fetched by another goroutine.
func TestPanicsReachTheCaller(t *testing.T) {
	source := WithTokenSource(func(context.Context) (string, time.Time, error) { panic("source") })
	observer := WithObserver(func(context.Context, CallEvent) { panic("observer") })
	for want, o := range map[string]Option{"source": source, "observer": observer} {
		c := newTestClient(t, testService(), newIssuer(ok), o)
		for range 2 {
			func() {
				defer func() {
					if got := recover(); got != want {
						t.Errorf("recovered %v, want %s", got, want)
					}
				}()
				_ = c.mdspec.call(t.Context(), listCall, nil, nil)
			}()
		}
	}
}

// TestTokenCallHidesWhatItSends calls the token call with credentials that are
// not the client's own.
func TestTokenCallHidesWhatItSends(t *testing.T) {
	s := answers(says(200, `{"errcode":40001,"errmsg":"invalid secret another-secret of private-corp"}`))
	source := WithTokenSource(func(context.Context) (string, time.Time, error) { return "t", time.Time{}, nil })
	var told events
	for _, opts := range [][]Option{nil, {source}} {
		c := newTestClient(t, testService(), s, append(opts, WithObserver(told.observe))...)
		call := testService().tokenCall
		err := c.mdspec.call(t.Context(), call, map[string]string{"corpid": "private-corp", "corpsecret": "another-secret"}, nil)
		if want := "GetToken: error code 40001: invalid secret [redacted] of [redacted]"; err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	for _, e := range told.all {
		if text := e.LogValue().String(); strings.Contains(text, "another-secret") {
			t.Errorf("event %s", text)
		}
	}
}
