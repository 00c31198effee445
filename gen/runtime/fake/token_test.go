//go:build !mdspecwords

package fake

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"testing"
	"time"
)

const listOK = `{"code":0,"msg":"ok","items":[],"next":""}`

// wantList fails unless the token gets the answer of the call List.
func wantList(t *testing.T, s *Server, token string, status int, body string) {
	t.Helper()
	wantReply(t, send(t, s, "POST", "/list?key="+token, `{"limit":1}`), status, body)
}

func TestTokensAreDistinctAndOfOneServer(t *testing.T) {
	s, p := start(t)
	other, q := start(t)
	one, two := fetchToken(t, s), fetchToken(t, s)
	if one == two || len(one) != 64 {
		t.Errorf("tokens %q and %q", one, two)
	}
	wantList(t, s, one, 200, listOK)
	wantList(t, s, two, 200, listOK)
	wantList(t, other, one, 200, refusedBody)
	wantList(t, s, "", 200, refusedBody)
	wantList(t, s, "none", 200, refusedBody)
	p.want(t)
	q.want(t)
}

func TestTokenResponse(t *testing.T) {
	s, p := start(t)
	tests := []struct {
		lifetime time.Duration
		want     int
	}{{2 * time.Hour, 7200}, {1500 * time.Millisecond, 2}, {0, 0}, {-time.Second, 0}}
	for i, tt := range tests {
		if i > 0 {
			s.SetTokenLifetime(tt.lifetime)
		}
		var got tokenResponse
		if err := json.Unmarshal([]byte(send(t, s, "GET", "/token?id=a&secret=b", "").body), &got); err != nil {
			t.Fatal(err)
		}
		if got.Expires != tt.want {
			t.Errorf("expires_in of %v is %d, want %d", tt.lifetime, got.Expires, tt.want)
		}
	}
	p.want(t)
}

func TestTokenResponseOfOtherForms(t *testing.T) {
	type text struct {
		Expires string `json:"expires_in"`
		Token   string `json:"token"`
	}
	for _, response := range []reflect.Type{nil, reflect.TypeFor[*text](), reflect.TypeFor[map[string]any]()} {
		s, p := start(t, func(c *config) { c.routes[0].response, c.routes[0].responseKey = response, "data" })
		var got struct {
			Data struct {
				Token   string          `json:"token"`
				Expires json.RawMessage `json:"expires_in"`
			} `json:"data"`
		}
		if err := json.Unmarshal([]byte(send(t, s, "GET", "/token?id=a&secret=b", "").body), &got); err != nil {
			t.Fatal(err)
		}
		want := "7200"
		if response == reflect.TypeFor[*text]() {
			want = `"7200"`
		}
		if string(got.Data.Expires) != want {
			t.Errorf("%v: expires_in %s, want %s", response, got.Data.Expires, want)
		}
		wantList(t, s, got.Data.Token, 200, listOK)
		p.want(t)
	}
}

func TestExpiredTokensAreRefused(t *testing.T) {
	s, p := start(t)
	good := fetchToken(t, s)
	s.SetTokenLifetime(0)
	expired := fetchToken(t, s)
	wantList(t, s, good, 200, listOK)
	wantList(t, s, expired, 200, refusedBody)
	p.want(t)
}

func TestRevokedTokensAreRefused(t *testing.T) {
	s, p := start(t)
	old := fetchToken(t, s)
	s.RevokeTokens(42001)
	fresh := fetchToken(t, s)
	wantList(t, s, old, 200, `{"code":42001,"msg":"the access token is missing, unknown or no longer good"}`)
	wantList(t, s, fresh, 200, listOK)
	s.RevokeTokens(0)
	wantList(t, s, fresh, 200, refusedBody)
	p.want(t)
}

func TestRefusalWithoutEnvelopeOrCode(t *testing.T) {
	s, p := start(t, noEnvelope)
	wantList(t, s, "x", 401, `{"code":40014,"message":"the access token is missing, unknown or no longer good"}`)
	p.want(t)
	s, p = start(t, func(c *config) { c.refusal = 0 })
	wantList(t, s, "x", 401, "the access token is missing, unknown or no longer good\n")
	p.want(t)
}

func TestTokenInTheHeader(t *testing.T) {
	s, p := start(t, func(c *config) { c.tokenParameter = "" })
	token, expires := s.IssueToken()
	if d := time.Until(expires); d > 2*time.Hour || d < time.Hour {
		t.Errorf("the token is good for %v", d)
	}
	req, err := http.NewRequest("GET", s.URL+"/users/a", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if got := s.Requests()[0].Token; resp.StatusCode != 200 || got != token {
		t.Errorf("status %d, token %q, want %q", resp.StatusCode, got, token)
	}
	wantReply(t, send(t, s, "GET", "/users/a", ""), 200, refusedBody)
	p.want(t)
}

func TestTokensFromElsewhere(t *testing.T) {
	s, p := start(t, func(c *config) { c.tokenCall = "" })
	wantList(t, s, "mine", 200, listOK)
	wantList(t, s, "", 200, refusedBody)
	s.RevokeTokens(42001)
	wantList(t, s, "mine", 200, `{"code":42001,"msg":"the access token is missing, unknown or no longer good"}`)
	wantList(t, s, "other", 200, listOK)
	p.want(t)
}

func TestTokensOfHandlersAreAccepted(t *testing.T) {
	s, p := start(t)
	s.on("GetToken", true, func(context.Context, input) (any, error) {
		return &tokenResponse{Token: "short", Expires: 0}, nil
	})
	fetchToken(t, s)
	wantList(t, s, "short", 200, refusedBody)
	s.on("GetToken", true, func(context.Context, input) (any, error) {
		return &tokenResponse{Token: "good", Expires: 60}, nil
	})
	fetchToken(t, s)
	wantList(t, s, "good", 200, listOK)
	s.HandleHTTP("GET", "/token", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"token":"raw"}`))
	})
	fetchToken(t, s)
	wantList(t, s, "raw", 200, listOK)
	for _, body := range []string{"", "[]", `{"token":1}`, `{"token":""}`} {
		s.HandleHTTP("GET", "/token", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(body)) })
		wantReply(t, send(t, s, "GET", "/token", ""), 200, body)
	}
	p.want(t)
}

// TestFilled: a client refuses credentials with an empty text.
func TestFilled(t *testing.T) {
	type app struct{ ID string }
	type credentials struct {
		Key, Set string
		App      app
		Count    int
		private  string
	}
	got := filled(credentials{Set: "mine", private: ""})
	if want := (credentials{Key: "secret", Set: "mine", App: app{ID: "secret"}}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
