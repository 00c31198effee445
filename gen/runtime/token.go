package runtime

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"
)

// TokenSource gets a token from elsewhere than the service's own token call. It
// says until when the token is good; the zero time means until it is refused.
type TokenSource func(ctx context.Context) (token string, expires time.Time, err error)

// WithTokenSource sets where tokens come from. The client asks for one when it
// needs one, and keeps it until shortly before it expires or until the service
// refuses it. A [TokenStore] is not used.
func WithTokenSource(source TokenSource) Option {
	return func(c *mdspecConfig) error {
		c.source = source
		return nil
	}
}

// mdspecTokens hands out the client's token.
type mdspecTokens struct {
	fetch  TokenSource
	store  TokenStore // nil: none
	key    string     // of the store
	report func(context.Context, CallEvent)
	scrub  func(text, token string) string

	mu      sync.Mutex // never held while something is waited for
	current mdspecToken
	flight  *mdspecFlight // nil: nothing is being fetched
}

// mdspecToken is a token and what is known of it.
type mdspecToken struct {
	value   string
	until   time.Time // not to be used later; zero: no end
	refused bool      // by the service
}

func (t mdspecToken) usable() bool {
	return t.value != "" && !t.refused && (t.until.IsZero() || time.Now().Before(t.until))
}

// mdspecFlight is the one request for a token that all callers wait for. It has
// a context of its own, that ends with the last of them.
type mdspecFlight struct {
	cancel  context.CancelFunc
	waiters int
	done    chan struct{} // closed when token and err are set
	token   string
	err     error
}

// get returns a token that can be used, or ctx's error if that ends before
// there is one.
func (t *mdspecTokens) get(ctx context.Context) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	t.mu.Lock()
	if t.current.usable() {
		defer t.mu.Unlock()
		return t.current.value, nil
	}
	f := t.flight
	if f == nil {
		f = t.start(ctx)
	}
	f.waiters++
	t.mu.Unlock()
	select {
	case <-f.done:
		return f.token, f.err
	case <-ctx.Done():
		t.leave(f)
		return "", ctx.Err()
	}
}

// start begins to fetch a token. The values of ctx go along, its end does not.
func (t *mdspecTokens) start(ctx context.Context) *mdspecFlight {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	f := &mdspecFlight{cancel: cancel, done: make(chan struct{})}
	t.flight = f
	stale := t.current
	go func() {
		defer cancel()
		fresh, err := t.renew(ctx, stale)
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.flight == f { // else all who waited for it have left
			t.flight = nil
			if err == nil {
				t.current = fresh
			}
		}
		f.token, f.err = fresh.value, err
		close(f.done)
	}()
	return f
}

// leave gives up waiting; the last to do so ends the flight.
func (t *mdspecTokens) leave(f *mdspecFlight) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if f.waiters--; f.waiters > 0 {
		return
	}
	f.cancel()
	if t.flight == f {
		t.flight = nil
	}
}

// refuse marks a token that the service refused, unless there is another by now.
func (t *mdspecTokens) refuse(token string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.current.value == token {
		t.current.refused = true
	}
}

// renew returns the token of the store, if that holds a better one than the
// stale, else a new one.
func (t *mdspecTokens) renew(ctx context.Context, stale mdspecToken) (mdspecToken, error) {
	if stored := t.load(ctx, stale); stored.usable() {
		return stored, nil
	}
	value, expires, err := t.fetch(ctx)
	if err != nil {
		return mdspecToken{}, err
	}
	if value == "" {
		return mdspecToken{}, errors.New("the token source gave no token")
	}
	fresh := mdspecToken{value: value, until: mdspecUntil(expires)}
	if t.store != nil {
		t.storeFailed(ctx, "set", t.store.Set(ctx, t.key, value, fresh.until), value)
	}
	return fresh, nil
}

// load returns the token of the store; one that was refused is removed from it.
func (t *mdspecTokens) load(ctx context.Context, stale mdspecToken) mdspecToken {
	if t.store == nil {
		return mdspecToken{}
	}
	if stale.refused {
		t.storeFailed(ctx, "delete", t.store.Delete(ctx, t.key, stale.value), stale.value)
	}
	value, until, err := t.store.Get(ctx, t.key)
	if t.storeFailed(ctx, "get", err, "") || stale.refused && value == stale.value {
		return mdspecToken{}
	}
	return mdspecToken{value: value, until: until}
}

// storeFailed reports whether err is one, and tells the observer of it.
func (t *mdspecTokens) storeFailed(ctx context.Context, what string, err error, token string) bool {
	if err == nil {
		return false
	}
	text := t.scrub(fmt.Sprintf("token store: %s: %v", what, err), token)
	t.report(ctx, CallEvent{Call: "TokenStore", Start: time.Now(), Err: &mdspecRedacted{text, err}})
	return true
}

// mdspecUntil returns until when a token is used that expires at a time. It
// leaves a tenth of the time that remains, but no more than five minutes, to
// requests on their way and to clocks that differ.
func mdspecUntil(expires time.Time) time.Time {
	if expires.IsZero() {
		return expires
	}
	margin := min(time.Until(expires)/10, 5*time.Minute)
	// Without the monotonic clock, which stands still while a machine sleeps.
	return expires.Add(-max(margin, 0)).Round(0)
}

// fetchToken calls the token call.
func (m *mdspecClient) fetchToken(ctx context.Context) (string, time.Time, error) {
	call := m.service.tokenCall
	r, err := m.prepare(call, m.service.credentials)
	if err != nil {
		return "", time.Time{}, &Error{Call: call.name, Err: err}
	}
	var answer json.RawMessage
	start := time.Now()
	if err := m.run(ctx, r, &answer); err != nil {
		return "", time.Time{}, err
	}
	token, expires, err := m.readToken(answer, start)
	if err != nil {
		return "", time.Time{}, &Error{Call: call.name, Status: 200, Err: err}
	}
	return token, expires, nil
}

// readToken finds the token in the answer to a request that was sent at start.
func (m *mdspecClient) readToken(answer []byte, start time.Time) (token string, expires time.Time, err error) {
	for member := range mdspecMembers(answer) {
		switch member.key {
		case m.service.tokenKey:
			token, _ = mdspecScalar(member.value)
		case m.service.tokenExpiryKey:
			seconds, err := mdspecInteger(member.value)
			if err != nil {
				return "", time.Time{}, fmt.Errorf("decode the answer: %s: %w", member.key, err)
			}
			const most = 1 << 31
			expires = start.Add(time.Duration(min(max(seconds, 0), most)) * time.Second)
		}
	}
	if token == "" {
		return "", time.Time{}, fmt.Errorf("the answer has no %s", m.service.tokenKey)
	}
	return token, expires, nil
}

// tokenKey returns under which key a store keeps the token: a digest, from which
// nobody learns the credentials. Other credentials have another key, be they of
// the same account.
func (m *mdspecClient) tokenKey(r *mdspecRequest) string {
	digest := sha256.New()
	for _, part := range []string{m.service.baseURL, r.call.method, r.path, r.query, string(r.json)} {
		fmt.Fprintf(digest, "%d:%s", len(part), part)
	}
	return "mdspec:" + hex.EncodeToString(digest.Sum(nil))
}
