package main

import (
	"bytes"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

func parse(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// credentials are those of an app.
var credentials = wecom.TokenRequest{CorpID: "ww0123456789abcdef", CorpSecret: "a-secret-of-an-app"}

// TestReverseProxy sends a call and an upload to the proxy as if it were the
// service.
func TestReverseProxy(t *testing.T) {
	srv := wecomtest.NewServer(t)
	proxy := httptest.NewServer(newProxy(parse(t, srv.URL)))
	defer proxy.Close()
	client, err := wecom.NewClient(credentials, wecom.WithBaseURL(proxy.URL))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.ListGroupChats(t.Context(), &wecom.ReqChatList{Limit: 100}); err != nil {
		t.Error(err)
	}
	file := &wecom.MediaFile{Name: "logo.png", Content: strings.NewReader("the bytes of a picture")}
	if _, err := client.UploadMedia(t.Context(), &wecom.UploadMediaRequest{Type: wecom.MediaTypeImage}, file); err != nil {
		t.Error(err)
	}
	var got []string
	for _, r := range srv.Requests() {
		got = append(got, r.Call)
		if from := r.Header.Get("X-Forwarded-For"); from != "" {
			t.Errorf("%s tells the address %s of a machine of ours", r.Call, from)
		}
	}
	if want := []string{"GetToken", "ListGroupChats", "UploadMedia"}; !slices.Equal(got, want) {
		t.Errorf("the service got %q, want %q", got, want)
	}
	resp, err := http.Get(proxy.URL + "/elsewhere")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusNotFound {
		t.Errorf("a path that is no call gives HTTP status %d", resp.StatusCode)
	}
}

// TestServiceIsGone wants neither secret nor token in the proxy's log.
func TestServiceIsGone(t *testing.T) {
	gone := httptest.NewServer(nil)
	gone.Close()
	var logged bytes.Buffer
	log.SetOutput(&logged)
	defer log.SetOutput(io.Discard)
	proxy := httptest.NewServer(newProxy(parse(t, gone.URL)))
	defer proxy.Close()
	client, err := wecom.NewClient(credentials, wecom.WithBaseURL(proxy.URL), wecom.WithRetry(wecom.RetryPolicy{}))
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.GetCallbackIPs(t.Context(), nil)
	var failed *wecom.Error
	if !errors.As(err, &failed) || failed.Status != http.StatusBadGateway || failed.Call != "GetToken" {
		t.Errorf("the error is %v", err)
	}
	proxy.Close()
	if text := logged.String(); !strings.HasSuffix(text, "GET /cgi-bin/gettoken: no answer\n") || strings.Contains(text, credentials.CorpSecret) {
		t.Errorf("the log holds\n%s", text)
	}
}

// TestForwardProxy sends calls through a proxy that passes encrypted connections
// on, as squid does: it learns no more than the name of the service.
func TestForwardProxy(t *testing.T) {
	srv := wecomtest.NewServer(t)
	encrypted := httptest.NewTLSServer(httputil.NewSingleHostReverseProxy(parse(t, srv.URL)))
	defer encrypted.Close()
	tunnel := &tunnel{}
	proxy := httptest.NewServer(tunnel)
	defer proxy.Close()
	transport := encrypted.Client().Transport.(*http.Transport).Clone() // trusts the certificate
	transport.Proxy = http.ProxyURL(parse(t, proxy.URL))
	client, err := wecom.NewClient(credentials,
		wecom.WithBaseURL(encrypted.URL), wecom.WithHTTPClient(&http.Client{Transport: transport}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.GetCallbackIPs(t.Context(), nil); err != nil {
		t.Error(err)
	}
	transport.CloseIdleConnections()
	if want := []string{"CONNECT " + parse(t, encrypted.URL).Host}; !slices.Equal(tunnel.seen, want) {
		t.Errorf("the proxy saw %q, want %q", tunnel.seen, want)
	}
}

// tunnel is a proxy for encrypted connections.
type tunnel struct {
	mu   sync.Mutex
	seen []string
}

func (p *tunnel) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.seen = append(p.seen, r.Method+" "+r.RequestURI)
	p.mu.Unlock()
	to, err := net.Dial("tcp", r.Host)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	w.WriteHeader(http.StatusOK)
	from, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		to.Close()
		return
	}
	go func() { _, _ = io.Copy(to, from); to.Close() }()
	_, _ = io.Copy(from, to)
	from.Close()
}
