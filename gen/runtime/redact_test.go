package runtime

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"
)

// secretForms are the texts that no error and no event may hold.
var secretForms = []string{
	"token-1", "token-2", testSecret, url.QueryEscape(testSecret), url.PathEscape(testSecret), `s3cr\/et`,
	testAccount, "private", "user=", "corpid=",
}

func wantNoSecret(t *testing.T, what, text string) {
	t.Helper()
	for _, secret := range secretForms {
		if strings.Contains(text, secret) {
			t.Errorf("%s holds %q: %s", what, secret, text)
		}
	}
}

// inspect looks for secrets in everything that can be printed of an error.
func inspect(t *testing.T, err error) {
	t.Helper()
	for _, e := range mdspecChain(err) {
		for _, verb := range []string{"%v", "%+v", "%s", "%d"} {
			wantNoSecret(t, fmt.Sprintf("%s of %T", verb, e), fmt.Sprintf(verb, e))
		}
		wantNoSecret(t, fmt.Sprintf("%%#v of %T", e), fmt.Sprintf("%#v", e))
		if data, err := json.Marshal(e); err == nil {
			wantNoSecret(t, fmt.Sprintf("JSON of %T", e), string(data))
		}
	}
	var u *url.Error
	if errors.As(err, &u) {
		t.Errorf("%v hands out the URL %s", err, u.URL)
	}
}

// opaqueError has a text that says nothing and hands out what it wraps.
type opaqueError struct{ error }

func (opaqueError) Error() string   { return "failed" }
func (e opaqueError) Unwrap() error { return e.error }

// leaks returns services that put secrets into all that they answer.
func leaks() map[string]func(r sent) (*http.Response, error) {
	inURL := func(r sent) error { return &url.Error{Op: "Get", URL: r.url, Err: errCut} }
	echo := func(text string) string { data, _ := json.Marshal(text); return string(data) }
	return map[string]func(r sent) (*http.Response, error){
		"URL error":          func(r sent) (*http.Response, error) { return nil, inURL(r) },
		"wrapped URL error":  func(r sent) (*http.Response, error) { return nil, fmt.Errorf("proxy: %w", inURL(r)) },
		"joined URL error":   func(r sent) (*http.Response, error) { return nil, errors.Join(errCut, inURL(r)) },
		"opaque URL error":   func(r sent) (*http.Response, error) { return nil, opaqueError{inURL(r)} },
		"text with the URL":  func(r sent) (*http.Response, error) { return nil, fmt.Errorf("proxy refused %s", r.url) },
		"dial of a URL":      func(r sent) (*http.Response, error) { return nil, fmt.Errorf("%w: %s", errRefused, r.url) },
		"text with a secret": func(sent) (*http.Response, error) { return nil, fmt.Errorf("no %q here", testSecret) },
		"message": func(r sent) (*http.Response, error) {
			return reply(200, `{"errcode":40003,"errmsg":`+echo("bad "+r.token()+" of "+testAccount+" "+testSecret)+`}`), nil
		},
		"message with the query": func(r sent) (*http.Response, error) {
			_, query, _ := strings.Cut(r.url, "?")
			return reply(200, `{"errcode":40003,"errmsg":`+echo("bad "+strings.ReplaceAll(query, "&access_token", " ")+testSecret)+`}`), nil
		},
		"long message": func(r sent) (*http.Response, error) {
			return reply(200, `{"errcode":40003,"errmsg":"`+strings.Repeat("x", 507)+r.token()+`"}`), nil
		},
		"JSON of a status": func(r sent) (*http.Response, error) {
			return reply(500, `{"error":"`+r.token()+` s3cr\/et+\"<of>&app"}`), nil
		},
		"refused token": func(r sent) (*http.Response, error) {
			return reply(200, `{"errcode":40014,"errmsg":"`+r.token()+` is bad"}`), nil
		},
		"redirect": func(r sent) (*http.Response, error) {
			return reply(302, "", "Location: https://evil.test/?"+r.token()), nil
		},
		"broken redirect": func(r sent) (*http.Response, error) {
			return reply(302, "", "Location: https://[evil/"+r.token()), nil
		},
		"decoding":   func(r sent) (*http.Response, error) { return reply(200, `{"size":"`+r.token()+`"}`), nil },
		"own decode": func(r sent) (*http.Response, error) { return reply(200, `{"at":"`+r.token()+`"}`), nil },
		"broken off": func(r sent) (*http.Response, error) {
			resp := reply(200, "")
			resp.Body = io.NopCloser(failingReader{inURL(r)})
			return resp, nil
		},
	}
}

