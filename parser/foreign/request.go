package foreign

import (
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/profile"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// makeRequest makes the model of the request.
func (m *callMaker) makeRequest(sent bool) {
	if !sent && len(m.facts.Request) == 0 {
		return
	}
	m.leaveOwnHeaders()
	model := &spec.Model{Name: m.names.claim(m.name+"Request", m.name+"Params"), Fields: []*spec.Field{}}
	fields := m.flatQuery(m.spread(m.facts.Request))
	m.settleForm(fields)
	if sent {
		m.leaveNamesakes(fields)
	}
	model.Fields = m.fields(fields, model.Name, requestShape(m.facts), m.place)
	if sent {
		m.addParameters(model, fields)
		m.addBody(model)
	}
	if model.Implicit = len(model.Fields) == 0; model.Implicit && !sent {
		return
	}
	m.own = append(m.own, spec.Item{Model: model})
	m.request = named(model.Name, spec.FromModel)
}

// leaveNamesakes leaves out the fields of a body that differ in case alone from a parameter
// of the path that no row declares: encoding/json takes keys in any case.
func (m *callMaker) leaveNamesakes(fields []*facts.Field) {
	for _, key := range m.parameters {
		if slices.ContainsFunc(fields, func(f *facts.Field) bool { return f.Key == key }) {
			continue
		}
		for _, f := range fields {
			if strings.EqualFold(f.Key, key) && f.Row != nil && (f.In == spec.InDefault || f.In == spec.InBody) {
				f.Row.Left = diag.Say("a parameter of the path has the same key", "路径里已有同名参数")
			}
		}
	}
}

// leaveOwnHeaders leaves out the headers that a client sends by itself.
func (m *callMaker) leaveOwnHeaders() {
	for _, f := range m.facts.Request {
		if f.In == spec.InHeader && f.Row != nil && dialect.IsOwnHeader(f.Key, dialect.FieldHeader) {
			f.Row.Left = diag.Say("the client sends this header by itself", "客户端会自己发送这个头")
		}
	}
}

// spread returns the fields of a request with those of its body, where one row stands for
// the whole of it.
func (m *callMaker) spread(fields []*facts.Field) []*facts.Field {
	var out []*facts.Field
	for _, f := range fields {
		whole := m.isWhole(f, fields) || f.In == spec.InBody && (strings.EqualFold(f.Key, "body") || strings.EqualFold(f.Key, "request") || len(bodies(fields)) == 1)
		switch {
		case whole && len(f.Children) > 0 && !f.Repeated && f.Type.Kind != typeword.List:
			m.readWhole(f)
			out = append(out, f.Children...)
		case whole && f.Type.Kind == typeword.Ref && m.facts.Body == nil && m.isModel(f.Type):
			m.facts.Body = &facts.Ref{Type: f.Type, Span: f.TypeCell.Span, By: words.Type}
			m.readWhole(f)
		default:
			out = append(out, f)
		}
	}
	return out
}

// flatQuery returns the fields with those of a query as it has them: position[start] is a
// parameter of its own there, and no member of another.
func (m *callMaker) flatQuery(fields []*facts.Field) (out []*facts.Field) {
	for _, f := range fields {
		for at := f; at.Made && f.In == spec.InDefault && len(at.Children) > 0; {
			at = at.Children[0]
			f.In = at.In
		}
		if f.In != spec.InQuery && f.In != spec.InForm && !(f.In == spec.InDefault && m.sendsQuery()) || !writtenWhole(f.Children, f.Key) {
			out = append(out, f)
			continue
		}
		if f.Row != nil {
			f.Row.Through = true
		}
		out = append(out, leaves(f)...)
	}
	return out
}

// writtenWhole reports whether all members of a field are written with its key ahead of
// theirs; there is at least one.
func writtenWhole(members []*facts.Field, key string) bool {
	for _, f := range members {
		if !f.Made && !strings.HasPrefix(f.Written, key) || f.Made && !writtenWhole(f.Children, key) {
			return false
		}
	}
	return len(members) > 0
}

// leaves returns the members of a field that have none themselves, with their whole keys.
func leaves(f *facts.Field) (out []*facts.Field) {
	for _, member := range f.Children {
		switch {
		case len(member.Children) == 0:
			member.Key, member.In = member.Written, f.In
			out = append(out, member)
		default:
			if member.Row != nil {
				member.Row.Through = true
			}
			member.In = f.In
			out = append(out, leaves(member)...)
		}
	}
	return out
}

// isWhole reports whether a parameter that does not say where it travels is the whole body,
// because the profile says so of the only one that is of a model.
func (m *callMaker) isWhole(f *facts.Field, fields []*facts.Field) bool {
	if m.profile.Body != profile.WholeBody || m.sendsQuery() {
		return false
	}
	isModel := func(f *facts.Field) bool {
		return f.In == spec.InDefault && f.Type.Kind == typeword.Ref && m.isModel(f.Type)
	}
	return isModel(f) && len(slices.DeleteFunc(slices.Clone(fields), func(f *facts.Field) bool { return !isModel(f) })) == 1
}

// settleForm puts all fields of the body into the form if one of them is said to be there:
// a request has one body.
func (m *callMaker) settleForm(fields []*facts.Field) {
	if !slices.ContainsFunc(fields, func(f *facts.Field) bool { return f.In == spec.InForm }) {
		return
	}
	for _, f := range fields {
		if f.In == spec.InBody || (f.In == spec.InDefault || f.In == spec.InPath) && !slices.Contains(m.parameters, f.Key) {
			f.In = spec.InForm
		}
	}
}

func bodies(fields []*facts.Field) (out []*facts.Field) {
	for _, f := range fields {
		if f.In == spec.InBody {
			out = append(out, f)
		}
	}
	return out
}

func (m *callMaker) isModel(t typeword.Type) bool {
	r := m.typeOf(t)
	return r.by != "" && r.Kind == spec.Named && r.Origin == spec.FromModel
}

func requestShape(c *facts.Call) *sample.Shape { return unified(c.Asked) }

// sendsQuery reports whether fields without a place travel in the query.
func (m *callMaker) sendsQuery() bool { return m.method == "GET" || m.method == "DELETE" }

// place gives a field of a request its place, and a type that can travel there.
func (m *callMaker) place(made *spec.Field, f *facts.Field) {
	inPath := slices.Contains(m.parameters, f.Key)
	switch made.In {
	case spec.InPath:
		if !inPath {
			made.In = spec.InDefault
		}
	case spec.InBody, spec.InForm:
		if m.sendsQuery() || inPath { // there is one value of a key
			made.In = spec.InDefault
		}
	case spec.InQuery:
		if inPath {
			made.In = spec.InDefault
		} else if !m.sendsQuery() {
			made.Tags = []spec.Tag{}
		}
	}
	inPath = inPath && (made.In == spec.InDefault || made.In == spec.InPath)
	if inPath && made.Presence == spec.Unstated {
		made.Presence = spec.Required
	}
	if inPath && made.Type.Kind == spec.Basic && spec.IsFloat(made.Type.Name) { // a path has no fractions
		if made.Type = basic("string"); idForm.MatchString(f.Key) {
			made.Type = basic("int64")
		}
	}
	switch {
	case inPath, made.In == spec.InHeader:
		m.flatten(made, f, false)
	case made.In == spec.InQuery, made.In == spec.InForm, m.sendsQuery():
		m.flatten(made, f, true)
	}
}

// idForm is the name of a parameter whose numbers are whole.
var idForm = regexp.MustCompile(`(?:^id|[a-z]I[dD]|_id|^page|[Nn]umber|[Nn]o)$`)

// flatten gives a field that is no part of JSON the type string, unless its values can be
// written there as they are.
func (m *callMaker) flatten(made *spec.Field, f *facts.Field, lists bool) {
	t := made.Type
	if lists && t.Kind == spec.Slice {
		t = t.Elem
	}
	if t.Kind == spec.Pointer && (t.Elem.Kind == spec.Basic || t.Elem.Origin == spec.FromEnum) {
		made.Type, t = t.Elem, t.Elem
	}
	if t.Kind == spec.Basic && spec.IsScalar(t.Name) || t.Kind == spec.Basic && spec.IsFloat(t.Name) || t.Origin == spec.FromEnum {
		return
	}
	r := m.read(f)
	if made.Type.Kind == spec.Slice && lists {
		made.Type = slice(basic("string"))
	} else {
		made.Type = basic("string")
	}
	switch {
	case f.Type.Kind == typeword.Union: // a text of one of the types
		m.resolvedAs(f, resolved{Type: made.Type, by: ByWord})
		return
	case !f.Typed && made.Type.Kind == spec.Basic: // what is written in a URL or a header is text
		m.resolvedAs(f, resolved{Type: made.Type, by: ByPath})
		return
	}
	m.resolvedAs(f, resolved{Type: made.Type, why: r.Why})
}

// addParameters adds the parameters of the path that no row declares.
func (m *callMaker) addParameters(model *spec.Model, fields []*facts.Field) {
	var added []*spec.Field
	for _, key := range m.parameters {
		declares := func(f *spec.Field) bool {
			tag, _ := f.Tag("json")
			tag, _, _ = strings.Cut(tag, ",")
			return tag == key
		}
		if slices.ContainsFunc(model.Fields, declares) || slices.ContainsFunc(added, declares) {
			continue
		}
		model.Fields = slices.DeleteFunc(model.Fields, func(f *spec.Field) bool { // that only an example shows
			tag, _ := f.Tag("json")
			tag, _, _ = strings.Cut(tag, ",")
			return strings.EqualFold(tag, key)
		})
		name := exported(key, "Param")
		for slices.ContainsFunc(append(added, model.Fields...), func(f *spec.Field) bool { return f.Name == name }) {
			name = "Path" + name
		}
		f := &spec.Field{Name: name, Type: basic("string"), Presence: spec.Required}
		setTags(f, key)
		added = append(added, f)
		m.page.report.Proposed++
	}
	model.Fields = append(added, model.Fields...)
}

// addBody embeds the type that is the whole body.
func (m *callMaker) addBody(model *spec.Model) {
	if m.facts.Body == nil {
		return
	}
	r := m.typeOf(m.facts.Body.Type)
	m.demand(r, m.facts.Body.Span)
	if r.by == "" || r.Kind != spec.Named || r.Origin != spec.FromModel || m.sendsQuery() {
		m.findings.Add(BodyLeftOut, m.facts.Body.Span, m.name, r.Type.String())
		return
	}
	model.Fields = append(model.Fields, &spec.Field{Name: r.Name, Embedded: true, Type: r.Type})
}

// callMaker makes one call.
type callMaker struct {
	*linker
	facts             *facts.Call
	name, method      string
	parameters        []string
	answer            *spec.Type // the response, if the profile says it
	request, response *spec.Type
	own               []spec.Item // the models of the request and the response: right before the call
}

var parameterForm = regexp.MustCompile(`\{([^{}]*)\}`)

// pathParameters returns the names of the parameters of a path.
func pathParameters(path string) []string {
	var out []string
	for _, m := range parameterForm.FindAllStringSubmatch(path, -1) {
		out = append(out, m[1])
	}
	return out
}
