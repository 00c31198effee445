package foreign

import (
	"cmp"
	"slices"
	"strconv"
)

// Names are the Go names of the types and the calls of pages: by the path of the page,
// and by what the page calls them. Two pages may say the same name, and only one of them
// can have it. An import that knows the names of the last one leaves it to the page that
// had it, so that no new page changes what programs know of the others.
type Names map[string]map[string]string

// keeper knows the names of the last import, and takes down those of this one.
type keeper struct {
	before, now Names
	labels      map[any]label // of types and calls
	used        map[label]bool
	held        map[string]bool // the names of before
}

// label says which type or call of which page it is.
type label struct{ page, key string }

func newKeeper(before Names) *keeper {
	k := &keeper{before, Names{}, map[any]label{}, map[label]bool{}, map[string]bool{}}
	for _, names := range before {
		for _, name := range names {
			k.held[name] = true
		}
	}
	return k
}

// label labels a type or a call of a page with the first of the texts that says something.
func (k *keeper) label(page string, of any, kind string, texts ...string) {
	text := cmp.Or(texts...) + kind
	l := label{page, text}
	for i := 2; k.used[l]; i++ {
		l.key = text + " " + strconv.Itoa(i)
	}
	k.used[l], k.labels[of] = true, l
}

// was returns the name that a type or a call had; "" if it had none.
func (k *keeper) was(of any) string {
	l := k.labels[of]
	return k.before[l.page][l.key]
}

// keep takes down the name of a type or a call.
func (k *keeper) keep(of any, name string) {
	l := k.labels[of]
	if k.now[l.page] == nil {
		k.now[l.page] = map[string]string{}
	}
	k.now[l.page][l.key] = name
}

// ordinal returns a name for what no Latin word names, which nothing had.
func (k *keeper) ordinal(p *linkedPage) string {
	for {
		if name := p.ordinal(); !k.held[name] {
			return name
		}
	}
}

// onPage is a type or a call, and its page.
type onPage[T any] struct {
	*linkedPage
	of T
}

// knownFirst sorts what has to be named: first what had a name, so that it gets it again.
func knownFirst[T any](k *keeper, all []onPage[T]) []onPage[T] {
	rank := func(x onPage[T]) int {
		if k.was(x.of) != "" {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b onPage[T]) int { return rank(a) - rank(b) })
	return all
}
