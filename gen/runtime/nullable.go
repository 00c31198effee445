package runtime

import (
	"bytes"
	"encoding/json"
)

// Nullable is a value in JSON that may be null, or whose key may be absent: a PATCH
// request leaves alone what is absent, and removes what is null. The zero Nullable
// is absent; see [NullableOf] and [Null] for the others.
type Nullable[T any] struct {
	value T
	given bool // the key is there
	null  bool // its value is null
}

// NullableOf returns a Nullable with the value.
func NullableOf[T any](value T) Nullable[T] { return Nullable[T]{value: value, given: true} }

// Null returns a Nullable that is null.
func Null[T any]() Nullable[T] { return Nullable[T]{given: true, null: true} }

// Get returns the value; ok is false if n is null or absent.
func (n Nullable[T]) Get() (value T, ok bool) { return n.value, n.given && !n.null }

// IsNull reports whether n is null.
func (n Nullable[T]) IsNull() bool { return n.null }

// IsZero reports whether n is absent, so that the option omitzero leaves it out.
func (n Nullable[T]) IsZero() bool { return !n.given }

// MarshalJSON returns the value as JSON, or null. What is absent is null too, where
// it cannot be left out.
func (n Nullable[T]) MarshalJSON() ([]byte, error) {
	value, ok := n.Get()
	if !ok {
		return []byte("null"), nil
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // whoever encodes what is around it decides that
	if err := enc.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// UnmarshalJSON decodes a value or null. An error leaves n as it was.
func (n *Nullable[T]) UnmarshalJSON(data []byte) error {
	if string(bytes.TrimSpace(data)) == "null" {
		*n = Null[T]()
		return nil
	}
	var value T
	if err := json.Unmarshal(data, &value); err != nil {
		return err
	}
	*n = NullableOf(value)
	return nil
}
