package runtime

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

type linkQuery struct {
	State string `json:"state,omitempty"`
}

// linkPages goes over the items that the call answers with, each a list of numbers.
func linkPages(t *testing.T, c *Client, call mdspecCall, req linkQuery, opts ...CallOption) gathered {
	t.Helper()
	return gather(t, mdspecLinkPages(t.Context(), req,
		func(ctx context.Context, req *linkQuery, opts ...CallOption) (items []int, err error) {
			return items, c.mdspec.call(ctx, call, req, &items, opts...)
		},
		func(items []int) []int { return items }, opts,
	))
}

// linked answers the requests for "/first" and for the addresses that follow, each
// with a page of its number and a link to the next.
func linked(next ...string) *service {
	n := 0
	return &service{answer: func(sent) (*http.Response, error) {
		n++
		headers := []string{}
		if n <= len(next) && next[n-1] != "" {
			headers = append(headers, "Link: "+next[n-1])
		}
		return reply(200, fmt.Sprintf("[%d]", n), headers...), nil
	}}
}

func urls(s *service) (out []string) {
	for _, r := range s.requests {
		out = append(out, strings.TrimPrefix(r.url, "https://api.test"))
	}
	return out
}

func TestLinkPages(t *testing.T) {
	link := func(target string) string { return "<" + target + `>; rel="next"` }
	tests := []struct {
		name  string
		links []string // of the answers in their order
		urls  []string // of the requests
		err   string   // in the message of the last element
	}{
		{"none", nil, []string{"/v1/tasks?state=open"}, ""},
		{"absolute", []string{link("https://api.test/v1/tasks?cursor=a%2Fb&x=1")}, []string{"/v1/tasks?state=open", "/v1/tasks?cursor=a%2Fb&x=1"}, ""},
		{"another spelling of the host", []string{link("HTTPS://API.test:443/v1/tasks?page=2")},
			[]string{"/v1/tasks?state=open", "https://API.test:443/v1/tasks?page=2"}, ""},
		{"relative", []string{link("?page=2"), link("more/3"), link("/v2/x%2Fy"), link("//api.test/z#part"), link("")},
			[]string{"/v1/tasks?state=open", "/v1/tasks?page=2", "/v1/more/3", "/v2/x%2Fy", "/z"}, ""},
		{"another rel", []string{`<?page=1>; rel="prev"`}, []string{"/v1/tasks?state=open"}, ""},
		{"that page again", []string{link("/v1/tasks?state=open")}, []string{"/v1/tasks?state=open"}, ""},
		{"a cycle", []string{link("?a"), link("?b"), link("?a")}, []string{"/v1/tasks?state=open", "/v1/tasks?a", "/v1/tasks?b"}, ""},
		{"another host", []string{link("?a"), link("https://evil.test/v1/tasks?a")},
			[]string{"/v1/tasks?state=open", "/v1/tasks?a"}, `List: the next page is at "https://evil.test"`},
		{"another host without a scheme", []string{link("//evil.test/v1/tasks")}, []string{"/v1/tasks?state=open"}, `"https://evil.test"`},
		{"another port", []string{link("https://api.test:8443/v1/tasks")}, []string{"/v1/tasks?state=open"}, `"https://api.test:8443"`},
		{"another scheme", []string{link("http://api.test/v1/tasks")}, []string{"/v1/tasks?state=open"}, `"http://api.test"`},
		{"a longer host", []string{link("https://api.test.evil.test/")}, []string{"/v1/tasks?state=open"}, `"https://api.test.evil.test"`},
		{"a password", []string{link("https://me:secret@api.test/v1/tasks")}, []string{"/v1/tasks?state=open"}, `"https://api.test"`},
		{"another kind of URL", []string{link("mailto:me@api.test")}, []string{"/v1/tasks?state=open"}, `"mailto://"`},
		{"no URL", []string{link("%zz")}, []string{"/v1/tasks?state=open"}, "not a URL"},
		{"no link at all", []string{"nonsense"}, []string{"/v1/tasks?state=open"}, "cannot be read"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := linked(tt.links...)
			c := newTestClient(t, mdspecService{baseURL: "https://api.test/v1"}, s)
			got := linkPages(t, c, mdspecCall{name: "List", method: "GET", path: "/tasks"}, linkQuery{"open"})
			if !slices.Equal(urls(s), tt.urls) {
				t.Errorf("requests %q, want %q", urls(s), tt.urls)
			}
			if len(got.items) != len(tt.urls) || (tt.err == "") != (got.err == nil) {
				t.Errorf("items %v, error %v", got.items, got.err)
			}
			var failed *Error
			if tt.err != "" && (!errors.As(got.err, &failed) || failed.Call != "List" || !strings.Contains(got.err.Error(), tt.err)) {
				t.Errorf("error %v, want %q", got.err, tt.err)
			}
		})
	}
}