func TestNoSecretInErrors(t *testing.T) {
	for name, fault := range leaks() {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			logger := slog.New(slog.NewJSONHandler(&log, nil))
			s := newIssuer(fault)
			tokens := s.answer
			c := newTestClient(t, testService(), s, WithRetry(RetryPolicy{MaxRetries: 1}),
				WithObserver(func(ctx context.Context, e CallEvent) {
					logger.InfoContext(ctx, "call", "event", e)
					if e.Err != nil {
						inspect(t, e.Err)
					}
				}))
			var out struct {
				Size int       `json:"size"`
				At   time.Time `json:"at"`
			}
			call := mdspecCall{name: "Get", method: "GET", path: "/get", token: true}
			err := c.mdspec.call(t.Context(), call, map[string]string{"user": "private"}, &out)
			if err == nil {
				t.Fatal("no error")
			}
			inspect(t, err)
			if strings.Contains(err.Error(), "xtok") {
				t.Errorf("a token was cut in the middle: %v", err)
			}
			// The same of the token call, whose query is the credentials.
			s.answer = func(r sent) (*http.Response, error) {
				if r.path == "/gettoken" {
					return fault(r)
				}
				return tokens(r)
			}
			c.mdspec.tokens.refuse(c.mdspec.tokens.current())
			c.mdspec.tokens.store = nil
			if err := c.mdspec.call(t.Context(), call, nil, nil); err == nil {
				t.Fatal("no error of the token call")
			} else {
				inspect(t, err)
			}
			wantNoSecret(t, "the log", log.String())
			for _, r := range s.requests {
				if !strings.HasPrefix(r.url, "https://api.test/") || r.header.Get("Referer") != "" {
					t.Errorf("sent to %s with %v", r.url, r.header)
				}
			}
		})
	}
}

func TestRedactedErrorsSayWhatTheyAre(t *testing.T) {
	c := newTestClient(t, plainService(), nil)
	err := c.mdspec.clean(fmt.Errorf("secret: %w", &url.Error{Op: "Get", URL: "https://h/?secret", Err: os.ErrDeadlineExceeded}), "secret")
	if got, want := err.Error(), `[redacted]: Get "https://h/[redacted]": i/o timeout`; got != want {
		t.Errorf("error %q, want %q", got, want)
	}
	var timeout interface{ Timeout() bool }
	if !errors.Is(err, os.ErrDeadlineExceeded) || !errors.As(err, &timeout) || !timeout.Timeout() {
		t.Errorf("%v is no timeout any more", err)
	}
	if plain := errors.New("plain"); c.mdspec.clean(plain, "secret") != plain {
		t.Error("an error without a secret is not left as it is")
	}
}

