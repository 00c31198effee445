package fake

import "context"

// NextPage lets the answer of a handler lead to the next page, from the handler's
// context: its header Link has the request that is answered, but for one key of the
// query, which has another value.
//
//	NextPage(ctx, "after", last.ID)
//	return page, nil
//
// The key may be one that no document has: requests with it are not refused from then
// on, and [RequestOf] shows it. The header may as well be set with [ResponseOf].
func NextPage(ctx context.Context, key, value string) {
	query := RequestOf(ctx).Query
	query.Set(key, value)
	ResponseOf(ctx).Header().Set("Link", "<?"+query.Encode()+`>; rel="next"`)
}
