package gocheck

import (
	"go/ast"
	"go/token"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// maxGrowth is how many bytes constants and type aliases may add to the text of
// the fences when names are replaced by what they stand for. The type checker
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
