package gocheck

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// valueChecker reports what in the value of a variable would run code, or could
// panic, when the package is imported.
type valueChecker struct {
	*checker
	fence  *checkedFence
	faulty []token.Pos // of the type checker's errors, sorted
}

// checkValues checks every variable of the fences.
func (c *checker) checkValues() {
	var faulty []token.Pos
	for _, e := range c.errors {
		if f := c.fenceAt(e.Pos); f != nil && !c.follows(e.Msg, f) {
			faulty = append(faulty, e.Pos)
		}
	}
	slices.Sort(faulty)
	for _, f := range c.fences {
		v := &valueChecker{c, f, faulty}
		for d, s := range gofence.Specs(f.AST) {
			if s, ok := s.(*ast.ValueSpec); ok && d.Tok == token.VAR {
				v.values(s.Values)
			}
		}
	}
}

// values checks the values that the type checker has no objection to.
func (v *valueChecker) values(list []ast.Expr) {
	for _, x := range list {
		if i := sort.Search(len(v.faulty), func(i int) bool { return v.faulty[i] >= x.Pos() }); i == len(v.faulty) || v.faulty[i] >= x.End() {
			v.expr(x)
		}
	}
}

func (v *valueChecker) refuse(n ast.Node, what diag.Phrase) {
	v.diags.Add(FenceUnsafeValue, v.fence.SpanOf(n), what)
}

func (v *valueChecker) all(list []ast.Expr) {
	for _, x := range list {
		v.expr(x)
	}
}

func (v *valueChecker) expr(x ast.Expr) {
	if v.info.Types[x].Value != nil {
		return // a constant, whatever it is made of
	}
	switch x := x.(type) {
	case *ast.ParenExpr:
		v.expr(x.X)
	case *ast.CompositeLit:
		v.composite(x)
	case *ast.CallExpr:
		v.call(x)
	case *ast.UnaryExpr:
		v.unary(x)
	case *ast.BinaryExpr:
		v.binary(x)
	case *ast.FuncLit:
		v.diags.Add(FenceFuncLiteral, v.fence.Span(x.Pos(), x.Type.End()))
	case *ast.SelectorExpr:
		if v.packageOf(x) == "" {
			v.refuse(x, diag.Say("a field or method", "字段或方法"))
		}
	case *ast.IndexExpr, *ast.IndexListExpr:
		v.refuse(x, diag.Say("an element", "对元素的引用"))
	case *ast.SliceExpr:
		v.refuse(x, diag.Say("a slice of another value", "对其他值的切片操作"))
	case *ast.TypeAssertExpr:
		v.refuse(x, diag.Say("a type assertion", "类型断言"))
	case *ast.StarExpr:
		v.refuse(x, diag.Say("what a pointer points to", "指针指向的内容"))
	}
}

// packageOf returns the path of the package that x selects from, "" if x
// selects from a value.
func (v *valueChecker) packageOf(x *ast.SelectorExpr) string {
	if id, ok := x.X.(*ast.Ident); ok {
		if pkg, ok := v.info.Uses[id].(*types.PkgName); ok {
			return pkg.Imported().Path()
		}
	}
	return ""
}

func (v *valueChecker) typeOf(x ast.Expr) types.Type {
	if t := v.info.Types[x].Type; t != nil {
		return t.Underlying()
	}
	return types.Typ[types.Invalid]
}

func (v *valueChecker) composite(x *ast.CompositeLit) {
	m, isMap := v.typeOf(x).(*types.Map)
	for _, e := range x.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			v.expr(e)
			continue
		}
		switch {
		case !isMap: // a field or an index
		case v.info.Types[kv.Key].Value == nil && hasInterface(m.Key()):
			v.refuse(kv.Key, diag.Say("a key that may not be comparable", "可能无法比较的键"))
		default:
			v.expr(kv.Key)
		}
		v.expr(kv.Value)
	}
}

