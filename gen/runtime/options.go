package runtime

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"
)

// Option changes how a client works.
type Option func(*mdspecConfig) error

// mdspecConfig is what options set.
type mdspecConfig struct {
	baseURL   string
	http      *http.Client
	store     mdspecTokenStore
	source    TokenSource
	fixed     func() []string // the token, and what else of it is secret; nil: none
	retry     RetryPolicy
	limiter   Limiter
	observe   Observer
	userAgent string
	limitEach time.Duration
}

// WithBaseURL sets the URL that the paths of calls follow: an absolute URL of
// http or https, with a path or without, such as that of a proxy or of a fake.
func WithBaseURL(base string) Option {
	return func(c *mdspecConfig) (err error) {
		c.baseURL, err = mdspecCheckBase(base)
		return err
	}
}

// mdspecCheckBase returns the URL without a slash at its end. The errors do not
// repeat it: it may hold a password.
func mdspecCheckBase(base string) (string, error) {
	u, err := url.Parse(base)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return "", errors.New("the base URL is not an absolute URL of http or https")
	case u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return "", errors.New("the base URL has more than a scheme, a host and a path")
	}
	return strings.TrimRight(u.String(), "/"), nil
}

// WithHTTPClient sets the client that sends the requests. Its CheckRedirect is
// not used: a redirect is an answer like any other, since following one would
// tell the token to wherever it leads. Without this option, requests go through
// a copy of [http.DefaultTransport] that keeps more idle connections to the host,
// and each may take 30 seconds, unless it sends a file or a reader, or the call has
// a time of its own ([WithTimeout]): then the context alone ends it.
func WithHTTPClient(client *http.Client) Option {
	return func(c *mdspecConfig) error {
		if client == nil {
			return errors.New("WithHTTPClient: the client is nil")
		}
		c.http, c.limitEach = client, 0
		return nil
	}
}

// RetryPolicy says how often, and after which delays, a failed call is
// repeated. It does not decide what may be repeated: what fails with a code of
// [ClassRetry]; and what fails with an HTTP status of that class or in the
// network, if the service cannot have acted on the request or if acting on it
// twice does no harm (GET, HEAD, OPTIONS, PUT and DELETE).
//
// A repetition waits for a random time of up to BaseDelay, the next of up to
// twice as long, and so on to MaxDelay; longer if the service asks for it. If it
// asks for more than MaxDelay, the call is not repeated. An answer of HTTP status
// 503 that asks for a wait (Retry-After) counts as a request that was not acted on.
type RetryPolicy struct {
	MaxRetries int           // repetitions after the first request; 0: none
	BaseDelay  time.Duration // before the first repetition; 0: 200 milliseconds
	MaxDelay   time.Duration // before any repetition; 0: 10 seconds
}

// mdspecRetry is the policy without options.
func mdspecRetry() RetryPolicy {
	return RetryPolicy{MaxRetries: 3, BaseDelay: 200 * time.Millisecond, MaxDelay: 10 * time.Second}
}

// WithRetry sets the policy for repeating calls. Without it, a call is repeated
// up to three times, with delays from 200 milliseconds to 10 seconds.
func WithRetry(policy RetryPolicy) Option {
	return func(c *mdspecConfig) error {
		if policy.MaxRetries < 0 || policy.BaseDelay < 0 || policy.MaxDelay < 0 {
			return fmt.Errorf("WithRetry: %+v holds a negative value", policy)
		}
		normal := mdspecRetry()
		policy.BaseDelay = cmp.Or(policy.BaseDelay, normal.BaseDelay)
		policy.MaxDelay = cmp.Or(policy.MaxDelay, normal.MaxDelay)
		c.retry = policy
		return nil
	}
}

// Limiter spaces out requests. A *rate.Limiter of golang.org/x/time is one.
type Limiter interface {
	// Wait returns when the next request may be sent, or with an error if ctx
	// ends before.
	Wait(ctx context.Context) error
}

// WithLimiter sets a limiter that each request waits for, those for tokens and
// repetitions included. Clients that share a limiter share its rate.
func WithLimiter(l Limiter) Option {
	return func(c *mdspecConfig) error {
		c.limiter = l
		return nil
	}
}

// WithUserAgent sets the header User-Agent of all requests.
func WithUserAgent(agent string) Option {
	return func(c *mdspecConfig) error {
		if strings.ContainsFunc(agent, unicode.IsControl) {
			return errors.New("WithUserAgent: the text is no value of a header")
		}
		c.userAgent = agent
		return nil
	}
}

// CallEvent is one request and its outcome, for logs, metrics and traces. It
// holds neither query nor body, token nor credential.
type CallEvent struct {
	Call     string        // name of the call, of [Client.Do] its method and path
	Method   string        // HTTP method
	Path     string        // as the document states it: {name} stands unfilled
	Attempt  int           // of this call, from 1; 0 if the event is not a request
	Start    time.Time     // when the request was sent
	Duration time.Duration // from the start until the answer was decoded
	Status   int           // HTTP status, 0 if there was no answer
	Code     ErrorCode     // what the service said; the zero code: no error
	Err      error         // nil if the request succeeded

	// RequestID is how the service names the request; "" if it does not, or the
	// documents do not say where.
	RequestID string
	// Mismatches are the places of the answer where a value was of another type
	// than its document states, and was taken all the same, such as
	// "chats[17].status: got a string, want an integer". After the first eight,
	// the last one counts the others.
	Mismatches []string
}

// LogValue returns the event as a group of attributes.
func (e CallEvent) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.String("call", e.Call),
		slog.Int("attempt", e.Attempt),
		slog.Duration("duration", e.Duration),
		slog.Int("status", e.Status),
		slog.Any("code", mdspecPlainCode(e.Code)),
	}
	if e.RequestID != "" {
		attrs = append(attrs, slog.String("request_id", e.RequestID))
	}
	if e.Err != nil {
		attrs = append(attrs, slog.String("error", e.Err.Error()))
	}
	if len(e.Mismatches) > 0 {
		attrs = append(attrs, slog.Any("mismatches", e.Mismatches))
	}
	return slog.GroupValue(attrs...)
}

// Observer is told of each request after its end, those for tokens and
// repetitions included, and of each failure of a store of tokens. It is called by
// the goroutine that sent the request, which waits for it: calls of several
// goroutines may come at the same time, and it must not call the client.
type Observer func(ctx context.Context, e CallEvent)

// WithObserver sets the observer of all requests.
func WithObserver(o Observer) Option {
	return func(c *mdspecConfig) error {
		c.observe = o
		return nil
	}
}
