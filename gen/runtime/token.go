package runtime

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"
	"time"
)

// TokenSource gets a token from elsewhere than the service's own token call. It
// says until when the token is good; the zero time means until it is refused.
type TokenSource func(ctx context.Context) (token string, expires time.Time, err error)

// mdspecTokenStore is a TokenStore, which only clients with a token call have.
type mdspecTokenStore interface {
	Get(ctx context.Context, key string) (token string, expires time.Time, err error)
	Set(ctx context.Context, key, token string, expires time.Time) error
	Delete(ctx context.Context, key, token string) error
}

// mdspecTokens hands out the client's token.
type mdspecTokens struct {
	fetch  TokenSource
	fixed  bool             // the token is there from the start, and there is no other
	store  mdspecTokenStore // nil: none
	key    string           // of the store
	report func(context.Context, CallEvent)
	clean  func(err error, secrets ...string) error

	mu      sync.Mutex         // never held while something is waited for
	held    func() mdspecToken // the current token, which no printer finds in a function; nil: none yet
	serial  uint64             // of the last token
	flight  *mdspecFlight      // nil: nothing is being fetched
	failed  error              // why there is no token, until then
	then    time.Time
	settled time.Time // until then, no token is given up because it was refused
}

// mdspecRest is how long the token call is left alone after it was of no use: a
// service takes a client that asks again and again with wrong credentials for an
// attack, and bars it.
const mdspecRest = 5 * time.Second

// mdspecToken is a token and what is known of it.
type mdspecToken struct {
	value   string
	until   time.Time // not to be used later; zero: no end
	refused bool      // by the service
	stored  bool      // came from the store
	serial  uint64    // tells it apart from others, of the same value too
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
	token   mdspecToken
	err     error
	panic   any // what ended it instead
}

// current returns the token that was got last, the zero token if there was none.
func (t *mdspecTokens) current() mdspecToken {
	if t.held == nil {
		return mdspecToken{}
	}
	return t.held()
}

func (t *mdspecTokens) keep(token mdspecToken) { t.held = func() mdspecToken { return token } }

// get returns a token that can be used, or ctx's error if that ends before
// there is one. A token call that the service refused is not sent again at once.
func (t *mdspecTokens) get(ctx context.Context) (mdspecToken, error) {
	if err := ctx.Err(); err != nil {
		return mdspecToken{}, err
	}
	t.mu.Lock()
	if current := t.current(); current.usable() {
		defer t.mu.Unlock()
		return current, nil
	}
	f := t.flight
	if f == nil && t.failed != nil && time.Now().Before(t.then) {
		defer t.mu.Unlock()
		return mdspecToken{}, t.failed
	}
	if f == nil {
		f = t.start(ctx)
	}
	f.waiters++
	t.mu.Unlock()
	select {
	case <-f.done:
		if f.panic != nil {
			panic(f.panic) // where the caller can recover from it
		}
		return f.token, f.err
	case <-ctx.Done():
		t.leave(f)
		return mdspecToken{}, ctx.Err()
	}
}

// start begins to fetch a token. The values of ctx go along, its end does not.
func (t *mdspecTokens) start(ctx context.Context) *mdspecFlight {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	f := &mdspecFlight{cancel: cancel, done: make(chan struct{})}
	t.flight = f
	stale := t.current()
	go func() {
		// A source may also end the goroutine, as a failing test does.
		fresh, err := mdspecToken{}, errors.New("the token source did not return")
		defer func() {
			f.panic = recover()
			t.land(f, fresh, err)
		}()
		fresh, err = t.renew(ctx, stale)
	}()
	return f
}

// land ends a flight with a token or an error.
func (t *mdspecTokens) land(f *mdspecFlight, fresh mdspecToken, err error) {
	defer f.cancel()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.serial++
	fresh.serial = t.serial
	if t.flight == f { // else all who waited for it have left
		t.flight = nil
		t.failed = nil
		if err == nil {
			t.keep(fresh)
		} else if refused, ok := err.(*Error); ok && mdspecFinal(refused) {
			t.failed, t.then = err, time.Now().Add(mdspecRest)
		}
	}
	f.token, f.err = fresh, err
	close(f.done)
}

