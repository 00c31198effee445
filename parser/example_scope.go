package parser

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strconv"

	"github.com/mdspec-go/mdspec/parser/internal/goscope"
	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
)

// exampleScope says what the types of a package decode from. It remembers what
// it has worked out and must not be used at the same time from two goroutines.
type exampleScope struct {
	hand    *goscope.Scope
	models  map[string]*spec.Model
	enums   map[string]*spec.Enum
	fences  map[string]*spec.GoType
	structs map[*spec.Model]*exampleStruct
	defs    map[string]exampleDef
}

// exampleDef is what a name stands for. Without either, nothing is known of it.
type exampleDef struct {
	structure *exampleStruct
	typ       *spec.Type
}

// exampleTarget is what a value is to be decoded into: a struct, or a type that
// is neither a pointer nor a name of this package. Without either, any value
// will do.
type exampleTarget struct {
	structure *exampleStruct
	typ       *spec.Type
	shown     string // as messages call it
}

func newExampleScope(pkg *spec.Package, hand *goscope.Scope) *exampleScope {
	s := &exampleScope{
		hand:    hand,
		models:  map[string]*spec.Model{},
		enums:   map[string]*spec.Enum{},
		fences:  map[string]*spec.GoType{},
		structs: map[*spec.Model]*exampleStruct{},
		defs:    map[string]exampleDef{},
	}
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
// a type is; a type that needs more stands for itself.
const maxIndirections = 100

// target finds what a value of the type decodes into.
func (s *exampleScope) target(t *spec.Type) exampleTarget {
	shown := ""
	for range maxIndirections {
		switch {
		case t == nil:
			return exampleTarget{}
		case t.Kind == spec.Pointer:
			t = t.Elem
			continue
		}
		if shown == "" {
			shown = t.String()
		}
		if t.Kind != spec.Named || t.Import != "" {
			return exampleTarget{typ: t, shown: shown}
		}
		def := s.def(t.Name)
		if def.structure != nil || def.typ == nil {
			return exampleTarget{structure: def.structure, shown: shown}
		}
		t = def.typ
	}
	return exampleTarget{}
}

// basic returns the basic type that the target is, or "".
func (t exampleTarget) basic() string {
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

// def returns what a name of the package stands for.
func (s *exampleScope) def(name string) exampleDef {
	d, ok := s.defs[name]
	if !ok {
		d = s.define(name)
		s.defs[name] = d
	}
	return d
}

func (s *exampleScope) define(name string) exampleDef {
	switch {
	case s.decodesItself(name):
	case s.models[name] != nil:
		return exampleDef{structure: s.structure(s.models[name])}
	case s.enums[name] != nil:
		return exampleDef{typ: &spec.Type{Kind: spec.Basic, Name: s.enums[name].Underlying}}
	case s.fences[name] != nil:
		if x, err := parser.ParseExpr(s.fences[name].Underlying); err == nil {
			return s.expr(x)
		}
	}
	return exampleDef{}
}

// decodesItself reports whether hand-written Go declares how the type decodes.
func (s *exampleScope) decodesItself(name string) bool {
	for _, m := range []string{"UnmarshalJSON", "UnmarshalJSONFrom", "UnmarshalText"} {
		if _, ok := s.hand.Method(name, m); ok {
			return true
		}
	}
	return false
}

// structure returns a model as encoding/json sees it.
func (s *exampleScope) structure(m *spec.Model) *exampleStruct {
	if st := s.structs[m]; st != nil {
		return st
	}
	st := &exampleStruct{open: s.decodesItself(m.Name)}
	s.structs[m] = st
	for _, f := range m.Fields {
		tag, _ := f.Tag("json")
		st.fields = append(st.fields, exampleField{f.Name, f.Embedded, f.Type, tag})
	}
	return st
}

// expr returns what a type expression of a fence stands for, nothing if it is
// one that no document needs to be checked against.
func (s *exampleScope) expr(x ast.Expr) exampleDef {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return s.expr(x.X)
	case *ast.Ident:
		return exampleDef{typ: namedType(x.Name)}
	case *ast.SelectorExpr:
		return exampleDef{typ: selectedType(x)}
	case *ast.StarExpr:
		return s.around(spec.Type{Kind: spec.Pointer}, x.X)
	case *ast.ArrayType:
		return s.array(x)
	case *ast.MapType:
		key := s.typeOf(x.Key)
		if key == nil {
			return exampleDef{}
		}
		return s.around(spec.Type{Kind: spec.Map, Key: key}, x.Value)
	case *ast.StructType:
		return exampleDef{structure: s.structType(x)}
	}
	return exampleDef{}
}

// typeOf is expr for a part of a type. A struct without a name gets one that
// nothing else can have.
func (s *exampleScope) typeOf(x ast.Expr) *spec.Type {
	def := s.expr(x)
	if def.structure != nil {
		name := "struct #" + strconv.Itoa(len(s.defs))
		s.defs[name] = def
		return &spec.Type{Kind: spec.Named, Name: name}
	}
	return def.typ
}

func (s *exampleScope) around(t spec.Type, elem ast.Expr) exampleDef {
	if t.Elem = s.typeOf(elem); t.Elem == nil {
		t.Elem = &spec.Type{Kind: spec.Any, Name: "any"}
	}
	return exampleDef{typ: &t}
}

func (s *exampleScope) array(x *ast.ArrayType) exampleDef {
	if x.Len == nil {
		return s.around(spec.Type{Kind: spec.Slice}, x.Elt)
	}
	lit, ok := x.Len.(*ast.BasicLit)
	if !ok || lit.Kind != token.INT {
		return exampleDef{}
	}
	n, err := strconv.ParseInt(lit.Value, 0, 64)
	if err != nil {
		return exampleDef{}
	}
	return s.around(spec.Type{Kind: spec.Array, Len: n}, x.Elt)
}

func (s *exampleScope) structType(x *ast.StructType) *exampleStruct {
	st := &exampleStruct{}
	for _, f := range x.Fields.List {
		field := exampleField{typ: s.typeOf(f.Type)}
		if f.Tag != nil {
			text, _ := strconv.Unquote(f.Tag.Value)
			field.tag = reflect.StructTag(text).Get("json")
		}
		for _, name := range f.Names {
			field.name = name.Name
			st.fields = append(st.fields, field)
		}
		if len(f.Names) == 0 {
			field.name, field.embedded = embeddedName(f.Type), true
			st.fields = append(st.fields, field)
		}
	}
	return st
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
