// Package breaking compares two schemas of a package and says which changes
// break those who use it: programs that import the generated Go (axis SOURCE)
// and what goes over the wire (axis WIRE).
//
// README.md lists every possible edit of a schema with its verdict.
package breaking

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Rules returns every rule, in the order of its themes.
func Rules() []*Rule { return slices.Clone(rules) }

// Compare returns what breaks between two packages without errors, sorted.
// The findings are in the documents of the new package.
func Compare(old, new *spec.Package) diag.List {
	c := &comparison{old: newSide(old), new: newSide(new)}
	c.matchTypes()
	c.matchCalls()
	c.preparePlaces()
	c.compareTypes()
	c.compareConsts()
	c.compareVars()
	c.compareCalls()
	c.compareClient()
	c.compareWire()
	return c.found.Sorted()
}
