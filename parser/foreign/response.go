package foreign

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/spec"
)

// makeResponse makes the type of the response: of the table of its fields, of what a
// sentence says, or of an example.
func (m *callMaker) makeResponse(sent bool) {
	c := m.facts
	shape := unified(c.Answers)
	switch {
	case m.answer != nil:
		m.response = m.answer
	case m.wholeResponse():
	case len(c.Response) > 0 && !m.repeatsReturned():
		m.response = m.tableResponse(shape, sent)
	case c.Returns != nil && m.returned():
	case c.Nothing:
		m.implicitResponse(sent)
	case shape != nil:
		if c.Returns != nil && c.Returns.Type.Kind == typeword.List && shape.Kind == sample.Object { // of an element
			shape = &sample.Shape{Kind: sample.List, Elem: shape}
		}
		m.response = m.exampleResponse(shape)
	default:
		m.implicitResponse(sent)
		if sent {
			m.findings.Add(ResponseUnknown, c.Span, m.name)
		}
	}
}

// wholeResponse takes the type of a row that stands for the whole response; it reports
// whether there is one.
func (m *callMaker) wholeResponse() bool {
	i := slices.IndexFunc(m.facts.Response, func(f *facts.Field) bool { return f.Whole })
	if i < 0 || m.facts.Response[i].Type.Kind != typeword.List {
		return false
	}
	f := m.facts.Response[i]
	r := m.typeOf(f.Type)
	if r.by == "" {
		return false
	}
	m.readWhole(f)
	name := strings.TrimLeft(r.Type.String(), "[]")
	m.readRepeats(f.Children, m.declaredFields(name), name)
	m.response = r.Type
	return true
}

// repeatsReturned reports whether the page names the type of the response and its table
// repeats fields of that type, or lists headers beside it.
func (m *callMaker) repeatsReturned() bool {
	name := m.repeatedBy(m.facts)
	if name == "" {
		return false
	}
	declares := m.declaredKeys(name)
	for _, f := range m.facts.Response {
		if declares[f.Key] {
			m.readRepeats([]*facts.Field{f}, m.declaredFields(name), name)
		} else {
			leaveFields([]*facts.Field{f}, leftHeaders)
		}
	}
	return true
}

// repeatedBy returns the name of the type that the page names for the response of a call, if
// the table of the response has nothing but fields of that type, and headers; else "".
func (l *linker) repeatedBy(c *facts.Call) string {
	if c.Returns == nil {
		return ""
	}
	r := l.typeOf(c.Returns.Type)
	t := r.Type
	for t.Kind == spec.Slice {
		t = t.Elem
	}
	if r.by == "" || t.Kind != spec.Named || t.Origin != spec.FromModel {
		return ""
	}
	declares := l.declaredKeys(t.Name)
	for _, f := range c.Response {
		if !declares[f.Key] && f.In != spec.InHeader {
			return ""
		}
	}
	return t.Name
}

// returned takes the response that the page names; it reports whether it is known.
func (m *callMaker) returned() bool {
	r := m.typeOf(m.facts.Returns.Type)
	m.demand(r, m.facts.Returns.Span)
	if r.by == "" {
		if unified(m.facts.Answers) == nil {
			m.findings.Add(ResponseUnknown, m.facts.Returns.Span, m.name)
			m.response = r.Type
			return true
		}
		return false
	}
	m.response = r.Type
	return true
}

func (m *callMaker) implicitResponse(sent bool) {
	if !sent {
		return
	}
	model := &spec.Model{Name: m.names.claim(m.name+"Response", m.name+"Result"), Implicit: true, Fields: []*spec.Field{}}
	m.own = append(m.own, spec.Item{Model: model})
	m.response = named(model.Name, spec.FromModel)
}

// tableResponse makes the response of a table. If its keys are those of an object within
// the example, the example says what is around them.
func (m *callMaker) tableResponse(shape *sample.Shape, sent bool) *spec.Type {
	fields := m.facts.Response
	if elem := keyed(shape, fields); elem != nil && !m.facts.List {
		return m.mapResponse(elem, sent)
	}
	if shape != nil && shape.Kind == sample.List && !anyKey(shape, fields) {
		shape = shape.Elem
	}
	others := shape != nil && !sharesKey(shape, fields) // the table lists what may come beside the example
	if (m.facts.Some || others) && shape != nil && shape.Kind == sample.Object {
		fields = slices.Clone(fields)
		for _, member := range shape.Members {
			if !slices.ContainsFunc(fields, func(f *facts.Field) bool { return f.Key == member.Key }) {
				fields = append(fields, shownField(member))
			}
		}
	}
	list := m.facts.List || shape != nil && shape.Kind == sample.List
	for shape != nil && shape.Kind == sample.List {
		shape = shape.Elem
	}
	if way := enclosing(shape, fields); len(way) > 0 {
		within := shape
		for _, key := range way {
			within = elementOf(memberOf(within, key))
		}
		fields = wrapped(shape, way, m.settled(within, fields, true))
	} else {
		fields = m.settled(shape, fields, true)
	}
	name := m.name + "Response"
	if list {
		name += "Item"
		fields = withoutHeaders(fields)
	}
	name = m.names.claim(name, m.name+"Result")
	model := &spec.Model{Name: name}
	m.describe(model, sent, list)
	at := len(m.pending)
	model.Fields = m.fields(fields, name, shape, m.answerPlace)
	if list {
		m.insert(at, spec.Item{Model: model})
		return slice(named(name, spec.FromModel))
	}
	m.own = append(m.own, spec.Item{Model: model})
	return named(name, spec.FromModel)
}

// mapResponse makes a response that is a map, of whose values a table says the fields.
func (m *callMaker) mapResponse(elem *sample.Shape, sent bool) *spec.Type {
	fields := withoutHeaders(m.settled(elem, m.facts.Response, true))
	name := m.names.claim(m.name+"ResponseItem", m.name+"Result")
	model := &spec.Model{Name: name}
	m.describe(model, sent, true)
	at := len(m.pending)
	model.Fields = m.fields(fields, name, objectOf(elem), m.answerPlace)
	m.insert(at, spec.Item{Model: model})
	t := named(name, spec.FromModel)
	for ; elem.Kind == sample.List; elem = elem.Elem {
		t = slice(t)
	}
	return &spec.Type{Kind: spec.Map, Key: basic("string"), Elem: t}
}

// withoutHeaders leaves out the headers of a response that is a list.
func withoutHeaders(fields []*facts.Field) []*facts.Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f *facts.Field) bool {
		if f.In != spec.InHeader {
			return false
		}
		leaveFields([]*facts.Field{f}, leftHeaders)
		return true
	})
}

// answerPlace keeps the place of a field of a response, of which there are two.
func (m *callMaker) answerPlace(made *spec.Field, f *facts.Field) {
	if made.In != spec.InHeader {
		made.In = spec.InDefault
		return
	}
	m.flatten(made, f, false)
}

// exampleResponse makes the response that an example shows.
func (m *callMaker) exampleResponse(shape *sample.Shape) *spec.Type {
	name := m.name + "Response"
	at := len(m.pending)
	r := m.shapeType(shape, name, nil)
	if r.Kind == spec.Named && r.Origin == spec.FromModel && len(m.pending) > at { // below the call itself
		m.own = append(m.own, m.pending[at])
		m.pending = append(m.pending[:at], m.pending[at+1:]...)
	}
	return r.Type
}
