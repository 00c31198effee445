package diag

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Distance returns the number of edits — insertion, deletion, substitution or
// swap of two neighbours — that turn a into b, counted in code points and
// ignoring case.
func Distance(a, b string) int {
	s, t := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	// Three rows of the optimal string alignment matrix suffice.
	before, prev, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			substitute := prev[j-1]
			if s[i-1] != t[j-1] {
				substitute++
			}
			row[j] = min(prev[j]+1, row[j-1]+1, substitute)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(t)]
}

// Near reports whether a is a likely misspelling of b: at most two edits away,
// and fewer than half of b's length, so that short words (most Chinese titles
// are two characters long) do not all resemble each other.
func Near(a, b string) bool {
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if n-m > 2 || m-n > 2 {
		return false
	}
	d := Distance(a, b)
	return d <= 2 && 2*d < m
}

// maxSuggestions is how many spellings one diagnostic offers.
const maxSuggestions = 3

// Suggest returns the candidates that word may be a misspelling of, the
// nearest first, at most three.
func Suggest(word string, candidates []string) []string {
	type scored struct {
		text string
		d    int
	}
	var near []scored
	for _, c := range candidates {
		if Near(word, c) && c != word {
			near = append(near, scored{c, Distance(word, c)})
		}
	}
	slices.SortFunc(near, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.d, b.d), cmp.Compare(a.text, b.text))
	})
	near = slices.Compact(near)
	var out []string
	for _, s := range near[:min(len(near), maxSuggestions)] {
		out = append(out, s.text)
	}
	return out
}
