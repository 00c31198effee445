package gen

import (
	"go/ast"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// planSecrets decides which types do not print their values.
func (p *plan) planSecrets(pkg *spec.Package) {
	for _, name := range p.secretTypes(pkg) {
		s := secretType{name, map[string]bool{}}
		for _, method := range []string{"Format", "GoString", "LogValue", "String"} {
			s.taken[method] = p.hasMember(pkg, name, method)
		}
		p.secrets = append(p.secrets, s)
	}
}

// secretTypes returns the structs that hold what the token call takes and gives:
// its request, its response, and those in them that nothing else uses. What others
// use as well has to stay readable, unless it holds the token.
func (p *plan) secretTypes(pkg *spec.Package) []string {
	if p.client == nil || p.client.tokenCall == nil {
		return nil
	}
	call := p.client.tokenCall
	inside, secret := map[string]bool{}, map[string]bool{}
	p.reachModels(inside, call.Request, call.Response)
	elsewhere := p.usedOutside(pkg, inside)
	for name := range inside {
		secret[name] = !elsewhere[name]
	}
	for _, t := range []*spec.Type{call.Request, call.Response} {
		if t != nil && t.Kind == spec.Named && (t.Origin == spec.FromModel || p.fenceStruct(t.Name) != nil) {
			secret[t.Name] = true
		}
	}
	if m := p.index.Model(typeName(call.Response)); m != nil {
		for _, f := range p.index.FieldPath(m, p.client.setting(spec.TokenKey)) {
			if f.Embedded {
				secret[f.Name] = true
			}
		}
	}
	return slices.DeleteFunc(sortedKeys(secret), func(name string) bool { return !secret[name] })
}

func typeName(t *spec.Type) string {
	if t == nil {
		return ""
	}
	return t.Name
}

// reachModels enters the models that values of the types hold.
func (p *plan) reachModels(seen map[string]bool, types ...*spec.Type) {
	for _, whole := range types {
		for t := range whole.All() {
			m := p.models[t.Name]
			if t.Origin != spec.FromModel || m == nil || seen[t.Name] {
				continue
			}
			seen[t.Name] = true
			for _, f := range m.Fields {
				p.reachModels(seen, f.Type)
			}
		}
	}
}

// usedOutside returns the models that other models than the given ones hold, or
// that other calls than the token call take or give.
func (p *plan) usedOutside(pkg *spec.Package, inside map[string]bool) map[string]bool {
	used := map[string]bool{}
	for m := range pkg.Models() {
		for _, f := range m.Fields {
			if !inside[m.Name] {
				p.reachModels(used, f.Type)
			}
		}
	}
	for _, c := range p.client.calls {
		if c != p.client.tokenCall {
			p.reachModels(used, c.Request, c.Response)
		}
	}
	return used
}

// fenceStruct returns the struct that a fence declares under the name; nil if none
// does.
func (p *plan) fenceStruct(name string) *ast.StructType {
	decl := p.types[name]
	if decl == nil || decl.Assign.IsValid() || decl.TypeParams != nil {
		return nil
	}
	s, _ := decl.Type.(*ast.StructType)
	return s
}

// hasMember reports whether a struct has a field, or hand-written Go a method, of the
// name, so that it can have no other method of it.
func (p *plan) hasMember(pkg *spec.Package, typ, name string) bool {
	if slices.Contains(pkg.GoMethods, typ+"."+name) {
		return true
	}
	if s := p.fenceStruct(typ); s != nil {
		return slices.ContainsFunc(s.Fields.List, func(f *ast.Field) bool {
			return slices.ContainsFunc(f.Names, func(id *ast.Ident) bool { return id.Name == name })
		})
	}
	return p.hasField(p.models[typ], name, map[string]bool{})
}

// hasField reports whether a model has a field of the name, be it in a model that
// it embeds.
func (p *plan) hasField(m *spec.Model, name string, seen map[string]bool) bool {
	if m == nil || seen[m.Name] {
		return false
	}
	seen[m.Name] = true
	return slices.ContainsFunc(m.Fields, func(f *spec.Field) bool {
		return f.Name == name || f.Embedded && p.hasField(p.models[f.Name], name, seen)
	})
}
