package runtime

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

const testKey = "k3y/of the+service"

// authKind is a way to carry credentials, and the option that gives them.
type authKind struct {
	name    string
	service func(*mdspecService)
	option  Option
	carried func(r *http.Request) string
	secrets []string
}

// authKinds are all of them, each with credentials that do not change.
func authKinds() []authKind {
	header := func(name string) func(*http.Request) string {
		return func(r *http.Request) string { return r.Header.Get(name) }
	}
	return []authKind{
		{"bearer", func(*mdspecService) {}, WithToken(testKey), header("Authorization"), []string{testKey}},
		{"header", func(s *mdspecService) { s.tokenHeader = "X-API-Key" }, WithToken(testKey), header("X-API-Key"), []string{testKey}},
		{"query", func(s *mdspecService) { s.tokenParameter = "key" }, WithToken(testKey),
			func(r *http.Request) string { return r.URL.Query().Get("key") }, []string{testKey}},
		{"basic", func(s *mdspecService) { s.basic = true }, WithBasicAuth("alice", testKey), header("Authorization"),
			[]string{testKey, "YWxpY2U6azN5L29mIHRoZStzZXJ2aWNl"}},
	}
}

// at returns a service at the URL, of the kind.
func (k authKind) at(base string) mdspecService {
	s := mdspecService{baseURL: base}
	k.service(&s)
	return s
}

func TestAuthKindsCarryWhatTheyAreGiven(t *testing.T) {
	want := map[string]string{
		"bearer": "Bearer " + testKey, "header": testKey, "query": testKey, "basic": "Basic YWxpY2U6azN5L29mIHRoZStzZXJ2aWNl",
	}
	for _, k := range authKinds() {
		t.Run(k.name, func(t *testing.T) {
			var got []string
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				got = append(got, k.carried(r))
				w.Write([]byte("{}"))
			}))
			defer server.Close()
			c, err := mdspecNewClient(k.at(server.URL), []Option{k.option})
			if err != nil {
				t.Fatal(err)
			}
			wantNone(t, []error{
				c.mdspec.call(t.Context(), getCall, nil, nil), c.mdspec.call(t.Context(), openGet, nil, nil),
				c.Do(t.Context(), "GET", "/other", nil, nil),
			})
			if !reflect.DeepEqual(got, []string{want[k.name], "", want[k.name]}) {
				t.Errorf("carried %q", got)
			}
		})
	}
}

// TestARefusedFixedTokenIsNotTriedTwice: there is no other.
func TestARefusedFixedTokenIsNotTriedTwice(t *testing.T) {
	for _, k := range authKinds() {
		t.Run(k.name, func(t *testing.T) {
			s := answers(says(401, `{"message":"unknown key `+k.secrets[0]+`"}`))
			c := newTestClient(t, k.at("https://api.test"), s, k.option)
			err := c.mdspec.call(t.Context(), getCall, nil, nil)
			var failed *Error
			if !errors.As(err, &failed) || failed.Class != ClassToken || len(s.requests) != 1 {
				t.Errorf("error %v after %d requests", err, len(s.requests))
			}
			for _, secret := range k.secrets {
				if strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, failed), secret) {
					t.Errorf("the error repeats the secret: %v", err)
				}
			}
		})
	}
}

