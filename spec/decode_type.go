package spec

import (
	"errors"
	"fmt"
	"math"
)

// typeDepth is how deep a type may nest. A document cannot write so much.
const typeDepth = 1024

// typ returns the first fault of a type: a kind has the parts that it needs and
// no others.
func (c *checker) typ(t *Type) error {
	depth := 0
	for range t.All() {
		if depth++; depth > typeDepth {
			return errors.New("it nests too deep")
		}
	}
	return c.part(t)
}

// part returns the first fault of a type or a part of one.
func (c *checker) part(t *Type) error {
	if t == nil {
		return errNull
	}
	var named, key, elem bool
	switch t.Kind {
	case Basic, Any, Named:
		named = true
	case Pointer, Slice:
		elem = true
	case Array:
		elem = true
		if t.Len < 0 || t.Len > math.MaxInt32 {
			return fmt.Errorf("%d is no length", t.Len)
		}
	case Map:
		key, elem = true, true
	default:
		return fmt.Errorf("unknown kind %.60q", t.Kind)
	}
	if named != (t.Name != "") || key != (t.Key != nil) || elem != (t.Elem != nil) {
		return fmt.Errorf("a %s type lacks a part or has one too many", t.Kind)
	}
	if t.Kind == Named {
		return c.origin(t)
	}
	if t.Origin != "" || t.Import != "" {
		return fmt.Errorf("a %s type has no origin", t.Kind)
	}
	if key {
		if err := c.part(t.Key); err != nil {
			return within("key", err)
		}
	}
	if elem {
		return within("elem", c.part(t.Elem))
	}
	return nil
}

// origin returns the fault in where a named type is said to come from.
func (c *checker) origin(t *Type) error {
	if (t.Origin == FromStdlib) != (t.Import != "") {
		return errors.New("a type of the standard library, and no other, has an import")
	}
	declared := true
	switch t.Origin {
	case FromModel:
		declared = c.models[t.Name]
	case FromEnum:
		declared = c.enums[t.Name]
	case FromFence:
		declared = c.types[t.Name]
	case FromGo, FromStdlib: // declared elsewhere
	default:
		return fmt.Errorf("unknown origin %.60q", t.Origin)
	}
	if !declared {
		return fmt.Errorf("no %s declares %.60q", t.Origin, t.Name)
	}
	return nil
}
