package lint

import (
	"cmp"
	"slices"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Fixed is a document as fixes make it.
type Fixed struct {
	Source  *diag.Source // as it was
	Content []byte       // as it is now
	Count   int          // how many findings were fixed in it
}

// Fix makes the fixes of the findings that are certain, and returns the
// documents that they change, sorted by name. A fix is made whole or not at
// all: of two that overlap the first is made, and the other may be when the new
// documents are checked again.
func Fix(l diag.List) []Fixed {
	edits, counts := map[*diag.Source][]diag.Edit{}, map[*diag.Source]int{}
	for _, d := range l.Sorted() {
		if d.Fix == nil || !d.Fix.Certain || !fits(edits, d.Fix.Edits) {
			continue
		}
		for _, e := range d.Fix.Edits {
			src := e.Span.Source
			i, _ := slices.BinarySearchFunc(edits[src], e, compareEdits)
			edits[src] = slices.Insert(edits[src], i, e)
		}
		counts[d.Fix.Edits[0].Span.Source]++
	}
	var out []Fixed
	for src, made := range edits {
		out = append(out, Fixed{src, Apply(src.Content(), made), counts[src]})
	}
	slices.SortFunc(out, func(a, b Fixed) int { return cmp.Compare(a.Source.Name(), b.Source.Name()) })
	return out
}

// Apply returns the content with the edits made. They are sorted and none lies
// over another; the content itself stays.
func Apply(content []byte, edits []diag.Edit) []byte {
	var out []byte
	done := 0
	for _, e := range edits {
		out = append(out, content[done:e.Span.Start]...)
		out = append(out, e.New...)
		done = e.Span.End
	}
	return append(out, content[done:]...)
}

// fits reports whether none of the edits lies over one that is made already.
// Without any edit there is nothing to fit.
func fits(made map[*diag.Source][]diag.Edit, edits []diag.Edit) bool {
	for _, e := range edits {
		others := made[e.Span.Source]
		i, same := slices.BinarySearchFunc(others, e, compareEdits)
		if same || i > 0 && overlap(others[i-1], e) || i < len(others) && overlap(e, others[i]) {
			return false
		}
	}
	return len(edits) > 0
}

// overlap reports whether two edits, the first not behind the second, change
// the same bytes or insert at the same place.
func overlap(a, b diag.Edit) bool {
	return a.Span.End > b.Span.Start || a.Span.Start == b.Span.Start
}

func compareEdits(a, b diag.Edit) int { return a.Span.Compare(b.Span) }