// TestSecretsThatCannotBeSent wants an error that does not repeat them.
func TestSecretsThatCannotBeSent(t *testing.T) {
	for _, tt := range []struct {
		option Option
		want   string
	}{
		{WithToken(""), "WithToken: the token is empty, and an empty secret is never sent"},
		{WithToken("hidden\n"), "WithToken: the token is no value of a header: it holds a line break or another control character"},
		{WithToken(" hidden"), "WithToken: the token is no value of a header: it has blanks around it"},
		{WithBasicAuth("user", ""), "WithBasicAuth: the password is empty, and an empty secret is never sent"},
		{WithBasicAuth("hid:den", "hidden"), "WithBasicAuth: the user has a colon, which ends it"},
		{WithBasicAuth("user", "hidden\r\n"), "WithBasicAuth: the user or the password holds a line break or another control character"},
	} {
		_, err := mdspecNewClient(plainService(), []Option{tt.option})
		if err == nil || err.Error() != tt.want {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
}

func TestTwoSourcesOfTokensAreAnError(t *testing.T) {
	source := WithTokenSource(func(context.Context) (string, time.Time, error) { return "t", time.Time{}, nil })
	for _, opts := range [][]Option{{WithToken(testKey), source}, {source, WithToken(testKey)}} {
		if _, err := mdspecNewClient(testService(), opts); err == nil || !strings.Contains(err.Error(), "give one of them") {
			t.Errorf("error %v", err)
		}
	}
	s := newIssuer(ok)
	c := newTestClient(t, testService(), s, WithToken(testKey)) // in the place of the credentials
	wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
	if n := len(s.to("/gettoken")); n != 0 {
		t.Errorf("%d token requests", n)
	}
}

func TestCallsWithoutCredentialsSayWhatIsMissing(t *testing.T) {
	for _, k := range authKinds() {
		want := "Get: the call carries a token: use WithToken or WithTokenSource"
		if k.name == "basic" {
			want = "Get: the call carries a user and a password: use WithBasicAuth"
		}
		s := answers(says(200, `{}`))
		err := newTestClient(t, k.at("https://api.test"), s).mdspec.call(t.Context(), getCall, nil, nil)
		if err == nil || err.Error() != want || len(s.requests) != 0 {
			t.Errorf("%s: error %v after %d requests", k.name, err, len(s.requests))
		}
	}
}

func TestCredentialsAreChecked(t *testing.T) {
	svc := testService()
	svc.credentials = &testCredentials{testAccount, ""}
	_, err := mdspecNewClient(svc, nil)
	if want := "credentials: corpsecret is empty, and an empty secret is never sent"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	svc.credentials = &limitedCredentials{"short"}
	_, err = mdspecNewClient(svc, nil)
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Field != "Secret" {
		t.Errorf("error %v", err)
	}
	s := newIssuer(ok)
	c := newTestClient(t, testService(), s)
	if err := c.mdspec.call(t.Context(), svc.tokenCall, &testCredentials{}, nil); err == nil || len(s.to("/gettoken")) != 0 {
		t.Errorf("error %v after %d requests with an empty secret", err, len(s.to("/gettoken")))
	}
}

type limitedCredentials struct {
	Secret string `json:"secret"`
}

func (*limitedCredentials) Validate() error {
	return &LimitError{Field: "Secret", Limit: "8..", Got: "5 bytes"}
}

func TestTheHeaderOfTheTokenIsTheClients(t *testing.T) {
	k := authKinds()[1]
	s := answers(says(200, `{}`))
	c := newTestClient(t, k.at("https://api.test"), s, k.option)
	err := c.mdspec.call(t.Context(), getCall, nil, nil, WithHeader("x-api-key", "other"))
	if err == nil || err.Error() != "Get: WithHeader: X-Api-Key is the client's to set" || len(s.requests) != 0 {
		t.Errorf("error %v", err)
	}
	wantNone(t, []error{c.mdspec.call(t.Context(), openGet, nil, nil, WithHeader("X-API-Key", "other"))})
}

// TestATokenCallRefusedWithAStatusRests: OAuth 2 refuses with a status and no code.
func TestATokenCallRefusedWithAStatusRests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := answers(says(401, `{"error":"invalid_client"}`))
		svc := mdspecService{baseURL: "https://api.test", tokenCall: mdspecCall{name: "GetToken", method: "POST", path: "/token"},
			tokenKey: "access_token", credentials: &testCredentials{testAccount, testSecret}}
		c := newTestClient(t, svc, s)
		for range 3 {
			if err := c.mdspec.call(t.Context(), listCall, nil, nil); err == nil || err.Error() != "GetToken: HTTP status 401: Unauthorized" {
				t.Errorf("error %v", err)
			}
		}
		if n := len(s.to("/token")); n != 1 {
			t.Errorf("%d token requests, want 1", n)
		}
		time.Sleep(mdspecRest)
		_ = c.mdspec.call(t.Context(), listCall, nil, nil)
		if n := len(s.to("/token")); n != 2 {
			t.Errorf("%d token requests after a rest, want 2", n)
		}
	})
}

// TestRedirectsCarryNothing sends every kind of credentials to a server that sends
// them on to another, with the client's own HTTP client and with the user's, which
// would follow.
func TestRedirectsCarryNothing(t *testing.T) {
	var strayed atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { strayed.Add(1) }))
	defer other.Close()
	followed := func(*http.Request, []*http.Request) error { return nil }
	for _, k := range authKinds() {
		for _, status := range []int{301, 302, 303, 307, 308} {
			for name, opts := range map[string][]Option{
				"own": {k.option}, "user's": {k.option, WithHTTPClient(&http.Client{CheckRedirect: followed})},
			} {
				var carried string
				here := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					carried = k.carried(r)
					http.Redirect(w, r, other.URL+"/stolen", status)
				}))
				c, err := mdspecNewClient(k.at(here.URL), opts)
				if err != nil {
					t.Fatal(err)
				}
				err = c.mdspec.call(t.Context(), getCall, nil, nil)
				here.Close()
				var failed *Error
				if !errors.As(err, &failed) || failed.Status != status || carried == "" {
					t.Errorf("%s %d %s: error %v, carried %q", k.name, status, name, err, carried)
				}
			}
		}
	}
	if n := strayed.Load(); n > 0 {
		t.Errorf("%d requests came to another host", n)
	}
}

