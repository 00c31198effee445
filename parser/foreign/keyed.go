package foreign

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// dataKey is a key that looks like data, as BTC_ETH does: it has no small letters, or has
// what names of members have not.
var dataKey = lazyregexp.New(`^[^a-z]+$|[\d./: @-]|[^\x00-\x7f]`)

// keyed returns what an example shows of each value of a map, of which the fields are
// members; nil if it is no map. An object is one if its keys look like data, none is that of
// a field, and its values are objects, or lists of them, which all have most of the fields.
func keyed(s *sample.Shape, fields []*facts.Field) *sample.Shape {
	switch {
	case s == nil || len(fields) < 2:
		return nil
	case s.Kind == sample.Map && hasMost(s.Elem, fields):
		return s.Elem
	case s.Kind != sample.Object || len(s.Members) < 2 || anyKey(s, fields):
		return nil
	}
	other := func(m sample.Member) bool { return !dataKey.MatchString(m.Key) || !hasMost(m.Shape, fields) }
	if slices.ContainsFunc(s.Members, other) {
		return nil
	}
	elem := s.Members[0].Shape
	for _, m := range s.Members[1:] {
		elem = sample.Unify(elem, m.Shape)
	}
	if objectOf(elem) == nil {
		return nil // some are lists, and some are none
	}
	return elem
}

// hasMost reports whether an example of an object, or of a list of them, has more than half
// of the fields.
func hasMost(s *sample.Shape, fields []*facts.Field) bool {
	return objectOf(s) != nil && 2*len(keysIn(s, fields)) > len(fields)
}
