package runtime

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"
)

type pageRequest struct {
	Cursor string
	Limit  int
}

type pageResponse[C any] struct {
	items []int
	next  C
}

// pages iterates over pages that are known by the cursor that asks for them. It
// counts the requests.
func pages(ctx context.Context, req pageRequest, all map[string]pageResponse[string], requests *int, opts ...CallOption) iter.Seq2[int, error] {
	return mdspecPages(ctx, req,
		func(ctx context.Context, r *pageRequest, _ ...CallOption) (*pageResponse[string], error) {
			*requests++
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			page, ok := all[r.Cursor]
			if !ok || r.Limit != req.Limit {
				return nil, codeFatal
			}
			return &page, nil
		},
		func(p *pageResponse[string]) ([]int, string) { return p.items, p.next },
		func(r *pageRequest, cursor string) { r.Cursor = cursor }, opts,
	)
}

func TestPages(t *testing.T) {
	type page = pageResponse[string]
	tests := []struct {
		name     string
		start    string
		all      map[string]page
		want     []int
		requests int
		err      error
	}{
		{"one", "", map[string]page{"": {[]int{1, 2}, ""}}, []int{1, 2}, 1, nil},
		{"none", "", map[string]page{"": {nil, ""}}, nil, 1, nil},
		{"an empty page is not the last", "", map[string]page{"": {[]int{1}, "a"}, "a": {nil, "b"}, "b": {[]int{2}, ""}}, []int{1, 2}, 3, nil},
		{"repeated cursor", "", map[string]page{"": {[]int{1}, "a"}, "a": {[]int{2}, "a"}}, []int{1, 2}, 2, nil},
		{"cycle", "", map[string]page{"": {[]int{1}, "a"}, "a": {[]int{2}, "b"}, "b": {[]int{3}, "a"}}, []int{1, 2, 3}, 3, nil},
		{"from the middle", "a", map[string]page{"a": {[]int{2}, "b"}, "b": {[]int{3}, ""}}, []int{2, 3}, 2, nil},
		{"repeats where it began", "a", map[string]page{"a": {[]int{2}, "a"}}, []int{2}, 1, nil},
		{"error", "", map[string]page{"": {[]int{1}, "x"}}, []int{1}, 2, codeFatal},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			requests := 0
			seq := pages(t.Context(), pageRequest{tt.start, 2}, tt.all, &requests)
			for range 2 { // ranging again begins anew
				requests = 0
				var got []int
				var last error
				for item, err := range seq {
					if last != nil {
						t.Fatal("an item after an error")
					}
					if last = err; err == nil {
						got = append(got, item)
					}
				}
				if !slices.Equal(got, tt.want) || requests != tt.requests || !errors.Is(last, tt.err) {
					t.Errorf("items %v, %d requests, error %v; want %v, %d, %v", got, requests, last, tt.want, tt.requests, tt.err)
				}
			}
		})
	}
}

func TestPagesBreak(t *testing.T) {
	requests := 0
	all := map[string]pageResponse[string]{"": {[]int{1, 2}, "a"}}
	for item, err := range pages(t.Context(), pageRequest{}, all, &requests) {
		if item != 1 || err != nil {
			t.Errorf("item %d, error %v", item, err)
		}
		break
	}
	if requests != 1 {
		t.Errorf("%d requests", requests)
	}
}

func TestPagesContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	requests := 0
	all := map[string]pageResponse[string]{"": {[]int{1}, "a"}, "a": {[]int{2}, ""}}
	var got []int
	var last error
	for item, err := range pages(ctx, pageRequest{}, all, &requests) {
		cancel()
		if last = err; err == nil {
			got = append(got, item)
		}
	}
	if !slices.Equal(got, []int{1}) || !errors.Is(last, context.Canceled) || requests != 2 {
		t.Errorf("items %v, error %v, %d requests", got, last, requests)
	}
}

func TestPagesLeaveTheRequestAlone(t *testing.T) {
	type request struct{ Page *int64 }
	first := int64(1)
	req := request{&first}
	var asked []int64
	seq := mdspecPages(t.Context(), req,
		func(_ context.Context, r *request, opts ...CallOption) (*pageResponse[int64], error) {
			if len(opts) != 2 { // and that of the iterator
				t.Errorf("page %d got %d options", *r.Page, len(opts))
			}
			asked = append(asked, *r.Page)
			if *r.Page == 3 {
				return &pageResponse[int64]{[]int{3}, 0}, nil
			}
			return &pageResponse[int64]{[]int{int(*r.Page)}, *r.Page + 1}, nil
		},
		func(p *pageResponse[int64]) ([]int, int64) { return p.items, p.next },
		func(r *request, cursor int64) { r.Page = &cursor }, []CallOption{WithoutRetry()},
	)
	var got []int
	for item, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, item)
	}
	if !slices.Equal(got, []int{1, 2, 3}) || !slices.Equal(asked, []int64{1, 2, 3}) {
		t.Errorf("items %v of the pages %v", got, asked)
	}
	if req.Page != &first || first != 1 {
		t.Errorf("the request became %v", *req.Page)
	}
}

// TestErrorsOfIterators holds iterators to a key for each request, and their own
// errors to the type that all of a client have.
func TestErrorsOfIterators(t *testing.T) {
	s := answers(says(200, `[1]`))
	c := newTestClient(t, plainService(), s)
	pages := func(opts ...CallOption) gathered {
		return gather(t, mdspecOffsetPages(t.Context(), offsetRequest{},
			func(ctx context.Context, _ *offsetRequest, opts ...CallOption) (items []int, err error) {
				return items, c.mdspec.call(ctx, openGet, nil, &items, opts...)
			}, 127,
			func(r *offsetRequest) (int64, int64) { return 127, 0 },
			func(items []int) ([]int, int64) { return items, 1000 },
			func(r *offsetRequest, offset int64) { r.Offset = int8(offset) }, opts,
		))
	}
	for want, opts := range map[string][]CallOption{
		"OpenGet: WithIdempotencyKey: each page":   {WithIdempotencyKey("k"), WithoutRetry()},
		"OpenGet: the next page begins at 128, wh": nil,
	} {
		got := pages(opts...)
		var failed *Error
		if !errors.As(got.err, &failed) || !strings.HasPrefix(failed.Error(), want) || len(got.items) != len(s.requests) {
			t.Errorf("items %v, error %v, %d requests; want %s", got.items, got.err, len(s.requests), want)
		}
		s.requests = nil
	}
}
