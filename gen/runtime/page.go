package runtime

import (
	"context"
	"errors"
	"iter"
	"slices"
)

// mdspecEachPage returns the items of all pages from the one that req asks for on.
// Each range over them begins anew, with a function that begin returns: it takes a
// page, changes the request so that it asks for the next one, and reports whether
// there is one. Its error comes behind the items.
func mdspecEachPage[Req, Resp, Item any](
	ctx context.Context, req Req, fetch func(context.Context, *Req, ...CallOption) (Resp, error),
	begin func(*Req) func(Resp) ([]Item, bool, error), opts []CallOption,
) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		req := req
		turn := begin(&req)
		paged := &mdspecPaged{}
		opts := append(slices.Clip(opts), paged)
		var err error
		for more := true; more && err == nil; {
			var items []Item
			var resp Resp
			if resp, err = fetch(ctx, &req, opts...); err == nil {
				items, more, err = turn(resp)
				err = paged.failure(err)
			}
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
		}
		if err != nil {
			var zero Item
			yield(zero, err)
		}
	}
}

// mdspecPaged is the option of the calls that an iterator makes, the last one.
type mdspecPaged struct{ call string } // their name

// mdspecApply refuses a key for all of them: a service answers all requests with
// the same key like the first.
func (p *mdspecPaged) mdspecApply(c *mdspecCallConfig) error {
	if c.called = &p.call; c.idempotent {
		return errors.New("WithIdempotencyKey: each page is a request of its own, which needs its own key")
	}
	return nil
}

// failure returns the error about a page as one of its call.
func (p *mdspecPaged) failure(err error) error {
	if err == nil {
		return nil
	}
	return &Error{Call: p.call, Err: err}
}
