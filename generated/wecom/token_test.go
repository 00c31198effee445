package wecom_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// ping sends a call that carries a token.
func ping(t *testing.T, client *wecom.Client) {
	t.Helper()
	if _, err := client.GetAPIDomainIPs(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}

// spy is a store that knows what it was asked, and that fails if it is told to.
type spy struct {
	wecom.MemoryTokenStore
	asked []string
	fails error
}

func (s *spy) Get(ctx context.Context, key string) (string, time.Time, error) {
	s.asked = append(s.asked, "get")
	if s.fails != nil {
		return "", time.Time{}, s.fails
	}
	return s.MemoryTokenStore.Get(ctx, key)
}

func (s *spy) Set(ctx context.Context, key, token string, expires time.Time) error {
	s.asked = append(s.asked, "set")
	if s.fails != nil {
		return fmt.Errorf("SET %s: %w", token, s.fails)
	}
	return s.MemoryTokenStore.Set(ctx, key, token, expires)
}

func (s *spy) Delete(ctx context.Context, key, token string) error {
	s.asked = append(s.asked, "delete")
	if s.fails != nil {
		return fmt.Errorf("DELETE %s: %w", token, s.fails)
	}
	return s.MemoryTokenStore.Delete(ctx, key, token)
}

func (s *spy) wants(t *testing.T, asked string) {
	t.Helper()
	if got := strings.Join(s.asked, " "); got != asked {
		t.Errorf("the store was asked to %s; want %s", got, asked)
	}
}

// TestTokenSource lets tokens come from elsewhere: neither the token call nor the
// store has any part in it.
func TestTokenSource(t *testing.T) {
	srv := wecomtest.NewServer(t)
	store := &spy{}
	var given []string
	source := func(context.Context) (string, time.Time, error) {
		token, expires := srv.IssueToken()
		given = append(given, token)
		return token, expires, nil
	}
	client := srv.Client(wecom.WithTokenStore(store), wecom.WithTokenSource(source))
	ping(t, client)
	ping(t, client)
	srv.RevokeTokens(wecom.ErrTokenExpired)
	ping(t, client)
	if len(given) != 2 {
		t.Fatalf("the source was asked %d times, want 2", len(given))
	}
	var used []string
	for _, r := range srv.Requests() {
		used = append(used, r.Call+" "+r.Token)
	}
	first, second := "GetAPIDomainIPs "+given[0], "GetAPIDomainIPs "+given[1]
	if want := []string{first, first, first, second}; strings.Join(used, "\n") != strings.Join(want, "\n") {
		t.Errorf("sent %q, want %q", used, want)
	}
	store.wants(t, "")
}

// TestTokenSourceFails wants the source's own error, and no request.
func TestTokenSourceFails(t *testing.T) {
	srv := wecomtest.NewServer(t)
	closed := errors.New("the vault is closed")
	client := srv.Client(wecom.WithTokenSource(func(context.Context) (string, time.Time, error) {
		return "", time.Time{}, closed
	}))
	_, err := client.GetAPIDomainIPs(t.Context(), nil)
	if failed := asError(t, err); !errors.Is(err, closed) || failed.Call != "GetAPIDomainIPs" || failed.Attempts != 0 {
		t.Errorf("the error is %+v", failed)
	}
	if n := len(srv.Requests()); n != 0 {
		t.Errorf("%d requests, want none", n)
	}
}

// TestTokenStore lets a second client begin with the token of the first, and both
// with the one that replaces it.
func TestTokenStore(t *testing.T) {
	srv := wecomtest.NewServer(t)
	store := &spy{}
	first, second := srv.Client(wecom.WithTokenStore(store)), srv.Client(wecom.WithTokenStore(store))
	ping(t, first)
	ping(t, first)
	store.wants(t, "get set")
	ping(t, second)
	store.wants(t, "get set get")
	srv.RevokeTokens(wecom.ErrInvalidToken)
	ping(t, first)
	store.wants(t, "get set get delete get set")
	// The second client has yet to learn of it. What it removes from the store is
	// the old token alone.
	ping(t, second)
	store.wants(t, "get set get delete get set delete get")
	if n := len(srv.Requests(tokenCall)); n != 2 {
		t.Errorf("%d tokens were fetched, want 2", n)
	}
}

// TestStoreThatFails wants every call to succeed, and the observer to learn of
// what failed, without a token.
func TestStoreThatFails(t *testing.T) {
	srv := wecomtest.NewServer(t)
	lost := errors.New("connection lost")
	var failures []string
	client := srv.Client(wecom.WithTokenStore(&spy{fails: lost}), wecom.WithObserver(func(_ context.Context, e wecom.CallEvent) {
		if e.Call == "TokenStore" && errors.Is(e.Err, lost) {
			failures = append(failures, e.Err.Error())
		}
	}))
	ping(t, client)
	srv.RevokeTokens(wecom.ErrInvalidToken)
	ping(t, client)
	want := []string{
		"token store: get: connection lost",
		"token store: set: SET [redacted]: connection lost",
		"token store: delete: DELETE [redacted]: connection lost",
		"token store: get: connection lost",
		"token store: set: SET [redacted]: connection lost",
	}
	if strings.Join(failures, "\n") != strings.Join(want, "\n") {
		t.Errorf("the observer was told\n%s\nwant\n%s", strings.Join(failures, "\n"), strings.Join(want, "\n"))
	}
}
