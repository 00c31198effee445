package interop_test

import (
	"errors"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// The codes with which tokens are refused, of the table of error codes.
const (
	invalidToken = 40014
	expiredToken = 42001
	missingToken = 41001
)

// TestTokens lets tokens expire and be revoked, which the client notices by the
// code, and fetches another one.
func TestTokens(t *testing.T) {
	s, a := newService(t)
	s.SetTokenErrors(missingToken, invalidToken, expiredToken)
	s.SetTokenLifetime(time.Nanosecond)
	if _, err := a.addresses(false); codeOf(err) != expiredToken || a.fetched != 2 {
		t.Errorf("with tokens that have expired: %v after %d of them, want 42001 after 2", err, a.fetched)
	}
	s.SetTokenLifetime(time.Hour)
	ping := func(when string, fetched int) {
		t.Helper()
		if _, err := a.addresses(false); err != nil || a.fetched != fetched {
			t.Errorf("%s: %v, and %d tokens were fetched, want %d", when, err, a.fetched, fetched)
		}
	}
	ping("with an expired token", 3)
	ping("with a good token", 3)
	s.RevokeTokens(invalidToken)
	ping("with a revoked token", 4)
	a.token = "made up"
	ping("with a token that nobody issued", 5)
	if err := a.send("GET", "/cgi-bin/getcallbackip", "", "", nil, nil); codeOf(err) != missingToken {
		t.Errorf("without a token: %v, want 41001", err)
	}
}

// TestRefusals wants the code of what the service refuses, and no repetition.
func TestRefusals(t *testing.T) {
	s, a := newService(t)
	s.Inject("AddJoinWay", wecomtest.Fault{Code: 41091, Message: "exceed max bind room count"})
	_, err := a.addJoinWay(joinWay{Scene: 1, Chats: []string{"wr1"}})
	if codeOf(err) != 41091 || len(s.Requests("AddJoinWay")) != 1 {
		t.Errorf("%v after %d requests, want 41091 after one", err, len(s.Requests("AddJoinWay")))
	}
	s.Inject("GetToken", wecomtest.Fault{Code: 40001})
	a.token = ""
	if _, err := a.addresses(true); codeOf(err) != 40001 || len(s.Requests("GetCallbackIPs")) != 0 {
		t.Errorf("with a wrong secret: %v, want 40001 and no call", err)
	}
}

// codeOf returns the code of a call that the service refused, 0 for any other
// error.
func codeOf(err error) int {
	var no *refused
	if errors.As(err, &no) {
		return no.Code
	}
	return 0
}
