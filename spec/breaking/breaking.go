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

// Options say of the two packages what their schemas do not.
type Options struct {
	OldNoClient bool     // the old package is made without a client, see gen.ClientNone
	NewNoClient bool     // the same of the new one
	ByHand      []string // what hand-written Go of the new package declares
	Support     []string // what generated code of the new package declares beside the documents
}

// Compare is [Options.Compare] of packages with a client and without hand-written Go.
func Compare(old, new *spec.Package) diag.List { return Options{}.Compare(old, new) }

// Compare returns what breaks between two packages without errors, sorted.
// The findings are in the documents of the new package.
func (o Options) Compare(old, new *spec.Package) diag.List {
	c := &comparison{old: newSide(old, o.OldNoClient), new: newSide(new, o.NewNoClient)}
	for _, name := range o.ByHand {
		c.new.byHand[name] = true
	}
	for _, name := range o.Support {
		c.new.support[name] = true
	}
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
