package runtime

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// slowBody gives a byte after a while, as long as the request may take.
type slowBody struct {
	ctx  context.Context
	wait time.Duration
	left io.Reader
}

func (b *slowBody) Read(p []byte) (int, error) {
	select {
	case <-time.After(b.wait):
		return b.left.Read(p)
	case <-b.ctx.Done():
		return 0, b.ctx.Err()
	}
}

func (b *slowBody) Close() error { return nil }

// slow answers after a while, and goes on for another.
func slow(before, inside time.Duration) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		if r.Body != nil {
			_, _ = io.Copy(io.Discard, r.Body)
		}
		select {
		case <-time.After(before):
		case <-r.Context().Done():
			return nil, r.Context().Err()
		}
		resp := reply(200, `{}`)
		resp.Body = &slowBody{r.Context(), inside, resp.Body}
		return resp, nil
	}
}

func TestTimeOfOneRequest(t *testing.T) {
	const s = time.Second
	file := func() *MediaFile { return &MediaFile{Name: "a", Content: strings.NewReader("abc")} }
	call := func(ctx context.Context, c *Client, opts ...CallOption) error {
		return c.mdspec.call(ctx, openPost, nil, nil, opts...)
	}
	upload := func(ctx context.Context, c *Client, opts ...CallOption) error {
		return c.mdspec.upload(ctx, uploadCall, nil, file(), nil, opts...)
	}
	reader := func(ctx context.Context, c *Client, opts ...CallOption) error {
		return c.Do(ctx, "POST", "/open", strings.NewReader("abc"), nil, opts...)
	}
	tests := []struct {
		name           string
		before, inside time.Duration
		send           func(context.Context, *Client, ...CallOption) error
		opts           []CallOption
		deadline       time.Duration // of the context; 0: none
		took           time.Duration
		want           string // the error
	}{
		{"in time", 29 * s, 0, call, nil, 0, 29 * s, ""},
		{"no answer", 31 * s, 0, call, nil, 0, 30 * s, "OpenPost: it took longer than 30s"},
		{"a slow answer", 20 * s, 6 * s, call, nil, 0, 30 * s, "OpenPost: HTTP status 200: the answer broke off: it took longer than 30s"},
		{"a time of its own", 50 * s, 0, call, []CallOption{WithTimeout(60 * s)}, 0, 50 * s, ""},
		{"a time of its own that is over", 50 * s, 0, call, []CallOption{WithTimeout(40 * s)}, 0, 40 * s, "OpenPost: context deadline exceeded"},
		{"a context that ends before", 50 * s, 0, call, nil, 10 * s, 10 * s, "OpenPost: context deadline exceeded"},
		{"a context that ends later", 50 * s, 0, call, nil, 60 * s, 30 * s, "OpenPost: it took longer than 30s"},
		{"upload", 3600 * s, 100 * s, upload, nil, 0, 3800 * s, ""},
		{"upload within a context", 3600 * s, 0, upload, nil, 120 * s, 120 * s, "Upload: context deadline exceeded"},
		{"upload with a time", 3600 * s, 0, upload, []CallOption{WithTimeout(s)}, 0, s, "Upload: context deadline exceeded"},
		{"a reader", 3600 * s, 0, reader, nil, 0, 3600 * s, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := newTestClient(t, plainService(), slow(tt.before, tt.inside), WithRetry(RetryPolicy{}))
				c.mdspec.limitEach = mdspecLimit // that of a client without options
				ctx := t.Context()
				if tt.deadline > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, tt.deadline)
					defer cancel()
				}
				begin := time.Now()
				err := tt.send(ctx, c, tt.opts...)
				if took := time.Since(begin); took != tt.took || (err == nil) != (tt.want == "") || err != nil && err.Error() != tt.want {
					t.Errorf("after %v: %v; want %v, %s", took, err, tt.took, tt.want)
				}
				if err != nil && (!errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)) {
					t.Errorf("error %v is not one of a time that is over", err)
				}
			})
		})
	}
}

// TestTimeOfEachRequest expects a request that took too long to be repeated like
// one whose connection was lost, and the next one to have its own time.
func TestTimeOfEachRequest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := 0
		c := newTestClient(t, plainService(), roundTrip(func(r *http.Request) (*http.Response, error) {
			if n++; n <= 2 {
				return slow(40*time.Second, 0)(r)
			}
			return slow(20*time.Second, 0)(r)
		}))
		c.mdspec.limitEach = mdspecLimit
		begin := time.Now()
		wantNone(t, []error{c.mdspec.call(t.Context(), openGet, nil, nil)})
		if took := time.Since(begin); n != 3 || took < 80*time.Second || took > 81*time.Second {
			t.Errorf("%d requests in %v", n, took)
		}
	})
}

func TestOwnHTTPClientsHaveTheirOwnTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newTestClient(t, plainService(), nil, WithHTTPClient(&http.Client{Transport: slow(90*time.Second, 0)}))
		wantNone(t, []error{c.mdspec.call(t.Context(), openPost, nil, nil)})
		c = newTestClient(t, plainService(), nil, WithHTTPClient(&http.Client{Transport: slow(90*time.Second, 0), Timeout: 5 * time.Second}))
		begin := time.Now()
		err := c.mdspec.upload(t.Context(), uploadCall, nil, &MediaFile{Name: "a", Content: strings.NewReader("a")}, nil)
		if took := time.Since(begin); err == nil || took != 5*time.Second {
			t.Errorf("after %v: %v", took, err)
		}
	})
}

// TestLift pins what a stream needs: its time ends once it has begun, its context
// when it is closed.
func TestLift(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newTestClient(t, plainService(), nil)
		c.mdspec.limitEach = time.Second
		ctx, clock := c.mdspec.clock(t.Context(), &mdspecRequest{})
		clock.lift()
		time.Sleep(time.Minute)
		if ctx.Err() != nil {
			t.Error("the stream was ended")
		}
		clock.stop()
		if err := clock.why(ctx, ctx.Err()); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	})
}
