package runtime

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// crowdSize is how many goroutines are a crowd.
func crowdSize() int {
	if testing.Short() {
		return 100
	}
	return 1000
}

// stormy is a service over HTTP that knows one token at a time, cuts some
// connections and takes its time with some answers.
type stormy struct {
	carried  func(*http.Request) string
	mu       sync.Mutex
	good     string
	issued   int
	requests atomic.Int64
	posted   atomic.Int64
}

func (s *stormy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/gettoken" {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.issued++
		s.good = fmt.Sprintf("token-%d", s.issued)
		fmt.Fprintf(w, `{"access_token":%q,"expires_in":7200}`, s.good)
		return
	}
	if r.Method == http.MethodPost {
		s.posted.Add(1) // requests of calls that gave up may arrive late, but none of these
	}
	switch n := s.requests.Add(1); {
	case n%17 == 0:
		panic(http.ErrAbortHandler) // the connection is cut
	case n%13 == 0:
		time.Sleep(time.Millisecond)
	}
	s.mu.Lock()
	good := s.carried(r) == s.good
	s.mu.Unlock()
	if !good {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	io.WriteString(w, "{}")
}

// revoke lets the service refuse the token that it knew.
func (s *stormy) revoke() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.good = "none"
}

// stormKinds are the ways to carry credentials, those that are fixed and those that
// are fetched.
func stormKinds() map[string]func(*mdspecService) (good string, carried func(*http.Request) string, opts []Option) {
	kinds := map[string]func(*mdspecService) (string, func(*http.Request) string, []Option){}
	for _, k := range authKinds() {
		kinds[k.name] = func(s *mdspecService) (string, func(*http.Request) string, []Option) {
			k.service(s)
			good := map[string]string{"bearer": "Bearer " + testKey, "basic": "Basic " + k.secrets[len(k.secrets)-1]}[k.name]
			if good == "" {
				good = testKey
			}
			return good, k.carried, []Option{k.option}
		}
		if k.name == "basic" {
			continue
		}
		kinds[k.name+" fetched"] = func(s *mdspecService) (string, func(*http.Request) string, []Option) {
			k.service(s)
			s.tokenCall, s.tokenKey, s.tokenExpiryKey = mdspecCall{name: "GetToken", method: "GET", path: "/gettoken"}, "access_token", "expires_in"
			s.credentials = &testCredentials{testAccount, testSecret}
			return "", func(r *http.Request) string { return strings.TrimPrefix(k.carried(r), "Bearer ") }, nil
		}
	}
	return kinds
}

// TestStorm calls with every kind of credentials from a thousand goroutines, of
// which some give up, on connections of which some are cut, while the credentials
// are taken back in their midst.
func TestStorm(t *testing.T) {
	for name, kind := range stormKinds() {
		t.Run(name, func(t *testing.T) {
			s := &stormy{}
			server := httptest.NewServer(s)
			server.Config.ErrorLog = nil
			defer server.Close()
			svc := mdspecService{baseURL: server.URL}
			good, carried, opts := kind(&svc)
			s.good, s.carried = good, carried
			fixed := good != ""
			c, err := mdspecNewClient(svc, append(opts, WithRetry(RetryPolicy{MaxRetries: 9, BaseDelay: time.Millisecond, MaxDelay: 5 * time.Millisecond})))
			if err != nil {
				t.Fatal(err)
			}
			for round := range 2 {
				calm(t, c)
				if round == 0 && !fixed {
					s.revoke()
				}
			}
			if want := map[bool]int{false: 2}[fixed]; s.issued != want {
				t.Errorf("%d tokens were fetched, want %d", s.issued, want)
			}
			if !fixed {
				return
			}
			s.revoke()
			// A POST, which net/http does not send again by itself after a cut.
			refused := many(crowdSize(), func(int) error { return c.mdspec.call(t.Context(), listCall, nil, nil) })
			for _, err := range refused {
				if err == nil {
					t.Fatal("a call with credentials that were taken back succeeded")
				}
			}
			if n := int(s.posted.Load()); n != crowdSize() {
				t.Errorf("%d requests of %d calls", n, crowdSize())
			}
		})
	}
}

// calm wants all calls of a crowd to succeed, but for those that give up.
func calm(t *testing.T, c *Client) {
	t.Helper()
	errs := many(crowdSize(), func(i int) error {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		if i%7 == 3 {
			go func() {
				time.Sleep(time.Duration(i%3) * time.Millisecond)
				cancel()
			}()
		}
		err := c.mdspec.call(ctx, getCall, nil, nil)
		if i%7 == 3 && errors.Is(err, context.Canceled) {
			return nil
		}
		return err
	})
	wantNone(t, errs)
}
