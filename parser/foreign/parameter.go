package foreign

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/spec"
)

// matchParameters gives the rows of parameters of the path the names that these have there:
// a generator writes the names of its own language in tables, such as lamp_id beside
// {lampId}.
func (m *callMaker) matchParameters() {
	shape := requestShape(m.facts)
	for _, key := range m.parameters {
		if slices.ContainsFunc(m.facts.Request, func(f *facts.Field) bool { return f.Key == key }) {
			continue
		}
		at := -1
		for i, f := range m.facts.Request {
			if bareKey(f.Key) != bareKey(key) {
				continue
			}
			if at >= 0 || !m.mayStandFor(f, shape) {
				at = -1 // nothing says which one, or it is another value
				break
			}
			at = i
		}
		if at >= 0 {
			f := *m.facts.Request[at] // other calls of the section may have other paths
			f.Key = key
			m.facts.Request = slices.Clone(m.facts.Request)
			m.facts.Request[at] = &f
		}
	}
}

// mayStandFor reports whether a field can be a parameter of the path under another spelling:
// it is one value, and nothing says that it travels elsewhere.
func (m *callMaker) mayStandFor(f *facts.Field, shape *sample.Shape) bool {
	if f.In != spec.InDefault && f.In != spec.InPath || slices.Contains(m.parameters, f.Key) || memberOf(shape, f.Key) != nil {
		return false
	}
	switch f.Type.Kind {
	case typeword.List, typeword.Map, typeword.Object:
		return false
	}
	return len(f.Children) == 0 && !f.Repeated && !f.Whole
}

// bareKey returns what is the same in all spellings of a key.
func bareKey(key string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "").Replace(key))
}

// messageAlone takes the type of a message for that of the request, if the path takes its
// parameters from there and all others can travel where the method says.
func (m *callMaker) messageAlone() bool {
	if m.facts.Bound == nil || m.facts.Body == nil {
		return false
	}
	r := m.typeOf(m.facts.Body.Type)
	if r.by == "" || r.Kind != spec.Named || r.Origin != spec.FromModel || m.byName[r.Name] == nil {
		return false
	}
	fields := m.byName[r.Name].facts.Fields
	for _, key := range m.parameters {
		if !slices.ContainsFunc(fields, func(f *facts.Field) bool { return f.Key == key && !f.Repeated && m.isFlat(f) }) {
			return false
		}
	}
	if m.sendsQuery() && slices.ContainsFunc(fields, func(f *facts.Field) bool { return !m.isFlat(f) }) {
		return false
	}
	m.request = r.Type
	return true
}

// isFlat reports whether each value of a field can stand in a URL.
func (m *callMaker) isFlat(f *facts.Field) bool {
	t := m.typeOf(f.Type)
	return len(f.Children) == 0 && (t.Kind == spec.Basic && (spec.IsScalar(t.Name) || spec.IsFloat(t.Name)) || t.Kind == spec.Named && t.Origin == spec.FromEnum)
}
