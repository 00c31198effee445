package runtime

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode"
)

// CallOption changes how one call is made; an [Option] is for all calls of a
// client. Of two that set the same, the last one counts.
type CallOption interface {
	mdspecApply(*mdspecCallConfig) error
}

// mdspecCallConfig is what the options of a call set.
type mdspecCallConfig struct {
	header     http.Header
	idempotent bool
	timeout    time.Duration // 0: none
	once       bool
	info       *ResponseInfo
	follower   mdspecFollower // nil: none
	called     *string        // takes the name of the call; nil: nobody asks for it
}

// mdspecFollower sends the requests of a call elsewhere, as the answers before them
// say.
type mdspecFollower interface {
	prepared(m *mdspecClient, r *mdspecRequest) error
	answered(a mdspecAnswer)
}

type mdspecCallOption func(*mdspecCallConfig) error

func (o mdspecCallOption) mdspecApply(c *mdspecCallConfig) error { return o(c) }

// mdspecOwnHeaders are those that say how a request is sent, or on whose behalf.
var mdspecOwnHeaders = []string{
	"Authorization", "Connection", "Content-Length", "Host", "Proxy-Authorization", "Te", "Trailer", "Transfer-Encoding", "Upgrade",
}

// WithHeader sets a header of the call's requests, in place of what the client
// would send under that name. Headers that belong to the connection, and those
// that carry the client's credentials, cannot be set.
func WithHeader(name, value string) CallOption {
	return mdspecCallOption(func(c *mdspecCallConfig) error {
		key := http.CanonicalHeaderKey(name)
		switch {
		case !mdspecIsToken(name):
			return fmt.Errorf("WithHeader: %q is no name of a header", name)
		case slices.Contains(mdspecOwnHeaders, key):
			return fmt.Errorf("WithHeader: %s is the client's to set", key)
		case strings.ContainsFunc(value, unicode.IsControl):
			return fmt.Errorf("WithHeader: the text is no value of the header %s", key)
		}
		if c.header == nil {
			c.header = http.Header{}
		}
		c.header[key] = []string{value}
		return nil
	})
}

// mdspecIsToken reports whether the text can be the name of a header.
func mdspecIsToken(text string) bool {
	const others = "!#$%&'*+-.^_`|~"
	for i := range len(text) {
		c := text[i] | 0x20 // letters in lower case
		if (c < 'a' || c > 'z') && (text[i] < '0' || text[i] > '9') && strings.IndexByte(others, text[i]) < 0 {
			return false
		}
	}
	return text != ""
}

// WithIdempotencyKey sends the key in the header Idempotency-Key, for services
// that act only once on requests with the same key. The call may then be repeated
// like a GET. The key must differ from that of every other call, so that iterators,
// which send one for each page, refuse it.
func WithIdempotencyKey(key string) CallOption {
	return mdspecCallOption(func(c *mdspecCallConfig) error {
		if key == "" || strings.ContainsFunc(key, unicode.IsControl) {
			return errors.New("WithIdempotencyKey: the key is empty, or no value of a header")
		}
		c.idempotent = true
		return WithHeader("Idempotency-Key", key).mdspecApply(c)
	})
}

// WithTimeout bounds the time that the call may take, with its repetitions and
// the waiting between them. An iterator has that time for each page.
func WithTimeout(timeout time.Duration) CallOption {
	return mdspecCallOption(func(c *mdspecCallConfig) error {
		if timeout <= 0 {
			return errors.New("WithTimeout: the time is not positive")
		}
		c.timeout = timeout
		return nil
	})
}

// WithoutRetry sends the call's request at most once: it is not repeated after a
// failure, nor with another token after the service refused one.
func WithoutRetry() CallOption {
	return mdspecCallOption(func(c *mdspecCallConfig) error {
		c.once = true
		return nil
	})
}

// ResponseInfo is what is known of the last answer to a call beside its body.
type ResponseInfo struct {
	Status   int         // HTTP status, 0 if there was no answer
	Header   http.Header // nil if there was no answer
	Attempts int         // requests that were sent, or tried to be

	// RequestID is how the service names the request; "" if it does not, or the
	// documents do not say where.
	RequestID string
}

// WithResponseInfo fills into with what is known of the call's answer, be the
// call a success or not. An iterator fills it for each page.
func WithResponseInfo(into *ResponseInfo) CallOption {
	return mdspecCallOption(func(c *mdspecCallConfig) error {
		if into == nil {
			return errors.New("WithResponseInfo: there is nothing to fill")
		}
		c.info = into
		*into = ResponseInfo{}
		return nil
	})
}

// apply reads the options of a call.
func (c *mdspecCallConfig) apply(opts []CallOption) error {
	for _, o := range opts {
		if o == nil {
			continue
		}
		if err := o.mdspecApply(c); err != nil {
			return err
		}
	}
	return nil
}

// within returns the context of the call, which ends with its timeout.
func (c *mdspecCallConfig) within(ctx context.Context) (context.Context, context.CancelFunc) {
	if c.timeout == 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, c.timeout)
}

// tell fills what the caller asked to know.
func (c *mdspecCallConfig) tell(a mdspecAnswer, attempt int, requestID string) {
	if c.follower != nil {
		c.follower.answered(a)
	}
	if c.info != nil {
		*c.info = ResponseInfo{
			Status: a.status, Header: a.header.Clone(), Attempts: attempt, RequestID: mdspecHeader(a.header, requestID),
		}
	}
}
