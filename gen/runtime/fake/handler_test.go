//go:build !mdspecwords

package fake

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
)

// TestRequestOf lets a handler see the request that it answers.
func TestRequestOf(t *testing.T) {
	s, p := start(t)
	var got Request
	s.on("List", true, func(ctx context.Context, _ input) (any, error) { got = RequestOf(ctx); return nil, nil })
	token := fetchToken(t, s)
	wantList(t, s, token, 200, listOK)
	wantList(t, s, token, 200, listOK)
	if got.Call != "List" || got.Attempt != 2 || got.Token != token || len(got.Body) == 0 {
		t.Errorf("the handler got %+v", got)
	}
	if other := RequestOf(t.Context()); other.Call != "" {
		t.Errorf("a context of no handler gives %+v", other)
	}
	p.want(t)
}

// TestHandlerEndsWithItsRequest lets a handler wait until the client has gone.
func TestHandlerEndsWithItsRequest(t *testing.T) {
	s, p := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.on("Ping", true, func(ctx context.Context, _ input) (any, error) {
		cancel()
		<-ctx.Done()
		return nil, ctx.Err()
	})
	req, err := http.NewRequestWithContext(ctx, "POST", s.URL+"/ping", strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	if resp, err := http.DefaultClient.Do(req); !errors.Is(err, context.Canceled) {
		t.Errorf("the answer is %v, error %v", resp, err)
	}
	p.end() // waits for the handler
	p.want(t)
}

func TestTokenErrors(t *testing.T) {
	s, p := start(t)
	s.SetTokenErrors(41001, 0, 42001)
	refusal := func(code string) string {
		return strings.Replace(refusedBody, "40014", code, 1)
	}
	wantList(t, s, "", 200, refusal("41001"))
	wantList(t, s, "unknown", 200, refusedBody)
	s.SetTokenLifetime(0)
	wantList(t, s, fetchToken(t, s), 200, refusal("42001"))
	p.want(t)
}
