package goscope

import (
	"go/ast"
	"go/build/constraint"
)

// isIgnored reports whether the file's build constraint cannot hold unless the
// tag "ignore" is set.
func isIgnored(file *ast.File) bool {
	for _, g := range file.Comments {
		if g.Pos() > file.Package {
			break
		}
		for _, c := range g.List {
			if x, err := constraint.Parse(c.Text); err == nil && !canBe(x, true) {
				return true
			}
		}
	}
	return false
}

// canBe reports whether some set of tags without "ignore" gives the expression
// the value, each of its parts taken for itself.
func canBe(x constraint.Expr, value bool) bool {
	switch x := x.(type) {
	case *constraint.TagExpr:
		return x.Tag != "ignore" || !value
	case *constraint.NotExpr:
		return canBe(x.X, !value)
	case *constraint.AndExpr:
		if value {
			return canBe(x.X, true) && canBe(x.Y, true)
		}
		return canBe(x.X, false) || canBe(x.Y, false)
	case *constraint.OrExpr:
		if value {
			return canBe(x.X, true) || canBe(x.Y, true)
		}
		return canBe(x.X, false) && canBe(x.Y, false)
	}
	return true
}
