// Package sample reads what the JSON examples of API documents show: which members
// an object has, and of which kind their values are.
//
// Examples are written for people. They have comments, are cut, leave out what
// repeats, and show types or placeholders instead of values; little of that is
// JSON. Nothing here takes an example for a promise: what was not seen twice the
// same way is raw JSON.
//
// A library for JSON with comments would refuse most of them at the first token
// that its grammar lacks, so the package has a scanner of its own.
package sample

// Kind is what a value is.
type Kind int

const (
	// Raw is any JSON: null, an empty array, a placeholder, or values of several
	// kinds. Value tells the first two from the others.
	Raw Kind = iota
	String
	Bool
	Number
	Object
	List
	Map // an object whose keys are data, such as identifiers
)

// Shape is what examples show of one value.
type Shape struct {
	Kind    Kind
	Members []Member // of an object, in the order in which they were first seen
	Elem    *Shape   // of a list or a map
	Null    bool     // null was seen, too

	// Value is one value that was seen, in JSON: of a scalar, and "null" or "[]" of
	// what is raw because nothing else was seen. It is "" if the example shows none.
	Value string
}

// Member is a member of an object.
type Member struct {
	Key   string
	Shape *Shape

	// Always reports whether every object had it that was seen.
	Always bool

	// Comment is the text behind the member on its line or, where there is none, on
	// the lines before it.
	Comment string

	// Start and End are the bytes of the key in the text, without its quotes.
	Start, End int
}

// Unify returns what two examples of the same thing show. Neither is changed.
func Unify(a, b *Shape) *Shape {
	return merge(fromShape(a), fromShape(b)).shape()
}
