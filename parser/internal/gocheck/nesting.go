package gocheck

import (
	"go/ast"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// maxNestingSteps bounds the steps that a compiler takes to see that no struct
// contains itself. It walks from every type through all that the type holds by
// value, without remembering where it has been: forty structs that hold the next
// one twice keep it busy for years.
const maxNestingSteps = 20_000_000

// nesting counts those steps.
type nesting struct {
	holds map[string][]string // type to the types it holds by value, as often as it does
	cost  map[string]nestingCost
}

// nestingCost is what one type costs: the types in it, and the sum of how deep
// each of them lies.
type nestingCost struct{ count, depth int }

// checkNesting reports the type with which the structs of the package become too
// much.
func (c *checker) checkNesting() bool {
	n := &nesting{holds: map[string][]string{}, cost: map[string]nestingCost{}}
	steps := 0
	for _, t := range n.read(c) {
		cost := n.measure(t.Name)
		if steps += cost.count + cost.depth; steps > maxNestingSteps {
			c.diags.Add(TypeTooLarge, t.Span, t.Name)
			return false
		}
	}
	return true
}

// read notes what each type holds and returns those of the documents, in order.
func (n *nesting) read(c *checker) []spec.GoType {
	for _, name := range c.Hand.Names() {
		if d := c.Hand.Decl(name); d.Expr != nil {
			n.holds[name] = heldTypes(d.Expr)
		}
	}
	var order []spec.GoType
	for m := range c.Package.Models() {
		order = append(order, spec.GoType{Name: m.Name, Span: m.NameSpan})
		for _, f := range m.Fields {
			if held := heldName(f.Type); held != "" {
				n.holds[m.Name] = append(n.holds[m.Name], held)
			}
		}
	}
	for _, f := range c.fences {
		for _, s := range gofence.Specs(f.AST) {
			if s, ok := s.(*ast.TypeSpec); ok {
				order = append(order, spec.GoType{Name: s.Name.Name, Span: f.SpanOf(s.Name)})
				n.holds[s.Name.Name] = heldTypes(s.Type)
			}
		}
	}
	return order
}

func (n *nesting) measure(name string) nestingCost {
	if cost, ok := n.cost[name]; ok {
		return cost
	}
	n.cost[name] = nestingCost{} // a cycle ends here
	cost := nestingCost{count: 1}
	for _, held := range n.holds[name] {
		in := n.measure(held)
		cost.count = min(cost.count+in.count, maxNestingSteps)
		cost.depth = min(cost.depth+in.depth+in.count, maxNestingSteps)
	}
	n.cost[name] = cost
	return cost
}

// heldName returns the type of this package that a field holds by value, or "".
func heldName(t *spec.Type) string {
	for t != nil && t.Kind == spec.Array {
		t = t.Elem
	}
	if t == nil || t.Kind != spec.Named || t.Import != "" {
		return ""
	}
	return t.Name
}

// heldTypes returns the names that a type expression holds by value: not
// those behind a pointer, in a slice, a map, a channel or a function.
func heldTypes(x ast.Expr) []string {
	var names []string
	ast.Inspect(x, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.StarExpr, *ast.MapType, *ast.ChanType, *ast.FuncType, *ast.SelectorExpr:
			return false
		case *ast.ArrayType:
			if n.Len != nil {
				names = append(names, heldTypes(n.Elt)...)
			}
			return false
		case *ast.Field:
			for range max(len(n.Names), 1) {
				names = append(names, heldTypes(n.Type)...)
			}
			return false
		case *ast.Ident:
			names = append(names, n.Name)
		}
		return true
	})
	return names
}
