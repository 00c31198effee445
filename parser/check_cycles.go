package parser

import (
	"iter"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/chain"
	"github.com/mdspec-go/mdspec/parser/internal/gocheck"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkCycles reports every struct that contains itself by value, at the field
// that closes the cycle (rule 3.5).
func (r *resolver) checkCycles() {
	chain.Cycles(slices.Values(r.models), r.values, r.reportCycle)
}

// values returns the fields by which a struct contains another one by value.
func (r *resolver) values(m *modelNode) iter.Seq2[*fieldNode, *modelNode] {
	return func(yield func(*fieldNode, *modelNode) bool) {
		for _, f := range m.fields {
			if held := r.valueIn(f); held != nil && !yield(f, held) {
				return
			}
		}
	}
}

// valueIn returns the model that a field holds by value; nil if it holds none.
func (r *resolver) valueIn(f *fieldNode) *modelNode {
	if f.bad || f.Type == nil {
		return nil
	}
	t := f.Type
	for t.Kind == spec.Array || t.Kind == spec.Nullable {
		t = t.Elem
	}
	return r.modelOf(t)
}

func (r *resolver) reportCycle(steps []chain.Step[*modelNode, *fieldNode]) {
	var names []string
	var related []diag.Related
	for _, s := range steps {
		names = append(names, s.From.Name+"."+s.Edge.Name)
		related = append(related, diag.Related{Span: s.Edge.Type.Span, Message: diag.Say("by way of this field", "经由这个字段")})
	}
	names = append(names, steps[0].From.Name)
	closing := steps[len(steps)-1].Edge
	d := r.diags.Add(gocheck.RecursiveType, closing.Type.Span, diag.Verbatim(strings.Join(names, " → ")))
	d.Related = related[:len(related)-1]
}
