package gen

import (
	"go/ast"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// core returns the type that t denotes, looking through the names of
// fences, and the fence names passed on the way. The type is nil if one of
// them occurs a second time: a type that contains itself has no end.
//
// A type that cannot be looked into, such as one of hand-written Go, is
// returned as it is.
func (p *plan) core(t *spec.Type, seen []string) (*spec.Type, []string) {
	for t != nil && t.Kind == spec.Named {
		if t.Import == "encoding/json" && t.Name == "RawMessage" {
			return &spec.Type{Kind: spec.Slice, Elem: &spec.Type{Kind: spec.Basic, Name: "byte"}}, seen
		}
		def := p.types[t.Name]
		if t.Import != "" || def == nil || def.TypeParams != nil {
			return t, seen
		}
		if slices.Contains(seen, t.Name) {
			return nil, seen
		}
		seen = append(slices.Clip(seen), t.Name)
		under := p.typeOf(def.Type)
		switch {
		case under == nil:
			return t, seen
		case under.Kind == spec.Basic:
			return &spec.Type{Kind: spec.Named, Name: t.Name, Origin: t.Origin, Underlying: under.Name}, seen
		case under.Origin == spec.FromModel && !def.Assign.IsValid():
			return t, seen // a type of its own: it has the fields, but not the methods
		case under.Origin == spec.FromEnum && !def.Assign.IsValid():
			return &spec.Type{Kind: spec.Named, Name: t.Name, Origin: t.Origin, Underlying: under.Underlying}, seen
		}
		t = under
	}
	return t, seen
}

// typeOf returns the type that an expression of a fence denotes; nil if it is
// of no use for limits. A type whose elements are such can be counted.
func (p *plan) typeOf(x ast.Expr) *spec.Type {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return p.typeOf(x.X)
	case *ast.Ident:
		return p.typeNamed(x.Name)
	case *ast.StarExpr:
		return &spec.Type{Kind: spec.Pointer, Elem: p.typeOf(x.X)}
	case *ast.ArrayType:
		if x.Len == nil {
			return &spec.Type{Kind: spec.Slice, Elem: p.typeOf(x.Elt)}
		}
		return &spec.Type{Kind: spec.Array, Elem: p.typeOf(x.Elt)}
	case *ast.MapType:
		return &spec.Type{Kind: spec.Map, Key: p.typeOf(x.Key), Elem: p.typeOf(x.Value)}
	}
	return nil
}

func (p *plan) typeNamed(name string) *spec.Type {
	switch {
	case p.models[name] != nil:
		return &spec.Type{Kind: spec.Named, Name: name, Origin: spec.FromModel}
	case p.enums[name] != nil:
		return &spec.Type{Kind: spec.Named, Name: name, Origin: spec.FromEnum, Underlying: p.enums[name].Underlying}
	case p.types[name] != nil:
		return &spec.Type{Kind: spec.Named, Name: name, Origin: spec.FromFence}
	case spec.IsBasic(name) && !p.scope[name]:
		return &spec.Type{Kind: spec.Basic, Name: name}
	}
	return nil
}

// modelsToCheck returns the models that get a Validate method: those with
// limits, and those that hold one of them.
func (p *plan) modelsToCheck(pkg *spec.Package) map[string]bool {
	holders := map[string][]string{} // by the name of the model held
	checked := map[string]bool{}
	var queue []string
	add := func(name string) {
		if !checked[name] {
			checked[name] = true
			queue = append(queue, name)
		}
	}
	for m := range pkg.Models() {
		for _, f := range m.Fields {
			if held := p.modelWithin(f.Type, nil); held != "" {
				holders[held] = append(holders[held], m.Name)
			}
			if len(f.Limits) > 0 {
				add(m.Name)
			}
		}
	}
	for len(queue) > 0 {
		held := queue[0]
		queue = queue[1:]
		for _, name := range holders[held] {
			add(name)
		}
	}
	return checked
}

// modelWithin returns the name of the model that the type's values hold, or "".
func (p *plan) modelWithin(t *spec.Type, seen []string) string {
	t, seen = p.core(t, seen)
	switch {
	case t == nil:
		return ""
	case t.Kind == spec.Named && t.Origin == spec.FromModel:
		return t.Name
	}
	return p.modelWithin(t.Elem, seen)
}
