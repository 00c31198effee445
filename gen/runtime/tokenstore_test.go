package runtime

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// brokenStore is a store of which some methods fail, each time with a secret in
// the error.
type brokenStore struct {
	MemoryTokenStore
	get, set, del error
	stuck         string // the token that Get returns whatever happens
}

func (s *brokenStore) Get(ctx context.Context, key string) (string, time.Time, error) {
	if s.stuck != "" {
		return s.stuck, time.Time{}, nil
	}
	if s.get != nil {
		return "", time.Time{}, s.get
	}
	return s.MemoryTokenStore.Get(ctx, key)
}

func (s *brokenStore) Set(ctx context.Context, key, token string, until time.Time) error {
	if s.set != nil {
		return fmt.Errorf("SET %s %s: %w", key, token, s.set)
	}
	return s.MemoryTokenStore.Set(ctx, key, token, until)
}

func (s *brokenStore) Delete(ctx context.Context, key, token string) error {
	if s.del != nil {
		return fmt.Errorf("DEL %s %s: %w", key, token, s.del)
	}
	return s.MemoryTokenStore.Delete(ctx, key, token)
}

// revocable is a service that refuses the tokens in a set.
func revocable(revoked map[string]bool) *issuer {
	return newIssuer(func(r sent) (*http.Response, error) {
		if revoked[r.token()] {
			return reply(200, `{"errcode":40014,"errmsg":"invalid access_token"}`), nil
		}
		return ok(r)
	})
}

func TestAStoreThatFailsFailsNoCall(t *testing.T) {
	broken := errors.New("connection lost")
	tests := []struct {
		name  string
		store *brokenStore
		event string // one of them
	}{
		{"get", &brokenStore{get: broken}, "token store: get: connection lost"},
		{"set", &brokenStore{set: broken}, "token store: set: SET KEY [redacted]: connection lost"},
		{"delete", &brokenStore{del: broken}, "token store: delete: DEL KEY [redacted]: connection lost"},
		{"all", &brokenStore{get: broken, set: broken, del: broken}, "token store: delete: DEL KEY [redacted]: connection lost"},
	}
	key := regexp.MustCompile(`mdspec:[0-9a-f]{64}`)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			revoked := map[string]bool{}
			s := revocable(revoked)
			var seen events
			c := newTestClient(t, testService(), s, WithTokenStore(tt.store), WithObserver(seen.observe))
			wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
			revoked["token-1"] = true
			wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
			if n := len(s.to("/gettoken")); n != 2 {
				t.Errorf("%d token requests, want 2", n)
			}
			found := false
			for _, e := range seen.of("TokenStore") {
				if !errors.Is(e.Err, broken) || e.Attempt != 0 || e.Start.IsZero() {
					t.Errorf("event %+v", e)
				}
				if strings.Contains(e.Err.Error(), "token-") {
					t.Errorf("event with a token: %v", e.Err)
				}
				found = found || key.ReplaceAllString(e.Err.Error(), "KEY") == tt.event
			}
			if !found {
				t.Errorf("no event %q", tt.event)
			}
		})
	}
}

func TestAStoreThatReturnsTheRefusedToken(t *testing.T) {
	s := revocable(map[string]bool{"stuck": true})
	c := newTestClient(t, testService(), s, WithTokenStore(&brokenStore{stuck: "stuck"}))
	wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
	if n := len(s.to("/gettoken")); n != 1 {
		t.Errorf("%d token requests, want 1", n)
	}
}

func TestClientsShareAStore(t *testing.T) {
	revoked := map[string]bool{}
	s := revocable(revoked)
	store := &MemoryTokenStore{}
	a := newTestClient(t, testService(), s, WithTokenStore(store))
	b := newTestClient(t, testService(), s, WithTokenStore(store))
	steps := []struct {
		what   string
		c      *Client
		revoke []string
		tokens int // token requests so far
	}{
		{"the first fetches", a, nil, 1},
		{"the other takes from the store", b, nil, 1},
		{"the first finds it revoked", a, []string{"token-1"}, 2},
		{"the other finds it revoked, and a new one in the store", b, nil, 2},
		{"the first is alone", a, []string{"token-2"}, 3},
		{"the other finds its own and that of the store revoked", b, []string{"token-3"}, 4},
		{"the first finds the new one", a, nil, 4},
	}
	for _, step := range steps {
		for _, token := range step.revoke {
			revoked[token] = true
		}
		if err := step.c.mdspec.call(t.Context(), listCall, nil, nil); err != nil {
			t.Fatalf("%s: %v", step.what, err)
		}
		if n := len(s.to("/gettoken")); n != step.tokens {
			t.Fatalf("%s: %d token requests, want %d", step.what, n, step.tokens)
		}
	}
}

