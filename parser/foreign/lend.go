package foreign

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
)

// lender finds the values that only rows say which repeat a field of a type.
type lender struct {
	*linker
	lent map[*facts.Field][]*facts.Value // nil if such rows do not agree
}

// lendValues gives the fields of types the values that rows say which repeat them, wherever
// these stand, if the type itself says none. It comes before any type is made.
func (l *linker) lendValues() {
	m := &lender{l, map[*facts.Field][]*facts.Value{}}
	for _, p := range l.pages {
		l.page = p
		for _, t := range p.Types {
			if d := l.types[t]; d != nil && d.same != nil {
				m.repeat(t.Fields, d.same.facts.Fields, d.same.name)
			}
			m.within(t.Fields)
		}
		for _, c := range p.Calls {
			m.within(c.Request)
			m.within(c.Response)
			if name := l.repeatedBy(c); name != "" {
				m.repeat(c.Response, l.declaredFields(name), name)
			}
		}
	}
	for own, values := range m.lent {
		own.Options = values
	}
}

// within looks for fields of the types of pages below which the members of those are
// repeated.
func (m *lender) within(fields []*facts.Field) {
	for _, f := range fields {
		if len(f.Children) == 0 {
			continue
		}
		r := m.typeOf(m.ownType(f))
		if name := innermost(r.Type).Name; r.by != "" && !hasMembers(r.Type) && !listsKeys(f) && m.byName[name] != nil {
			m.repeat(f.Children, m.declaredFields(name), name)
		}
		m.within(f.Children)
	}
}

// repeat lends the values of fields to those of the type of the name that they repeat, and
// does so for their members, as [linker.readRepeats] goes through them.
func (m *lender) repeat(fields, own []*facts.Field, typ string) {
	for _, f := range fields {
		i := slices.IndexFunc(own, func(o *facts.Field) bool { return o.Key == f.Key })
		if i < 0 {
			continue
		}
		m.lend(f.Options, own[i], typ)
		if len(f.Children) == 0 {
			continue
		}
		members, name := own[i].Children, typ
		if of := innermost(m.typeIn(typ, own[i].Type).Type).Name; m.byName[of] != nil {
			members, name = m.declaredFields(of), of
		}
		m.repeat(f.Children, members, name)
	}
}

// lend keeps values for a field of a type that has none and may have them.
func (m *lender) lend(values []*facts.Value, own *facts.Field, typ string) {
	if len(values) == 0 || len(own.Options)+len(own.Values)+len(own.Children) > 0 || own.Row == nil || len(m.ownValues(own, typ)) > 0 {
		return
	}
	if known, ok := m.lent[own]; ok && !sameOptions(known, values) {
		m.lent[own] = nil
		return
	} else if ok {
		return
	}
	defer func(p *linkedPage) { m.page = p }(m.page)
	if d := m.byName[typ]; d != nil {
		m.page = d.page
	}
	r := m.typeOf(own.Type)
	if _, says := m.fromDoc(own, r); says {
		return // of an enum that its description links to
	}
	if _, enum := m.enumOf(values, r); enum != nil {
		m.lent[own] = values
	}
}
