package foreign

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/spec"
)

// unified returns what several examples show together; nil if there is none that shows
// anything but an error.
func unified(samples []facts.Sample) *sample.Shape {
	var out *sample.Shape
	for _, s := range samples {
		switch {
		case isError(s.Shape) || s.Shape.Kind == sample.Object && len(s.Shape.Members) == 0:
		case out == nil:
			out = s.Shape
		default:
			out = sample.Unify(out, s.Shape)
		}
	}
	return out
}

// isError reports whether an example is the answer to a call that failed.
func isError(s *sample.Shape) bool {
	return s.Kind == sample.Object && len(s.Members) == 1 && slices.Contains([]string{"message", "error", "errors", "detail", "error_description"}, s.Members[0].Key)
}

// withShown returns the fields of a table with those that only an example of the same thing
// shows: one that has at least half of the keys of the table.
func withShown(fields []*facts.Field, s *sample.Shape) []*facts.Field {
	s = elementOf(s)
	if s == nil || s.Kind != sample.Object {
		return fields
	}
	known, shared := map[string]bool{}, 0
	for _, f := range fields {
		known[f.Key] = true
		if memberOf(s, f.Key) != nil {
			shared++
		}
	}
	if shared == 0 || 2*shared < len(fields) {
		return fields
	}
	out := slices.Clone(fields)
	for _, m := range s.Members {
		if !known[m.Key] {
			out = append(out, shownField(m))
		}
	}
	return out
}

// shownField returns a field that only an example shows.
func shownField(m sample.Member) *facts.Field {
	f := &facts.Field{Key: m.Key, Made: true, Shown: true, Presence: spec.Optional}
	if m.Comment != "" {
		f.Doc = []string{m.Comment}
	}
	return f
}

// anyKey reports whether an object of the example has one of the keys.
func anyKey(s *sample.Shape, fields []*facts.Field) bool {
	for s != nil && s.Kind == sample.List {
		s = s.Elem
	}
	return slices.ContainsFunc(fields, func(f *facts.Field) bool { return memberOf(s, f.Key) != nil })
}

// sharesKey reports whether any object of the example has one of the keys of the fields or
// of their members.
func sharesKey(s *sample.Shape, fields []*facts.Field) bool {
	if s = elementOf(s); s == nil {
		return false
	}
	if slices.ContainsFunc(fields, func(f *facts.Field) bool { return memberOf(s, f.Key) != nil || sharesKey(s, f.Children) }) {
		return true
	}
	return slices.ContainsFunc(s.Members, func(m sample.Member) bool { return sharesKey(m.Shape, fields) })
}

// enclosing returns the keys that lead from an example to the one object in it that has
// keys of the fields, if the example itself has none but such as that object has, too.
func enclosing(s *sample.Shape, fields []*facts.Field) []string {
	if s == nil || len(fields) == 0 {
		return nil
	}
	top := keysIn(s, fields)
	var way []string
	for _, m := range s.Members {
		if !holds(m.Shape) {
			continue
		}
		var into []string
		if inside := keysIn(m.Shape, fields); len(inside) > len(top) && !slices.ContainsFunc(top, func(key string) bool { return !slices.Contains(inside, key) }) {
			into = []string{m.Key}
		} else if below := enclosing(elementOf(m.Shape), fields); below != nil && len(top) == 0 {
			into = append([]string{m.Key}, below...)
		}
		if into != nil && way != nil {
			return nil
		}
		way = append(way, into...)
	}
	return way
}

// keysIn returns the keys of fields that an object of the example has, but for fields of
// text or numbers where it has an object.
func keysIn(s *sample.Shape, fields []*facts.Field) (keys []string) {
	for _, f := range fields {
		isScalar := f.Typed && f.Type.Kind == typeword.Basic && !f.Type.Doubt && !f.Repeated
		if m := memberOf(s, f.Key); m != nil && !(isScalar && m.Kind == sample.Object) {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// envelope returns the key of the one object within an example that the fields are those
// of; "" if they are those of the example itself.
func envelope(s *sample.Shape, fields []*facts.Field) string {
	top, inside, key := 0, 0, ""
	for _, f := range fields {
		if memberOf(s, f.Key) != nil {
			top++
		}
	}
	for _, m := range s.Members {
		if m.Shape.Kind != sample.Object || slices.ContainsFunc(fields, func(f *facts.Field) bool { return f.Key == m.Key }) {
			continue
		}
		if inside > 0 {
			return "" // one of several
		}
		for _, f := range fields {
			if memberOf(m.Shape, f.Key) != nil {
				inside++
			}
		}
		key = m.Key
	}
	if inside == 0 || inside < top || top > 0 && len(s.Members) > 2 {
		return ""
	}
	return key
}

func holds(s *sample.Shape) bool {
	s = elementOf(s)
	return s != nil && s.Kind == sample.Object
}

func elementOf(s *sample.Shape) *sample.Shape {
	for s != nil && (s.Kind == sample.List || s.Kind == sample.Map) {
		s = s.Elem
	}
	return s
}

// wrapped returns the fields of an example around those of a table.
func wrapped(s *sample.Shape, way []string, fields []*facts.Field) []*facts.Field {
	var out []*facts.Field
	for _, m := range s.Members {
		f := shownField(m)
		if m.Key == way[0] {
			f.Repeated = m.Shape.Kind == sample.List
			f.Type = typeword.Type{Kind: typeword.Object}
			if f.Children = fields; len(way) > 1 {
				f.Children = wrapped(elementOf(m.Shape), way[1:], fields)
			}
		}
		out = append(out, f)
	}
	return out
}

// memberOf returns what an example shows under a key; nil without one.
func memberOf(s *sample.Shape, key string) *sample.Shape {
	for s != nil && s.Kind == sample.List {
		s = s.Elem
	}
	if s == nil {
		return nil
	}
	for _, m := range s.Members {
		if m.Key == key {
			return m.Shape
		}
	}
	return nil
}
