package runtime

import (
	"cmp"
	"fmt"
	"slices"
)

// LimitError is a value outside a limit that its document states.
type LimitError struct {
	// Field is where the value stands below the value that was validated: a Go
	// path such as OwnerFilter.UseridList[2].
	Field string
	// Limit is the limit as the document states it, such as "..100 items".
	Limit string
	// Got is what was found, such as "101 items". It never repeats the text of
	// a string, which may be a secret.
	Got string
}

// Error says which value is outside which limit.
func (e *LimitError) Error() string {
	return fmt.Sprintf("%s: got %s, want %s", e.Field, e.Got, e.Limit)
}

// mdspecNestLimits returns what err joins, each a violation below the field.
// The errors of err are not modified: they may belong to someone else.
func mdspecNestLimits(field string, err error) []error {
	switch e := err.(type) {
	case *LimitError:
		nested := *e
		nested.Field = field + "." + e.Field
		return []error{&nested}
	case interface{ Unwrap() []error }:
		var all []error
		for _, one := range e.Unwrap() {
			all = append(all, mdspecNestLimits(field, one)...)
		}
		return all
	}
	return []error{fmt.Errorf("%s: %w", field, err)}
}

// mdspecSortedKeys returns the keys of a map in the order of their text, for
// keys that Go cannot order.
func mdspecSortedKeys[M ~map[K]V, K comparable, V any](m M) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return keys
}
