package runtime

import (
	"context"
	"iter"
)

// mdspecOffsetPages returns the items of all pages from the offset that req asks
// for on. They end with an empty page, and where all items of the total came; if
// there is no total, with a page that has fewer items than the limit or the same as
// the one before.
func mdspecOffsetPages[Req, Resp, Item any](
	ctx context.Context, req Req, fetch func(context.Context, *Req, ...CallOption) (Resp, error),
	first int64, asked func(*Req) (offset, limit int64), page func(Resp) (items []Item, total int64),
	next func(*Req, int64), opts []CallOption,
) iter.Seq2[Item, error] {
	return mdspecEachPage(ctx, req, fetch, func(req *Req) func(Resp) ([]Item, bool, error) {
		offset, limit := asked(req)
		if offset != 0 {
			next(req, offset) // the request may not have said where the first page begins
		}
		var before mdspecPageBefore
		return func(resp Resp) ([]Item, bool, error) {
			items, total := page(resp)
			n := int64(len(items))
			offset += n
			switch {
			case n == 0, total > 0 && offset-first >= total, total <= 0 && n < limit:
				return items, false, nil
			case total <= 0 && before.has(items):
				return nil, false, nil
			}
			next(req, offset)
			now, _ := asked(req)
			return items, true, mdspecCheckPage(now, offset)
		}
	}, opts)
}
