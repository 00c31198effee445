package example

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// Scope says what the types of a package decode from. It remembers what it has
// worked out and must not be used at the same time from two goroutines.
type Scope struct {
	hasMethod func(typ, method string) bool
	models    map[string]*spec.Model
	enums     map[string]*spec.Enum
	fences    map[string]*spec.GoType
	defs      map[string]def
	keys      map[*spec.Model]*keys
	values    map[*spec.Enum]map[string]string // see constants
	suggested int                              // enums for whose values spellings were looked for
	view      jsonkey.View
}

// def is what a name denotes. Without either, nothing is known of it.
type def struct {
	model *spec.Model // a struct; of a fence, one made of the declaration
	typ   *spec.Type
}

// target is what a value is to be decoded into: a struct, or a type that is
// neither a pointer nor a name of this package. Without either, any value will
// do.
type target struct {
	model *spec.Model
	typ   *spec.Type
	shown string // as messages call it
}

// NewScope returns the scope of a package. hasMethod reports whether hand-written
// Go declares a method of a type.
func NewScope(pkg *spec.Package, hasMethod func(typ, method string) bool) *Scope {
	s := &Scope{
		hasMethod: hasMethod,
		models:    map[string]*spec.Model{},
		enums:     map[string]*spec.Enum{},
		fences:    map[string]*spec.GoType{},
		defs:      map[string]def{},
		keys:      map[*spec.Model]*keys{},
		values:    map[*spec.Enum]map[string]string{},
	}
	s.view.Struct = s.heldBy
	for m := range pkg.Models() {
		s.models[m.Name] = m
	}
	for e := range pkg.Enums() {
		s.enums[e.Name] = e
	}
	for f := range pkg.Fences() {
		for _, t := range f.Types {
			s.fences[t.Name] = t
		}
	}
	return s
}

// maxIndirections is how many names and pointers are followed to find out what
// a type is; of a type that needs more nothing is known.
const maxIndirections = 100

// Resolve returns what a value of the type decodes into, looking through names
// and pointers; nil for a struct, and if nothing is known.
func (s *Scope) Resolve(t *spec.Type) *spec.Type { return s.target(t).typ }

// TypeOf returns the type that a type expression of Go denotes; nil for a
// struct, and for one that no document needs to be checked against.
func (s *Scope) TypeOf(x ast.Expr) *spec.Type { return s.expr(x).typ }

// target finds what a value of the type decodes into.
func (s *Scope) target(t *spec.Type) target {
	shown := ""
	for range maxIndirections {
		switch {
		case t == nil:
			return target{}
		case t.Kind == spec.Pointer || t.Kind == spec.Nullable:
			t = t.Elem
			continue
		}
		if shown == "" {
			shown = t.String()
		}
		if t.Kind != spec.Named || t.Import != "" {
			return target{typ: t, shown: shown}
		}
		d := s.def(t.Name)
		if d.model != nil || d.typ == nil {
			return target{model: d.model, shown: shown}
		}
		t = d.typ
	}
	return target{}
}

// basic returns the basic type that the target is, or "".
func (t target) basic() string {
	switch {
	case t.typ == nil:
		return ""
	case t.typ.Kind == spec.Basic:
		return t.typ.Name
	case t.typ.Import == "time": // Duration, Month and Weekday, which have no decoders
		return t.typ.Underlying
	}
	return ""
}

// def returns what a name of the package denotes.
func (s *Scope) def(name string) def {
	d, ok := s.defs[name]
	if !ok {
		d = s.define(name)
		s.defs[name] = d
	}
	return d
}

func (s *Scope) define(name string) def {
	switch {
	case s.DecodesItself(name):
	case s.models[name] != nil:
		return def{model: s.models[name]}
	case s.enums[name] != nil:
		return def{typ: &spec.Type{Kind: spec.Basic, Name: s.enums[name].Underlying}}
	case s.fences[name] != nil:
		if x, err := parser.ParseExpr(s.fences[name].Underlying); err == nil {
			return s.expr(x)
		}
	}
	return def{}
}

// DecodesItself reports whether hand-written Go declares how the type decodes.
func (s *Scope) DecodesItself(name string) bool {
	for _, m := range []string{"UnmarshalJSON", "UnmarshalJSONFrom", "UnmarshalText"} {
		if s.hasMethod(name, m) {
			return true
		}
	}
	return false
}

// expr returns what a type expression of a fence denotes, nothing if it is
// one that no document needs to be checked against.
func (s *Scope) expr(x ast.Expr) def {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return s.expr(x.X)
	case *ast.Ident:
		return def{typ: namedType(x.Name)}
	case *ast.SelectorExpr:
		return def{typ: selectedType(x)}
	case *ast.StarExpr:
		return s.around(spec.Type{Kind: spec.Pointer}, x.X)
	case *ast.ArrayType:
		return s.array(x)
	case *ast.MapType:
		key := s.typeOf(x.Key)
		if key == nil {
			return def{}
		}
		return s.around(spec.Type{Kind: spec.Map, Key: key}, x.Value)
	case *ast.StructType:
		return def{model: s.structType(x)}
	}
	return def{}
}

