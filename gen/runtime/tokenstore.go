package runtime

import (
	"context"
	"sync"
	"time"
)

// WithTokenStore sets where tokens of the token call are kept. Without it, each
// client keeps its own. Clients that find the store empty at the same time fetch a
// token each.
func WithTokenStore(store TokenStore) Option {
	return func(c *mdspecConfig) error {
		c.store = store
		return nil
	}
}

// TokenStore keeps tokens for several clients or processes. A client asks it when
// it has no token that it can use, not at each call.
//
// A key belongs to one set of credentials of one service and does not reveal
// them. Tokens are secrets. Methods may be called concurrently. An error of one
// fails no call: the client goes on as if the store were empty, and tells its
// [Observer].
type TokenStore interface {
	// Get returns the token under the key and until when it may be used; the zero
	// time means that it has no end. Without a token, the token is empty.
	Get(ctx context.Context, key string) (token string, expires time.Time, err error)
	// Set puts a token under the key, in place of any other.
	Set(ctx context.Context, key, token string, expires time.Time) error
	// Delete removes the token under the key, but not another one that has taken
	// its place.
	Delete(ctx context.Context, key, token string) error
}

// MemoryTokenStore is a [TokenStore] in memory, for clients of one process. The
// zero value is empty and ready to use.
type MemoryTokenStore struct {
	mu     sync.Mutex
	tokens map[string]func() mdspecToken // functions: no printing of the store shows a token
}

// Get implements [TokenStore]. Its error is nil.
func (s *MemoryTokenStore) Get(_ context.Context, key string) (token string, expires time.Time, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if held := s.tokens[key]; held != nil && held().usable() {
		return held().value, held().until, nil
	}
	return "", time.Time{}, nil
}

// Set implements [TokenStore]. Its error is nil.
func (s *MemoryTokenStore) Set(_ context.Context, key, token string, expires time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tokens == nil {
		s.tokens = map[string]func() mdspecToken{}
	}
	s.tokens[key] = func() mdspecToken { return mdspecToken{value: token, until: expires} }
	return nil
}

// Delete implements [TokenStore]. Its error is nil.
func (s *MemoryTokenStore) Delete(_ context.Context, key, token string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if held := s.tokens[key]; held != nil && held().value == token {
		delete(s.tokens, key)
	}
	return nil
}
