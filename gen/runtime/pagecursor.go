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
	ctx context.Context, req Req, fetch func(context.Context, *Req, ...CallOption) (Resp, error),
	page func(Resp) ([]Item, Cursor), next func(*Req, Cursor), opts []CallOption,
) iter.Seq2[Item, error] {
	return mdspecEachPage(ctx, req, fetch, func(req *Req) func(Resp) ([]Item, bool, error) {
		var none Cursor
		seen := map[Cursor]bool{none: true}
		return func(resp Resp) ([]Item, bool, error) {
			items, cursor := page(resp)
			if seen[cursor] {
				return items, false, nil
			}
			seen[cursor] = true
			sent := *req
			next(req, cursor)
			return items, !reflect.DeepEqual(*req, sent), nil
		}
	}, opts)
}