func (v *valueChecker) unary(x *ast.UnaryExpr) {
	_, literal := ast.Unparen(x.X).(*ast.CompositeLit)
	switch {
	case x.Op == token.ARROW:
		v.refuse(x, diag.Say("a receive operation", "接收操作"))
	case x.Op == token.AND && !literal:
		v.refuse(x, diag.Say("the address of a variable", "变量的地址"))
	default:
		v.expr(x.X)
	}
}

func (v *valueChecker) binary(x *ast.BinaryExpr) {
	if what := v.mayPanic(x); !what.IsZero() {
		v.refuse(x, what)
		return
	}
	v.expr(x.X)
	v.expr(x.Y)
}

// mayPanic says what it is about an operation that can fail at run time.
func (v *valueChecker) mayPanic(x *ast.BinaryExpr) diag.Phrase {
	right := v.info.Types[x.Y]
	switch x.Op {
	case token.QUO, token.REM:
		if b, ok := v.typeOf(x).(*types.Basic); ok && b.Info()&types.IsInteger != 0 && right.Value == nil {
			return diag.Say("a division by a variable", "除数为变量的除法")
		}
	case token.SHL, token.SHR:
		if b, ok := v.typeOf(x.Y).(*types.Basic); ok && b.Info()&types.IsUnsigned == 0 && right.Value == nil {
			return diag.Say("a shift by a signed variable", "按有符号变量的移位")
		}
	case token.EQL, token.NEQ:
		if !v.info.Types[x.X].IsNil() && !right.IsNil() && (hasInterface(v.typeOf(x.X)) || hasInterface(v.typeOf(x.Y))) {
			return diag.Say("a comparison of interfaces", "接口值的比较")
		}
	}
	return diag.Phrase{}
}

// hasInterface reports whether values of the type hold interfaces by value, so
// that comparing two of them can panic.
func hasInterface(t types.Type) bool { return interfaceIn(t, map[types.Type]bool{}) }

func interfaceIn(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	switch t := t.Underlying().(type) {
	case *types.Interface:
		return true
	case *types.Array:
		return interfaceIn(t.Elem(), seen)
	case *types.Struct:
		for f := range t.Fields() {
			if interfaceIn(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}

// call checks what is written as a call: a conversion, errors.New, or a call.
func (v *valueChecker) call(x *ast.CallExpr) {
	fun := ast.Unparen(x.Fun)
	of := v.info.Types[fun]
	sel, _ := fun.(*ast.SelectorExpr)
	switch {
	case of.IsType():
		v.conversion(x)
	case sel != nil && v.packageOf(sel) == "errors" && sel.Sel.Name == "New", sel != nil && v.isUnreadType(sel):
		v.all(x.Args)
	case sel != nil && v.packageOf(sel) != "", of.Type != nil && of.Type != types.Typ[types.Invalid]:
		v.diags.Add(FenceCall, v.fence.SpanOf(x), types.ExprString(fun))
	}
}

// isUnreadType reports whether x names a type of a package that could not be
// read.
func (v *valueChecker) isUnreadType(x *ast.SelectorExpr) bool {
	path := v.packageOf(x)
	for _, t := range stdtypes.Lookup(path[strings.LastIndexByte(path, '/')+1:], x.Sel.Name) {
		if t.Path == path {
			return v.library.empty[path]
		}
	}
	return false
}

// conversion checks a conversion: one from a slice to an array panics if the
// slice is short.
func (v *valueChecker) conversion(x *ast.CallExpr) {
	to := v.typeOf(x)
	if p, ok := to.(*types.Pointer); ok {
		to = p.Elem().Underlying()
	}
	_, array := to.(*types.Array)
	for _, a := range x.Args {
		if _, slice := v.typeOf(a).(*types.Slice); slice && array {
			v.refuse(x, diag.Say("a conversion of a slice to an array", "切片到数组的转换"))
			return
		}
		v.expr(a)
	}
}
