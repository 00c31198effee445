package foreign

import "github.com/mdspec-go/mdspec/spec"

// breakCycles makes pointers of the fields through which structs contain themselves. Of the
// fields of a cycle it is the one that is found last, from the first struct on.
func breakCycles(p *spec.Package) {
	c := cycles{index: spec.NewIndex(p), state: map[*spec.Model]int{}}
	for m := range p.Models() {
		c.visit(m)
	}
}

// cycles are the structs that are visited.
type cycles struct {
	index *spec.Index
	state map[*spec.Model]int // 1: being visited, 2: done
}

func (c *cycles) visit(m *spec.Model) {
	if c.state[m] != 0 {
		return
	}
	c.state[m] = 1
	for _, f := range m.Fields {
		t := f.Type
		if t.Kind != spec.Named || t.Origin != spec.FromModel {
			continue
		}
		within := c.index.Model(t.Name)
		switch {
		case within == nil:
		case c.state[within] == 1:
			f.Type = &spec.Type{Kind: spec.Pointer, Elem: t}
		default:
			c.visit(within)
		}
	}
	c.state[m] = 2
}
