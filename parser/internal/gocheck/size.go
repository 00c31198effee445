package gocheck

import (
	"go/ast"
	"go/token"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// maxGrowth is how many bytes constants and type aliases may add to the text of
// the fences when names are replaced by what they denote. The type checker
// does so, and forty lines that double each other would take it all memory.
const maxGrowth = 1 << 20

// growth measures expressions whose names are written out.
type growth struct {
	named  map[string]ast.Expr // constants and aliases
	size   map[string]int      // of the named expressions; 0 while it is measured
	budget int
}

// checkGrowth reports the declaration with which the fences pass the limit.
func (c *checker) checkGrowth() bool {
	g := &growth{named: map[string]ast.Expr{}, size: map[string]int{}, budget: maxGrowth}
	for _, f := range c.fences {
		g.budget += len(f.Code)
		f.expressions(func(name *ast.Ident, x ast.Expr, expands bool) {
			if expands {
				g.named[name.Name] = x
			}
		})
	}
	var at diag.Span
	for _, f := range c.fences {
		f.expressions(func(name *ast.Ident, x ast.Expr, _ bool) {
			if g.budget -= g.measure(x); g.budget < 0 && at.IsZero() {
				at = f.SpanOf(name)
			}
		})
	}
	if !at.IsZero() {
		c.diags.Add(FenceTooLarge, at, maxGrowth>>20)
	}
	return at.IsZero()
}

// expressions calls visit for every expression of the fence, with the name it
// belongs to. expands says that the compiler replaces the name by it.
func (f *checkedFence) expressions(visit func(name *ast.Ident, x ast.Expr, expands bool)) {
	var last []ast.Expr // a constant without a value repeats the one before
	for d, s := range gofence.Specs(f.AST) {
		switch s := s.(type) {
		case *ast.TypeSpec:
			visit(s.Name, s.Type, s.Assign.IsValid())
		case *ast.ValueSpec:
			if len(s.Values) > 0 || d.Tok != token.CONST {
				last = s.Values
			}
			for i, x := range last {
				visit(s.Names[min(i, len(s.Names)-1)], x, d.Tok == token.CONST)
			}
		}
	}
}

// measure returns the size of an expression, at most a little more than the
// budget: the text of strings and the number of types that have no name.
func (g *growth) measure(x ast.Expr) int {
	size := 0
	ast.Inspect(x, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				size += len(n.Value)
			}
		case *ast.Ident:
			size += g.measureName(n.Name)
		case *ast.StarExpr, *ast.ArrayType, *ast.MapType, *ast.ChanType, *ast.StructType, *ast.FuncType, *ast.InterfaceType, *ast.IndexExpr, *ast.IndexListExpr:
			size++
		case *ast.Field:
			if n.Type != nil {
				size += max(len(n.Names), 1) * (g.measure(n.Type) + 1)
			}
			return false
		case *ast.SelectorExpr:
			return false
		}
		return size <= g.limit()
	})
	return min(size, g.limit()+1)
}

func (g *growth) limit() int { return max(g.budget, maxGrowth) }

func (g *growth) measureName(name string) int {
	if size, ok := g.size[name]; ok {
		return size
	}
	x, ok := g.named[name]
	if !ok {
		return 0
	}
	g.size[name] = 0
	g.size[name] = g.measure(x)
	return g.size[name]
}

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
