package runtime

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestBodiesOfDo(t *testing.T) {
	type request struct {
		A int `json:"a"`
	}
	tests := []struct {
		name, method      string
		in                any
		body, kind, query string
	}{
		{"struct", "POST", &request{1}, `{"a":1}`, "application/json", ""},
		{"nothing", "POST", nil, "", "", ""},
		{"bytes of a reader", "POST", strings.NewReader("\x00\xff"), "\x00\xff", "application/octet-stream", ""},
		{"reader that cannot seek", "PUT", onlyReader{strings.NewReader("abc")}, "abc", "application/octet-stream", ""},
		{"empty reader", "POST", strings.NewReader(""), "", "application/octet-stream", ""},
		{"form", "POST", url.Values{"b": {"1 2", "&"}, "a": {"x"}}, "a=x&b=1+2&b=%26", "application/x-www-form-urlencoded", ""},
		{"values in a query", "GET", url.Values{"b": {"1 2", "&"}, "a": {"x"}}, "", "", "a=x&b=1+2&b=%26"},
		{"no values", "GET", url.Values(nil), "", "", ""},
		{"raw JSON", "POST", json.RawMessage(` { "a" : "<&>" } `), `{"a":"<&>"}`, "application/json", ""},
		{"raw JSON in a query", "GET", json.RawMessage(`{"a":[1,2]}`), "", "", "a=1&a=2"},
		{"no raw JSON", "POST", json.RawMessage(nil), "", "", ""},
		{"map", "POST", map[string]int{"a": 1}, `{"a":1}`, "application/json", ""},
		{"text", "POST", "abc", `"abc"`, "application/json", ""},
		{"bytes that are a text", "POST", net.IPv4(1, 2, 3, 4), `"1.2.3.4"`, "application/json", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := answers(says(200, `{}`))
			wantNone(t, []error{newTestClient(t, plainService(), s).Do(t.Context(), tt.method, "/x", tt.in, nil)})
			_, query, _ := strings.Cut(s.requests[0].url, "?")
			if got := s.requests[0]; got.body != tt.body || got.header.Get("Content-Type") != tt.kind || query != tt.query {
				t.Errorf("sent %q as %q, query %q", got.body, got.header.Get("Content-Type"), query)
			}
		})
	}
	s := answers(says(200, `{}`))
	wantNone(t, []error{newTestClient(t, plainService(), s).Do(t.Context(), "POST", "/x", strings.NewReader("a,b"), nil, WithHeader("Content-Type", "text/csv"))})
	if got := s.requests[0]; got.header.Get("Content-Type") != "text/csv" || got.length != 3 {
		t.Errorf("sent %d bytes as %q", got.length, got.header.Get("Content-Type"))
	}
}

func TestDoRefuses(t *testing.T) {
	read := strings.NewReader("abc")
	_, _ = io.Copy(io.Discard, read)
	type blob []byte
	var text string
	tests := []struct {
		name, method string
		in, out      any
		want         string
	}{
		{"bytes", "POST", []byte("{}"), nil, "a []uint8 would be sent as Base64"},
		{"bytes of a type", "POST", blob("{}"), nil, "a runtime.blob would be sent as Base64"},
		{"reader where there is no body", "GET", strings.NewReader("a"), nil, "a GET request takes no body, which a *strings.Reader would be"},
		{"reader that was read", "POST", read, nil, "nothing is left to read"},
		{"reader that was read and cannot seek", "POST", onlyReader{read}, nil, "nothing is left to read"},
		{"nil reader", "POST", (*bytes.Buffer)(nil), nil, "the reader is a *bytes.Buffer that is nil"},
		{"no pointer", "POST", nil, text, "a string that is nil or no pointer"},
		{"nil pointer", "POST", nil, (*string)(nil), "a *string that is nil or no pointer"},
		{"writer", "POST", nil, &bytes.Buffer{}, "not written to a *bytes.Buffer"},
		{"bytes for the answer", "POST", nil, new([]byte), "a *[]uint8 would be filled with Base64"},
		{"interface", "POST", nil, new(io.ReadCloser), "JSON cannot be decoded into a *io.ReadCloser"},
		{"function", "POST", nil, new(func()), "JSON cannot be decoded into a *func()"},
		{"channel", "POST", nil, new(*chan int), "JSON cannot be decoded into a **chan int"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := answers(says(200, `{}`))
			err := newTestClient(t, plainService(), s).Do(t.Context(), tt.method, "/x", tt.in, tt.out)
			var failed *Error
			if !errors.As(err, &failed) || failed.Call != tt.method+" /x" || !strings.Contains(err.Error(), tt.want) || len(s.requests) > 0 {
				t.Errorf("error %v after %d requests, want %q in it", err, len(s.requests), tt.want)
			}
		})
	}
}

