package runtime

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"
)

type offsetRequest struct {
	Offset int8
	Limit  int64
}

type offsetResponse struct {
	items []int
	total int64
}

// gathered is what a range over the items of all pages has found.
type gathered struct {
	items []int
	err   error // the last element
}

func gather(t *testing.T, seq iter.Seq2[int, error]) (g gathered) {
	t.Helper()
	for item, err := range seq {
		if g.err != nil {
			t.Fatal("an item after an error")
		}
		if g.err = err; err == nil {
			g.items = append(g.items, item)
		}
		if len(g.items) > 100 {
			t.Fatal("the pages have no end")
		}
	}
	return g
}

// offsetPages goes over what answer gives for a request, and notes the offsets.
func offsetPages(t *testing.T, req offsetRequest, first int64, asked *[]int8, answer func(offsetRequest) (offsetResponse, error)) iter.Seq2[int, error] {
	return mdspecOffsetPages(t.Context(), req,
		func(_ context.Context, r *offsetRequest, _ ...CallOption) (*offsetResponse, error) {
			*asked = append(*asked, r.Offset)
			if r.Limit != req.Limit {
				t.Errorf("the limit became %d", r.Limit)
			}
			resp, err := answer(*r)
			return &resp, err
		}, first,
		func(r *offsetRequest) (int64, int64) {
			if r.Offset == 0 {
				return first, r.Limit
			}
			return int64(r.Offset), r.Limit
		},
		func(r *offsetResponse) ([]int, int64) { return r.items, r.total },
		func(r *offsetRequest, offset int64) { r.Offset = int8(offset) },
		nil,
	)
}

func TestOffsetPages(t *testing.T) {
	type page = offsetResponse
	tests := []struct {
		name  string
		req   offsetRequest
		first int64
		pages map[int8]page // an offset that is not there fails
		want  []int
		asked []int8
	}{
		{"total", offsetRequest{}, 0, map[int8]page{0: {[]int{1, 2}, 3}, 2: {[]int{3}, 3}}, []int{1, 2, 3}, []int8{0, 2}},
		{"total before a short page", offsetRequest{Limit: 5}, 0, map[int8]page{0: {[]int{1, 2}, 3}, 2: {[]int{3}, 3}}, []int{1, 2, 3}, []int8{0, 2}},
		{"total smaller", offsetRequest{Limit: 2}, 0, map[int8]page{0: {[]int{1, 2}, 1}}, []int{1, 2}, []int8{0}},
		{"total greater", offsetRequest{Limit: 2}, 0, map[int8]page{0: {[]int{1, 2}, 9}, 2: {[]int{3}, 9}, 3: {nil, 9}}, []int{1, 2, 3}, []int8{0, 2, 3}},
		{"total shrinks", offsetRequest{}, 0, map[int8]page{0: {[]int{1, 2}, 9}, 2: {[]int{3}, 3}}, []int{1, 2, 3}, []int8{0, 2}},
		{"total with one page alone", offsetRequest{Limit: 1}, 0, map[int8]page{0: {[]int{1}, 2}, 1: {[]int{2}, 0}, 2: {nil, 0}}, []int{1, 2}, []int8{0, 1, 2}},
		{"empty page in the middle", offsetRequest{}, 0, map[int8]page{0: {[]int{1}, 9}, 1: {nil, 9}}, []int{1}, []int8{0, 1}},
		{"nothing", offsetRequest{}, 0, map[int8]page{0: {nil, 0}}, nil, []int8{0}},
		{"short page", offsetRequest{Limit: 2}, 0, map[int8]page{0: {[]int{1, 2}, 0}, 2: {[]int{3}, 0}}, []int{1, 2, 3}, []int8{0, 2}},
		{"full pages", offsetRequest{Limit: 1}, 0, map[int8]page{0: {[]int{1}, 0}, 1: {[]int{2}, 0}, 2: {nil, 0}}, []int{1, 2}, []int8{0, 1, 2}},
		{"no limit", offsetRequest{}, 0, map[int8]page{0: {[]int{1, 2}, -1}, 2: {[]int{3}, -1}, 3: {nil, -1}}, []int{1, 2, 3}, []int8{0, 2, 3}},
		{"more than asked for", offsetRequest{Limit: 1}, 0, map[int8]page{0: {[]int{1, 2}, 0}, 2: {nil, 0}}, []int{1, 2}, []int8{0, 2}},
		{"from the middle", offsetRequest{Offset: 2, Limit: 1}, 0, map[int8]page{2: {[]int{3}, 4}, 3: {[]int{4}, 4}}, []int{3, 4}, []int8{2, 3}},
		{"from behind the end", offsetRequest{Offset: 9}, 0, map[int8]page{9: {nil, 4}}, nil, []int8{9}},
		{"counted from one", offsetRequest{}, 1, map[int8]page{1: {[]int{1, 2}, 3}, 3: {[]int{3}, 3}}, []int{1, 2, 3}, []int8{1, 3}},
		{"the offset is ignored", offsetRequest{}, 0, map[int8]page{0: {[]int{1}, 0}, 1: {[]int{1}, 0}}, []int{1}, []int8{0, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var asked []int8
			seq := offsetPages(t, tt.req, tt.first, &asked, func(r offsetRequest) (offsetResponse, error) {
				if p, ok := tt.pages[r.Offset]; ok {
					return p, nil
				}
				return offsetResponse{}, codeFatal
			})
			for range 2 { // ranging again begins anew
				asked = nil
				got := gather(t, seq)
				if !slices.Equal(got.items, tt.want) || got.err != nil || !slices.Equal(asked, tt.asked) {
					t.Errorf("items %v, error %v, offsets %v; want %v, offsets %v", got.items, got.err, asked, tt.want, tt.asked)
				}
			}
		})
	}
}

