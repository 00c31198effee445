package runtime

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// send sends a call to a service without an envelope and returns the request.
func sendOnce(t *testing.T, call mdspecCall, in any, opts ...Option) (sent, error) {
	t.Helper()
	s := answers(says(200, `{}`))
	err := newTestClient(t, plainService(), s, opts...).mdspec.call(t.Context(), call, in, nil)
	if len(s.requests) == 0 {
		return sent{}, err
	}
	return s.requests[0], err
}

type filter struct {
	Name  *string  `json:"name"`
	IDs   []string `json:"ids,omitempty"`
	Limit int64    `json:"limit,omitempty"`
	Ratio float64  `json:"ratio,omitempty"`
	All   bool     `json:"all,omitempty"`
}

func TestQueries(t *testing.T) {
	name := "a&b=c 张+三/?"
	tests := []struct {
		name string
		in   any
		want string // the query; "!" for an error
	}{
		{"no request", nil, ""},
		{"typed nil", (*filter)(nil), ""},
		{"null is left out", &filter{}, ""},
		{"text", &filter{Name: &name}, "?name=a%26b%3Dc+%E5%BC%A0%2B%E4%B8%89%2F%3F"},
		{"arrays repeat", &filter{IDs: []string{"b", "a", ""}}, "?ids=b&ids=a&ids="},
		{"numbers as they stand", &filter{Limit: 9007199254740993, Ratio: 0.1, All: true}, "?all=true&limit=9007199254740993&ratio=0.1"},
		{"url.Values", url.Values{"b": {"1", "2"}, "a": {"x"}}, "?a=x&b=1&b=2"},
		{"nil url.Values", url.Values(nil), ""},
		{"map", map[string]int{"a": 1}, "?a=1"},
		{"key that is escaped in JSON", map[string]int{"<\n\">": 1}, "?%3C%0A%22%3E=1"},
		{"empty array", map[string][]int{"a": {}}, ""},
		{"object in it", map[string]any{"a": map[string]int{}}, "!"},
		{"array in an array", map[string]any{"a": [][]int{{1}}}, "!"},
		{"null in an array", map[string]any{"a": []any{nil}}, "!"},
		{"array", []int{1}, "!"},
		{"text alone", "x", "!"},
		{"what is no JSON", map[string]any{"a": func() {}}, "!"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, method := range []string{"GET", "DELETE", "HEAD"} {
				got, err := sendOnce(t, mdspecCall{name: "Find", method: method, path: "/find"}, tt.in)
				if tt.want == "!" {
					var failed *Error
					if !errors.As(err, &failed) || failed.Call != "Find" || failed.Attempts != 0 || got.method != "" {
						t.Errorf("sent %q, error %v", got.url, err)
					}
					continue
				}
				if err != nil || got.url != "https://api.test/find"+tt.want || got.body != "" || got.header.Get("Content-Type") != "" {
					t.Errorf("sent %q with the body %q, error %v; want %q", got.url, got.body, err, tt.want)
				}
			}
		})
	}
}

func TestBodies(t *testing.T) {
	name := `<张 & "三">`
	tests := []struct {
		name string
		in   any
		want string
	}{
		{"no request", nil, ""},
		{"nil pointer", (*filter)(nil), `{"name":null}`}, // as the zero request
		{"nil map", map[string]int(nil), "{}"},
		{"nil slice", []string(nil), "[]"},
		{"slice", []string{"a"}, `["a"]`},
		{"HTML characters", &filter{Name: &name}, `{"name":"<张 & \"三\">"}`},
		{"empty", struct{}{}, "{}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, method := range []string{"POST", "PUT", "PATCH"} {
				got, err := sendOnce(t, mdspecCall{name: "Save", method: method, path: "/save"}, tt.in)
				if err != nil || got.url != "https://api.test/save" || got.body != tt.want || got.length != int64(len(tt.want)) {
					t.Errorf("sent %q to %s, error %v; want %q", got.body, got.url, err, tt.want)
				}
				if typed := got.header.Get("Content-Type") == "application/json"; typed != (tt.want != "") {
					t.Errorf("headers %v", got.header)
				}
			}
		})
	}
}

