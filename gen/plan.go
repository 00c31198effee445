package gen

import (
	"go/ast"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// plan is what is decided about a package before any of it is rendered.
type plan struct {
	options Options
	leader  string                   // name of the document that opens the package comment
	index   *jsonkey.Index           // for newPlan alone: it changes when it is asked
	client  *client                  // nil if the package gets none
	errors  []*spec.ErrorCode        // that become constants
	scope   map[string]bool          // names declared at package level
	models  map[string]*spec.Model   // by name
	enums   map[string]*spec.Enum    // by name
	types   map[string]*ast.TypeSpec // types that fences declare, by name
	fences  map[*spec.Fence]*fence   // parsed
	checked map[string]bool          // models that have a Validate method
}

func (p *plan) declare(names ...string) {
	for _, n := range names {
		p.scope[n] = true
	}
}

// namedTypes yields every named type within t.
func namedTypes(t *spec.Type) func(yield func(*spec.Type) bool) {
	return func(yield func(*spec.Type) bool) { eachNamed(t, yield) }
}

func eachNamed(t *spec.Type, yield func(*spec.Type) bool) bool {
	switch {
	case t == nil:
		return true
	case t.Kind == spec.Named:
		return yield(t)
	}
	return eachNamed(t.Key, yield) && eachNamed(t.Elem, yield)
}
