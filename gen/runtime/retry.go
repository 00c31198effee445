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

// mayRetry reports whether a failure may pass by itself and the request be sent
// again without harm.
func (m *mdspecClient) mayRetry(r *mdspecRequest, e *Error) bool {
	switch {
	case e.RetryAfter > m.retry.MaxDelay:
		return false
	case e.Code != 0:
		return e.Class == ClassRetry
	case e.Status == 0:
		return r.idempotent() || mdspecNotSent(e.Err)
	case e.Class == ClassRetry:
		return r.idempotent() || e.RetryAfter > 0
	case e.Class == ClassRate:
		return e.RetryAfter > 0
	}
	var broken *mdspecBrokenError
	return r.idempotent() && errors.As(e.Err, &broken)
}

// mdspecBrokenError is an answer that did not come to its end.
type mdspecBrokenError struct{ err error }

func (e *mdspecBrokenError) Error() string { return "the answer broke off: " + e.err.Error() }
func (e *mdspecBrokenError) Unwrap() error { return e.err }

// mdspecNotSent reports whether the request cannot have reached the service:
// there was no connection.
func mdspecNotSent(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

// pause waits before the next attempt. It reports whether ctx lasts that long;
// if not, the failure says so too.
func (m *mdspecClient) pause(ctx context.Context, retries int, e *Error) bool {
	delay := max(m.delay(retries), e.RetryAfter)
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= delay {
		return false
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
	}
	if e.Err == nil {
		e.Err = ctx.Err()
	} else {
		e.Err = fmt.Errorf("%w: %w", e.Err, ctx.Err())
	}
	return false
}

// delay returns a random time of up to the base delay doubled by each
// repetition, so that clients that failed together do not come back together.
func (m *mdspecClient) delay(retries int) time.Duration {
	limit := m.retry.MaxDelay
	if n := m.retry.BaseDelay << min(retries, 30); n > 0 && n < limit {
		limit = n
	}
	if m.retry.BaseDelay <= 0 || limit <= 0 {
		return 0
	}
	return rand.N(limit)
}

// mdspecRetryAfter reads the header Retry-After: seconds, or a date.
func mdspecRetryAfter(h http.Header) time.Duration {
	text := h.Get("Retry-After")
	if seconds, err := strconv.Atoi(text); err == nil {
		const most = 1 << 30 // what multiplies without overflow
		return time.Duration(min(max(seconds, 0), most)) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(time.Until(at), 0)
	}
	return 0
}
