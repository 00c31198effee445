package wecom_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// TestEveryCallSurvivesFaults lets each call meet, twice, what can go wrong on the
// way. What may have taken effect is not repeated, and nothing that is said of
// it tells a secret.
func TestEveryCallSurvivesFaults(t *testing.T) {
	faults := []struct {
		name   string
		fault  wecomtest.Fault
		status int
		lost   bool // a GET is repeated
	}{
		{"cut", wecomtest.Fault{Cut: true}, 0, true},
		{"cut after it took effect", wecomtest.Fault{Cut: true, AfterHandler: true}, 0, true},
		{"half an answer", wecomtest.Fault{CutBody: true}, 200, true},
		{"gateway", wecomtest.Fault{Status: 502, HTML: true}, 502, true},
		{"page of HTML", wecomtest.Fault{HTML: true}, 200, false},
		{"malformed", wecomtest.Fault{Malformed: true}, 200, false},
		{"trailing", wecomtest.Fault{Trailing: true}, 200, false},
		{"not found", wecomtest.Fault{Status: 404}, 404, false},
	}
	for _, call := range calls(t) {
		for _, f := range faults {
			t.Run(call+"/"+f.name, func(t *testing.T) {
				srv := wecomtest.NewServer(t)
				srv.Inject(call, f.fault, f.fault)
				v := sample(t, call)
				var told bytes.Buffer
				_, err := invoke(t, srv.Client(once, logTo(&told)), v)
				failed, want := asError(t, err), 1
				if f.lost && strings.HasPrefix(v.target, "GET ") {
					want = 2
				}
				if failed.Call != call || failed.Status != f.status || failed.Code != 0 || failed.Attempts != want {
					t.Errorf("the error is %+v, want status %d after %d attempts", failed, f.status, want)
				}
				if n := len(srv.Requests(call)); n != want {
					t.Errorf("%d requests, want %d", n, want)
				}
				wantNoSecret(t, srv, fmt.Sprintf("%v %+v %#v %s", err, err, errors.Unwrap(err), &told))
			})
		}
	}
}

// once repeats a call once, at once.
var once = wecom.WithRetry(wecom.RetryPolicy{MaxRetries: 1})

// logTo writes each event of a client.
func logTo(b *bytes.Buffer) wecom.Option {
	logger := slog.New(slog.NewJSONHandler(b, nil))
	return wecom.WithObserver(func(ctx context.Context, e wecom.CallEvent) {
		logger.InfoContext(ctx, "request", "event", e)
		fmt.Fprintf(b, "%+v %#v\n", e, e.Err)
	})
}

// wantNoSecret looks for what the server's requests carried in a text.
func wantNoSecret(t *testing.T, srv *wecomtest.Server, text string) {
	t.Helper()
	if text == "" {
		t.Error("nothing was told")
	}
	for _, r := range srv.Requests() {
		secrets := []string{r.Token, r.Query.Get("corpsecret")}
		for key := range r.Query {
			secrets = append(secrets, key+"=")
		}
		for _, secret := range secrets {
			if secret != "" && (strings.Contains(text, secret) || strings.Contains(text, url.QueryEscape(secret))) {
				t.Errorf("%q of %s is told in %s", secret, r.Call, text)
			}
		}
	}
}

// TestWhichMethodsAreRepeated cuts the connection behind requests of each method:
// those that act but once, however often they are sent, are sent again.
func TestWhichMethodsAreRepeated(t *testing.T) {
	for method, want := range map[string]int{
		"GET": 2, "HEAD": 2, "OPTIONS": 2, "PUT": 2, "DELETE": 2, "POST": 1, "PATCH": 1,
	} {
		t.Run(method, func(t *testing.T) {
			srv := wecomtest.NewServer(t)
			acted := 0
			srv.HandleHTTP(method, "/new", func(w http.ResponseWriter, _ *http.Request) {
				acted++
				fmt.Fprint(w, `{"errcode":0}`)
			})
			srv.Inject(method+" /new", wecomtest.Fault{Cut: true, AfterHandler: true})
			err := srv.Client(once).Do(t.Context(), method, "/new", nil, nil)
			if acted != want || len(srv.Requests(method+" /new")) != want || (err == nil) != (want == 2) {
				t.Errorf("acted %d times, want %d; error %v", acted, want, err)
			}
		})
	}
}

// TestErrorsInErrors looks for codes in errors that others wrap.
func TestErrorsInErrors(t *testing.T) {
	srv := wecomtest.NewServer(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	srv.OnGetAPIDomainIPs(func(context.Context, *wecom.GetAPIDomainIPsRequest) (*wecom.GetAPIDomainIPsResponse, error) {
		return nil, wecom.ErrSystemBusy
	})
	client := srv.Client(wecom.WithObserver(func(_ context.Context, e wecom.CallEvent) {
		if e.Code != 0 {
			cancel()
		}
	}))
	_, err := client.GetAPIDomainIPs(ctx, nil)
	for _, wrapped := range []error{err, fmt.Errorf("domains: %w", err), errors.Join(errors.New("other"), err)} {
		if !errors.Is(wrapped, wecom.ErrSystemBusy) || !errors.Is(wrapped, context.Canceled) {
			t.Errorf("%v is not both the code and the end of the context", wrapped)
		}
		if errors.Is(wrapped, wecom.ErrTooFrequent) || errors.Is(wrapped, wecom.ErrorCode(0)) || errors.Is(wrapped, context.DeadlineExceeded) {
			t.Errorf("%v is what it is not", wrapped)
		}
		if failed := asError(t, wrapped); failed.Call != "GetAPIDomainIPs" || failed.Class != wecom.ClassRetry {
			t.Errorf("the error is %+v", failed)
		}
	}
	// The error of a source may come from another client.
	source := func(ctx context.Context) (string, time.Time, error) {
		_, err := client.GetToken(ctx, &wecom.TokenRequest{CorpID: "ww1", CorpSecret: "s"})
		return "", time.Time{}, fmt.Errorf("the vault: %w", err)
	}
	srv.Inject(tokenCall, wecomtest.Fault{Code: wecom.ErrInvalidCorpID})
	_, err = srv.Client(wecom.WithTokenSource(source)).GetAPIDomainIPs(t.Context(), nil)
	if !errors.Is(err, wecom.ErrInvalidCorpID) || asError(t, err).Call != "GetAPIDomainIPs" {
		t.Errorf("the error is %v", err)
	}
}
