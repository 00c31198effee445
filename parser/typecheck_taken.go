package parser

import (
	"slices"
	"sort"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// takenSpans are places at which an error is reported already. A second one at
// the same place would be an echo of the first.
type takenSpans struct {
	old map[*diag.Source]*spanIndex
	new map[diag.Span]bool
}

// spanIndex holds spans sorted by where they start.
type spanIndex struct {
	spans []diag.Span
	reach []int // the furthest end of this span and those before it
}

func newTakenSpans(found ...diag.List) takenSpans {
	t := takenSpans{map[*diag.Source]*spanIndex{}, map[diag.Span]bool{}}
	for _, d := range slices.Concat(found...) {
		if d.Rule.Severity != diag.Error || d.Span.IsZero() {
			continue
		}
		x := t.old[d.Span.Source]
		if x == nil {
			x = &spanIndex{}
			t.old[d.Span.Source] = x
		}
		x.spans = append(x.spans, d.Span)
	}
	for _, x := range t.old {
		slices.SortFunc(x.spans, diag.Span.Compare)
		reach := 0
		for _, s := range x.spans {
			reach = max(reach, s.End)
			x.reach = append(x.reach, reach)
		}
	}
	return t
}

// overlap reports whether the span touches one at which an error was found, or
// is one that was added.
func (t takenSpans) overlap(s diag.Span) bool {
	if t.new[s] {
		return true
	}
	x := t.old[s.Source]
	if x == nil {
		return false
	}
	before := sort.Search(len(x.spans), func(i int) bool { return x.spans[i].Start > s.End })
	return before > 0 && x.reach[before-1] >= s.Start
}

func (t takenSpans) add(s diag.Span) { t.new[s] = true }
