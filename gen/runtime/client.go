package runtime

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Client calls the service. It is safe for concurrent use and needs no closing.
// Make one with NewClient: the calls of every other fail.
type Client struct {
	mdspec *mdspecClient
}

// mdspecService is what the documents say of the service.
type mdspecService struct {
	baseURL                  string
	codeKey, messageKey      string // ways to them in an answer; "" without
	classes                  map[ErrorCode]ErrorClass
	statusClasses            map[int]ErrorClass // by HTTP status, for failures without a code of a class
	errorBody                func() error       // makes what answers decode into that report a failure by their status; nil: nothing does
	requestID                string             // the header that names the request; "": none does
	tokenParameter           string             // of the query, that carries the token
	tokenHeader              string             // that carries the token alone
	basic                    bool               // the token is a user and a password; of all three none: Authorization: Bearer
	tokenCall                mdspecCall         // the zero call: none
	tokenKey, tokenExpiryKey string             // of the token call's answer
	credentials              any                // the token call's request

	// place puts the fields of a request that tags keep out of its JSON where they
	// travel, and fill decodes headers into such fields of a response; nil if no
	// type has any.
	place func(r *mdspecRequest, in any) error
	fill  func(header http.Header, out any, under bool) error
}

// mdspecCall is what the documents say of a call.
type mdspecCall struct {
	name, method, path string
	token              bool   // the call carries a token
	responseKey        string // that the answer must have, since the response lies under it; "": none
	media              string // the part that holds the file of an upload
	query              string // follows the path
	filled             bool   // the path is final: braces in it mean nothing
	body               bool   // the request is the body, whatever the method
	bare               bool   // all of the response stands in headers

	// take reads the answer of a success that is no JSON; nil if it is.
	take     func(m *mdspecClient, r *mdspecRequest, resp *http.Response) (mdspecTaken, error)
	accept   string // what such an answer may be
	optional bool   // the response may be missing
}

// mdspecClient is the machinery behind [Client], which has no other field, so
// that no method that a document names can clash with one of it.
type mdspecClient struct {
	service   mdspecService
	http      *http.Client
	retry     RetryPolicy
	limiter   Limiter
	observe   Observer
	userAgent string
	tokens    *mdspecTokens   // nil: calls that carry a token fail
	secrets   func() []string // credentials, which no error may repeat; a function, so that no printer finds them
	maxAnswer int64           // bytes of an answer that are read
	limitEach time.Duration   // of one request; 0: the http.Client's alone

	codePath, messagePath []string // nil without
}

// mdspecNewClient makes a client of the service.
func mdspecNewClient(s mdspecService, opts []Option) (*Client, error) {
	cfg := mdspecConfig{retry: mdspecRetry(), http: &http.Client{}, limitEach: mdspecLimit}
	if s.baseURL != "" {
		opts = append([]Option{WithBaseURL(s.baseURL)}, opts...)
	}
	for _, o := range opts {
		if o == nil {
			continue
		}
		if err := o(&cfg); err != nil {
			return nil, err
		}
	}
	if cfg.baseURL == "" {
		return nil, errors.New("there is no base URL")
	}
	s.baseURL = cfg.baseURL
	sender := *cfg.http
	if sender.Transport == nil {
		sender.Transport = mdspecTransport()
	}
	sender.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	m := &mdspecClient{
		service: s, http: &sender, retry: cfg.retry, limiter: cfg.limiter,
		observe: cfg.observe, userAgent: cfg.userAgent, maxAnswer: mdspecMaxAnswer, limitEach: cfg.limitEach,
		codePath: mdspecWay(s.codeKey), messagePath: mdspecWay(s.messageKey),
	}
	if err := m.setTokens(cfg); err != nil {
		return nil, err
	}
	return &Client{m}, nil
}

// mdspecTransport returns what sends the requests without options.
func mdspecTransport() http.RoundTripper {
	if t, ok := http.DefaultTransport.(*http.Transport); ok {
		return mdspecPool(t)
	}
	return http.DefaultTransport // the program has put its own in place
}

// mdspecPools holds the copies of default transports; there is one, if nobody
// replaces it. All calls go to one host, of which the default transport keeps two
// connections, so that clients have another. They share it, as they would the
// default one: idle connections of its own would outlive each client.
var mdspecPools sync.Map // *http.Transport to *http.Transport

func mdspecPool(t *http.Transport) http.RoundTripper {
	pool, ok := mdspecPools.Load(t)
	if !ok {
		own := t.Clone()
		own.MaxIdleConnsPerHost = own.MaxIdleConns
		pool, _ = mdspecPools.LoadOrStore(t, own)
	}
	return pool.(*http.Transport)
}

// Do sends a request for which there is no method, with the same token, retries
// and errors as the methods. The path follows the base URL and is escaped as in a
// URL; it may hold a query. For GET, HEAD and DELETE, the JSON keys of in go into
// the query; otherwise in is the body: JSON, but for url.Values, which are sent as
// a form, and for an [io.Reader], of which the bytes are sent as they are, as
// application/octet-stream unless [WithHeader] says otherwise. A reader that cannot
// seek is sent once, without retries, and one in which nothing is left is an
// error. A []byte is refused. Fields of the package's types that travel in the
// query, a header or a form do so here too. The answer is JSON and decoded into
// out, a pointer. Either may be nil.
func (c *Client) Do(ctx context.Context, method, path string, in, out any, opts ...CallOption) error {
	m := mdspecOf(c)
	path, query, _ := strings.Cut(path, "?")
	return m.do(ctx, mdspecCall{
		name: method + " " + path, method: method, path: path, query: mdspecEscape(query),
		token: m != nil && m.tokens != nil, filled: true,
	}, in, out, opts...)
}