// TestOffsetTooLarge begins where the next offset fits no int8.
func TestOffsetTooLarge(t *testing.T) {
	var asked []int8
	got := gather(t, offsetPages(t, offsetRequest{Offset: 126}, 0, &asked, func(offsetRequest) (offsetResponse, error) {
		return offsetResponse{[]int{1, 2}, 1000}, nil
	}))
	if !slices.Equal(got.items, []int{1, 2}) || len(asked) != 1 {
		t.Errorf("items %v, offsets %v", got.items, asked)
	}
	if got.err == nil || !strings.Contains(got.err.Error(), "128") {
		t.Errorf("error %v", got.err)
	}
}

func TestOffsetPagesError(t *testing.T) {
	var asked []int8
	got := gather(t, offsetPages(t, offsetRequest{Limit: 1}, 0, &asked, func(r offsetRequest) (offsetResponse, error) {
		if r.Offset == 2 {
			return offsetResponse{[]int{9}, 9}, codeFatal
		}
		return offsetResponse{[]int{int(r.Offset)}, 9}, nil
	}))
	if !slices.Equal(got.items, []int{0, 1}) || !errors.Is(got.err, codeFatal) || len(asked) != 3 {
		t.Errorf("items %v, error %v, offsets %v", got.items, got.err, asked)
	}
}

// TestRepeatedPageOfPointers ranges over items and changes them, of a service that
// always answers alike.
func TestRepeatedPageOfPointers(t *testing.T) {
	type item struct{ N int }
	requests := 0
	seq := mdspecOffsetPages(t.Context(), offsetRequest{},
		func(context.Context, *offsetRequest, ...CallOption) ([]*item, error) {
			requests++
			return []*item{{1}, {2}}, nil
		}, 0,
		func(r *offsetRequest) (int64, int64) { return int64(r.Offset), 0 },
		func(items []*item) ([]*item, int64) { return items, 0 },
		func(r *offsetRequest, offset int64) { r.Offset = int8(offset) },
		nil,
	)
	n := 0
	for i, err := range seq {
		if n++; err != nil || n > 2 {
			t.Fatalf("element %d, error %v", n, err)
		}
		i.N = -n
	}
	if n != 2 || requests != 2 {
		t.Errorf("%d items, %d requests", n, requests)
	}
}
