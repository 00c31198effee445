package runtime

import (
	"context"
	"errors"
	"iter"
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
		err := mdspecCheckPageOptions(opts)
		for more := true; more && err == nil; {
			var items []Item
			var resp Resp
			if resp, err = fetch(ctx, &req, opts...); err == nil {
				items, more, err = turn(resp)
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

// mdspecCheckPageOptions reports an option that no iterator can take: a service
// answers all requests with the same key like the first.
func mdspecCheckPageOptions(opts []CallOption) error {
	var c mdspecCallConfig
	if c.apply(opts) == nil && c.idempotent { // what is wrong with them the first call says
		return errors.New("WithIdempotencyKey: each page is a request of its own, which needs its own key")
	}
	return nil
}
