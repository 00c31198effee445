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

// Axis says whom a change concerns.
type Axis string

// Axes.
const (
	Source Axis = "source" // programs that import the generated package
	Wire   Axis = "wire"   // what is sent and received
)

// Rule is one kind of change that breaks something.
type Rule struct {
	*diag.Rule
	Axis Axis
}

// Rules returns every rule, in the order of its themes.
func Rules() []*Rule {
	var out []*Rule
	for _, r := range slices.Concat(typeRules, constRules, callRules) {
		out = append(out, &Rule{r, Source})
	}
	for _, r := range slices.Concat(keyRules, valueRules, serviceRules) {
		out = append(out, &Rule{r, Wire})
	}
	return out
}

// Compare returns what breaks between two packages without errors, sorted.
// Findings stand in the documents of the new package.
func Compare(old, new *spec.Package) diag.List {
	c := &comparison{old: newSide(old), new: newSide(new), promoted: map[*decl][]promotion{}}
	c.matchTypes()
	c.matchCalls()
	c.compareTypes()
	c.compareConsts()
	c.compareVars()
	c.compareCalls()
	c.compareClient()
	c.compareWire()
	return c.found.Sorted()
}
