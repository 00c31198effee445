package wecom_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// crowdSize is how many goroutines are a crowd.
func crowdSize() int {
	if testing.Short() {
		return 200
	}
	return 1000
}

// crowd runs f in a thousand goroutines at the same time; fewer in a short run.
func crowd(f func(i int)) {
	var all sync.WaitGroup
	start := make(chan struct{})
	for i := range crowdSize() {
		all.Go(func() {
			<-start
			f(i)
		})
	}
	close(start)
	all.Wait()
}

// TestOneTokenForAThousandCalls wants one request for a token from a thousand
// calls without one, and one more after it is revoked in their midst.
func TestOneTokenForAThousandCalls(t *testing.T) {
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	call := func(int) {
		if _, err := client.GetAPIDomainIPs(t.Context(), nil); err != nil {
			t.Error(err)
		}
	}
	crowd(call)
	if n := len(srv.Requests(tokenCall)); n != 1 {
		t.Fatalf("%d tokens were fetched at first, want 1", n)
	}
	srv.RevokeTokens(wecom.ErrTokenExpired)
	crowd(call)
	if n := len(srv.Requests(tokenCall)); n != 2 {
		t.Fatalf("%d tokens were fetched after one expired, want 2", n)
	}
	var answered atomic.Int32
	srv.OnGetAPIDomainIPs(func(context.Context, *wecom.GetAPIDomainIPsRequest) (*wecom.GetAPIDomainIPsResponse, error) {
		if answered.Add(1) == int32(crowdSize()/2) {
			srv.RevokeTokens(wecom.ErrInvalidToken)
		}
		return nil, nil
	})
	crowd(call)
	if n := len(srv.Requests(tokenCall)); n != 3 {
		t.Errorf("%d tokens were fetched after one was revoked, want 3", n)
	}
}

// TestOneTokenForAThousandCallsWithAnExpiredOne lets the client hold a token that
// the server knows to be past its end.
func TestOneTokenForAThousandCallsWithAnExpiredOne(t *testing.T) {
	srv := wecomtest.NewServer(t)
	srv.SetTokenErrors(wecom.ErrMissingToken, wecom.ErrInvalidToken, wecom.ErrTokenExpired)
	srv.SetTokenLifetime(0)
	expired, _ := srv.IssueToken()
	srv.SetTokenLifetime(time.Hour)
	var asked atomic.Int32
	client := srv.Client(wecom.WithTokenSource(func(context.Context) (string, time.Time, error) {
		if asked.Add(1) == 1 {
			return expired, time.Time{}, nil
		}
		value, expires := srv.IssueToken()
		return value, expires, nil
	}))
	crowd(func(int) {
		if _, err := client.GetAPIDomainIPs(t.Context(), nil); err != nil {
			t.Error(err)
		}
	})
	if n := asked.Load(); n != 2 {
		t.Errorf("%d tokens were fetched, want the expired one and another", n)
	}
}

// TestAppsDoNotShareTokens lets two apps of a corp share a store.
func TestAppsDoNotShareTokens(t *testing.T) {
	srv := wecomtest.NewServer(t)
	store := &wecom.MemoryTokenStore{}
	tokens := map[string]bool{}
	for _, secret := range []string{"secret-of-app-1", "secret-of-app-2", "secret-of-app-1"} {
		client, err := wecom.NewClient(
			wecom.TokenRequest{CorpID: "ww0123456789abcdef", CorpSecret: secret},
			wecom.WithBaseURL(srv.URL), wecom.WithTokenStore(store))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := client.GetAPIDomainIPs(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range srv.Requests("GetAPIDomainIPs") {
		tokens[r.Token] = true
	}
	if fetched := len(srv.Requests(tokenCall)); len(tokens) != 2 || fetched != 2 {
		t.Errorf("%d tokens were used and %d fetched, want 2 of both", len(tokens), fetched)
	}
}
