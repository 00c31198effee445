package gen

import (
	"fmt"
	"go/ast"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

func newPlan(p *spec.Package, o Options) (*plan, error) {
	pl := &plan{
		options: o,
		byHand:  p.GoDoc,
		index:   jsonkey.NewIndex(p),
		scope:   map[string]bool{},
		models:  map[string]*spec.Model{},
		enums:   map[string]*spec.Enum{},
		types:   map[string]*ast.TypeSpec{},
		fences:  map[*spec.Fence]*fence{},
	}
	pl.declare(p.GoNames...)
	for m := range p.Models() {
		pl.addModel(m)
	}
	for e := range p.Enums() {
		if err := pl.addEnum(e); err != nil {
			return nil, err
		}
	}
	for f := range p.Fences() {
		if err := pl.addFence(f); err != nil {
			return nil, err
		}
	}
	if err := checkBounds(p); err != nil {
		return nil, err
	}
	pl.checked = pl.modelsToCheck(p)
	if len(pl.checked) > 0 {
		pl.declare("LimitError")
	}
	if pl.nullable {
		pl.declare("Nullable", "NullableOf", "Null")
	}
	if o.Client != ClientNone {
		if err := pl.addClient(p); err != nil {
			return nil, err
		}
		pl.planSecrets(p)
	}
	pl.planParts()
	pl.planPackageComment(p)
	return pl, nil
}

func (p *plan) addModel(m *spec.Model) {
	p.declare(m.Name)
	p.models[m.Name] = m
	for _, f := range m.Fields {
		p.nullable = p.nullable || f.Type.Kind == spec.Nullable
		for t := range f.Type.All() {
			if t.Origin == spec.FromGo {
				p.declare(t.Name)
			}
		}
	}
}

func (p *plan) addEnum(e *spec.Enum) error {
	p.declare(e.Name, valuesName(e))
	p.enums[e.Name] = e
	for _, v := range e.Values {
		p.declare(v.Name)
		if _, err := enumLiteral(e, v); err != nil {
			return err
		}
	}
	return nil
}

func (p *plan) addFence(f *spec.Fence) error {
	parsed, err := parseFence(f)
	if err != nil {
		return fmt.Errorf("gen: Go fence at %s: %w", f.Span, err)
	}
	p.fences[f] = parsed
	for name, def := range parsed.declared {
		p.declare(name)
		if def != nil {
			p.types[name] = def
		}
	}
	return nil
}
