package gen

import (
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// authRun is a test of the fake of a service whose calls carry credentials, over HTTP.
const authRun = `package m

import (
	"context"
	"errors"
	"testing"

	"example.com/m/wecom"
	"example.com/m/wecom/wecomtest"
)

func TestCredentials(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	if err := client.Ping(ctx); err != nil {
		t.Error(err)
	}
	request := srv.Requests("Ping")[0]
	if got := CARRIED; got == "" || got != PREFIX+request.Token && SCHEME != "Basic" {
		t.Errorf("the request carries %q, its token is %q", got, request.Token)
	}
	fixed, err := wecom.NewClient(srv.URL, OPTION)
	if err != nil {
		t.Fatal(err)
	}
	if err := fixed.Ping(ctx); err != nil || srv.Requests("Ping")[1].Token != TOKEN {
		t.Errorf("Ping = %v with %q", err, srv.Requests("Ping")[1].Token)
	}
	srv.AcceptTokens("other")
	srv.RevokeTokens(0)
	var failed *wecom.Error
	if err := fixed.Ping(ctx); !errors.As(err, &failed) || failed.Status != 401 || len(srv.Requests("Ping")) != 3 {
		t.Errorf("Ping = %v after %d requests", err, len(srv.Requests("Ping")))
	}
	srv = wecomtest.NewServer(t)
	srv.AcceptTokens(TOKEN)
	if err := srv.Client(OPTION).Ping(ctx); err != nil {
		t.Error(err)
	}
	if err := srv.Client().Ping(ctx); err != nil {
		t.Error(err)
	}
	if err := srv.Client(OTHER).Ping(ctx); err == nil {
		t.Error("another token is accepted")
	}
}
`

// TestAuthAtRunTime lets the client and the fake of each kind meet.
func TestAuthAtRunTime(t *testing.T) {
	for _, tt := range []struct{ auth, carried, prefix, scheme string }{
		{"header X-API-Key", `request.Header.Get("X-API-Key")`, `""`, `""`},
		{"query key", `request.Query.Get("key")`, `""`, `""`},
		{"bearer", `request.Header.Get("Authorization")`, `"Bearer "`, `""`},
		{"basic", `request.Header.Get("Authorization")`, `""`, `"Basic"`},
	} {
		t.Run(tt.auth, func(t *testing.T) {
			if testing.Short() && tt.auth != "basic" && tt.auth != "header X-API-Key" {
				t.Skip("the others are like these")
			}
			p := pkgOf(service("auth", tt.auth), withToken(call("Ping", nil, nil, "POST /ping")))
			option, token, other := `wecom.WithToken("key-1")`, `"key-1"`, `wecom.WithToken("key-2")`
			if tt.auth == "basic" {
				option, token, other = `wecom.WithBasicAuth("alice", "secret-1")`, `"alice:secret-1"`, `wecom.WithBasicAuth("alice", "secret-2")`
			}
			testModule(t, p, strings.NewReplacer("CARRIED", tt.carried, "PREFIX", tt.prefix, "SCHEME", tt.scheme, "OPTION", option, "TOKEN", token, "OTHER", other).Replace(authRun))
		})
	}
}

const formRun = `package m

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"example.com/m/wecom"
)

// issuer is an OAuth server: it takes client_credentials as a form.
type issuer struct {
	life   int // of its tokens, in seconds
	grants int
	pings  []string // the headers Authorization
}

func (i *issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/ping" {
		i.pings = append(i.pings, r.Header.Get("Authorization"))
		fmt.Fprint(w, "{}")
		return
	}
	i.grants++
	r.ParseForm()
	switch {
	case r.Header.Get("Content-Type") != "application/x-www-form-urlencoded", r.URL.RawQuery != "", r.PostForm.Get("grant_type") != "client_credentials":
		w.WriteHeader(400)
	case r.PostForm.Get("client_id") != "alice" || r.PostForm.Get("client_secret") != "right & se/cret":
		w.WriteHeader(401)
		fmt.Fprintf(w, "{\"error\":\"invalid_client\",\"description\":\"no client with %s or %s\"}",
			r.PostForm.Get("client_secret"), strings.Split(r.PostForm.Encode(), "&")[1])
	default:
		fmt.Fprintf(w, "{\"access_token\":\"token-%d\",\"expires_in\":%d}", i.grants, i.life)
	}
}

func start(t *testing.T, secret string, life int) (*issuer, *wecom.Client, error) {
	i := &issuer{life: life}
	srv := httptest.NewServer(i)
	t.Cleanup(srv.Close)
	c, err := wecom.NewClient(wecom.TokenRequest{GrantType: "client_credentials", ClientID: "alice", ClientSecret: secret}, wecom.WithBaseURL(srv.URL))
	return i, c, err
}

func TestToken(t *testing.T) {
	for life, want := range map[int]string{3600: "1 [Bearer token-1 Bearer token-1]", 1: "2 [Bearer token-1 Bearer token-2]"} {
		i, c, err := start(t, "right & se/cret", life)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := c.Ping(context.Background()); err != nil {
				t.Fatal(err)
			}
			time.Sleep(1200 * time.Millisecond)
		}
		if got := fmt.Sprint(i.grants, " ", i.pings); got != want {
			t.Errorf("grants and pings %s, want %s", got, want)
		}
	}
}

func TestWrongSecret(t *testing.T) {
	i, c, err := start(t, "wrong & se/cret", 1)
	if err != nil {
		t.Fatal(err)
	}
	err = c.Ping(context.Background())
	if err == nil || i.grants != 1 || len(i.pings) != 0 {
		t.Fatalf("Ping = %v after %d grants and %d requests", err, i.grants, len(i.pings))
	}
	if text := fmt.Sprintf("%v %+v %#v", err, err, err); strings.Contains(text, "wrong") || !strings.Contains(text, "401") {
		t.Errorf("the error is %s", text)
	}
}

func TestEmptySecret(t *testing.T) {
	i, _, err := start(t, "", 1)
	if err == nil || !strings.Contains(err.Error(), "client_secret is empty") || i.grants != 0 {
		t.Errorf("NewClient = %v", err)
	}
}
`

// TestTokenFormAtRunTime fetches tokens with a form, as OAuth has it.
func TestTokenFormAtRunTime(t *testing.T) {
	str := basic("string")
	p := pkgOf(
		service("base url", "https://api.example.com", "error code", "error", "error message", "description",
			"token call", "GetToken", "token key", "access_token", "token expiry key", "expires_in"),
		model("TokenRequest", "", placedIn(spec.InForm, "GrantType", "grant_type", str),
			placedIn(spec.InForm, "ClientID", "client_id", str), placedIn(spec.InForm, "ClientSecret", "client_secret", str)),
		model("TokenResponse", "", field("AccessToken", "access_token", str), field("ExpiresIn", "expires_in", basic("int64"))),
		call("GetToken", ref("TokenRequest"), ref("TokenResponse"), "POST /token"),
		withToken(call("Ping", nil, nil, "POST /ping")),
		errorWord("ErrClient", "invalid_client", 401),
	)
	testModule(t, p, formRun)
}

// TestSecretsAtRunTime prints what the token call takes and gives.
func TestSecretsAtRunTime(t *testing.T) {
	str := basic("string")
	p := pkgOf(
		service("base url", "https://api.example.com", "token call", "GetToken", "token key", "token"),
		model("Secret", "", required(field("Key", "key", str, "12..20 bytes")), field("Format", "format,omitzero", str)),
		model("Grant", "", field("Refresh", "refresh", str)),
		model("Token", "", field("Token", "token", str), field("Grant", "grant", ref("Grant"))),
		call("GetToken", ref("Secret"), ref("Token"), "POST /token"),
		withToken(call("Ping", nil, nil, "POST /ping")),
	)
	testModule(t, p, `package m

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"example.com/m/wecom"
	"example.com/m/wecom/wecomtest"
)

const hidden = "hidden-value-1"

func TestPrinting(t *testing.T) {
	secret, grant := wecom.Secret{Key: hidden}, wecom.Grant{Refresh: hidden}
	token := wecom.Token{Token: hidden, Grant: grant}
	var log bytes.Buffer
	for _, v := range []any{secret, &secret, grant, &grant, token, &token} {
		slog.New(slog.NewJSONHandler(&log, nil)).Info("a", "v", v)
		slog.New(slog.NewTextHandler(&log, nil)).Info("a", "v", v)
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
			fmt.Fprintf(&log, verb+verb, v, []any{v})
		}
		fmt.Fprintln(&log, struct{ V any }{v}, v)
	}
	fmt.Fprintf(&log, "%d %x", token, token)
	if strings.Contains(log.String(), hidden) || strings.Contains(log.String(), fmt.Sprintf("%x", hidden)) {
		t.Error(log.String())
	}
	if want := "Token{[redacted]}"; fmt.Sprint(&token) != want {
		t.Errorf("%s, want %s", &token, want)
	}
	data, err := json.Marshal(token)
	if want := `+"`"+`{"token":"hidden-value-1","grant":{"refresh":"hidden-value-1"}}`+"`"+`; string(data) != want || err != nil {
		t.Errorf("%s, %v", data, err)
	}
	var limit *wecom.LimitError
	if _, err := wecom.NewClient(wecom.Secret{Key: "short"}); !errors.As(err, &limit) {
		t.Errorf("error %v", err)
	}
	srv := wecomtest.NewServer(t)
	if err := srv.Client().Ping(context.Background()); err != nil {
		t.Error(err)
	}
	if body, want := string(srv.Requests("GetToken")[0].Body), `+"`"+`{"key":"fake-keyxxxx"}`+"`"+`; body != want {
		t.Errorf("the token call sends %s, want %s", body, want)
	}
}
`)
}
