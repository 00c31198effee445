package runtime

import (
	"context"
	"slices"
	"testing"
)

type numberRequest struct {
	Number *int16
	Size   int64
}

type numberResponse struct {
	items        []int
	total, pages int64
}

func TestNumberPages(t *testing.T) {
	type page = numberResponse
	at := func(n int16) *int16 { return &n }
	one := func(from, to int, total, pages int64) map[int16]page { // a page for each number, with an item
		m := map[int16]page{}
		for n := from; n <= to; n++ {
			m[int16(n)] = page{[]int{n}, total, pages}
		}
		return m
	}
	with := func(m map[int16]page, n int16, p page) map[int16]page {
		m[n] = p
		return m
	}
	tests := []struct {
		name  string
		req   numberRequest
		first int64
		pages map[int16]page // a number that is not there fails
		want  []int
		asked []int16 // -1: none
	}{
		{"total", numberRequest{}, 1, one(1, 3, 3, 0), []int{1, 2, 3}, []int16{1, 2, 3}},
		{"total smaller", numberRequest{}, 1, map[int16]page{1: {[]int{1, 2}, 1, 0}}, []int{1, 2}, []int16{1}},
		{"total greater", numberRequest{}, 1, with(one(1, 2, 9, 0), 3, page{nil, 9, 0}), []int{1, 2}, []int16{1, 2, 3}},
		{"total and short pages", numberRequest{Size: 5}, 1, one(1, 3, 3, 0), []int{1, 2, 3}, []int16{1, 2, 3}},
		{"number of pages", numberRequest{Size: 5}, 1, one(1, 3, 0, 3), []int{1, 2, 3}, []int16{1, 2, 3}},
		{"number of pages, an empty one in the middle", numberRequest{}, 1, with(one(1, 3, 0, 3), 2, page{nil, 0, 3}), []int{1, 3}, []int16{1, 2, 3}},
		{"total and number of pages", numberRequest{}, 1, one(1, 2, 9, 2), []int{1, 2}, []int16{1, 2}},
		{"empty page in the middle", numberRequest{}, 1, with(one(1, 1, 9, 0), 2, page{nil, 9, 0}), []int{1}, []int16{1, 2}},
		{"nothing", numberRequest{}, 1, map[int16]page{1: {}}, nil, []int16{1}},
		{"short page", numberRequest{Size: 2}, 1, map[int16]page{1: {[]int{1, 2}, 0, 0}, 2: {[]int{3}, 0, 0}}, []int{1, 2, 3}, []int16{1, 2}},
		{"no size", numberRequest{}, 1, map[int16]page{1: {[]int{1, 2}, 0, 0}, 2: {[]int{3}, 0, 0}, 3: {}}, []int{1, 2, 3}, []int16{1, 2, 3}},
		{"from the middle with a total", numberRequest{Number: at(2)}, 1, one(2, 3, 3, 0), []int{2, 3}, []int16{2, 3}},
		{"from a last page that is short", numberRequest{Number: at(3)}, 1,
			map[int16]page{3: {[]int{5}, 5, 0}, 4: {nil, 5, 0}}, []int{5}, []int16{3, 4}},
		{"from the middle with a number of pages", numberRequest{Number: at(2)}, 1, one(2, 3, 0, 3), []int{2, 3}, []int16{2, 3}},
		{"counted from zero", numberRequest{}, 0, map[int16]page{-1: {[]int{0}, 0, 2}, 1: {[]int{1}, 0, 2}}, []int{0, 1}, []int16{-1, 1}},
		{"set to zero", numberRequest{Number: at(0)}, 1, one(0, 1, 0, 2), []int{0, 1}, []int16{0, 1}},
		{"the number is ignored", numberRequest{}, 1, map[int16]page{1: {[]int{1}, 0, 0}, 2: {[]int{1}, 0, 0}}, []int{1}, []int16{1, 2}},
		{"the last page again and again", numberRequest{}, 1, map[int16]page{1: {[]int{1}, 0, 0}, 2: {[]int{2}, 0, 0}, 3: {[]int{2}, 0, 0}}, []int{1, 2}, []int16{1, 2, 3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var asked []int16
			seq := mdspecNumberPages(t.Context(), tt.req,
				func(_ context.Context, r *numberRequest, _ ...CallOption) (*numberResponse, error) {
					n := int16(-1)
					if r.Number != nil {
						n = *r.Number
					}
					asked = append(asked, n)
					if p, ok := tt.pages[n]; ok && r.Size == tt.req.Size {
						return &p, nil
					}
					return nil, codeFatal
				}, tt.first,
				func(r *numberRequest) (int64, int64) {
					if r.Number == nil {
						return tt.first, r.Size
					}
					return int64(*r.Number), r.Size
				},
				func(r *numberResponse) ([]int, int64, int64) { return r.items, r.total, r.pages },
				func(r *numberRequest, number int64) { r.Number = at(int16(number)) },
				nil,
			)
			for range 2 {
				asked = nil
				got := gather(t, seq)
				if !slices.Equal(got.items, tt.want) || got.err != nil || !slices.Equal(asked, tt.asked) {
					t.Errorf("items %v, error %v, numbers %v; want %v, numbers %v", got.items, got.err, asked, tt.want, tt.asked)
				}
			}
		})
	}
}
