package parser

import "github.com/mdspec-go/mdspec/parser/internal/example"

// checkExamples decodes the JSON examples of every model whose types are known
// (rule 5.3).
func (r *resolver) checkExamples() {
	scope := r.exampleScope()
	bad := r.holding((*modelNode).isBad)
	for _, node := range r.models {
		m := node.Model
		if bad[node] {
			m = nil // it cannot be judged against types that are at fault
		}
		for _, e := range node.Examples {
			scope.Check(e.Span, m, r.diags)
		}
	}
}

// exampleScope returns what the types of the package decode from.
func (r *resolver) exampleScope() *example.Scope {
	return example.NewScope(r.pkg, func(typ, name string) bool {
		_, ok := r.hand.Method(typ, name)
		return ok
	})
}
