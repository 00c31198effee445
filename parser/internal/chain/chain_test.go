package chain_test

import (
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser/internal/chain"
)

func TestLast(t *testing.T) {
	for length := range 70 {
		for back := range length + 1 { // the last node leads to this one, or nowhere
			next := func(n int) (int, bool) {
				switch {
				case n < length:
					return n + 1, true
				case back < length:
					return back, true
				}
				return 0, false
			}
			last, ok := chain.Last(0, next)
			if ok != (back == length) || ok && last != length {
				t.Errorf("%d nodes, back to %d: %d, %v", length, back, last, ok)
			}
		}
	}
}

func TestCycles(t *testing.T) {
	graph := map[string][]string{
		"a": {"b", "c"}, "b": {"c", "b"}, "c": {"a", "d"}, "d": nil, "e": {"d", "f"}, "f": {"e", "e"},
	}
	edges := func(n string) iter.Seq2[string, string] {
		return func(yield func(string, string) bool) {
			for i, to := range graph[n] {
				if !yield(fmt.Sprint(n, i), to) {
					return
				}
			}
		}
	}
	var got []string
	chain.Cycles(slices.Values([]string{"a", "b", "c", "d", "e", "f"}), edges, func(steps []chain.Step[string, string]) {
		text := ""
		for _, s := range steps {
			text += s.From + "-" + s.Edge + " "
		}
		got = append(got, text)
	})
	want := []string{"a-a0 b-b0 c-c0 ", "b-b1 ", "e-e1 f-f0 ", "e-e1 f-f1 "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
