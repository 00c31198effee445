package lint

import (
	"iter"
	"slices"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// use is one of several things that should be alike, by what it is.
type use struct {
	name string
	at   diag.Span
}

// groups holds uses by what they have in common, in the order in which each
// group was first seen.
type groups[K comparable] struct {
	order []K
	uses  map[K][]use
}

func newGroups[K comparable]() *groups[K] { return &groups[K]{uses: map[K][]use{}} }

func (g *groups[K]) add(k K, u use) {
	if _, ok := g.uses[k]; !ok {
		g.order = append(g.order, k)
	}
	g.uses[k] = append(g.uses[k], u)
}

// unlike returns, in order, the groups whose uses do not all have one name.
func (g *groups[K]) unlike() iter.Seq2[K, []use] {
	return func(yield func(K, []use) bool) {
		for _, k := range g.order {
			uses := g.uses[k]
			other := slices.ContainsFunc(uses, func(u use) bool { return u.name != uses[0].name })
			if other && !yield(k, uses) {
				return
			}
		}
	}
}

// prevailing returns the first use of the name that the others should have: the
// most frequent of those that are right, or of all if none is. Of equally
// frequent ones it is the first. A nil right takes all to be.
func prevailing(uses []use, right func(name string) bool) use {
	counts, first := map[string]int{}, map[string]use{}
	var names []string
	for _, u := range uses {
		if counts[u.name]++; counts[u.name] == 1 {
			first[u.name] = u
			names = append(names, u.name)
		}
	}
	best, bestRight := "", false
	for _, name := range names {
		ok := right == nil || right(name)
		if best == "" || ok && !bestRight || ok == bestRight && counts[name] > counts[best] {
			best, bestRight = name, ok
		}
	}
	return first[best]
}
