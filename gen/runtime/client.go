package runtime

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Client calls the service. It is safe for use by several goroutines and needs
// no closing. NewClient makes one; the zero Client is of no use.
type Client struct {
	mdspec *mdspecClient
}

// mdspecService is what the documents say of the service.
type mdspecService struct {
	baseURL                  string
	codeKey, messageKey      string // of the envelope; "" without one
	classes                  map[ErrorCode]ErrorClass
	tokenParameter           string     // of the query; "": the token goes into the header Authorization
	tokenCall                mdspecCall // the zero call: none
	tokenKey, tokenExpiryKey string     // of the token call's answer
	credentials              any        // the token call's request
}

// mdspecCall is what the documents say of a call.
type mdspecCall struct {
	name, method, path string
	token              bool   // the call carries a token
	responseKey        string // under which the response lies; "": it is the answer itself
	media              string // the part that holds the file of an upload
	query              string // follows the path
	filled             bool   // the path is final: braces in it mean nothing
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
	tokens    *mdspecTokens // nil: calls that carry a token fail
	secrets   []string      // credentials, which no error may repeat
}

// mdspecNewClient makes a client of the service.
func mdspecNewClient(s mdspecService, opts []Option) (*Client, error) {
	cfg := mdspecConfig{retry: mdspecRetry(), http: mdspecHTTP()}
	for _, o := range append([]Option{WithBaseURL(s.baseURL)}, opts...) {
		if o == nil {
			continue
		}
		if err := o(&cfg); err != nil {
			return nil, err
		}
	}
	s.baseURL = cfg.baseURL
	sender := *cfg.http
	sender.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	m := &mdspecClient{
		service: s, http: &sender, retry: cfg.retry, limiter: cfg.limiter,
		observe: cfg.observe, userAgent: cfg.userAgent,
	}
	if err := m.setTokens(cfg); err != nil {
		return nil, err
	}
	return &Client{m}, nil
}

// mdspecHTTP returns the client that sends the requests without options. All
// calls go to one host, of which the default transport keeps two connections.
func mdspecHTTP() *http.Client {
	c := &http.Client{Timeout: 30 * time.Second}
	if t, ok := http.DefaultTransport.(*http.Transport); ok {
		t = t.Clone()
		t.MaxIdleConnsPerHost = t.MaxIdleConns
		c.Transport = t
	}
	return c
}

// setTokens decides where tokens come from.
func (m *mdspecClient) setTokens(cfg mdspecConfig) error {
	report := func(ctx context.Context, e CallEvent) { m.report(ctx, e) }
	if cfg.source != nil {
		// What a source gives cannot be told apart by credentials, so that no
		// store may hold it.
		m.tokens = &mdspecTokens{fetch: cfg.source, report: report, scrub: m.scrub}
		return nil
	}
	if m.service.tokenCall.name == "" {
		return nil
	}
	r, err := m.prepare(m.service.tokenCall, m.service.credentials)
	if err != nil {
		return err
	}
	m.secrets = mdspecTexts(m.service.credentials)
	if cfg.store == nil {
		cfg.store = &MemoryTokenStore{}
	}
	m.tokens = &mdspecTokens{
		fetch: m.fetchToken, store: cfg.store, key: m.tokenKey(r), report: report, scrub: m.scrub,
	}
	return nil
}

// Do sends a request that no method stands for, with the token, the repetitions
// and the errors of those that do. The path follows the base URL; it may hold a
// query. Of GET and DELETE, the JSON keys of in go into the query; otherwise in is
// the body, as JSON. The answer is decoded into out, a pointer. Either may be nil.
func (c *Client) Do(ctx context.Context, method, path string, in, out any) error {
	path, query, _ := strings.Cut(path, "?")
	return c.mdspec.call(ctx, mdspecCall{
		name: method + " " + path, method: method, path: path, query: query,
		token: c.mdspec.tokens != nil, filled: true,
	}, in, out)
}

// call sends a call of the documents.
func (m *mdspecClient) call(ctx context.Context, call mdspecCall, in, out any) error {
	r, err := m.prepare(call, in)
	if err != nil {
		return &Error{Call: call.name, Err: err}
	}
	return m.run(ctx, r, out)
}

// run sends a request until it succeeds or may not be repeated.
func (m *mdspecClient) run(ctx context.Context, r *mdspecRequest, out any) error {
	renewed, retries := false, 0
	for attempt := 1; ; attempt++ {
		token, err := m.token(ctx, r.call)
		if err == nil {
			err = m.limit(ctx)
		}
		if err != nil {
			return m.stopped(r.call, attempt-1, err)
		}
		failure := m.attempt(ctx, r, token, attempt, out)
		switch {
		case failure == nil:
			return nil
		case ctx.Err() != nil:
			return failure
		case failure.Class == ClassToken && r.call.token && !renewed:
			m.tokens.refuse(token)
			if !r.rewind() {
				return failure
			}
			renewed = true
		case retries < m.retry.MaxRetries && m.mayRetry(r, failure):
			if !r.rewind() || !m.pause(ctx, retries, failure) {
				return failure
			}
			retries++
		default:
			return failure
		}
	}
}

// token returns the token that the call carries, "" if it carries none.
func (m *mdspecClient) token(ctx context.Context, call mdspecCall) (string, error) {
	if !call.token {
		return "", nil
	}
	if m.tokens == nil {
		return "", errors.New("the call carries a token: use WithTokenSource")
	}
	return m.tokens.get(ctx)
}

func (m *mdspecClient) limit(ctx context.Context) error {
	if m.limiter == nil {
		return nil
	}
	return m.limiter.Wait(ctx)
}

// stopped returns the error of a call that failed before its next request was
// sent. One of the token call says enough by itself.
func (m *mdspecClient) stopped(call mdspecCall, attempts int, err error) error {
	var failed *Error
	if errors.As(err, &failed) {
		return err
	}
	return &Error{Call: call.name, Attempts: attempts, Err: m.clean(err, "")}
}

// attempt sends the request once and decodes its answer.
func (m *mdspecClient) attempt(ctx context.Context, r *mdspecRequest, token string, attempt int, out any) *Error {
	start := time.Now()
	answer, err := m.send(ctx, r, token)
	var failure *Error
	if err != nil {
		failure = &Error{Err: err}
	} else {
		failure = m.judge(r.call, answer, out)
	}
	event := CallEvent{
		Call: r.call.name, Method: r.call.method, Path: r.call.path,
		Attempt: attempt, Start: start, Status: answer.status,
	}
	if failure != nil {
		failure.Call, failure.Attempts, failure.Status = r.call.name, attempt, answer.status
		failure.Message = m.scrub(failure.Message, token)
		if failure.Err != nil {
			failure.Err = m.clean(failure.Err, token)
		}
		event.Code, event.Err = failure.Code, failure
	}
	event.Duration = time.Since(start)
	m.report(ctx, event)
	if failure == nil {
		return nil
	}
	return failure
}

func (m *mdspecClient) report(ctx context.Context, e CallEvent) {
	if m.observe != nil {
		m.observe(ctx, e)
	}
}

// url returns where the request goes.
func (m *mdspecClient) url(r *mdspecRequest, token string) string {
	query := r.query
	if name := m.service.tokenParameter; name != "" && r.call.token {
		query = mdspecJoin(query, url.QueryEscape(name)+"="+url.QueryEscape(token))
	}
	if query != "" {
		query = "?" + query
	}
	return m.service.baseURL + r.path + query
}
