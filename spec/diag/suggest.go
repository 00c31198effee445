package diag

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// wordLimit is how many code points a word may have to be compared. No name a
// person mistypes is longer, and the cost grows with the square.
const wordLimit = 128

// Distance returns the number of edits — insertion, deletion, substitution or
// swap of two neighbours — that turn a into b, counted in code points and
// ignoring case. Two words of which one is longer than 128 code points are not
// compared letter by letter: unless they are equal, nothing of one is taken to
// be in the other, and their distance is the length of the longer.
func Distance(a, b string) int {
	return edits([]rune(strings.ToLower(a)), []rune(strings.ToLower(b)))
}

func edits(s, t []rune) int {
	if longer := max(len(s), len(t)); longer > wordLimit {
		if slices.Equal(s, t) {
			return 0
		}
		return longer
	}
	// Three rows of the optimal string alignment matrix suffice.
	before, prev, row := make([]int, wordLimit+1), make([]int, wordLimit+1), make([]int, wordLimit+1)
	for j := range len(t) + 1 {
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
	_, near := nearness(a, b)
	return near
}

// nearness returns the distance from a to b if a is near b.
func nearness(a, b string) (distance int, near bool) {
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if n-m > 2 || m-n > 2 {
		return 0, false
	}
	d := Distance(a, b)
	return d, d <= 2 && 2*d < m
}

// maxSuggestions is how many spellings one diagnostic offers.
const maxSuggestions = 3

// Suggest returns the candidates that word may be a misspelling of, at most
// three: the nearest first, of equally near ones that which agrees in case.
func Suggest(word string, candidates []string) []string {
	type scored struct {
		text            string
		distance, exact int
	}
	var near []scored
	for _, c := range candidates {
		if d, ok := nearness(word, c); ok && c != word {
			near = append(near, scored{c, d, edits([]rune(word), []rune(c))})
		}
	}
	slices.SortFunc(near, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.exact, b.exact), cmp.Compare(a.text, b.text))
	})
	near = slices.Compact(near)
	var out []string
	for _, s := range near[:min(len(near), maxSuggestions)] {
		out = append(out, s.text)
	}
	return out
}