// mdspecFinal reports whether a failure of the token call says that it would fail
// again: the service refused it, with a code or, as OAuth 2 wants it, a status.
func mdspecFinal(e *Error) bool {
	return e.Class != ClassRetry && (e.Code != mdspecNoCode || e.Status/100 == 4)
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
// That may have the same value: then the service gave it again, and marking it
// for each call that failed before would fetch it as often. It reports whether
// the call may have another token.
func (t *mdspecTokens) refuse(token mdspecToken) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	current := t.current()
	switch {
	case t.fixed:
		return false
	case current.serial != token.serial:
		return true
	}
	current.refused = current.refused || !time.Now().Before(t.settled)
	t.keep(current)
	return current.refused
}

// settle notes that a new token was refused like the one before: it is the call
// that wants another kind of token. For a while, no token is given up for it.
func (t *mdspecTokens) settle() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.settled = time.Now().Add(mdspecRest)
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
		t.storeFailed(ctx, "set", t.store.Set(ctx, t.key, value, fresh.until), value, stale.value)
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
	if t.storeFailed(ctx, "get", err, value, stale.value) || stale.refused && value == stale.value {
		return mdspecToken{}
	}
	return mdspecToken{value: value, until: until, stored: true}
}

// storeFailed reports whether err is one, and tells the observer of it.
func (t *mdspecTokens) storeFailed(ctx context.Context, what string, err error, tokens ...string) bool {
	if err == nil {
		return false
	}
	err = t.clean(fmt.Errorf("token store: %s: %w", what, err), tokens...)
	t.report(ctx, CallEvent{Call: "TokenStore", Start: time.Now(), Err: err})
	return true
}

// mdspecUntil returns until when a new token is used that expires at a time. It
// leaves a tenth of the time that remains, but no more than five minutes, to
// requests on their way and to clocks that differ. A token is used for a second
// at least, expired or not: the service may give the same token until its very
// end, and would be asked for it at each call.
func mdspecUntil(expires time.Time) time.Time {
	if expires.IsZero() {
		return expires
	}
	left := time.Until(expires)
	left = max(left-min(left/10, 5*time.Minute), time.Second)
	// Without the monotonic clock, which stands still while a machine sleeps.
	return time.Now().Add(left).Round(0)
}

// fetchToken sends the request of the token call.
func (m *mdspecClient) fetchToken(ctx context.Context, r *mdspecRequest) (string, time.Time, error) {
	grant := mdspecGrant{under: r.call.responseKey, tokenKey: m.service.tokenKey, expiryKey: m.service.tokenExpiryKey}
	start := time.Now()
	own := *r // a request that nobody waits for any more may still be on its way
	if err := m.run(ctx, &own, &grant); err != nil {
		return "", time.Time{}, err
	}
	if grant.expires {
		return grant.token, start.Add(grant.life), nil
	}
	return grant.token, time.Time{}, nil
}

// mdspecGrant is the answer of the token call.
type mdspecGrant struct {
	under               string // the key of what holds the others; "": the answer itself
	tokenKey, expiryKey string

	token   string
	life    time.Duration
	expires bool // the life is known
}

// UnmarshalJSON finds the token. Its errors repeat nothing of the answer.
func (g *mdspecGrant) UnmarshalJSON(data []byte) error {
	for member := range mdspecMembers(data) {
		if g.under != "" && member.key == g.under {
			data = member.value
		}
	}
	for member := range mdspecMembers(data) {
		switch member.key {
		case g.tokenKey:
			g.token, _ = mdspecScalar(member.value)
		case g.expiryKey:
			seconds, err := mdspecInteger(member.value)
			if err != nil {
				return fmt.Errorf("%s: %w", member.key, err)
			}
			const most = 1 << 31 // what multiplies without overflow
			g.life, g.expires = time.Duration(min(max(seconds, 0), most))*time.Second, member.value[0] != 'n'
		}
	}
	if g.token == "" {
		return fmt.Errorf("it has no %s", g.tokenKey)
	}
	return nil
}

// tokenKey returns under which key a store keeps the token: a digest, from which
// nobody learns the credentials. Other credentials have another key, be they of
// the same account.
func (m *mdspecClient) tokenKey(r *mdspecRequest) string {
	digest := sha256.New()
	parts := []string{m.service.baseURL, r.call.method, r.path, r.query, string(r.json)}
	for _, part := range append(parts, r.placed...) {
		fmt.Fprintf(digest, "%d:%s", len(part), part)
	}
	return "mdspec:" + hex.EncodeToString(digest.Sum(nil))
}
