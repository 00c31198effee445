package runtime

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"time"
)

// mdspecFault says what is known of a request that got no answer.
type mdspecFault int

const (
	mdspecFaultNone   mdspecFault = iota // there is an answer, or the request is none that can be sent
	mdspecFaultLost                      // the service may have acted on the request
	mdspecFaultUnsent                    // the service never saw the request
)

// mdspecFaultOf returns what an error of sending means. Without a connection
// nothing was sent.
func mdspecFaultOf(err error) mdspecFault {
	var op *net.OpError
	if errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect") {
		return mdspecFaultUnsent
	}
	return mdspecFaultLost
}

// mayRetry reports whether a failure may pass by itself and the request be sent
// again without harm.
func (m *mdspecClient) mayRetry(r *mdspecRequest, e *Error, fault mdspecFault) bool {
	switch {
	case e.RetryAfter > m.retry.MaxDelay || e.Class == ClassRate:
		return false
	case e.Code != mdspecNoCode && m.service.classes[e.Code] != "":
		return e.Class == ClassRetry
	case fault == mdspecFaultNone && e.Class != ClassRetry:
		return false
	}
	// Of an unavailable service that says when to come back, the request went no
	// further; of a gateway it may have.
	refused := e.Status == http.StatusServiceUnavailable && e.RetryAfter > 0
	return r.idempotent() || refused || fault == mdspecFaultUnsent
}

// pause waits before the next attempt. It returns the failure if ctx does not
// last that long.
func (m *mdspecClient) pause(ctx context.Context, retries int, e *Error) *Error {
	delay := max(m.delay(retries), e.RetryAfter)
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= delay {
		return e
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return mdspecEnded(e, ctx.Err())
	}
}

// mdspecEnded returns the failure, which now also is the error that ended the
// repetitions. The observer may still read the failure itself.
func mdspecEnded(e *Error, end error) *Error {
	ended := *e
	switch {
	case e.Err == nil:
		ended.Err = end
	case !errors.Is(e.Err, end):
		ended.Err = fmt.Errorf("%w: %w", e.Err, end)
	}
	return &ended
}

// delay returns a random time of up to the base delay doubled by each
// repetition, so that clients that failed together do not come back together.
func (m *mdspecClient) delay(retries int) time.Duration {
	limit := m.retry.MaxDelay
	if shift := min(retries, 62); m.retry.BaseDelay <= limit>>shift {
		limit = m.retry.BaseDelay << shift
	}
	if limit <= 0 {
		return 0
	}
	return rand.N(limit)
}

// mdspecRetryAfter reads the header Retry-After: seconds, or a date.
func mdspecRetryAfter(h http.Header) time.Duration {
	text := h.Get("Retry-After")
	if text == "" {
		return 0
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err == nil || errors.Is(err, strconv.ErrRange) {
		const most = 1 << 30 // what multiplies without overflow
		return time.Duration(min(max(seconds, 0), most)) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(time.Until(at), 0)
	}
	return 0
}
