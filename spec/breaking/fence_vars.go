package breaking

import (
	"go/ast"
	"go/token"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// variable is a variable of a fence.
type variable struct {
	name string
	typ  *spec.Type // as declared, or as the value shows; nil if neither says
	at   diag.Span
	row  row
}

// variableType returns what the declaration shows of a variable's type; nil if
// it does not show it.
func variableType(v *ast.ValueSpec, name string) ast.Expr {
	if v.Type != nil {
		return v.Type
	}
	for i, n := range v.Names {
		if n.Name == name && len(v.Values) == len(v.Names) {
			return valueType(v.Values[i])
		}
	}
	return nil
}

func valueType(x ast.Expr) ast.Expr {
	switch x := x.(type) {
	case *ast.BasicLit:
		return ast.NewIdent(literalType(x.Kind))
	case *ast.CompositeLit:
		return x.Type
	case *ast.UnaryExpr:
		if inner := valueType(x.X); x.Op == token.AND && inner != nil {
			return &ast.StarExpr{X: inner}
		}
	}
	return nil
}

// literalType returns the type that a variable gets from a literal.
func literalType(kind token.Token) string {
	switch kind {
	case token.INT:
		return "int"
	case token.FLOAT:
		return "float64"
	case token.IMAG:
		return "complex128"
	case token.CHAR:
		return "rune"
	}
	return "string"
}
