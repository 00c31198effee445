package wecom_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"runtime"
	"runtime/pprof"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// waits are the places where a call waits.
var waits = []struct {
	name string
	all  bool // calls wait when they are cancelled, as arrive is told; else one
	set  func(srv *wecomtest.Server, arrive func())
}{
	{"for a token", false, func(srv *wecomtest.Server, arrive func()) {
		srv.OnGetToken(func(ctx context.Context, _ *wecom.TokenRequest) (*wecom.TokenResponse, error) {
			arrive()
			<-ctx.Done()
			return nil, wecom.ErrSystemBusy
		})
	}},
	{"for an answer", true, func(srv *wecomtest.Server, arrive func()) {
		srv.OnGetAPIDomainIPs(func(ctx context.Context, _ *wecom.GetAPIDomainIPsRequest) (*wecom.GetAPIDomainIPsResponse, error) {
			arrive()
			<-ctx.Done()
			return nil, nil
		})
	}},
	{"for a repetition", true, func(srv *wecomtest.Server, arrive func()) {
		srv.OnGetAPIDomainIPs(func(context.Context, *wecom.GetAPIDomainIPsRequest) (*wecom.GetAPIDomainIPsResponse, error) {
			arrive()
			return nil, wecom.ErrSystemBusy
		})
	}},
}

// TestCancelledContextsLeaveNoGoroutine cancels a thousand calls, over real
// connections, at each place where a call waits.
func TestCancelledContextsLeaveNoGoroutine(t *testing.T) {
	const long = 1 << 62 * time.Nanosecond
	for _, tt := range waits {
		t.Run(tt.name, func(t *testing.T) {
			srv := wecomtest.NewServer(t)
			arrived := make(chan struct{}, 2000)
			tt.set(srv, func() { arrived <- struct{}{} })
			transport := http.DefaultTransport.(*http.Transport).Clone()
			client := srv.Client(wecom.WithHTTPClient(&http.Client{Transport: transport}),
				wecom.WithRetry(wecom.RetryPolicy{MaxRetries: 3, BaseDelay: long, MaxDelay: long}))
			before := runtime.NumGoroutine()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			go func() {
				waiting := 1
				if tt.all {
					waiting = crowdSize()
				}
				for range waiting {
					<-arrived
				}
				cancel()
			}()
			crowd(func(int) {
				if _, err := client.GetAPIDomainIPs(ctx, nil); !errors.Is(err, context.Canceled) {
					t.Errorf("the error is %v", err)
				}
			})
			wantGoroutines(t, before, transport)
		})
	}
}

// wantGoroutines waits until there are no more goroutines than before, but for
// those that the server and the transport keep as long as there are connections.
// It waits as long as the tests may take, and then shows which are left.
func wantGoroutines(t *testing.T, before int, transport *http.Transport) {
	t.Helper()
	end, limited := t.Deadline()
	end = end.Add(-5 * time.Second) // to show them
	for ; ; time.Sleep(time.Millisecond) {
		transport.CloseIdleConnections()
		left := runtime.NumGoroutine() - before
		if left <= 0 {
			return
		}
		if limited && time.Now().After(end) {
			var stacks bytes.Buffer
			_ = pprof.Lookup("goroutine").WriteTo(&stacks, 1)
			t.Fatalf("%d goroutines are left:\n%s", left, &stacks)
		}
	}
}