func TestAnswersOfDo(t *testing.T) {
	var raw json.RawMessage
	var tree any
	var text *string
	var at time.Time
	var ip net.IP
	for body, out := range map[string]any{`{"a":[1]}`: &raw, `[1]`: &tree, `"x"`: &text, `"2020-01-01T00:00:00Z"`: &at, `"1.2.3.4"`: &ip} {
		wantNone(t, []error{newTestClient(t, plainService(), answers(says(200, body))).Do(t.Context(), "GET", "/x", nil, out)})
	}
	if string(raw) != `{"a":[1]}` || tree == nil || *text != "x" || at.IsZero() || ip == nil {
		t.Errorf("decoded %s, %v, %v, %v, %v", raw, tree, text, at, ip)
	}
}

// TestReadersAreRepeated expects what can seek to be sent again, and nothing else.
func TestReadersAreRepeated(t *testing.T) {
	for _, seeks := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			s := answers(says(503, ""), says(200, `{}`))
			var in io.Reader = strings.NewReader("abc")
			if !seeks {
				in = onlyReader{in}
			}
			err := newTestClient(t, plainService(), s).Do(t.Context(), "PUT", "/x", in, nil)
			if seeks && (err != nil || len(s.requests) != 2 || s.requests[1].body != "abc") || !seeks && (err == nil || len(s.requests) != 1) {
				t.Errorf("seeks %t: error %v after %d requests", seeks, err, len(s.requests))
			}
		})
	}
}

// TestNothingPanics uses clients that NewClient did not make, and no context.
func TestNothingPanics(t *testing.T) {
	good := newTestClient(t, plainService(), answers(says(200, `{}`)))
	file := func() *MediaFile { return &MediaFile{Name: "a", Content: strings.NewReader("a")} }
	var none context.Context
	for name, tt := range map[string]struct {
		client *Client
		ctx    context.Context
		want   string
	}{
		"nil client":  {nil, t.Context(), "the client was not made by NewClient"},
		"zero client": {new(Client), t.Context(), "the client was not made by NewClient"},
		"nil context": {good, none, "the context is nil"},
		"both":        {nil, none, "the client was not made by NewClient"},
	} {
		m := mdspecOf(tt.client)
		fetch := func(ctx context.Context, req *item, opts ...CallOption) (*item, error) {
			return nil, m.call(ctx, openPost, req, nil, opts...)
		}
		_, pageErr := first(mdspecPages(tt.ctx, item{}, fetch, func(*item) ([]int, int) { return nil, 0 }, func(*item, int) {}, []CallOption{nil}))
		for _, err := range []error{
			m.call(tt.ctx, openPost, nil, nil, nil), m.upload(tt.ctx, uploadCall, nil, file(), nil, nil), pageErr,
			tt.client.Do(tt.ctx, "GET", "/x", nil, nil, nil), tt.client.Do(tt.ctx, "POST", "/x", strings.NewReader("a"), nil),
		} {
			var failed *Error
			if !errors.As(err, &failed) || failed.Call == "" || failed.Err == nil || failed.Err.Error() != tt.want {
				t.Errorf("%s: error %v, want %s", name, err, tt.want)
			}
		}
	}
	wantNone(t, []error{good.Do(t.Context(), "GET", "/x", nil, nil, nil)})
}

func first(all iter.Seq2[int, error]) (int, error) {
	for n, err := range all {
		return n, err
	}
	return 0, nil
}

// TestPanicsLeaveNothingBehind has hooks panic and uses the client once more: no
// lock is held, no body left open, and no goroutine (synctest waits for all).
func TestPanicsLeaveNothingBehind(t *testing.T) {
	for _, hook := range []string{"observer", "limiter", "store", "body"} {
		synctest.Test(t, func(t *testing.T) {
			left := 1
			fails := func(at string) {
				if at == hook && left > 0 {
					left--
					panic(hook)
				}
			}
			body := &countingBody{}
			s := newIssuer(func(sent) (*http.Response, error) {
				resp := reply(200, `{"errcode":0}`)
				resp.Body = struct {
					io.Reader
					io.Closer
				}{hookReader{resp.Body, func() { fails("body") }}, body}
				return resp, nil
			})
			c := newTestClient(t, testService(), s,
				WithObserver(func(context.Context, CallEvent) { fails("observer") }),
				WithLimiter(hookLimiter(func() { fails("limiter") })), WithTokenStore(hookStore{func() { fails("store") }}))
			c.mdspec.limitEach = time.Hour
			call := func() (failed any) {
				defer func() { failed = recover() }()
				wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
				return nil
			}
			if got := call(); got != hook {
				t.Errorf("panic %v, want %s", got, hook)
			}
			if got := call(); got != nil || !body.closed {
				t.Errorf("%s: then %v, body closed %t", hook, got, body.closed)
			}
		})
	}
}

type hookLimiter func()

func (l hookLimiter) Wait(context.Context) error { l(); return nil }

type hookReader struct {
	r    io.Reader
	hook func()
}

func (r hookReader) Read(p []byte) (int, error) { r.hook(); return r.r.Read(p) }

type hookStore struct{ hook func() }

func (s hookStore) Get(context.Context, string) (string, time.Time, error) {
	s.hook()
	return "", time.Time{}, nil
}
func (hookStore) Set(context.Context, string, string, time.Time) error { return nil }
func (hookStore) Delete(context.Context, string, string) error         { return nil }
