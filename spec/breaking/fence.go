package breaking

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// fenceType is a type or a variable of a fence whose type is still to be read:
// that needs the names of all documents.
type fenceType struct {
	decl     *decl     // nil for a variable
	variable *variable // nil for a type
	expr     ast.Expr
	imports  map[string]string
	params   *ast.FieldList // type parameters of the declaration; nil for none
}

// addFence adds what a fence declares.
func (s *side) addFence(d *spec.Document, f *spec.Fence) {
	s.holder[f] = d
	imports := map[string]string{}
	for _, i := range f.Imports {
		imports[i.Name] = i.Path
	}
	specs := fenceSpecs(f.Code)
	for _, t := range f.Types {
		x, err := parser.ParseExpr(t.Underlying)
		if err != nil {
			continue // no package without errors holds it
		}
		own := &decl{
			name: t.Name, form: definedForm, fence: true, doc: t.Doc.Plain(), document: d, at: t.Span,
			row: s.rowOf(d, lineOf(t.Span), "type "+t.Name+" "+firstLine(t.Underlying)),
		}
		var params *ast.FieldList
		if ts, ok := specs[t.Name].(*ast.TypeSpec); ok {
			if ts.Assign.IsValid() {
				own.form = aliasForm
			}
			params, own.generic = ts.TypeParams, typeParams(ts.TypeParams)
		}
		s.addDecl(own)
		if s.types[t.Name] == own {
			s.pending = append(s.pending, fenceType{decl: own, expr: x, imports: imports, params: params})
		}
	}
	s.addFenceValues(d, f, specs, imports)
}

func (s *side) addFenceValues(d *spec.Document, f *spec.Fence, specs map[string]ast.Spec, imports map[string]string) {
	for _, k := range f.Consts {
		s.addConst(&constant{
			name: k.Name, typ: k.Type, value: k.Value, doc: k.Doc.Plain(), at: k.Span,
			row: s.rowOf(d, lineOf(k.Span), strings.Join(strings.Fields("const "+k.Name+" "+k.Type+" = "+k.Value), " ")),
		})
	}
	for _, v := range f.Vars {
		own := &variable{name: v.Name, spot: s.here, at: v.Span, row: s.rowOf(d, lineOf(v.Span), "var "+v.Name)}
		if s.varNamed[v.Name] != nil {
			continue
		}
		s.varNamed[v.Name] = own
		s.vars = append(s.vars, own)
		if vs, ok := specs[v.Name].(*ast.ValueSpec); ok {
			if x := variableType(vs, v.Name); x != nil {
				s.pending = append(s.pending, fenceType{variable: own, expr: x, imports: imports})
			}
		}
	}
}

// fenceSpecs returns the specification that declares each name of a fence,
// without comments: they are no part of a type.
func fenceSpecs(code string) map[string]ast.Spec {
	out := map[string]ast.Spec{}
	for _, s := range gofence.Specs(gofence.Parse(code, 0).AST) {
		for _, id := range gofence.Names(s) {
			out[id.Name] = s
		}
	}
	return out
}

// typeParams returns the type parameters of a declaration in one form; "" for
// none.
func typeParams(list *ast.FieldList) string {
	if list == nil {
		return ""
	}
	var parts []string
	for _, f := range list.List {
		for _, name := range f.Names {
			parts = append(parts, name.Name+" "+gofence.Format(f.Type))
		}
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// finishFences reads the types of the fences, now that all names are known.
func (s *side) finishFences() {
	for _, p := range s.pending {
		if p.variable != nil {
			p.variable.typ = s.typeOf(p.expr, p)
			continue
		}
		if st, ok := p.expr.(*ast.StructType); ok && p.decl.form == definedForm {
			p.decl.form = structForm
			p.decl.model = s.fenceModel(p, st)
			s.structs[p.decl.model] = p.decl
			continue
		}
		p.decl.expr = s.typeOf(p.expr, p)
	}
	s.pending = nil
	s.cutMaps()
}

// fenceModel returns the model that a struct of a fence is like.
func (s *side) fenceModel(p fenceType, st *ast.StructType) *spec.Model {
	m := &spec.Model{Name: p.decl.name, NameSpan: p.decl.at, Span: p.decl.row.span}
	for _, f := range st.Fields.List {
		names := f.Names
		if len(names) == 0 {
			names = []*ast.Ident{{Name: embeddedName(f.Type)}}
		}
		for _, n := range names {
			field := &spec.Field{Name: n.Name, Embedded: len(f.Names) == 0, Type: s.typeOf(f.Type, p), NameSpan: p.decl.at}
			text := n.Name + " " + gofence.Format(f.Type)
			if f.Tag != nil {
				field.Tags = structTags(f.Tag.Value)
				text += " " + f.Tag.Value
			}
			m.Fields = append(m.Fields, field)
			s.holder[field] = p.decl.document
			s.rows[field] = &row{file: p.decl.row.file, line: p.decl.row.line, text: firstLine(text)}
		}
	}
	return m
}

func embeddedName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return embeddedName(x.X)
	case *ast.SelectorExpr:
		return x.Sel.Name
	case *ast.Ident:
		return x.Name
	}
	return gofence.Format(x)
}

// structTags reads the tags of a field, given as a literal.
func structTags(literal string) []spec.Tag {
	text, _ := strconv.Unquote(literal)
	tags, _ := gofence.Tags(text)
	var out []spec.Tag
	for _, t := range tags {
		out = append(out, spec.Tag{Key: t.Key, Value: t.Value})
	}
	return out
}

