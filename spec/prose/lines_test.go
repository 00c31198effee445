package prose

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestBreakTag holds the scan against the expression that it replaces.
func TestBreakTag(t *testing.T) {
	expression := regexp.MustCompile(`(?i)<br[ \t]*/?>`)
	random := rand.New(rand.NewPCG(3, 4))
	parts := []string{"<", "b", "r", "B", "R", " ", "\t", "/", ">", "<br", "<BR/>", "<br >", "`", "甲", "\n", "\xff"}
	found := 0
	for range 20000 {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		var got [][]int
		for _, tag := range findBreaks(b.String()) {
			got = append(got, []int{tag.Start, tag.End})
		}
		want := expression.FindAllStringIndex(b.String(), -1)
		if !slices.EqualFunc(got, want, slices.Equal[[]int]) {
			t.Fatalf("%q: got %v, want %v", b.String(), got, want)
		}
		found += len(want)
	}
	if found < 1000 {
		t.Errorf("only %d tags were found", found)
	}
}
