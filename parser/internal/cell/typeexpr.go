package cell

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// maxTypeLength bounds a Type cell, and with it the depth of a type.
const maxTypeLength = 1024

// typeReader turns a Go expression into a type.
type typeReader struct {
	cell  Cell
	diags *diag.List
}

// Type reads a Type cell (rule 3.5). It returns nil, after saying why, if
// the cell holds no type; names of this package are left to the resolver.
func Type(c Cell, diags *diag.List) *spec.Type {
	r := &typeReader{c, diags}
	text := c.String()
	if c.Empty() || len(text) > maxTypeLength || strings.Contains(text, "//") || strings.Contains(text, "/*") {
		return r.invalid(c.Span, text)
	}
	if token.IsIdentifier(text) { // most types are: they need no parser of Go
		return r.read(&ast.Ident{NamePos: 1, Name: text})
	}
	expr, err := goparser.ParseExpr(text)
	if err != nil {
		return r.invalid(c.Span, text)
	}
	return r.read(expr)
}

func (r *typeReader) span(n ast.Node) diag.Span {
	return r.cell.Source.Span(r.cell.Start+int(n.Pos())-1, r.cell.Start+int(n.End())-1)
}

func (r *typeReader) invalid(span diag.Span, text string) *spec.Type {
	d := r.diags.Add(InvalidType, span, text)
	if elem, ok := strings.CutSuffix(text, "[]"); ok && ValidIdent(elem) {
		d.Suggest = []string{"[]" + elem}
	} else {
		d.Suggest = dialect.MeantType(text)
	}
	return nil
}

func (r *typeReader) read(n ast.Expr) *spec.Type {
	t := &spec.Type{Span: r.span(n)}
	switch n := n.(type) {
	case *ast.Ident:
		return r.name(n, t)
	case *ast.SelectorExpr:
		return r.selector(n, t)
	case *ast.StarExpr:
		t.Kind, t.Elem = spec.Pointer, r.read(n.X)
	case *ast.ArrayType:
		return r.array(n, t)
	case *ast.MapType:
		t.Kind, t.Key, t.Elem = spec.Map, r.read(n.Key), r.read(n.Value)
		if t.Key == nil {
			return nil
		}
	case *ast.IndexExpr:
		if name, ok := n.X.(*ast.Ident); !ok || name.Name != "Nullable" {
			return r.invalid(t.Span, t.Span.Text())
		}
		t.Kind, t.Elem = spec.Nullable, r.read(n.Index)
	case *ast.InterfaceType:
		if len(n.Methods.List) > 0 {
			return r.invalid(t.Span, t.Span.Text())
		}
		t.Kind, t.Name = spec.Any, "interface{}"
		return t
	default:
		return r.invalid(t.Span, t.Span.Text())
	}
	if t.Elem == nil {
		return nil
	}
	return t
}

func (r *typeReader) name(n *ast.Ident, t *spec.Type) *spec.Type {
	t.Name = n.Name
	switch {
	case n.Name == "any":
		t.Kind = spec.Any
	case spec.LookupBasic(n.Name).Name != "":
		t.Kind = spec.Basic
	case predeclared(n.Name) || n.Name == "_":
		return r.invalid(t.Span, n.Name)
	default:
		t.Kind = spec.Named
	}
	return t
}

// maxArray bounds the length of an array: a struct of many gigabytes compiles
// to nothing that runs.
const maxArray = 1 << 20

func (r *typeReader) array(n *ast.ArrayType, t *spec.Type) *spec.Type {
	t.Kind = spec.Slice
	if n.Len != nil {
		t.Kind = spec.Array
		lit, ok := n.Len.(*ast.BasicLit)
		length, err := strconv.ParseInt(strings.TrimLeft(litText(lit, ok), "+"), 10, 64)
		if err != nil || length > maxArray || lit.Value != strconv.FormatInt(length, 10) {
			return r.invalid(r.span(n.Len), r.span(n.Len).Text())
		}
		t.Len = length
	}
	if t.Elem = r.read(n.Elt); t.Elem == nil {
		return nil
	}
	return t
}

func litText(lit *ast.BasicLit, ok bool) string {
	if !ok || lit.Kind != token.INT {
		return ""
	}
	return lit.Value
}

// selector resolves `pkg.T` in the standard library; the import follows from it.
func (r *typeReader) selector(n *ast.SelectorExpr, t *spec.Type) *spec.Type {
	pkg, ok := n.X.(*ast.Ident)
	if !ok {
		return r.invalid(t.Span, t.Span.Text())
	}
	found := stdtypes.Lookup(pkg.Name, n.Sel.Name)
	switch len(found) {
	case 0:
		r.diags.Add(UnknownType, t.Span, pkg.Name+"."+n.Sel.Name).Suggest = suggestStd(pkg.Name, n.Sel.Name)
		return nil
	case 1:
		t.Kind, t.Name, t.Import, t.Origin = spec.Named, n.Sel.Name, found[0].Path, spec.FromStdlib
		t.Underlying = found[0].Underlying
		return t
	}
	var paths []diag.Phrase
	for _, f := range found {
		paths = append(paths, diag.Verbatim(f.Path))
	}
	r.diags.Add(AmbiguousType, t.Span, pkg.Name+"."+n.Sel.Name, diag.Or(paths...))
	return nil
}

func suggestStd(pkg, name string) []string {
	var out []string
	for _, s := range diag.Suggest(name, stdtypes.Names(pkg)) {
		out = append(out, pkg+"."+s)
	}
	if out != nil {
		return out
	}
	for _, p := range diag.Suggest(pkg, stdtypes.Packages()) {
		if len(stdtypes.Lookup(p, name)) > 0 {
			out = append(out, p+"."+name)
		}
	}
	return out
}
