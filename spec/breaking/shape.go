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

// paired reports whether one declaration is what the other has become.
func (c *comparison) paired(old, new *decl) bool {
	od, _ := c.old.target(old)
	nd, _ := c.new.target(new)
	if od == nil || nd == nil {
		return false
	}
	p := c.pairOf[od.name]
	return p != nil && p.new == nd
}

// expand returns what a name stands for in JSON; nil for a struct, and for what
// is no name of the package.
func (s *side) expand(d *decl) *spec.Type {
	switch {
	case d == nil || d.form == structForm:
		return nil
	case d.form == enumForm:
		return &spec.Type{Kind: spec.Basic, Name: d.enum.Underlying}
	}
	return d.expr
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

// flatKey is a field with the key that it has in the object around it.
type flatKey struct {
	key   string
	field *spec.Field
	owner *decl // the struct that declares the field
}

// keys returns the keys of a struct, with those of structs that it embeds, and
// the fields without a key.
func (s *side) keys(d *decl) (keyed []flatKey, byKey map[string]flatKey, keyless []flatKey) {
	depth, size := s.flatLevels(d)
	keyed, byKey = make([]flatKey, 0, size), make(map[string]flatKey, size)
	for _, level := range depth {
		for _, d := range level {
			for _, f := range d.model.Fields {
				if s.flattened(f) {
					continue
				}
				k := flatKey{spec.JSONKey(f), f, d}
				if k.key == "" {
					keyless = append(keyless, k)
				} else if _, ok := byKey[k.key]; !ok {
					byKey[k.key] = k
					keyed = append(keyed, k)
				}
			}
		}
	}
	return keyed, byKey, keyless
}

// flatLevels returns the struct, then those whose keys are its own because it embeds
// them, by depth, and how many fields they have.
func (s *side) flatLevels(d *decl) (levels [][]*decl, size int) {
	seen := map[*decl]bool{d: true}
	for depth := []*decl{d}; len(depth) > 0; {
		levels = append(levels, depth)
		var next []*decl
		for _, d := range depth {
			size += len(d.model.Fields)
			for _, f := range d.model.Fields {
				if !s.flattened(f) {
					continue
				}
				if inner := s.structOf(pointed(f.Type)); !seen[inner] {
					seen[inner] = true
					next = append(next, inner)
				}
			}
		}
		depth = next
	}
	return levels, size
}

// omission says which values of a field are not sent.
type omission int

const (
	sent        omission = iota // all are
	nilOmitted                  // a nil slice or map is not
	zeroOmitted                 // no zero value is, and no empty list
)

// omits returns which values of the field its tag leaves out.
func (s *side) omits(f *spec.Field) omission {
	empty, zero := f.JSONOption("omitempty"), f.JSONOption("omitzero")
	switch t := s.core(f.Type); {
	case !empty && !zero:
		return sent
	case t.Kind == spec.Slice || t.Kind == spec.Map:
		if empty {
			return zeroOmitted
		}
		return nilOmitted
	case t.Kind == spec.Array && t.Len > 0 || t.Kind == spec.Named && t.Base() == "":
		if zero {
			return zeroOmitted
		}
		return sent // omitempty leaves out no struct and no array
	}
	return zeroOmitted
}

// core returns the type without the names of the package, down to a struct.
func (s *side) core(t *spec.Type) *spec.Type {
	for range len(s.decls) + 1 {
		next := s.expand(s.lookup(t))
		if next == nil {
			break
		}
		t = next
	}
	return t
}
