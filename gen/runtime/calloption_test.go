package runtime

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/mdspec-go/mdspec/spec/dialect"
)

// TestOwnHeaders: no option sets a header that the dialect keeps from documents for
// the same reason.
func TestOwnHeaders(t *testing.T) {
	if want := dialect.OwnHeaders(dialect.OptionHeader); !slices.Equal(mdspecOwnHeaders, want) {
		t.Errorf("the client owns %q, the dialect says %q", mdspecOwnHeaders, want)
	}
}

func TestWithHeader(t *testing.T) {
	s := answers(says(200, "{}"))
	c := newTestClient(t, plainService(), s, WithUserAgent("client"))
	wantNone(t, []error{c.mdspec.call(t.Context(), openPost, map[string]int{"a": 1}, nil,
		WithHeader("x-trace", "first"), WithHeader("X-Trace", "42"), nil, WithHeader("User-Agent", "call"), WithHeader("Accept", "text/plain"))})
	got := s.requests[0].header
	for name, want := range map[string]string{
		"X-Trace": "42", "User-Agent": "call", "Accept": "text/plain", "Content-Type": "application/json",
	} {
		if values := got[name]; len(values) != 1 || values[0] != want {
			t.Errorf("%s is %q, want %q", name, values, want)
		}
	}
	wantNone(t, []error{c.mdspec.call(t.Context(), openPost, nil, nil)})
	if got := s.requests[1].header; got.Get("User-Agent") != "client" || got.Get("X-Trace") != "" {
		t.Errorf("the next call sent %v", got)
	}
}

func TestCallOptionsThatAreRefused(t *testing.T) {
	tests := []struct {
		name   string
		option CallOption
		want   string
	}{
		{"no name", WithHeader("", "x"), `"" is no name of a header`},
		{"a name with a blank", WithHeader("a b", "x"), `"a b" is no name of a header`},
		{"a name in Chinese", WithHeader("群", "x"), `is no name of a header`},
		{"credentials", WithHeader("authorization", "secret-1"), "Authorization is the client's to set"},
		{"the connection", WithHeader("Content-Length", "4"), "Content-Length is the client's to set"},
		{"a line break", WithHeader("X-A", "secret-1\nX-B: 2"), "the text is no value of the header X-A"},
		{"an empty key", WithIdempotencyKey(""), "the key is empty"},
		{"a key with a line break", WithIdempotencyKey("secret-1\n"), "no value of a header"},
		{"no time", WithTimeout(0), "the time is not positive"},
		{"less than no time", WithTimeout(-1), "the time is not positive"},
		{"nothing to fill", WithResponseInfo(nil), "there is nothing to fill"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := answers(says(200, "{}"))
			c := newTestClient(t, plainService(), s)
			for _, err := range []error{
				c.mdspec.call(t.Context(), openPost, nil, nil, tt.option),
				c.Do(t.Context(), "POST", "/open", nil, nil, tt.option),
				c.mdspec.upload(t.Context(), uploadCall, nil, &MediaFile{Name: "a", Content: strings.NewReader("a")}, nil, tt.option),
			} {
				var failed *Error
				if !errors.As(err, &failed) || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "secret-1") {
					t.Errorf("error %v, want %q in it", err, tt.want)
				}
			}
			if len(s.requests) > 0 {
				t.Errorf("%d requests were sent", len(s.requests))
			}
		})
	}
}

// TestWithIdempotencyKey expects a POST to be repeated after an answer that does
// not say whether the service acted on it.
func TestWithIdempotencyKey(t *testing.T) {
	s := answers(says(502, ""), says(200, "{}"))
	c := newTestClient(t, plainService(), s)
	wantNone(t, []error{c.mdspec.call(t.Context(), openPost, nil, nil, WithIdempotencyKey("k-1"))})
	if len(s.requests) != 2 || s.requests[1].header.Get("Idempotency-Key") != "k-1" {
		t.Errorf("requests %v", s.requests)
	}
	s = answers(says(502, ""), says(200, "{}"))
	if err := newTestClient(t, plainService(), s).mdspec.call(t.Context(), openPost, nil, nil); err == nil || len(s.requests) != 1 {
		t.Errorf("without a key: error %v after %d requests", err, len(s.requests))
	}
}

func TestWithoutRetry(t *testing.T) {
	tests := []struct {
		name   string
		first  func() (*http.Response, error)
		status int
	}{
		{"a bad gateway", says(502, ""), 502},
		{"a code that passes", says(200, `{"errcode":-1}`), 200},
		{"a token that is refused", says(200, `{"errcode":40014}`), 200},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := answers(says(200, `{"errcode":0,"access_token":"T1"}`), tt.first, says(200, `{"errcode":0}`))
			err := newTestClient(t, testService(), s).mdspec.call(t.Context(), getCall, nil, nil, WithoutRetry())
			var failed *Error
			if !errors.As(err, &failed) || failed.Attempts != 1 || failed.Status != tt.status || len(s.requests) != 2 {
				t.Errorf("error %v after %d requests", err, len(s.requests))
			}
		})
	}
}

func TestWithTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{answer: func(sent sent) (*http.Response, error) {
			<-sent.ctx.Done()
			return nil, sent.ctx.Err()
		}}
		begin := time.Now()
		err := newTestClient(t, plainService(), s).mdspec.call(t.Context(), openGet, nil, nil, WithTimeout(time.Second))
		if took := time.Since(begin); !errors.Is(err, context.DeadlineExceeded) || took != time.Second {
			t.Errorf("error %v after %v", err, took)
		}
	})
}

func TestWithResponseInfo(t *testing.T) {
	s := answers(says(503, ""), says(201, "{}", "X-Id: 7"), says(404, "", "X-Id: 7"))
	c := newTestClient(t, plainService(), s)
	info := ResponseInfo{Status: 1}
	wantNone(t, []error{c.mdspec.call(t.Context(), openGet, nil, nil, WithResponseInfo(&info))})
	if info.Status != 201 || info.Header.Get("X-Id") != "7" || info.Attempts != 2 {
		t.Errorf("after a success: %+v", info)
	}
	if err := c.mdspec.call(t.Context(), openGet, nil, nil, WithResponseInfo(&info)); err == nil ||
		info.Status != 404 || info.Header.Get("X-Id") != "7" || info.Attempts != 1 {
		t.Errorf("after the failure %v: %+v", err, info)
	}
	if err := c.Do(t.Context(), "", "/", nil, nil, WithResponseInfo(&info)); err == nil || info.Status != 0 || info.Header != nil {
		t.Errorf("before any request: %v, %+v", err, info)
	}
}
