package breaking

import (
	"github.com/mdspec-go/mdspec/spec"
)

// verdict says how far two types differ as JSON has them.
type verdict int

const (
	same      verdict = iota
	nullable          // one can be null
	rangeOf           // both are numbers, of another range
	different         // anything else
)

// compatKey is a question about two structs.
type compatKey struct {
	old, new *decl
	dir      direction
}

// wireType compares two types as JSON has them. Types that are compared under
// their own names count as the same.
func (c *comparison) wireType(old, new *spec.Type, dir direction) verdict {
	return c.wireTypeWithin(old, new, dir, 0)
}

func (c *comparison) wireTypeWithin(o, n *spec.Type, dir direction, depth int) verdict {
	if o == nil || n == nil || depth > 2*(len(c.old.decls)+len(c.new.decls))+100 {
		return verdictOf(o == n, different)
	}
	depth++
	if (o.Kind == spec.Pointer) != (n.Kind == spec.Pointer) {
		return max(nullable, c.wireTypeWithin(pointed(o), pointed(n), dir, depth))
	}
	if o.Kind == spec.Pointer {
		return c.wireTypeWithin(o.Elem, n.Elem, dir, depth)
	}
	od, nd := c.old.lookup(o), c.new.lookup(n)
	if od != nil && nd != nil && c.paired(od, nd) {
		return same
	}
	if t := c.old.expand(od); t != nil {
		return c.wireTypeWithin(t, n, dir, depth)
	}
	if t := c.new.expand(nd); t != nil {
		return c.wireTypeWithin(o, t, dir, depth)
	}
	if od != nil && nd != nil { // two structs
		return verdictOf(c.compatible(od, nd, dir), different)
	}
	return c.wireKinds(o, n, dir, depth)
}

func verdictOf(equal bool, otherwise verdict) verdict {
	if equal {
		return same
	}
	return otherwise
}

// wireKinds compares types that are no names of the package.
func (c *comparison) wireKinds(o, n *spec.Type, dir direction, depth int) verdict {
	ob, nb := jsonBasic(o), jsonBasic(n)
	switch {
	case ob != "" && nb != "":
		return basicVerdict(ob, nb)
	case ob != "" || nb != "" || o.Kind != n.Kind:
		return different
	case o.Kind == spec.Named:
		return verdictOf(c.sameType(o, n), different)
	case o.Kind == spec.Map:
		return max(c.wireTypeWithin(o.Key, n.Key, dir, depth), c.wireTypeWithin(o.Elem, n.Elem, dir, depth))
	case o.Len != n.Len:
		return different
	}
	return c.wireTypeWithin(o.Elem, n.Elem, dir, depth)
}

// jsonBasic returns the basic type as which JSON has a type; "" for one that
// holds others, and for one that nothing is known of.
func jsonBasic(t *spec.Type) string {
	switch {
	case t.Kind == spec.Any || t.Import == "encoding/json" && t.Name == "RawMessage":
		return "any"
	case t.Import == "encoding/json" && t.Name == "Number":
		return "float64"
	case t.Kind == spec.Slice && t.Elem.Kind == spec.Basic && spec.Canonical(t.Elem.Name) == "uint8":
		return "base64"
	}
	switch base := spec.Canonical(t.Base()); base {
	case "int", "uint":
		return base + "64"
	default:
		return base
	}
}

func basicVerdict(o, n string) verdict {
	switch {
	case o == n:
		return same
	case isNumber(o) && isNumber(n):
		return rangeOf
	}
	return different
}

func isNumber(basic string) bool { return spec.IsInteger(basic) || spec.IsFloat(basic) }

// compatible reports whether one struct can take the place of another on the
// wire: no key of it breaks.
func (c *comparison) compatible(old, new *decl, dir direction) bool {
	k := compatKey{old, new, dir}
	if known, ok := c.compats[k]; ok {
		return known
	}
	c.compats[k] = true // holds within itself unless something else shows
	from, ok := len(c.assumed), true
	c.assumed = append(c.assumed, k)
	c.compareKeys(old, new, dir, func(wireKey, wireHit) { ok = false })
	if !ok {
		for _, within := range c.assumed[from:] {
			delete(c.compats, within) // it may have held only because this seemed to
		}
		c.assumed = c.assumed[:from]
		c.compats[k] = false
	}
	return ok
}
