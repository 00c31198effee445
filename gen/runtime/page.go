package runtime

import (
	"context"
	"iter"
	"reflect"
)

// mdspecPages returns the items of all pages from the one that req asks for on. A
// cursor that is zero, or that came before, ends them: a page may be short or
// empty without being the last. The cursor that req begins with came before too:
// with it, the next request would be the one just sent.
func mdspecPages[Req, Resp, Item any, Cursor comparable](
	ctx context.Context, req Req, fetch func(context.Context, *Req, ...CallOption) (*Resp, error),
	page func(*Resp) ([]Item, Cursor), next func(*Req, Cursor), opts []CallOption,
) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		req := req // each range over the pages begins anew
		var none Cursor
		seen := map[Cursor]bool{none: true}
		for {
			resp, err := fetch(ctx, &req, opts...)
			if err != nil {
				var zero Item
				yield(zero, err)
				return
			}
			items, cursor := page(resp)
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
			if seen[cursor] {
				return
			}
			seen[cursor] = true
			sent := req
			if next(&req, cursor); reflect.DeepEqual(req, sent) {
				return
			}
		}
	}
}
