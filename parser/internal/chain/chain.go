// Package chain follows names that are defined by other names, and finds what is
// defined by itself.
package chain

import "iter"

// Last follows next from a node for as long as there is a next one, and returns
// the last. ok is false if there is none because the way leads in a circle.
func Last[N comparable](at N, next func(N) (N, bool)) (last N, ok bool) {
	// The mark moves up to the node after each power of two steps: a circle comes
	// back to it.
	mark, steps, power := at, 0, 1
	for {
		to, more := next(at)
		switch {
		case !more:
			return at, true
		case to == mark:
			return to, false
		}
		if steps++; steps == power {
			mark, steps, power = to, 0, 2*power
		}
		at = to
	}
}

// Step is one edge of a cycle and the node from which it leads.
type Step[N, E any] struct {
	From N
	Edge E
}

// Cycles calls report for each edge that closes a cycle, with all edges of that
// cycle, the closing one last. Nodes and edges are visited in their order, each
// once.
func Cycles[N comparable, E any](nodes iter.Seq[N], edges func(N) iter.Seq2[E, N], report func([]Step[N, E])) {
	f := finder[N, E]{edges: edges, report: report, state: map[N]state{}}
	for n := range nodes {
		f.visit(n)
	}
}

type state int

const (
	unseen state = iota
	onPath
	done
)

type finder[N comparable, E any] struct {
	edges  func(N) iter.Seq2[E, N]
	report func([]Step[N, E])
	state  map[N]state
	path   []Step[N, E]
}

func (f *finder[N, E]) visit(n N) {
	if f.state[n] != unseen {
		return
	}
	f.state[n] = onPath
	for edge, to := range f.edges(n) {
		f.path = append(f.path, Step[N, E]{n, edge})
		if f.state[to] == onPath {
			f.report(f.from(to))
		} else {
			f.visit(to)
		}
		f.path = f.path[:len(f.path)-1]
	}
	f.state[n] = done
}

// from returns the end of the path that begins at the node.
func (f *finder[N, E]) from(n N) []Step[N, E] {
	for i := len(f.path) - 1; i >= 0; i-- {
		if f.path[i].From == n {
			return f.path[i:]
		}
	}
	return nil
}
