package runtime

import (
	"context"
	"iter"
)

// mdspecNumberPages returns the items of all pages from the number that req asks for
// on. They end where all items of the total, or as many pages as there are, came. If
// the number of pages is not known, they end with an empty page; if the total is not
// known either, with a page that has fewer items than the size or the same as the one
// before.
func mdspecNumberPages[Req, Resp, Item any](
	ctx context.Context, req Req, fetch func(context.Context, *Req, ...CallOption) (Resp, error),
	first int64, asked func(*Req) (number, size int64), page func(Resp) (items []Item, total, pages int64),
	next func(*Req, int64), opts []CallOption,
) iter.Seq2[Item, error] {
	return mdspecEachPage(ctx, req, fetch, func(req *Req) func(Resp) ([]Item, bool, error) {
		number, size := asked(req)
		if number != 0 {
			next(req, number) // the request may not have said which page is the first
		}
		from := number - min(first, number) // pages before the first that is fetched
		var had, fetched int64
		var before mdspecPageBefore
		return func(resp Resp) ([]Item, bool, error) {
			items, total, pages := page(resp)
			n := int64(len(items))
			if fetched++; fetched == 1 {
				had = from * n // or fewer, if this page is the last and short
			}
			had += n
			switch {
			case total > 0 && had >= total, pages > 0 && from+fetched >= pages,
				pages <= 0 && n == 0, pages <= 0 && total <= 0 && n < size:
				return items, false, nil
			case pages <= 0 && total <= 0 && before.has(items):
				return nil, false, nil
			}
			next(req, number+fetched)
			now, _ := asked(req)
			return items, true, mdspecCheckPage(now, number+fetched)
		}
	}, opts)
}
