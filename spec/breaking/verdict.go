package breaking

import (
	"github.com/mdspec-go/mdspec/spec"
)

// verdict says how far two types differ as JSON has them.
type verdict int

const (
	same      verdict = iota
	unknown           // nothing is known of one of them
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
	w := typeWalk{comparison: c, dir: dir}
	return w.compare(old, new, 0)
}

// typeWalk is one run of wireType.
type typeWalk struct {
	*comparison
	dir    direction
	opened map[typePair]bool // the pairs of which a name was looked through
}

// typePair is two types that are compared.
type typePair struct{ old, new *spec.Type }

// compare compares two types; names is how many names were looked through on the
// way to them. How deep they are written does not matter: that has an end.
func (w *typeWalk) compare(o, n *spec.Type, names int) verdict {
	switch {
	case o == nil || n == nil:
		return verdictOf(o == n, different)
	case hasNull(o) && hasNull(n):
		return w.compare(o.Elem, n.Elem, names)
	case hasNull(o) || hasNull(n):
		return max(nullable, w.compare(pointed(o), pointed(n), names))
	}
	od, nd := w.old.lookup(o), w.new.lookup(n)
	if od != nil && nd != nil && w.paired(od, nd) {
		return same
	}
	if ot, nt := w.old.expand(od), w.new.expand(nd); ot != nil {
		return w.open(o, n, ot, n, names)
	} else if nt != nil {
		return w.open(o, n, o, nt, names)
	}
	if od != nil && nd != nil { // two structs
		return w.compatible(od, nd, w.dir)
	}
	return w.kinds(o, n, names)
}

// open compares two types, of which one is what a name of the pair o and n stands
// for. A pair that was met before holds itself: it is the same unless something
// else in it differs.
func (w *typeWalk) open(o, n, under, over *spec.Type, names int) verdict {
	p := typePair{o, n}
	switch {
	case w.opened[p]:
		return same
	case names > 2*(len(w.old.decls)+len(w.new.decls))+100:
		return unknown // two types that hold themselves, each in another rhythm
	case w.opened == nil:
		w.opened = map[typePair]bool{}
	}
	w.opened[p] = true
	return w.compare(under, over, names+1)
}

func verdictOf(equal bool, otherwise verdict) verdict {
	if equal {
		return same
	}
	return otherwise
}

// kinds compares types that are no names of the package.
func (w *typeWalk) kinds(o, n *spec.Type, names int) verdict {
	ob, nb := jsonBasic(o), jsonBasic(n)
	switch {
	case ob != "" && nb != "":
		return basicVerdict(ob, nb)
	case isOpaque(o) || isOpaque(n):
		return verdictOf(w.sameType(o, n), unknown)
	case ob != "" || nb != "" || o.Kind != n.Kind:
		return different
	case o.Kind == spec.Named:
		return verdictOf(w.sameType(o, n), different)
	case o.Kind == spec.Map:
		return max(w.compare(o.Key, n.Key, names), w.compare(o.Elem, n.Elem, names))
	case o.Len != n.Len:
		return different
	}
	return w.compare(o.Elem, n.Elem, names)
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

// compatible says how far one struct can take the place of another on the wire:
// they are the same if no key of it breaks.
func (c *comparison) compatible(old, new *decl, dir direction) verdict {
	k := compatKey{old, new, dir}
	if known, ok := c.compats[k]; ok {
		return known
	}
	c.compats[k] = same // holds within itself unless something else shows
	from, v := len(c.assumed), same
	c.assumed = append(c.assumed, k)
	c.compareKeys(old, new, dir, func(found wireKey, _ wireHit) {
		if found.rule == notCompared {
			v = max(v, unknown)
		} else {
			v = different
		}
	})
	if v != same {
		for _, within := range c.assumed[from:] {
			delete(c.compats, within) // it may have held only because this seemed to
		}
		c.assumed = c.assumed[:from]
		c.compats[k] = v
	}
	return v
}
