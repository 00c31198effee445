// Package tracing makes spans of OpenTelemetry of the requests of package wecom.
package tracing

import (
	"context"
	"io"
	"net/http"
	"strconv"
	"sync"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"github.com/mdspec-go/mdspec/generated/wecom"
)

// Transport makes a span of each request, from its start to the end of the
// answer's body. The query goes into no attribute, since it holds the token, and
// that of the token call the secret. Nor does an error: those of some transports
// repeat the URL. No header for tracing is sent, as the service is not ours.
type Transport struct {
	Base   http.RoundTripper // nil: http.DefaultTransport
	Tracer trace.Tracer
}

// RoundTrip implements [http.RoundTripper].
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx, span := t.Tracer.Start(r.Context(), r.Method+" "+r.URL.Path,
		trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(describe(r)...))
	base := t.Base
	if base == nil {
		base = http.DefaultTransport
	}
	resp, err := base.RoundTrip(r.WithContext(ctx))
	if err != nil {
		fail(span, "no answer")
		span.End()
		return nil, err
	}
	span.SetAttributes(attribute.Int("http.response.status_code", resp.StatusCode))
	if resp.StatusCode >= 400 {
		fail(span, strconv.Itoa(resp.StatusCode))
	}
	resp.Body = &body{ReadCloser: resp.Body, span: span}
	return resp, nil
}

// describe returns what a request is about, without its query. The paths of this
// service hold no identifiers, so that there are few names of spans.
func describe(r *http.Request) []attribute.KeyValue {
	all := []attribute.KeyValue{
		attribute.String("http.request.method", r.Method),
		attribute.String("server.address", r.URL.Hostname()),
		attribute.String("url.scheme", r.URL.Scheme),
		attribute.String("url.path", r.URL.Path),
	}
	if port, err := strconv.Atoi(r.URL.Port()); err == nil {
		all = append(all, attribute.Int("server.port", port))
	}
	return all
}

func fail(span trace.Span, kind string) {
	span.SetAttributes(attribute.String("error.type", kind))
	span.SetStatus(codes.Error, kind)
}

// body ends the span when the answer has been read, or is given up.
type body struct {
	io.ReadCloser
	span trace.Span
	end  sync.Once
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err != nil && err != io.EOF {
		fail(b.span, "broken answer")
	}
	if err != nil {
		b.end.Do(func() { b.span.End() })
	}
	return n, err
}

func (b *body) Close() error {
	b.end.Do(func() { b.span.End() })
	return b.ReadCloser.Close()
}

// Observe is a [wecom.Observer]. It adds what the transport cannot see, since the
// service refuses a call with HTTP status 200, to the caller's span: an event for
// each request.
func Observe(ctx context.Context, e wecom.CallEvent) {
	trace.SpanFromContext(ctx).AddEvent("wecom.request", trace.WithAttributes(
		attribute.String("wecom.call", e.Call),
		attribute.Int("wecom.attempt", e.Attempt),
		attribute.Int64("wecom.errcode", int64(e.Code)),
	))
}
