package house

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

var graphOf = flag.String("graph", "", "print how the files of this `package` refer to each other")

// graph counts the references between files: from, to.
type graph map[string]map[string]int

func graphOfReferences(files []string, refs []reference) graph {
	g := graph{}
	for _, f := range files {
		g[f] = map[string]int{}
	}
	for _, r := range refs {
		g[r.fromFile()][r.toFile()]++
	}
	return g
}

// only returns the part of the graph that lies between the files.
func (g graph) only(files []string) graph {
	out := graph{}
	for _, f := range files {
		out[f] = map[string]int{}
		for to, n := range g[f] {
			if slices.Contains(files, to) {
				out[f][to] = n
			}
		}
	}
	return out
}

// reachable returns the files to which the file refers, at any distance, and
// the file itself.
func (g graph) reachable(file string) map[string]bool {
	seen := map[string]bool{}
	for todo := []string{file}; len(todo) > 0; {
		f := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen[f] {
			seen[f] = true
			todo = slices.AppendSeq(todo, maps.Keys(g[f]))
		}
	}
	return seen
}

// knots returns the files in groups, lowest first: a group is one file, or all
// those that refer to each other, at any distance.
func (g graph) knots() [][]string {
	reach := map[string]map[string]bool{}
	for f := range g {
		reach[f] = g.reachable(f)
	}
	files := slices.SortedFunc(maps.Keys(g), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(reach[a]), len(reach[b])), cmp.Compare(a, b))
	})
	var out [][]string
	done := map[string]bool{}
	for _, f := range files {
		if done[f] {
			continue
		}
		var knot []string
		for _, other := range files {
			if reach[f][other] && reach[other][f] {
				knot = append(knot, other)
				done[other] = true
			}
		}
		out = append(out, knot)
	}
	return out
}

// order returns the files, lowest first, so that few references point upwards:
// next comes the file that refers least to those that are left and is most
// referred to by them.
func (g graph) order() []string {
	left := slices.Sorted(maps.Keys(g))
	var out []string
	for len(left) > 0 {
		next := slices.MinFunc(left, func(a, b string) int { return cmp.Compare(g.upwards(a, left), g.upwards(b, left)) })
		out = append(out, next)
		left = slices.DeleteFunc(left, func(f string) bool { return f == next })
	}
	return out
}

// upwards returns how much more the file refers to others than they to it; one
// that refers to none comes before all others.
func (g graph) upwards(file string, others []string) int {
	out, in := 0, 0
	for _, f := range others {
		out += g[file][f]
		in += g[f][file]
	}
	if out == 0 {
		return -1 << 30
	}
	return out - in
}

// TestGraph prints the knots of the package that the flag names, each in the
// order that suits it best, with the references that run against this order.
func TestGraph(t *testing.T) {
	if *graphOf == "" {
		t.Skip("no package is named: -graph=parser")
	}
	for _, p := range loadPackages(t, *graphOf) {
		for _, err := range p.faults {
			t.Log(err)
		}
		refs := p.references()
		for _, knot := range graphOfReferences(p.names, refs).knots() {
			fmt.Print(describeKnot(knot, refs))
		}
	}
}

// describeKnot prints the files of a knot, lowest first, with the references
// that point upwards.
func describeKnot(knot []string, refs []reference) string {
	if len(knot) == 1 {
		return knot[0] + "\n"
	}
	var b strings.Builder
	order := graphOfReferences(knot, between(refs, knot)).order()
	fmt.Fprintf(&b, "knot of %d files:\n", len(knot))
	for i, file := range order {
		fmt.Fprintf(&b, "\t%s\n", file)
		above := order[i+1:]
		for _, r := range between(refs, append([]string{file}, above...)) {
			if r.fromFile() == file {
				fmt.Fprintf(&b, "\t\t↑ %s:%d %s uses %s (%s:%d)\n", file, r.from.Line, r.in, r.name, r.toFile(), r.to.Line)
			}
		}
	}
	return b.String()
}

// between returns the references between the files.
func between(refs []reference, files []string) []reference {
	return slices.DeleteFunc(slices.Clone(refs), func(r reference) bool {
		return !slices.Contains(files, r.fromFile()) || !slices.Contains(files, r.toFile())
	})
}