// TestLinkPagesCarryTheToken follows a link with the old token in it, after the
// service refused that.
func TestLinkPagesCarryTheToken(t *testing.T) {
	i := newIssuer(func(s sent) (*http.Response, error) {
		switch {
		case strings.Contains(s.url, "page=3"):
			return reply(200, `{"errcode": 0, "items": [3]}`), nil
		case strings.Contains(s.url, "page=2") && s.token() == "token-1":
			return reply(200, `{"errcode": 40014}`), nil
		case strings.Contains(s.url, "page=2"):
			return reply(200, `{"errcode": 0, "items": [2]}`, "Link: <?page=3&access%5Ftoken=token-1&access_token=x&z>; rel=next"), nil
		}
		return reply(200, `{"errcode": 0, "items": [1]}`, "Link: </get?access_token=token-1&page=2>; rel=next"), nil
	})
	c := newTestClient(t, testService(), i)
	got := gather(t, mdspecLinkPages(t.Context(), struct{}{},
		func(ctx context.Context, _ *struct{}, opts ...CallOption) (items struct{ Items []int }, err error) {
			return items, c.mdspec.call(ctx, getCall, nil, &items, opts...)
		},
		func(r struct{ Items []int }) []int { return r.Items }, nil,
	))
	want := []string{
		"/get?access_token=token-1", "/get?page=2&access_token=token-1", "/get?page=2&access_token=token-2",
		"/get?page=3&z&access_token=token-2",
	}
	var asked []string
	for _, r := range i.requests {
		if r.path == "/get" {
			asked = append(asked, strings.TrimPrefix(r.url, "https://api.test"))
		}
	}
	if !slices.Equal(asked, want) || !slices.Equal(got.items, []int{1, 2, 3}) || got.err != nil {
		t.Errorf("requests %q, want %q; items %v, error %v", asked, want, got.items, got.err)
	}
}

func TestLinkPagesTakeOptions(t *testing.T) {
	s := linked("<?page=2>; rel=next", "<?page=3>; rel=next")
	c := newTestClient(t, plainService(), s)
	var info ResponseInfo
	opts := make([]CallOption, 2, 9) // with room for one more, which must not go there
	opts[0], opts[1] = WithHeader("X-Tenant", "blue"), WithResponseInfo(&info)
	got := linkPages(t, c, openGet, linkQuery{}, opts...)
	if len(got.items) != 3 || got.err != nil {
		t.Fatalf("items %v, error %v", got.items, got.err)
	}
	for _, r := range s.requests {
		if r.header.Get("X-Tenant") != "blue" {
			t.Errorf("%s has the headers %v", r.url, r.header)
		}
	}
	if info.Status != 200 || info.Header.Get("Link") != "" || info.Attempts != 1 {
		t.Errorf("the last answer is %+v", info)
	}
	if opts[:3][2] != nil {
		t.Error("the caller's options were written to")
	}
}

// TestLinkPagesAnew ranges over pages twice, and leaves the loop once.
func TestLinkPagesAnew(t *testing.T) {
	s := &service{answer: func(s sent) (*http.Response, error) {
		if strings.Contains(s.url, "page=2") {
			return reply(200, "[2]"), nil
		}
		return reply(200, "[1]", "Link: <?page=2>; rel=next"), nil
	}}
	c := newTestClient(t, plainService(), s)
	seq := mdspecLinkPages(t.Context(), struct{}{},
		func(ctx context.Context, _ *struct{}, opts ...CallOption) (items json.RawMessage, err error) {
			return items, c.mdspec.call(ctx, openGet, nil, &items, opts...)
		},
		func(page json.RawMessage) []string { return []string{string(page)} }, nil,
	)
	for range seq {
		break
	}
	if len(s.requests) != 1 {
		t.Errorf("%d requests for one item", len(s.requests))
	}
	for range 2 {
		var got []string
		for item, err := range seq {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, item)
		}
		if !slices.Equal(got, []string{"[1]", "[2]"}) {
			t.Errorf("items %v", got)
		}
	}
}
