package tracing_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/examples/tracing"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

const secret = "a-secret-of-an-app"

// setUp returns a fake, a client of it whose requests are traced, and the spans.
func setUp(t *testing.T) (*wecomtest.Server, *wecom.Client, *trace.TracerProvider, *tracetest.InMemoryExporter) {
	t.Helper()
	srv, spans := wecomtest.NewServer(t), tracetest.NewInMemoryExporter()
	provider := trace.NewTracerProvider(trace.WithSyncer(spans))
	transport := &tracing.Transport{Tracer: provider.Tracer("wecom")}
	client, err := wecom.NewClient(
		wecom.TokenRequest{CorpID: "ww0123456789abcdef", CorpSecret: secret}, wecom.WithBaseURL(srv.URL),
		wecom.WithHTTPClient(&http.Client{Transport: transport}), wecom.WithObserver(tracing.Observe),
		wecom.WithRetry(wecom.RetryPolicy{}))
	if err != nil {
		t.Fatal(err)
	}
	return srv, client, provider, spans
}

func valueOf(all []attribute.KeyValue, key attribute.Key) string {
	for _, a := range all {
		if a.Key == key {
			return a.Value.String()
		}
	}
	return ""
}

// TestSpans follows a call whose token is refused once.
func TestSpans(t *testing.T) {
	srv, client, provider, spans := setUp(t)
	srv.Inject("ListGroupChats", wecomtest.Fault{Code: wecom.ErrTokenExpired})
	ctx, own := provider.Tracer("test").Start(t.Context(), "sync")
	if _, err := client.ListGroupChats(ctx, &wecom.ReqChatList{Limit: 100}); err != nil {
		t.Fatal(err)
	}
	own.End()
	const list = "POST /cgi-bin/externalcontact/groupchat/list"
	var names, events []string
	for _, s := range spans.GetSpans() {
		names = append(names, s.Name)
		for _, e := range s.Events {
			events = append(events, valueOf(e.Attributes, "wecom.call")+" "+valueOf(e.Attributes, "wecom.errcode"))
		}
		if s.Name == "sync" {
			continue
		}
		if s.Parent.SpanID() != own.SpanContext().SpanID() || valueOf(s.Attributes, "http.response.status_code") != "200" {
			t.Errorf("the span %s has the parent %v and the attributes %v", s.Name, s.Parent.SpanID(), s.Attributes)
		}
	}
	if want := []string{"GET /cgi-bin/gettoken", list, "GET /cgi-bin/gettoken", list, "sync"}; !slices.Equal(names, want) {
		t.Errorf("the spans are %q, want %q", names, want)
	}
	if want := []string{"GetToken 0", "ListGroupChats 42001", "GetToken 0", "ListGroupChats 0"}; !slices.Equal(events, want) {
		t.Errorf("the events are %q, want %q", events, want)
	}
}

// TestFailures wants a span of each request that goes wrong on the way, at its
// end.
func TestFailures(t *testing.T) {
	srv, client, _, spans := setUp(t)
	for _, test := range []struct {
		fault wecomtest.Fault
		want  string
	}{
		{wecomtest.Fault{Status: 502, HTML: true}, "502"},
		{wecomtest.Fault{Cut: true}, "no answer"},
		{wecomtest.Fault{CutBody: true}, "broken answer"},
	} {
		spans.Reset()
		srv.Inject("GetCallbackIPs", test.fault)
		if _, err := client.GetCallbackIPs(t.Context(), nil); err == nil {
			t.Errorf("%+v: no error", test.fault)
		}
		all := spans.GetSpans()
		last := all[len(all)-1]
		if last.Status.Code != codes.Error || valueOf(last.Attributes, "error.type") != test.want {
			t.Errorf("%+v: the span has the status %v and the attributes %v", test.fault, last.Status, last.Attributes)
		}
	}
}

// TestSpansHoldNoSecret looks for tokens and the secret in all that is exported of
// calls that succeed, are refused or get no answer.
func TestSpansHoldNoSecret(t *testing.T) {
	srv, client, provider, spans := setUp(t)
	ctx, own := provider.Tracer("test").Start(t.Context(), "sync")
	srv.Inject("GetCallbackIPs", wecomtest.Fault{}, wecomtest.Fault{Code: wecom.ErrNoPrivilege}, wecomtest.Fault{Cut: true})
	for range 3 {
		_, _ = client.GetCallbackIPs(ctx, nil)
	}
	own.End()
	all := fmt.Sprintf("%+v", spans.GetSpans())
	hidden := []string{secret, "corpsecret", "access_token"}
	for _, r := range srv.Requests("GetCallbackIPs") {
		hidden = append(hidden, r.Token)
	}
	for _, text := range hidden {
		if text == "" || strings.Contains(all, text) {
			t.Errorf("the spans hold %q:\n%s", text, all)
		}
	}
	if n := len(spans.GetSpans()); n != 5 {
		t.Errorf("%d spans, want those of a token, of three calls and of the caller", n)
	}
}

// Each request becomes a span below that of the caller, without its query.
func Example() {
	var provider *trace.TracerProvider // of your program
	client, err := wecom.NewClient(
		wecom.TokenRequest{CorpID: "ww0123456789abcdef", CorpSecret: secret},
		wecom.WithHTTPClient(&http.Client{Transport: &tracing.Transport{Tracer: provider.Tracer("wecom")}}),
		wecom.WithObserver(tracing.Observe),
	)
	if err != nil {
		panic(err)
	}
	ctx, span := provider.Tracer("sync").Start(context.Background(), "sync chats")
	defer span.End()
	_, _ = client.GetCallbackIPs(ctx, nil)
}