func TestPaths(t *testing.T) {
	type request struct {
		ID   any    `json:"id,omitempty"`
		Name string `json:"name,omitempty"`
		More int    `json:"more,omitempty"`
	}
	tests := []struct {
		name, path string
		in         any
		want       string // path; "!" for an error
		body       string
	}{
		{"text", "/a/{id}", &request{ID: "x", More: 1}, "/a/x", `{"more":1}`},
		{"number", "/a/{id}/b", &request{ID: 7}, "/a/7/b", `{}`},
		{"twice", "/{id}/{id}", &request{ID: "x"}, "/x/x", `{}`},
		{"two", "/{id}/{name}", &request{ID: "{name}", Name: "n", More: 2}, "/%7Bname%7D/n", `{"more":2}`},
		{"escaped", "/a/{id}", &request{ID: "a/b?c#d%41 张"}, "/a/a%2Fb%3Fc%23d%2541%20%E5%BC%A0", `{}`},
		{"dots within", "/a/{id}", &request{ID: "...", Name: "n"}, "/a/...", `{"name":"n"}`},
		{"a dot", "/a/{id}", &request{ID: "."}, "!", ""},
		{"two dots", "/a/{id}/b", &request{ID: ".."}, "!", ""},
		{"empty", "/a/{id}", &request{ID: ""}, "!", ""},
		{"missing", "/a/{id}", &request{}, "!", ""},
		{"no request", "/a/{id}", nil, "!", ""},
		{"typed nil", "/a/{id}", (*request)(nil), "!", ""},
		{"object", "/a/{id}", &request{ID: map[string]int{}}, "!", ""},
		{"null", "/a/{id}", map[string]any{"id": nil}, "!", ""},
		{"array", "/a/{id}", []string{"id"}, "!", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := sendOnce(t, mdspecCall{name: "Act", method: "POST", path: tt.path}, tt.in)
			if tt.want == "!" {
				if err == nil || got.method != "" {
					t.Errorf("sent to %s, error %v", got.url, err)
				}
				return
			}
			if err != nil || got.url != "https://api.test"+tt.want || got.body != tt.body {
				t.Errorf("sent %s to %s, error %v; want %s to %s", got.body, got.url, err, tt.body, tt.want)
			}
		})
	}
	got, err := sendOnce(t, mdspecCall{name: "Act", method: "GET", path: "/a/{id}"}, &request{ID: "x", More: 1})
	if err != nil || got.url != "https://api.test/a/x?more=1" {
		t.Errorf("sent to %s, error %v", got.url, err)
	}
}

type validated struct {
	Name string `json:"name"`
}

func (v *validated) Validate() error {
	if v.Name == "" {
		return &LimitError{Field: "Name", Limit: "1..", Got: "0 bytes"}
	}
	return nil
}

func TestRequestsAreValidated(t *testing.T) {
	s := newIssuer(ok)
	c := newTestClient(t, testService(), s)
	err := c.mdspec.call(t.Context(), listCall, &validated{}, nil)
	var limit *LimitError
	if !errors.As(err, &limit) || len(s.requests) != 0 || err.Error() != "List: Name: got 0 bytes, want 1.." {
		t.Errorf("%d requests, error %v", len(s.requests), err)
	}
	err = c.mdspec.call(t.Context(), listCall, (*validated)(nil), nil)
	if !errors.As(err, &limit) || len(s.requests) != 0 {
		t.Errorf("a nil request: %d requests, error %v", len(s.requests), err)
	}
	wantNone(t, []error{c.mdspec.call(t.Context(), listCall, &validated{"x"}, nil)})
}

func TestDo(t *testing.T) {
	tests := []struct {
		name, method, path string
		in                 any
		url, body          string
	}{
		{"nothing", "GET", "/x", nil, "/x?access_token=token-1", ""},
		{"query in the path", "GET", "/x?a=1&b=%20", nil, "/x?a=1&b=%20&access_token=token-1", ""},
		{"query of characters that need escaping", "GET", "/x?a=张 三", nil, "/x?a=%E5%BC%A0%20%E4%B8%89&access_token=token-1", ""},
		{"both queries", "GET", "/x?a=1", url.Values{"b": {"2"}}, "/x?a=1&b=2&access_token=token-1", ""},
		{"struct", "DELETE", "/x", &filter{Limit: 3}, "/x?limit=3&access_token=token-1", ""},
		{"body and query", "POST", "/x?debug=1", &filter{Limit: 3}, "/x?debug=1&access_token=token-1", `{"name":null,"limit":3}`},
		{"braces", "POST", "/x/{id}", map[string]int{"id": 1}, "/x/%7Bid%7D?access_token=token-1", `{"id":1}`},
		{"another host", "GET", "//evil.test/x", nil, "//evil.test/x?access_token=token-1", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newIssuer(func(sent) (*http.Response, error) { return reply(200, `{"errcode":0,"id":"a"}`), nil })
			var out item
			err := newTestClient(t, testService(), s).Do(t.Context(), tt.method, tt.path, tt.in, &out)
			got := s.requests[len(s.requests)-1]
			if err != nil || out.ID != "a" || got.method != tt.method || got.url != "https://api.test"+tt.url || got.body != tt.body {
				t.Errorf("%s %s with %s, error %v; want %s with %s", got.method, got.url, got.body, err, tt.url, tt.body)
			}
		})
	}
	s := newIssuer(func(sent) (*http.Response, error) { return reply(200, `{"errcode":40003,"errmsg":"no"}`), nil })
	err := newTestClient(t, testService(), s).Do(t.Context(), "GET", "/x?private=1", nil, nil)
	if got, want := err.Error(), "GET /x: error code 40003: no"; got != want {
		t.Errorf("error %q, want %q", got, want)
	}
	plain := answers(says(200, "{}"))
	if err := newTestClient(t, plainService(), plain).Do(t.Context(), "GET", "/x", nil, nil); err != nil || plain.requests[0].url != "https://api.test/x" {
		t.Errorf("without tokens: sent to %s, error %v", plain.requests[0].url, err)
	}
}

