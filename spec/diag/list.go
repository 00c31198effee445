package diag

import (
	"cmp"
	"slices"
)

// List is a collection of diagnostics. The zero List is empty and ready.
type List []Diagnostic

// Add appends a diagnostic of the rule at the span and returns it, so that the
// caller can attach suggestions or related places before the next one is added.
func (l *List) Add(rule *Rule, span Span, args ...any) *Diagnostic {
	*l = append(*l, New(rule, span, args...))
	return &(*l)[len(*l)-1]
}

// Sorted returns the diagnostics in the order in which they are shown — by
// file, place, severity, rule, message and diff — with each finding once. Of
// findings that are equal in all of these the first stays.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	c := cmp.Or(
		a.Span.Compare(b.Span),
		cmp.Compare(a.Rule.Severity, b.Rule.Severity),
		cmp.Compare(a.Rule.ID, b.Rule.ID),
	)
	if c != 0 {
		return c
	}
	// Only now: a message is put together each time it is asked for.
	return cmp.Or(cmp.Compare(a.Message(), b.Message()), cmp.Compare(a.Diff, b.Diff))
}

// HasErrors reports whether any diagnostic is an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Rule.Severity == Error })
}

// Count returns the number of diagnostics of the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Rule.Severity == s {
			n++
		}
	}
	return n
}
