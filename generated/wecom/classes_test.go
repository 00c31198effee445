package wecom_test

import (
	"errors"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// TestEveryCallSucceeds sends each call to the fake.
func TestEveryCallSucceeds(t *testing.T) {
	for _, call := range calls(t) {
		t.Run(call, func(t *testing.T) {
			srv := wecomtest.NewServer(t)
			if _, err := invoke(t, srv.Client(), sample(t, call)); err != nil {
				t.Fatal(err)
			}
			if n := len(srv.Requests(call)); n != 1 {
				t.Errorf("%d requests, want 1", n)
			}
		})
	}
}

// TestEveryCallHandlesEachClass lets each call fail with a code of each class.
func TestEveryCallHandlesEachClass(t *testing.T) {
	classes := []struct {
		name     string
		code     wecom.ErrorCode
		attempts int // of a call that fails once in this way
		fails    bool
		renews   bool // a new token is fetched
	}{
		{"retry", wecom.ErrSystemBusy, 2, false, false},
		{"token", wecom.ErrInvalidToken, 2, false, true},
		{"expired", wecom.ErrTokenExpired, 2, false, true},
		{"rate", wecom.ErrTooFrequent, 1, true, false},
		{"permanent", wecom.ErrInvalidRequest, 1, true, false},
		{"unknown", 98765, 1, true, false},
	}
	for _, call := range calls(t) {
		for _, c := range classes {
			t.Run(call+"/"+c.name, func(t *testing.T) {
				srv := wecomtest.NewServer(t)
				srv.Inject(call, wecomtest.Fault{Code: c.code})
				if call == tokenCall && c.renews {
					c.attempts, c.fails, c.renews = 1, true, false // it never loops
				}
				_, err := invoke(t, srv.Client(impatient), sample(t, call))
				if got := len(srv.Requests(call)); got != c.attempts {
					t.Errorf("%d requests, want %d", got, c.attempts)
				}
				checkFailure(t, err, call, c.code, c.fails)
				checkTokens(t, srv, call, c.renews)
			})
		}
	}
}

func checkFailure(t *testing.T, err error, call string, code wecom.ErrorCode, fails bool) {
	t.Helper()
	if !fails {
		if err != nil {
			t.Errorf("the call failed: %v", err)
		}
		return
	}
	if !errors.Is(err, code) {
		t.Fatalf("%v is not %v", err, code)
	}
	failed := asError(t, err)
	if failed.Call != call || failed.Code != code || failed.Status != 200 || failed.Attempts != 1 {
		t.Errorf("the error is %+v", failed)
	}
}

func checkTokens(t *testing.T, srv *wecomtest.Server, call string, renewed bool) {
	t.Helper()
	if call == tokenCall {
		return
	}
	want := 1
	if renewed {
		want = 2
	}
	if got := len(srv.Requests(tokenCall)); got != want {
		t.Errorf("%d tokens were fetched, want %d", got, want)
	}
}

// TestFailuresEndAfterThreeRetries lets a call fail for good.
func TestFailuresEndAfterThreeRetries(t *testing.T) {
	srv := wecomtest.NewServer(t)
	busy := wecomtest.Fault{Code: wecom.ErrSystemBusy}
	srv.Inject("GetAppChat", busy, busy, busy, busy, busy)
	_, err := srv.Client(impatient).GetAppChat(t.Context(), &wecom.GetAppChatRequest{ChatID: "c1"})
	if failed := asError(t, err); failed.Attempts != 4 || !errors.Is(err, wecom.ErrSystemBusy) || failed.Class != wecom.ClassRetry {
		t.Errorf("the error is %+v", failed)
	}
}

// TestTokenIsReplacedOnce lets the service refuse new tokens too.
func TestTokenIsReplacedOnce(t *testing.T) {
	srv := wecomtest.NewServer(t)
	bad := wecomtest.Fault{Code: wecom.ErrInvalidToken}
	srv.Inject("GetAppChat", bad, bad, bad)
	_, err := srv.Client().GetAppChat(t.Context(), &wecom.GetAppChatRequest{ChatID: "c1"})
	if failed := asError(t, err); failed.Attempts != 2 || !errors.Is(err, wecom.ErrInvalidToken) {
		t.Errorf("the error is %+v", failed)
	}
	if n := len(srv.Requests(tokenCall)); n != 2 {
		t.Errorf("%d tokens were fetched, want 2", n)
	}
}

// TestWrongSecret shows that a failing token call is neither repeated nor hidden.
func TestWrongSecret(t *testing.T) {
	srv := wecomtest.NewServer(t)
	srv.Inject(tokenCall, wecomtest.Fault{Code: wecom.ErrInvalidCredential})
	_, err := srv.Client().ListGroupChats(t.Context(), &wecom.ReqChatList{Limit: 10})
	if failed := asError(t, err); failed.Call != tokenCall || !errors.Is(err, wecom.ErrInvalidCredential) {
		t.Errorf("the error is %+v", failed)
	}
	if n := len(srv.Requests()); n != 1 {
		t.Errorf("%d requests, want the one for a token", n)
	}
}