// mdspecOf returns the machinery behind a client, nil if NewClient has not made
// it.
func mdspecOf(c *Client) *mdspecClient {
	if c == nil {
		return nil
	}
	return c.mdspec
}

// call sends a call of the documents.
func (m *mdspecClient) call(ctx context.Context, call mdspecCall, in, out any, opts ...CallOption) error {
	if err := m.usable(ctx); err != nil {
		return &Error{Call: call.name, Err: err}
	}
	r, err := m.prepare(call, in, opts...)
	if err == nil && r.config.follower != nil {
		err = r.config.follower.prepared(m, r)
	}
	if err != nil {
		return &Error{Call: call.name, Err: m.clean(err)}
	}
	return m.run(ctx, r, out)
}

// run sends a request until it succeeds or may not be repeated.
func (m *mdspecClient) run(ctx context.Context, r *mdspecRequest, out any) error {
	ctx, r.cancel = r.config.within(ctx)
	defer r.leave()
	var failure *Error
	renewals, retries := 0, 0
	for attempt := 1; ; attempt++ {
		token, err := m.token(ctx, r.call)
		if err == nil {
			err = m.limit(ctx)
		}
		if err != nil {
			return m.stopped(r.call, failure, err)
		}
		var fault mdspecFault
		failure, fault = m.attempt(ctx, r, token.value, attempt, out)
		switch {
		case failure == nil:
			r.kept = r.stream != nil
			return nil
		case ctx.Err() != nil && (failure.Code == mdspecNoCode || failure.Class != ""):
			return mdspecEnded(failure, ctx.Err())
		case r.config.once:
			return failure
		case failure.Class == ClassToken && r.call.token && mdspecMayRenew(renewals, token) && m.tokens.refuse(token):
			renewals++
		case retries < m.retry.MaxRetries && m.mayRetry(r, failure, fault):
			if ended := m.pause(ctx, retries, failure); ended != nil {
				return ended
			}
			retries++
		default:
			if failure.Class == ClassToken && renewals > 0 {
				m.tokens.settle()
			}
			return failure
		}
		if !r.rewind() {
			return failure
		}
	}
}

// mdspecMayRenew reports whether a call whose token was refused is repeated with
// another: once; but what came from the store in its place may have been refused
// as well, which says nothing of a new one.
func mdspecMayRenew(renewals int, token mdspecToken) bool {
	return renewals == 0 || renewals == 1 && token.stored
}

func (m *mdspecClient) limit(ctx context.Context) error {
	if m.limiter == nil {
		return nil
	}
	return m.limiter.Wait(ctx)
}

// stopped returns the error of a call whose next request was not sent: the
// failure of the last one, if there was one, and why there is no other. An error
// of the token call says enough by itself.
func (m *mdspecClient) stopped(call mdspecCall, last *Error, err error) error {
	if failed, ok := err.(*Error); ok {
		own := *failed // others may have waited for the same token
		return &own
	}
	if last == nil {
		last = &Error{Call: call.name}
	}
	return mdspecEnded(last, m.clean(err))
}

// attempt sends the request once and decodes its answer.
func (m *mdspecClient) attempt(
	ctx context.Context, r *mdspecRequest, token string, attempt int, out any,
) (*Error, mdspecFault) {
	event := CallEvent{Call: r.call.name, Method: r.call.method, Path: r.call.path, Attempt: attempt, Start: time.Now()}
	r.token = token
	answer, err := m.send(ctx, r)
	event.Status = answer.status
	r.config.tell(answer, attempt, m.service.requestID)
	var failure *Error
	if err != nil {
		failure = &Error{Err: err, Class: m.statusClass(r.call, answer.status)}
		failure.lost = answer.fault != mdspecFaultNone && !errors.Is(err, context.Canceled)
	} else {
		failure = m.judge(r.call, &answer, out)
	}
	if failure != nil {
		failure.Call, failure.Attempts = r.call.name, attempt
		failure.Status, failure.RetryAfter = answer.status, answer.retryAfter
		m.tell(failure, r.call, &answer, r.hidden()...)
		if failure.Err != nil {
			failure.Err = m.clean(failure.Err, r.hidden()...)
		}
		event.Code, event.Err, event.RequestID = failure.Code, failure, failure.RequestID
	} else if m.observe != nil && m.service.requestID != "" {
		event.RequestID = m.requestID(answer, m.secretForms(r.hidden()...))
	}
	event.Mismatches = m.scrubAll(answer.mismatches, token)
	event.Duration = time.Since(event.Start)
	m.report(ctx, event)
	return failure, answer.fault
}

func (m *mdspecClient) report(ctx context.Context, e CallEvent) {
	if m.observe != nil {
		m.observe(ctx, e)
	}
}
