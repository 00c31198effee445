package parser

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// cycleFinder walks the structs that contain each other by value.
type cycleFinder struct {
	r     *resolver
	state map[*modelNode]int // 0 not seen, 1 on the path, 2 done
	path  []step
}

// step is one field of the path and the struct it belongs to.
type step struct {
	rec   *modelNode
	field *fieldNode
}

// checkCycles reports every struct that contains itself by value, at the field
// that closes the cycle (rule 3.5).
func (r *resolver) checkCycles() {
	c := &cycleFinder{r: r, state: map[*modelNode]int{}}
	for _, d := range r.docs {
		for _, rec := range d.models {
			c.visit(rec)
		}
	}
}

func (c *cycleFinder) visit(rec *modelNode) {
	if c.state[rec] != 0 {
		return
	}
	c.state[rec] = 1
	for _, f := range rec.fields {
		inner := c.r.valueIn(f)
		if inner == nil {
			continue
		}
		c.path = append(c.path, step{rec, f})
		if c.state[inner] == 1 {
			c.report(inner)
		} else {
			c.visit(inner)
		}
		c.path = c.path[:len(c.path)-1]
	}
	c.state[rec] = 2
}

// valueIn returns the record of the model that a field holds by value.
func (r *resolver) valueIn(f *fieldNode) *modelNode {
	if f.bad || f.Type == nil {
		return nil
	}
	t := f.Type
	for t.Kind == spec.Array {
		t = t.Elem
	}
	if t.Kind != spec.Named || t.Origin != spec.FromModel || r.scope[t.Name] == nil {
		return nil
	}
	return r.records[r.scope[t.Name].model]
}

func (c *cycleFinder) report(inner *modelNode) {
	from := len(c.path) - 1
	for c.path[from].rec != inner {
		from--
	}
	var names []string
	for _, s := range c.path[from:] {
		names = append(names, s.rec.Name+"."+s.field.Name)
	}
	names = append(names, inner.Name)
	last := c.path[len(c.path)-1]
	d := c.r.diags.Add(diag.RecursiveType, last.field.Type.Span, diag.Verbatim(strings.Join(names, " → ")))
	for _, s := range c.path[from : len(c.path)-1] {
		d.Related = append(d.Related, diag.Related{Span: s.field.Type.Span, Message: diag.Say("by way of this field")})
	}
}
