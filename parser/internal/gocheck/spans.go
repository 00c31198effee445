package gocheck

import (
	"slices"
	"sort"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// reportedSpans are places at which an error is reported already. A second one at
// the same place would only follow from the first.
type reportedSpans struct {
	old map[*diag.Source]*spanIndex
	new map[diag.Span]bool
}

// spanIndex holds spans sorted by where they start.
type spanIndex struct {
	spans []diag.Span
	reach []int // the furthest end of this span and those before it
}

func newReportedSpans(found diag.List) reportedSpans {
	r := reportedSpans{map[*diag.Source]*spanIndex{}, map[diag.Span]bool{}}
	for _, d := range found {
		if d.Rule.Severity != diag.Error || d.Span.IsZero() {
			continue
		}
		x := r.old[d.Span.Source]
		if x == nil {
			x = &spanIndex{}
			r.old[d.Span.Source] = x
		}
		x.spans = append(x.spans, d.Span)
	}
	for _, x := range r.old {
		slices.SortFunc(x.spans, diag.Span.Compare)
		reach := 0
		for _, s := range x.spans {
			reach = max(reach, s.End)
			x.reach = append(x.reach, reach)
		}
	}
	return r
}

// overlap reports whether the span touches one at which an error was found, or
// is one that was added.
func (r reportedSpans) overlap(s diag.Span) bool {
	if r.new[s] {
		return true
	}
	x := r.old[s.Source]
	if x == nil {
		return false
	}
	before := sort.Search(len(x.spans), func(i int) bool { return x.spans[i].Start > s.End })
	return before > 0 && x.reach[before-1] >= s.Start
}

func (r reportedSpans) add(s diag.Span) { r.new[s] = true }
