package runtime

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestTokenSource(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		source := func(context.Context) (string, time.Time, error) {
			asked++
			return fmt.Sprintf("mine-%d", asked), time.Now().Add(time.Hour), nil
		}
		revoked := ""
		s := newIssuer(func(r sent) (*http.Response, error) {
			if r.token() == revoked {
				return reply(200, `{"errcode":40014}`), nil
			}
			return ok(r)
		})
		store := &MemoryTokenStore{}
		c := newTestClient(t, testService(), s, WithTokenSource(source), WithTokenStore(store))
		call := func() { wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)}) }
		call()
		call()
		time.Sleep(55 * time.Minute)
		call()
		revoked = "mine-2"
		call()
		var tokens []string
		for _, r := range s.to("/list") {
			tokens = append(tokens, r.token())
		}
		if got, want := strings.Join(tokens, " "), "mine-1 mine-1 mine-2 mine-2 mine-3"; got != want {
			t.Errorf("tokens %s, want %s", got, want)
		}
		if len(s.to("/gettoken")) != 0 || len(store.tokens) != 0 {
			t.Error("the token call or the store was used")
		}
	})
}

func TestTokenSourceFails(t *testing.T) {
	mine := errors.New("my vault is closed")
	tests := []struct {
		name   string
		source TokenSource
		want   string
	}{
		{"error", func(context.Context) (string, time.Time, error) { return "", time.Time{}, mine }, "List: my vault is closed"},
		{"no token", func(context.Context) (string, time.Time, error) { return "", time.Time{}, nil }, "List: the token source gave no token"},
		{"ends the goroutine", func(context.Context) (string, time.Time, error) { runtime.Goexit(); panic("unreachable") },
			"List: the token source did not return"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := newTestClient(t, testService(), newIssuer(ok), WithTokenSource(tt.source))
				err := c.mdspec.call(t.Context(), listCall, nil, nil)
				if err == nil || err.Error() != tt.want || tt.name == "error" && !errors.Is(err, mine) {
					t.Errorf("error %v, want %s", err, tt.want)
				}
			})
		})
	}
}

// TestTokensThatNoHeaderHolds reads a token as from a file, with a line break.
func TestTokensThatNoHeaderHolds(t *testing.T) {
	s := plainService()
	service := answers(says(200, `{}`))
	source := WithTokenSource(func(context.Context) (string, time.Time, error) { return "token-1\n", time.Time{}, nil })
	err := newTestClient(t, s, service, source).mdspec.call(t.Context(), getCall, nil, nil)
	var failed *Error
	if !errors.As(err, &failed) || failed.IsRetryable() || failed.Attempts != 1 || len(service.requests) != 0 {
		t.Fatalf("error %#v, %d requests", err, len(service.requests))
	}
	if want := "Get: the token is no value of a header: it holds a line break or another control character"; err.Error() != want {
		t.Errorf("error %q, want %q", err, want)
	}
	s.tokenParameter = "key"
	if err := newTestClient(t, s, service, source).mdspec.call(t.Context(), getCall, nil, nil); err != nil || service.requests[0].url != "https://api.test/get?key=token-1%0A" {
		t.Errorf("error %v, requests %v", err, service.requests)
	}
}