// typeOf is expr for a part of a type. A struct without a name gets one that
// nothing else can have.
func (s *Scope) typeOf(x ast.Expr) *spec.Type {
	d := s.expr(x)
	if d.model != nil {
		name := "struct #" + strconv.Itoa(len(s.defs))
		s.defs[name] = d
		return &spec.Type{Kind: spec.Named, Name: name}
	}
	return d.typ
}

func (s *Scope) around(t spec.Type, elem ast.Expr) def {
	if t.Elem = s.typeOf(elem); t.Elem == nil {
		t.Elem = &spec.Type{Kind: spec.Any, Name: "any"}
	}
	return def{typ: &t}
}

func (s *Scope) array(x *ast.ArrayType) def {
	if x.Len == nil {
		return s.around(spec.Type{Kind: spec.Slice}, x.Elt)
	}
	lit, ok := x.Len.(*ast.BasicLit)
	if !ok || lit.Kind != token.INT {
		return def{}
	}
	n, err := strconv.ParseInt(lit.Value, 0, 64)
	if err != nil {
		return def{}
	}
	return s.around(spec.Type{Kind: spec.Array, Len: n}, x.Elt)
}

// structType returns the model that a struct of a fence is like.
func (s *Scope) structType(x *ast.StructType) *spec.Model {
	m := &spec.Model{}
	for _, f := range x.Fields.List {
		field := spec.Field{Type: s.typeOf(f.Type)}
		if f.Tag != nil {
			text, _ := strconv.Unquote(f.Tag.Value)
			if json, ok := reflect.StructTag(text).Lookup("json"); ok {
				field.Tags = []spec.Tag{{Key: "json", Value: json}}
			}
		}
		for _, name := range f.Names {
			named := field
			named.Name = name.Name
			m.Fields = append(m.Fields, &named)
		}
		if len(f.Names) == 0 {
			field.Name, field.Embedded = embeddedName(f.Type), true
			m.Fields = append(m.Fields, &field)
		}
	}
	return m
}

// embeddedName returns the name of a field that is written as a type alone.
func embeddedName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return embeddedName(x.X)
	case *ast.SelectorExpr:
		return x.Sel.Name
	case *ast.IndexExpr:
		return embeddedName(x.X)
	case *ast.IndexListExpr:
		return embeddedName(x.X)
	case *ast.Ident:
		return x.Name
	}
	return ""
}

func namedType(name string) *spec.Type {
	switch {
	case name == "any":
		return &spec.Type{Kind: spec.Any, Name: name}
	case spec.IsBasic(name) || name == "error":
		return &spec.Type{Kind: spec.Basic, Name: name}
	}
	return &spec.Type{Kind: spec.Named, Name: name}
}

// selectedType returns a type of the standard library, nil if its package is
// imported under another name or shares the name with another one.
func selectedType(x *ast.SelectorExpr) *spec.Type {
	pkg, ok := x.X.(*ast.Ident)
	if !ok {
		return nil
	}
	found := stdtypes.Lookup(pkg.Name, x.Sel.Name)
	if len(found) != 1 {
		return nil
	}
	t := found[0]
	return &spec.Type{Kind: spec.Named, Name: t.Name, Import: t.Path, Origin: spec.FromStdlib, Underlying: t.Underlying}
}

// keys are those of a struct, and all that a key may be a misspelling of.
type keys struct {
	*jsonkey.Keys
	names []string
}

func (s *Scope) keysOf(m *spec.Model) *keys {
	if k := s.keys[m]; k != nil {
		return k
	}
	k := &keys{Keys: s.view.JSON(m)}
	for _, key := range k.Visible {
		k.names = append(k.names, key.Name)
	}
	s.keys[m] = k
	return k
}

// heldBy returns the struct that a field holds or points to, as [jsonkey.View]
// wants it.
func (s *Scope) heldBy(f *spec.Field) (m *spec.Model, known bool) {
	t := s.target(f.Type)
	return t.model, t.model != nil || t.typ != nil && t.typ.Import == ""
}

// quoted reports whether the value of a field is in quotes: the option string
// means something for scalars and pointers to them.
func (s *Scope) quoted(f *spec.Field) bool {
	if f.Type == nil || !f.JSONOption("string") {
		return false
	}
	t := f.Type
	if t.Kind == spec.Pointer {
		t = t.Elem
	}
	basic := ""
	if t.Kind != spec.Pointer {
		basic = s.target(t).basic()
	}
	return basic != "" && basic != "error" && !strings.HasPrefix(basic, "complex")
}
