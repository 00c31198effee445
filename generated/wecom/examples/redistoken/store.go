// Package redistoken keeps the tokens of package wecom in Redis, so that all
// processes of an app use one.
package redistoken

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/mdspec-go/mdspec/generated/wecom"
)

// Store is a [wecom.TokenStore] in Redis. Processes that find no token at the
// same time do not all fetch one: the first one does, and the others wait for it.
// If it gets none, the next one tries when Patience is over, so that wrong
// credentials do not make all of them ask again and again.
//
// Who can read the database can read the tokens.
type Store struct {
	// Redis is a *redis.Client or a *redis.ClusterClient, for example.
	Redis redis.Scripter
	// Patience is how long a process that was told to fetch a token may take; then
	// the next one is told to. A token that it fetches nevertheless is as good.
	// 0 stands for ten seconds.
	Patience time.Duration
}

var _ wecom.TokenStore = (*Store)(nil)

// interval is how often a process looks whether another one has fetched a token.
const interval = 50 * time.Millisecond

// A token is a hash with the fields token and expires (milliseconds since 1970, 0
// for no end), which Redis removes when it has expired. While a process fetches
// one, there is a second key beside it.
var (
	// get returns the token and when it expires, or "" and for how many milliseconds
	// to wait at most for the process that fetches one: 0 if it is this process.
	get = redis.NewScript(`
		local found = redis.call('HMGET', KEYS[1], 'token', 'expires')
		if found[1] then
			return {found[1], tonumber(found[2])}
		end
		if redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[1]) then
			return {'', 0}
		end
		return {'', math.max(1, redis.call('PTTL', KEYS[2]))}`)

	// set puts a token in place, which ends the waiting of others.
	set = redis.NewScript(`
		redis.call('DEL', KEYS[1], KEYS[2])
		redis.call('HSET', KEYS[1], 'token', ARGV[1], 'expires', ARGV[2])
		if ARGV[2] ~= '0' then
			redis.call('PEXPIREAT', KEYS[1], ARGV[2])
		end
		return 0`)

	// remove removes a token, but no other one: between a look and a removal
	// another process could put a new one in its place.
	remove = redis.NewScript(`
		if redis.call('HGET', KEYS[1], 'token') == ARGV[1] then
			return redis.call('DEL', KEYS[1])
		end
		return 0`)
)

// keys returns the key of a token and that of the mark that one is being fetched.
// The braces put both into one slot of a cluster.
func keys(key string) []string { return []string{key, "{" + key + "}:fetching"} }

// Get returns the token under the key. Without one, it returns "" to the one
// process that is to fetch it, and to no other before that one has called Set or
// its time is over: they wait, until ctx ends.
func (s *Store) Get(ctx context.Context, key string) (token string, expires time.Time, err error) {
	patience := cmp.Or(s.Patience, 10*time.Second)
	for {
		reply, err := get.Run(ctx, s.Redis, keys(key), patience.Milliseconds()).Slice()
		if err != nil {
			return "", time.Time{}, err
		}
		token, milliseconds, err := read(reply)
		switch {
		case err != nil || milliseconds == 0: // no end, or no token and nobody to wait for
			return token, time.Time{}, err
		case token != "":
			return token, time.UnixMilli(milliseconds), nil
		}
		if err := wait(ctx, min(interval, time.Duration(milliseconds)*time.Millisecond)); err != nil {
			return "", time.Time{}, err
		}
	}
}

// read returns what the script get says.
func read(reply []any) (token string, milliseconds int64, err error) {
	if len(reply) == 2 {
		token, isText := reply[0].(string)
		milliseconds, isInteger := reply[1].(int64)
		if isText && isInteger {
			return token, milliseconds, nil
		}
	}
	return "", 0, errors.New("the reply is not a token and a number")
}

// Set puts a token under the key, and lets those have it that wait in Get.
func (s *Store) Set(ctx context.Context, key, token string, expires time.Time) error {
	milliseconds := int64(0)
	if !expires.IsZero() {
		milliseconds = expires.UnixMilli()
	}
	return set.Run(ctx, s.Redis, keys(key), token, milliseconds).Err()
}

// Delete removes the token under the key, but not another one that has taken its
// place.
func (s *Store) Delete(ctx context.Context, key, token string) error {
	return remove.Run(ctx, s.Redis, keys(key)[:1], token).Err()
}

func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