// TestProxiesLearnNoSecret: of requests over TLS a proxy is told the host alone, and
// what it answers tells nothing either.
func TestProxiesLearnNoSecret(t *testing.T) {
	for _, k := range authKinds() {
		t.Run(k.name, func(t *testing.T) {
			var told bytes.Buffer
			proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_ = r.Write(&told)
				w.WriteHeader(http.StatusProxyAuthRequired)
			}))
			defer proxy.Close()
			at, _ := url.Parse(proxy.URL)
			through := WithHTTPClient(&http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(at)}})
			c, err := mdspecNewClient(k.at("https://api.test"), []Option{k.option, through, WithRetry(RetryPolicy{})})
			if err != nil {
				t.Fatal(err)
			}
			err = c.mdspec.call(t.Context(), getCall, nil, nil)
			if err == nil || !strings.HasPrefix(told.String(), "CONNECT api.test:443") {
				t.Fatalf("error %v, the proxy was told %q", err, told.String())
			}
			for _, secret := range k.secrets {
				for _, form := range mdspecForms(secret) {
					if strings.Contains(told.String()+err.Error(), form) {
						t.Errorf("%s is in %q, %q", form, told.String(), err)
					}
				}
			}
		})
	}
}

// TestClientsPrintNoSecret prints clients in every way, and looks through all that
// they hold as printers do that follow pointers and unexported fields.
func TestClientsPrintNoSecret(t *testing.T) {
	check := func(t *testing.T, c *Client, more any, secrets ...string) {
		t.Helper()
		var log bytes.Buffer
		slog.New(slog.NewJSONHandler(&log, nil)).Info("a", "client", c, "more", more)
		slog.New(slog.NewTextHandler(&log, nil)).Info("a", "client", c, "more", more)
		data, _ := json.Marshal(c) //lint:ignore SA9005 that nothing is written is what the test wants
		text := fmt.Sprintf("%v %+v %#v %v %+v %#v", c, c, c, *c, *c, *c) + fmt.Sprintf("%+v %#v", more, more) + log.String() + string(data)
		held := strings.Join(heldBy(reflect.ValueOf([]any{c, more}), map[uintptr]bool{}), "\n")
		for _, secret := range secrets {
			if strings.Contains(text, secret) || strings.Contains(held, secret) {
				t.Errorf("%q is printed", secret)
			}
		}
	}
	for _, k := range authKinds() {
		t.Run(k.name, func(t *testing.T) {
			c := newTestClient(t, k.at("https://api.test"), keepNothing{answers(says(200, `{}`))}, k.option)
			wantNone(t, []error{c.mdspec.call(t.Context(), getCall, nil, nil)})
			check(t, c, []any{k.option}, k.secrets...)
		})
	}
	t.Run("token call", func(t *testing.T) {
		store := &MemoryTokenStore{}
		s := newIssuer(ok)
		c := newTestClient(t, testService(), keepNothing{s}, WithTokenStore(store))
		wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
		check(t, c, store, testAccount, testSecret, "token-1")
	})
}

// keepNothing hides a service and what it has recorded from those who look at the
// client.
type keepNothing struct{ to http.RoundTripper }

func (k keepNothing) RoundTrip(r *http.Request) (*http.Response, error) { return k.to.RoundTrip(r) }

// heldBy returns the texts in a value, whatever way leads to them but calls.
func heldBy(v reflect.Value, seen map[uintptr]bool) []string {
	var all []string
	switch v.Kind() {
	case reflect.String:
		return []string{v.String()}
	case reflect.Pointer, reflect.Map, reflect.Slice:
		if v.IsNil() || seen[v.Pointer()] {
			return nil
		}
		seen[v.Pointer()] = true
	}
	switch {
	case v.Kind() == reflect.Struct && v.Type() == reflect.TypeFor[keepNothing]():
	case v.Kind() == reflect.Pointer, v.Kind() == reflect.Interface && !v.IsNil():
		return heldBy(v.Elem(), seen)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			all = append(all, heldBy(v.Field(i), seen)...)
		}
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return []string{string(v.Bytes())}
		}
		for i := range v.Len() {
			all = append(all, heldBy(v.Index(i), seen)...)
		}
	case v.Kind() == reflect.Map:
		for _, key := range v.MapKeys() {
			all = append(append(all, heldBy(key, seen)...), heldBy(v.MapIndex(key), seen)...)
		}
	}
	return all
}
