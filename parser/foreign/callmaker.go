package foreign

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/spec"
)

// callMaker makes one call.
type callMaker struct {
	*linker
	facts             *facts.Call
	name, method      string
	parameters        []string
	answer            *spec.Type // the response, if the profile says it
	request, response *spec.Type
	body              *facts.Field // the row that is the whole body; nil without one
	own               []spec.Item  // the models of the request and the response: right before the call
}

// sendsQuery reports whether fields without a place travel in the query.
func (m *callMaker) sendsQuery() bool { return m.method == "GET" || m.method == "DELETE" }

// isModel reports whether a type is a struct of the pages.
func (m *callMaker) isModel(t typeword.Type) bool {
	if t.Kind != typeword.Ref {
		return false
	}
	r := m.typeOf(t)
	return r.by != "" && r.Kind == spec.Named && r.Origin == spec.FromModel
}

// settleForm puts all fields of the body into the form if one of them is said to be there:
// a request has one body.
func (m *callMaker) settleForm(fields []*facts.Field) {
	forms := slices.DeleteFunc(slices.Clone(fields), func(f *facts.Field) bool { return f.In != spec.InForm })
	if len(forms) == 0 {
		return
	}
	if others := m.bodyFields(fields); len(others) > len(forms) && slices.ContainsFunc(others, m.isObject) { // which no form can hold
		leaveFields(forms, leftForm)
		return
	}
	for _, f := range fields {
		if f.In == spec.InBody || (f.In == spec.InDefault || f.In == spec.InPath) && !slices.Contains(m.parameters, f.Key) {
			f.In = spec.InForm
		}
	}
}

// isObject reports whether the value of a field is one that has members.
func (m *callMaker) isObject(f *facts.Field) bool {
	switch f.Type.Kind {
	case typeword.Object, typeword.Map:
		return true
	case typeword.Ref:
		r := m.typeOf(f.Type)
		return r.by == "" || r.Kind == spec.Map || r.Origin == spec.FromModel
	}
	return len(f.Children) > 0
}

// bodyFields returns the fields of a request that travel in its body unless it is a form.
func (m *callMaker) bodyFields(fields []*facts.Field) []*facts.Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f *facts.Field) bool {
		return f.In != spec.InDefault && f.In != spec.InBody || slices.Contains(m.parameters, f.Key)
	})
}