func TestHeaders(t *testing.T) {
	got, err := sendOnce(t, openGet, nil, WithUserAgent("mine/1.0 (张)"))
	if err != nil || got.header.Get("User-Agent") != "mine/1.0 (张)" || got.header.Get("Accept") != "application/json" {
		t.Errorf("headers %v, error %v", got.header, err)
	}
	if got.header.Get("Authorization") != "" {
		t.Errorf("a call without a token carries %v", got.header)
	}
}

func TestBaseURLs(t *testing.T) {
	good := map[string]string{
		"https://h":           "https://h/open",
		"https://h/":          "https://h/open",
		"http://h:8080/a/b//": "http://h:8080/a/b/open",
		"HTTPS://h/%2Fa":      "https://h/%2Fa/open",
		"http://[::1]:80":     "http://[::1]:80/open",
	}
	for base, want := range good {
		got, err := sendOnce(t, openGet, nil, WithBaseURL(base))
		if err != nil || got.url != want {
			t.Errorf("%s: sent to %s, error %v; want %s", base, got.url, err, want)
		}
	}
	for _, base := range []string{
		"", "h", "//h", "ftp://h", "https:", "https://", "https:///a", "https://:443", "https:h", "/a", "https://h?a=secret",
		"https://h?", "https://h#secret", "https://user:secret@h", "https://h secret", "https://h/%zz-secret", "http://h\n",
	} {
		_, err := mdspecNewClient(mdspecService{}, []Option{WithBaseURL(base)})
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("base URL %q: error %v", base, err)
		}
	}
	if _, err := mdspecNewClient(mdspecService{}, nil); err == nil {
		t.Error("no error without a base URL")
	}
	if _, err := mdspecNewClient(mdspecService{}, []Option{WithBaseURL("https://h")}); err != nil {
		t.Errorf("a base URL by option alone: %v", err)
	}
	if _, err := mdspecNewClient(mdspecService{baseURL: "ftp://h"}, nil); err == nil {
		t.Error("no error for a base URL that is none")
	}
}

func TestOptions(t *testing.T) {
	for name, o := range map[string]Option{
		"nil client":  WithHTTPClient(nil),
		"retries":     WithRetry(RetryPolicy{MaxRetries: -1}),
		"base delay":  WithRetry(RetryPolicy{BaseDelay: -1}),
		"max delay":   WithRetry(RetryPolicy{MaxDelay: -1}),
		"user agent":  WithUserAgent("a\r\nHost: b"),
		"control":     WithUserAgent("a\x7f"),
		"own failure": func(*mdspecConfig) error { return errors.New("no") },
	} {
		if c, err := mdspecNewClient(plainService(), []Option{o}); err == nil || c != nil {
			t.Errorf("%s: no error", name)
		}
	}
	none := []Option{nil, WithObserver(nil), WithLimiter(nil), WithTokenStore(nil), WithTokenSource(nil)}
	s := newIssuer(ok)
	if err := newTestClient(t, testService(), s, none...).mdspec.call(t.Context(), listCall, nil, nil); err != nil {
		t.Errorf("options that are nil: %v", err)
	}
	opts := make([]Option, 0, 8)
	_, _ = mdspecNewClient(plainService(), opts)
	if opts[:1][0] != nil {
		t.Error("the caller's slice was written to")
	}
}

func TestDefaultHTTPClient(t *testing.T) {
	c, err := mdspecNewClient(plainService(), nil)
	if err != nil {
		t.Fatal(err)
	}
	transport, ok := c.mdspec.http.Transport.(*http.Transport)
	if !ok || transport == http.DefaultTransport || transport.MaxIdleConnsPerHost != 100 || c.mdspec.http.Timeout != 0 || c.mdspec.limitEach != 30*time.Second {
		t.Errorf("client %+v, limit %v", c.mdspec.http, c.mdspec.limitEach)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Do(ctx, "GET", "/", nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
