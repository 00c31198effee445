package runtime

import (
	"cmp"
	"fmt"
	"slices"
)

// LimitError is a value outside a limit that its document states.
type LimitError struct {
	// Field is the path from the validated value to this one, in Go, such as
	// OwnerFilter.UseridList[2].
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

// mdspecViolations collects errors of Validate methods. It is the error that holds
// all of them, as [errors.Join] would make it.
type mdspecViolations struct{ all []error }

// Error says each violation on a line.
func (v *mdspecViolations) Error() string {
	var lines []byte
	for i, err := range v.all {
		if i > 0 {
			lines = append(lines, '\n')
		}
		lines = append(lines, err.Error()...)
	}
	return string(lines)
}

// Unwrap returns the violations.
func (v *mdspecViolations) Unwrap() []error { return v.all }

// mdspecValidate returns the violations that check finds in r, nil if there is
// none or r is nil.
func mdspecValidate[T any](r *T, check func(v *mdspecViolations)) error {
	if r == nil {
		return nil
	}
	var v mdspecViolations
	if check(&v); len(v.all) == 0 {
		return nil
	}
	return &v
}

// add adds the violation of a limit; format says how to print what was found. The
// path is the format of a Go path, and at are the keys in it.
func (v *mdspecViolations) add(path, limit, format string, got any, at ...any) {
	v.all = append(v.all, &LimitError{Field: fmt.Sprintf(path, at...), Limit: limit, Got: fmt.Sprintf(format, got)})
}

// items checks the number of elements.
func (v *mdspecViolations) items(path, limit string, n int, least, most int64, at ...any) {
	v.count(path, limit, "%d items", n, least, most, at)
}

// bytes checks the number of bytes.
func (v *mdspecViolations) bytes(path, limit string, n int, least, most int64, at ...any) {
	v.count(path, limit, "%d bytes", n, least, most, at)
}

// chars checks the number of code points.
func (v *mdspecViolations) chars(path, limit, text string, least, most int64, at ...any) {
	v.count(path, limit, "%d chars", len([]rune(text)), least, most, at)
}

func (v *mdspecViolations) count(path, limit, format string, n int, least, most int64, at []any) {
	if int64(n) < least || int64(n) > most {
		v.add(path, limit, format, n, at...)
	}
}

// nested adds the violations that the value at the path has, each below that path.
// The errors of err are not modified: they may belong to someone else.
func (v *mdspecViolations) nested(path string, err error, at ...any) {
	switch e := err.(type) {
	case nil:
	case *LimitError:
		below := *e
		below.Field = fmt.Sprintf(path, at...) + "." + e.Field
		v.all = append(v.all, &below)
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			v.nested(path, one, at...)
		}
	default:
		v.all = append(v.all, fmt.Errorf("%s: %w", fmt.Sprintf(path, at...), err))
	}
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
