package runtime

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// mdspecLimit is how long each request may take if the caller has said nothing:
// no call of [WithTimeout], and no http.Client of its own.
const mdspecLimit = 30 * time.Second

// mdspecClock ends a request that takes too long.
type mdspecClock struct {
	timer  *time.Timer // nil: there is no limit
	cancel context.CancelCauseFunc
}

// clock starts the time of one request, which ends its context. An upload takes
// as long as its content, so that only ctx limits it.
func (m *mdspecClient) clock(ctx context.Context, r *mdspecRequest) (context.Context, mdspecClock) {
	if m.limitEach == 0 || r.config.timeout > 0 || r.file != nil {
		return ctx, mdspecClock{}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	slow := mdspecSlow(m.limitEach)
	return ctx, mdspecClock{time.AfterFunc(m.limitEach, func() { cancel(slow) }), cancel}
}

// lift lets the request take all the time that it needs from now on, as a stream
// does once it has begun.
func (c mdspecClock) lift() {
	if c.timer != nil {
		c.timer.Stop()
	}
}

// stop ends the request's context: nothing of its answer can be read any more.
func (c mdspecClock) stop() {
	if c.timer != nil {
		c.timer.Stop()
		c.cancel(nil)
	}
}

// why returns the error of a request whose context may have ended: that it took
// too long in place of how that was noticed.
func (c mdspecClock) why(ctx context.Context, err error) error {
	var slow mdspecSlow
	if err != nil && c.timer != nil && errors.As(context.Cause(ctx), &slow) {
		return slow
	}
	return err
}

// mdspecSlow is the error of a request that took longer than it may.
type mdspecSlow time.Duration

func (s mdspecSlow) Error() string {
	return fmt.Sprintf("it took longer than %v", time.Duration(s))
}

// Is reports whether target is [context.DeadlineExceeded], as of a request that
// an http.Client ends.
func (mdspecSlow) Is(target error) bool { return target == context.DeadlineExceeded }

// Timeout reports true.
func (mdspecSlow) Timeout() bool { return true }