// TestStoredTokensThatAreRefusedEnd makes sure that a store full of bad tokens
// cannot keep a call going.
func TestStoredTokensThatAreRefusedEnd(t *testing.T) {
	s := newIssuer(func(sent) (*http.Response, error) { return reply(200, `{"errcode":40014}`), nil })
	n := 0
	c := newTestClient(t, testService(), s, WithTokenStore(storeFunc(func() string {
		n++
		return fmt.Sprintf("stored-%d", n)
	})))
	if err := c.mdspec.call(t.Context(), listCall, nil, nil); !errors.Is(err, codeRefused) {
		t.Errorf("error %v", err)
	}
	if n := len(s.to("/list")); n != 3 {
		t.Errorf("%d requests, want 3", n)
	}
}

// storeFunc is a store that always has another token.
type storeFunc func() string

func (f storeFunc) Get(context.Context, string) (string, time.Time, error) {
	return f(), time.Time{}, nil
}
func (f storeFunc) Set(context.Context, string, string, time.Time) error { return nil }
func (f storeFunc) Delete(context.Context, string, string) error         { return nil }

func TestStoreKeys(t *testing.T) {
	keyOf := func(change func(*mdspecService)) string {
		svc := testService()
		change(&svc)
		return newTestClient(t, svc, newIssuer(ok)).mdspec.tokens.key
	}
	first := keyOf(func(*mdspecService) {})
	if again := keyOf(func(*mdspecService) {}); again != first {
		t.Error("two clients with the same credentials have different keys")
	}
	if !regexp.MustCompile(`^mdspec:[0-9a-f]{64}$`).MatchString(first) {
		t.Errorf("the key is %q", first)
	}
	keys := map[string]string{first: "first"}
	for name, change := range map[string]func(*mdspecService){
		"account":  func(s *mdspecService) { s.credentials = &testCredentials{"other", testSecret} },
		"secret":   func(s *mdspecService) { s.credentials = &testCredentials{testAccount, "other"} },
		"base URL": func(s *mdspecService) { s.baseURL = "https://proxy.test" },
		"shifted": func(s *mdspecService) {
			s.credentials = &testCredentials{testAccount + testSecret[:3], testSecret[3:]}
		},
		"path": func(s *mdspecService) { s.tokenCall.path = "/token" },
	} {
		key := keyOf(change)
		if other, taken := keys[key]; taken {
			t.Errorf("the key for another %s is that of %s", name, other)
		}
		keys[key] = name
	}
}

func TestMemoryTokenStore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s MemoryTokenStore
		ctx := t.Context()
		want := func(key, token string, until time.Time) {
			t.Helper()
			got, expires, err := s.Get(ctx, key)
			if got != token || !expires.Equal(until) || err != nil {
				t.Errorf("Get(%s) = %q, %v, %v; want %q, %v", key, got, expires, err, token, until)
			}
		}
		want("a", "", time.Time{})
		if err := s.Delete(ctx, "a", ""); err != nil {
			t.Error(err)
		}
		until := time.Now().Add(time.Minute)
		_ = s.Set(ctx, "a", "secret-1", until)
		_ = s.Set(ctx, "b", "secret-2", time.Time{})
		want("a", "secret-1", until)
		_ = s.Delete(ctx, "a", "secret-2")
		want("a", "secret-1", until)
		for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
			if text := fmt.Sprintf(verb, &s); strings.Contains(text, "secret") {
				t.Errorf("%s prints %s", verb, text)
			}
		}
		time.Sleep(time.Minute)
		want("a", "", time.Time{})
		want("b", "secret-2", time.Time{})
		_ = s.Delete(ctx, "b", "secret-2")
		want("b", "", time.Time{})
	})
}
