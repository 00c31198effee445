package breaking

import (
	"slices"
	"strconv"

	"github.com/mdspec-go/mdspec/spec"
)

func newSide(p *spec.Package, noClient bool) *side {
	s := &side{
		pkg: p, noClient: noClient, byHand: map[string]bool{}, support: map[string]bool{}, types: map[string]*decl{}, constNamed: map[string]*constant{}, varNamed: map[string]*variable{},
		call: map[string]*spec.Call{}, settings: map[spec.SettingName]*spec.Setting{},
		document: map[string]*spec.Document{}, holder: map[any]*spec.Document{}, spots: map[any]spot{},
		rows: map[any]*row{}, structs: map[*spec.Model]*decl{},
	}
	s.view.Struct = s.heldBy
	for _, d := range p.Documents {
		if d == nil {
			continue
		}
		s.document[d.Name] = d
		for _, t := range d.Topics {
			if t == nil {
				continue
			}
			for n, i := range t.Items {
				s.here = spot{d, t, n}
				s.addItem(d, i)
			}
		}
	}
	s.finishFences()
	return s
}

func (s *side) addItem(d *spec.Document, i spec.Item) {
	switch {
	case i.Model != nil:
		s.addModel(d, wholeModel(i.Model))
	case i.Enum != nil:
		s.addEnum(d, wholeEnum(i.Enum))
	case i.Fence != nil:
		s.addFence(d, i.Fence)
	case i.Call != nil:
		s.addCall(d, wholeCall(i.Call))
	case i.Service != nil:
		s.addService(d, i.Service)
	case i.Error != nil:
		s.addError(d, i.Error)
	}
}

func (s *side) addModel(d *spec.Document, m *spec.Model) {
	s.holder[m] = d
	for _, f := range m.Fields {
		s.holder[f] = d
	}
	s.addDecl(&decl{
		name: m.Name, form: structForm, model: m, doc: m.Doc.Plain(), document: d, at: m.NameSpan,
		row: s.headingRow(d, m.Span, m.Name, "", m.Doc),
	})
}

func (s *side) addEnum(d *spec.Document, e *spec.Enum) {
	s.holder[e] = d
	own := &decl{
		name: e.Name, form: enumForm, enum: e, doc: e.Doc.Plain(), document: d, at: e.NameSpan,
		row: s.headingRow(d, e.Span, e.Name, e.Underlying, e.Doc),
	}
	s.addDecl(own)
	for _, v := range e.Values {
		s.holder[v] = d
		s.addConst(&constant{
			name: v.Name, typ: e.Name, value: enumLiteral(e, v), doc: v.Doc.Plain(), enum: own, at: v.NameSpan,
			row: tableRow(s, v, v.Span, cells(valueCells, v)),
		})
	}
}

func (s *side) addCall(d *spec.Document, call *spec.Call) {
	if s.call[call.Name] == nil {
		s.holder[call] = d
		s.spots[call] = s.here
		s.calls = append(s.calls, call)
		s.call[call.Name] = call
	}
}

func (s *side) addService(d *spec.Document, v *spec.Service) {
	s.holder[v] = d
	s.spots[v] = s.here
	s.services = append(s.services, v)
	for i := range v.Settings {
		set := &v.Settings[i]
		s.holder[set] = d
		s.spots[set] = s.here
		if s.settings[set.Name] == nil {
			s.settings[set.Name] = set
		}
	}
}

func (s *side) addError(d *spec.Document, e *spec.ErrorCode) {
	s.holder[e] = d
	s.spots[e] = s.here
	s.errors = append(s.errors, e)
	if s.noClient {
		return // it has no constant
	}
	k := &constant{name: e.Name, typ: "ErrorCode", value: decimal(e.Code), doc: e.Doc.Plain(), code: e, at: e.NameSpan, row: s.errorRow(e)}
	switch {
	case e.IsStatus():
		k.typ, k.value = "ErrorStatus", statusText(e.Status)
	case e.Word != "":
		k.value = strconv.Quote(e.Word)
	}
	s.addConst(k)
}

// Compare is meant for packages without errors, but must survive any other: what
// is not whole is left out.

// whole reports whether a type has all its parts.
func whole(t *spec.Type) bool {
	if t == nil {
		return false
	}
	switch t.Kind {
	case spec.Pointer, spec.Slice, spec.Array, spec.Nullable:
		return whole(t.Elem)
	case spec.Map:
		return whole(t.Key) && whole(t.Elem)
	}
	return t.Elem == nil && t.Key == nil
}

// wholeModel returns the model without fields whose types are not whole.
func wholeModel(m *spec.Model) *spec.Model {
	out := *m
	out.Fields = without(m.Fields, func(f *spec.Field) bool { return f == nil || !whole(f.Type) })
	return &out
}

// wholeEnum returns the enum without values that are nil.
func wholeEnum(e *spec.Enum) *spec.Enum {
	out := *e
	out.Values = without(e.Values, func(v *spec.EnumValue) bool { return v == nil })
	return &out
}

// without returns the list without what is broken; the list itself stays.
func without[T any](list []T, broken func(T) bool) []T {
	if !slices.ContainsFunc(list, broken) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), broken)
}

// wholeCall returns the call without types that are not whole.
func wholeCall(c *spec.Call) *spec.Call {
	if (c.Request == nil || whole(c.Request)) && (c.Response == nil || whole(c.Response)) {
		return c
	}
	out := *c
	if !whole(c.Request) {
		out.Request = nil
	}
	if !whole(c.Response) {
		out.Response, out.Page = nil, nil
	}
	return &out
}
