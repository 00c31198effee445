package gen

import (
	"go/ast"
	"maps"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// plan is what is decided about a package before any of it is rendered.
type plan struct {
	options  Options
	leader   string                   // name of the document whose file has the comment of the package; "": none has
	about    []string                 // the lines of that comment
	byHand   bool                     // hand-written Go has the comment
	index    *jsonkey.Index           // for newPlan alone: it changes when it is asked
	client   *client                  // nil if the package gets none
	errors   []*spec.ErrorCode        // that become constants
	parts    map[string]string        // what a model is to the call under whose heading it is, by name
	scope    map[string]bool          // names declared at package level
	models   map[string]*spec.Model   // by name
	enums    map[string]*spec.Enum    // by name
	types    map[string]*ast.TypeSpec // types that fences declare, by name
	fences   map[*spec.Fence]*fence   // parsed
	checked  map[string]bool          // models that have a Validate method
	nullable bool                     // fields may be null or absent
	secrets  []secretType             // in alphabetical order
}

// secretType is a type whose values no printing may show, and the methods that it
// cannot have.
type secretType struct {
	name  string
	taken map[string]bool
}

func (p *plan) declare(names ...string) {
	for _, n := range names {
		p.scope[n] = true
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
