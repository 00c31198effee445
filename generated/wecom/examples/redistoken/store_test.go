package redistoken_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/examples/redistoken"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// newStore returns a store with connections of its own, as another process would
// have it.
func newStore(t *testing.T, db *miniredis.Miniredis) *redistoken.Store {
	t.Helper()
	client := redis.NewClient(&redis.Options{Addr: db.Addr()})
	t.Cleanup(func() { _ = client.Close() })
	return &redistoken.Store{Redis: client}
}

// wants checks what the store holds under the key k.
func wants(t *testing.T, s *redistoken.Store, want string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	token, _, err := s.Get(ctx, "k")
	if token != want || err != nil {
		t.Errorf("the store holds %q, %v; want %q", token, err, want)
	}
}

func set(t *testing.T, s *redistoken.Store, token string, expires time.Time) {
	t.Helper()
	if err := s.Set(t.Context(), "k", token, expires); err != nil {
		t.Fatal(err)
	}
}

// TestExpiry keeps a token until it expires, to the millisecond, and one without
// an end for ever.
func TestExpiry(t *testing.T) {
	db := miniredis.RunT(t)
	store := newStore(t, db)
	until := time.Now().Add(time.Hour).Truncate(time.Millisecond)
	set(t, store, "t1", until)
	if _, expires, err := store.Get(t.Context(), "k"); err != nil || !expires.Equal(until) {
		t.Errorf("the token expires at %v, %v; want %v", expires, err, until)
	}
	db.FastForward(time.Hour + time.Second)
	wants(t, store, "")
	set(t, store, "t2", time.Time{}) // in place of one that had an end
	db.FastForward(1000 * time.Hour)
	if token, expires, err := store.Get(t.Context(), "k"); token != "t2" || !expires.IsZero() || err != nil {
		t.Errorf("the store holds %q until %v, %v; want t2 without an end", token, expires, err)
	}
}

// TestStaleDelete lets a process remove a token that another one has replaced by
// now.
func TestStaleDelete(t *testing.T) {
	db := miniredis.RunT(t)
	store := newStore(t, db)
	set(t, store, "old", time.Time{})
	set(t, store, "new", time.Time{})
	if err := store.Delete(t.Context(), "k", "old"); err != nil {
		t.Fatal(err)
	}
	wants(t, store, "new")
	if err := store.Delete(t.Context(), "k", "new"); err != nil {
		t.Fatal(err)
	}
	wants(t, store, "")
}

// TestOthersWait lets a second process look for a token that the first one was
// told to fetch.
func TestOthersWait(t *testing.T) {
	db := miniredis.RunT(t)
	first, second := newStore(t, db), newStore(t, db)
	wants(t, first, "")
	found := make(chan string)
	go func() {
		token, _, err := second.Get(t.Context(), "k")
		if err != nil {
			t.Error(err)
		}
		found <- token
	}()
	select {
	case token := <-found:
		t.Fatalf("the second process did not wait, and got %q", token)
	case <-time.After(200 * time.Millisecond):
	}
	set(t, first, "t1", time.Now().Add(time.Hour))
	if token := <-found; token != "t1" {
		t.Errorf("the second process got %q, want t1", token)
	}
}

// TestFetcherDies lets the process end that was told to fetch the token: another
// one takes over when its time is over, and not before.
func TestFetcherDies(t *testing.T) {
	db := miniredis.RunT(t)
	wants(t, newStore(t, db), "")
	other := newStore(t, db)
	db.FastForward(9 * time.Second)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if token, _, err := other.Get(ctx, "k"); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("got %q, %v before ten seconds were over; want to wait", token, err)
	}
	db.FastForward(2 * time.Second)
	wants(t, other, "")
}

// TestRedisIsGone lets calls succeed without the database.
func TestRedisIsGone(t *testing.T) {
	db := miniredis.RunT(t)
	client := redis.NewClient(&redis.Options{Addr: db.Addr(), MaxRetries: -1, DialerRetries: 1})
	defer client.Close()
	store := &redistoken.Store{Redis: client}
	db.Close()
	if _, _, err := store.Get(t.Context(), "k"); err == nil {
		t.Error("a token is read without a database")
	}
	if _, err := wecomtest.NewServer(t).Client(wecom.WithTokenStore(store)).GetCallbackIPs(t.Context(), nil); err != nil {
		t.Error(err)
	}
}

// TestRevoked lets two processes learn at once that their token is no longer good.
func TestRevoked(t *testing.T) {
	srv, db := wecomtest.NewServer(t), miniredis.RunT(t)
	clients := []*wecom.Client{
		srv.Client(wecom.WithTokenStore(newStore(t, db))),
		srv.Client(wecom.WithTokenStore(newStore(t, db))),
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for round := 1; round <= 5; round++ {
		var all sync.WaitGroup
		for _, client := range clients {
			all.Go(func() {
				if _, err := client.GetCallbackIPs(ctx, nil); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := len(srv.Requests("GetToken")); n != round {
			t.Fatalf("%d tokens were fetched by round %d, want one in each", n, round)
		}
		srv.RevokeTokens(wecom.ErrInvalidToken)
	}
}

// TestProcesses lets processes begin at the same time without a token: they fetch
// one between them.
func TestProcesses(t *testing.T) {
	if service := os.Getenv("TEST_SERVICE"); service != "" {
		callOnce(t, service, os.Getenv("TEST_REDIS"))
		return
	}
	srv, db := wecomtest.NewServer(t), miniredis.RunT(t)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			cmd := exec.Command(os.Args[0], "-test.run=^TestProcesses$")
			cmd.Env = append(os.Environ(), "TEST_SERVICE="+srv.URL, "TEST_REDIS="+db.Addr())
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	all.Wait()
	if tokens, calls := len(srv.Requests("GetToken")), len(srv.Requests("GetCallbackIPs")); tokens != 1 || calls != 4 {
		t.Errorf("%d tokens were fetched for %d calls, want 1 for 4", tokens, calls)
	}
	for _, key := range db.Keys() {
		if strings.Contains(key, "process-secret") {
			t.Errorf("the key %q holds the secret", key)
		}
	}
}

// callOnce is what each of the processes does.
func callOnce(t *testing.T, service, address string) {
	db := redis.NewClient(&redis.Options{Addr: address})
	defer db.Close()
	client, err := wecom.NewClient(
		wecom.TokenRequest{CorpID: "ww0123456789abcdef", CorpSecret: "process-secret"},
		wecom.WithBaseURL(service), wecom.WithTokenStore(&redistoken.Store{Redis: db}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.GetCallbackIPs(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}