// typeOf returns the type that an expression of a fence denotes. What the
// schema has no form for is a name that no document declares.
func (s *side) typeOf(x ast.Expr, in fenceType) *spec.Type {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return s.typeOf(x.X, in)
	case *ast.Ident:
		return s.typeNamed(x.Name, in.params)
	case *ast.SelectorExpr:
		if pkg, ok := x.X.(*ast.Ident); ok && in.imports[pkg.Name] != "" {
			return &spec.Type{Kind: spec.Named, Name: x.Sel.Name, Import: in.imports[pkg.Name], Origin: spec.FromStdlib, Underlying: underlying[in.imports[pkg.Name]+"."+x.Sel.Name]}
		}
	case *ast.StarExpr:
		return &spec.Type{Kind: spec.Pointer, Elem: s.typeOf(x.X, in)}
	case *ast.ArrayType:
		if x.Len == nil {
			return &spec.Type{Kind: spec.Slice, Elem: s.typeOf(x.Elt, in)}
		}
		if n, err := strconv.ParseInt(gofence.Format(x.Len), 0, 64); err == nil {
			return &spec.Type{Kind: spec.Array, Len: n, Elem: s.typeOf(x.Elt, in)}
		}
	case *ast.MapType:
		return &spec.Type{Kind: spec.Map, Key: s.typeOf(x.Key, in), Elem: s.typeOf(x.Value, in)}
	case *ast.InterfaceType:
		if len(x.Methods.List) == 0 {
			return &spec.Type{Kind: spec.Any, Name: "any"}
		}
	}
	return &spec.Type{Kind: spec.Named, Name: gofence.Format(x), Origin: s.genericOrigin(x)}
}

// genericOrigin returns where the generic type of an instance is declared, if that
// is in hand-written Go; "" for all other types.
func (s *side) genericOrigin(x ast.Expr) spec.Origin {
	switch index := x.(type) {
	case *ast.IndexExpr:
		x = index.X
	case *ast.IndexListExpr:
		x = index.X
	default:
		return ""
	}
	if id, ok := x.(*ast.Ident); ok && s.types[id.Name] == nil {
		return spec.FromGo
	}
	return ""
}

// underlying is the basic type under those types of the standard library that
// documents use for numbers; the schema has it of tables, but not of fences.
var underlying = map[string]string{
	"time.Duration": "int64", "time.Month": "int", "time.Weekday": "int", "log/slog.Level": "int", "encoding/json.Number": "string",
}

// typeNamed returns the type of a name, which may be a parameter of the declaration
// around it. What no document declares is declared by hand.
func (s *side) typeNamed(name string, params *ast.FieldList) *spec.Type {
	d := s.types[name]
	switch {
	case isParam(name, params):
	case d == nil && name == "any":
		return &spec.Type{Kind: spec.Any, Name: name}
	case d == nil && spec.IsBasic(name):
		return &spec.Type{Kind: spec.Basic, Name: name}
	case d != nil && d.form == structForm && d.model != nil && !d.fence:
		return &spec.Type{Kind: spec.Named, Name: name, Origin: spec.FromModel}
	case d != nil && d.form == enumForm:
		return &spec.Type{Kind: spec.Named, Name: name, Origin: spec.FromEnum, Underlying: d.enum.Underlying}
	case d == nil && name != "error":
		return &spec.Type{Kind: spec.Named, Name: name, Origin: spec.FromGo}
	}
	return &spec.Type{Kind: spec.Named, Name: name, Origin: spec.FromFence}
}

// isParam reports whether a name is among type parameters.
func isParam(name string, params *ast.FieldList) bool {
	if params == nil {
		return false
	}
	return slices.ContainsFunc(params.List, func(f *ast.Field) bool {
		return slices.ContainsFunc(f.Names, func(id *ast.Ident) bool { return id.Name == name })
	})
}

// variable is a variable of a fence.
type variable struct {
	name string
	typ  *spec.Type // as declared, or as the value shows; nil if neither says
	spot spot
	at   diag.Span
	row  *row
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
		return ast.NewIdent(literalTypes[x.Kind])
	case *ast.CompositeLit:
		return x.Type
	case *ast.UnaryExpr:
		if inner := valueType(x.X); x.Op == token.AND && inner != nil {
			return &ast.StarExpr{X: inner}
		}
	}
	return nil
}

// literalTypes are the types that variables get from literals.
var literalTypes = map[token.Token]string{
	token.INT: "int", token.FLOAT: "float64", token.IMAG: "complex128", token.CHAR: "rune", token.STRING: "string",
}

// cutMaps takes maps whose keys are maps out of the types of fences. No package
// without errors has one, and a type that holds itself both ways has no end.
func (s *side) cutMaps() {
	for _, d := range s.decls {
		if d.expr == nil {
			continue
		}
		for t := range d.expr.All() {
			if t.Kind == spec.Map && s.holdsMap(t.Key) {
				d.expr = &spec.Type{Kind: spec.Named, Name: "a map of maps"}
				break
			}
		}
	}
}

// holdsMap reports whether the values of a key's type are or hold maps.
func (s *side) holdsMap(t *spec.Type) bool {
	for seen := map[*spec.Type]bool{}; !seen[t]; t = t.Elem {
		seen[t] = true
		if t = s.core(t); t.Kind == spec.Map {
			return true
		}
		if t.Elem == nil {
			return false
		}
	}
	return true // an array of itself
}