func TestScrub(t *testing.T) {
	c := newTestClient(t, plainService(), nil)
	c.mdspec.hide("abcd", "abcdefgh", "xyz", "a/b c", "say \"hi\"", "<&>/")
	tests := []struct{ text, want string }{
		{"abcdefgh abcd abc", "[redacted] [redacted] abc"},
		{"xyz is too short to be hidden", "xyz is too short to be hidden"},
		{"a/b c, a%2Fb+c, a%2Fb%20c, a\\/b c", "[redacted], [redacted], [redacted], [redacted]"},
		{`say "hi", say \"hi\", say &#34;hi&#34;`, "[redacted], [redacted], [redacted]"},
		{`<&>/ in HTML &lt;&amp;&gt;/, in JSON "\u003c\u0026\u003e\/"`, `[redacted] in HTML [redacted], in JSON "[redacted]"`},
	}
	for _, tt := range tests {
		if got := c.mdspec.scrub(tt.text, ""); got != tt.want {
			t.Errorf("scrub(%s) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestSecretsOfCredentials(t *testing.T) {
	type nested struct {
		Key string `json:"key"`
	}
	svc := testService()
	svc.credentials = map[string]any{"auth": nested{"deep-secret"}, "list": []string{"listed"}, "pin": 123456, "on": true}
	svc.tokenCall.method = "POST"
	s := answers(says(200, `{"errcode":40003,"errmsg":"deep-secret listed 123456 true"}`))
	err := newTestClient(t, svc, s).mdspec.call(t.Context(), listCall, nil, nil)
	if got, want := err.Error(), "GetToken: error code 40003: [redacted] [redacted] [redacted] true"; got != want {
		t.Errorf("error %q, want %q", got, want)
	}
}

type strictCredentials testCredentials

func (c *strictCredentials) Validate() error { return fmt.Errorf("%q is too short", c.Secret) }

func TestInvalidCredentialsAreNotRepeated(t *testing.T) {
	svc := testService()
	svc.credentials = &strictCredentials{testAccount, testSecret}
	_, err := mdspecNewClient(svc, nil)
	if err == nil {
		t.Fatal("no error")
	}
	inspect(t, err)
}

func TestPrintingAClientShowsNoSecret(t *testing.T) {
	c := newTestClient(t, testService(), newIssuer(ok))
	wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, nil)})
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d"} {
		text := fmt.Sprintf(verb, c) + fmt.Sprintf(verb, *c)
		for _, secret := range []string{testSecret, testAccount, "token-1"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s prints %s", verb, text)
			}
		}
	}
}

// TestRedirectsAreNotFollowed uses real connections, so that it is net/http that
// does not follow.
func TestRedirectsAreNotFollowed(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("followed to %s with %v", r.URL, r.Header)
	}))
	defer elsewhere.Close()
	for _, status := range []int{301, 302, 303, 307, 308} {
		here := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+"/?"+r.URL.RawQuery, status)
		}))
		follows := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return nil }}
		source := func(context.Context) (string, time.Time, error) { return "token-1", time.Time{}, nil }
		c := newTestClient(t, testService(), nil, WithBaseURL(here.URL), WithHTTPClient(follows), WithTokenSource(source))
		for _, call := range []mdspecCall{getCall, listCall} {
			err := c.mdspec.call(t.Context(), call, map[string]int{"a": 1}, nil)
			var failed *Error
			if !errors.As(err, &failed) || failed.Status != status {
				t.Errorf("status %d: error %v", status, err)
			}
		}
		if follows.CheckRedirect == nil {
			t.Error("the caller's client was modified")
		}
		here.Close()
	}
}

// TestErrorsOfSourcesHoldNoQuery lets a source format an error of package net/http
// instead of wrapping it.
func TestErrorsOfSourcesHoldNoQuery(t *testing.T) {
	for given, want := range map[string]string{
		`Get "https://tokens.test/t?key=PRIVATE": EOF`: `Get "https://tokens.test/t?[redacted]": EOF`,
		`http://a.test/?x=1 and https://b.test/c?y=2`:  `http://a.test/?[redacted] and https://b.test/c?[redacted]`,
		`why? see https://a.test/help`:                 `why? see https://a.test/help`,
		`no host: ://?PRIVATE`:                         `no host: ://?[redacted]`,
	} {
		source := func(context.Context) (string, time.Time, error) { return "", time.Time{}, errors.New(given) }
		c := newTestClient(t, testService(), newIssuer(ok), WithTokenSource(source))
		err := c.mdspec.call(t.Context(), listCall, nil, nil)
		if err == nil || err.Error() != "List: "+want {
			t.Errorf("error %v, want List: %s", err, want)
		}
	}
}

// TestSecretsInLowerCaseEscapes lets the service repeat a secret as some servers
// escape it.
func TestSecretsInLowerCaseEscapes(t *testing.T) {
	s := answers(says(200, `{"errcode":40001,"errmsg":"bad se%2bcret%2fA"}`))
	c := newTestClient(t, testService(), s)
	err := c.mdspec.call(t.Context(), testService().tokenCall, map[string]string{"corpsecret": "se+cret/A"}, nil)
	if want := "GetToken: error code 40001: bad [redacted]"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// A token call without a request sends nothing that could be secret.
func TestNoSecrets(t *testing.T) {
	if got := mdspecSecrets(nil); got != nil {
		t.Errorf("found %q", got)
	}
}
