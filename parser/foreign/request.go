package foreign

import (
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
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// makeRequest makes the model of the request.
func (m *callMaker) makeRequest(sent bool) {
	if !sent && len(m.facts.Request) == 0 {
		return
	}
	m.leaveHeaders()
	shape := requestShape(m.facts)
	fields := m.inExample(shape, m.flatQuery(m.spread(m.facts.Request)))
	m.settleForm(fields)
	m.noteUnused(m.facts.Asked, m.bodyFields(fields), m.name)
	m.leaveClashes(fields)
	if m.bodyAlone(fields) {
		return
	}
	model := &spec.Model{Name: m.names.claim(m.name+"Request", m.name+"Params"), Fields: []*spec.Field{}}
	model.Fields = m.fields(fields, model.Name, shape, m.place)
	if sent {
		m.addParameters(model, fields)
		m.addBody(model)
	}
	if model.Implicit = len(model.Fields) == 0; model.Implicit && !sent {
		return
	}
	m.describe(model, sent, false)
	m.own = append(m.own, spec.Item{Model: model})
	m.request = named(model.Name, spec.FromModel)
}

// describe says where a model of a request or a response is from that does not stand below
// its call; if there is no call, also what the page says of it.
func (m *callMaker) describe(model *spec.Model, sent, element bool) {
	if !sent || element {
		m.note(model, m.linker.place, false)
	}
	if !sent {
		model.Doc = titled(m.facts.Title, model.Name, m.withName(m.facts.Name, m.facts.Doc))
	}
}

// leaveHeaders leaves out the headers that a client sends by itself, and what HTTP takes for
// the name of none.
func (m *callMaker) leaveHeaders() {
	for _, f := range m.facts.Request {
		switch {
		case f.In != spec.InHeader || f.Row == nil:
		case dialect.IsOwnHeader(f.Key, dialect.FieldHeader):
			f.Row.Left = leftOwnHeader
		case !dialect.IsHeaderName(f.Key):
			f.Row.Left = diag.Say("`%[1]s` is no name of a header", "`%[1]s` 不是请求头的名字", f.Key)
		}
	}
}

// spread returns the fields of a request with those of its body, where one row stands for
// the whole of it.
func (m *callMaker) spread(fields []*facts.Field) []*facts.Field {
	whole := m.wholeBody(fields)
	if whole == nil {
		return fields
	}
	var out []*facts.Field
	for _, f := range fields {
		switch {
		case f != whole:
			out = append(out, f)
		case len(f.Children) > 0 && !f.Repeated && f.Type.Kind != typeword.List:
			m.readWhole(f)
			out = append(out, f.Children...)
		default:
			m.facts.Body = &facts.Ref{Type: f.Type, Span: f.TypeCell.Span, By: words.Type}
			m.body = f
			m.readWhole(f)
		}
	}
	return out
}

// inExample returns the fields of a request with those of its body where the example has
// them.
func (m *callMaker) inExample(shape *sample.Shape, fields []*facts.Field) []*facts.Field {
	elsewhere := func(f *facts.Field) bool {
		return f.In != spec.InDefault && f.In != spec.InBody || slices.Contains(m.parameters, f.Key)
	}
	body := slices.DeleteFunc(slices.Clone(fields), elsewhere)
	if shape == nil || len(body) == 0 || m.sendsQuery() {
		return fields
	}
	others := slices.DeleteFunc(slices.Clone(fields), func(f *facts.Field) bool { return !elsewhere(f) })
	return append(others, m.settled(shape, body, !anyTyped(body))...)
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

// leaveClashes leaves out the fields whose keys differ from a parameter of the path by case
// alone: for encoding/json they are one.
func (m *callMaker) leaveClashes(fields []*facts.Field) {
	for _, f := range fields {
		clashes := func(p string) bool { return p != f.Key && strings.EqualFold(p, f.Key) }
		if f.In != spec.InHeader && f.Row != nil && slices.ContainsFunc(m.parameters, clashes) {
			f.Row.Left = diag.Say("the path has a parameter of the same key in another case", "路径中有仅大小写不同的同名参数")
		}
	}
}

// bodyAlone takes the type of the body for that of the request if there is nothing beside it
// and it is no struct, whose fields could be listed.
func (m *callMaker) bodyAlone(fields []*facts.Field) bool {
	if m.facts.Body == nil || len(fields) > 0 || len(m.parameters) > 0 || m.sendsQuery() {
		return false
	}
	r := m.typeOf(m.facts.Body.Type)
	if r.Kind == spec.Named && r.Origin == spec.FromModel {
		return false
	}
	m.request = r.Type
	return true
}

// wholeBody returns the parameter that is the whole body: one in the body that is called
// that, or, if the profile says so, the only one of a model that is not said to travel
// elsewhere.
func (m *callMaker) wholeBody(fields []*facts.Field) *facts.Field {
	var models []*facts.Field
	for _, f := range fields {
		switch {
		case f.In == spec.InBody && (slices.Contains(bodyNames, strings.ToLower(f.Key)) || className.MatchString(f.Key)):
			return f
		case f.In != spec.InBody && f.In != spec.InDefault || m.profile.Body != profile.WholeBody || m.sendsQuery():
		case m.isModel(f.Type):
			models = append(models, f)
		}
	}
	if len(models) == 1 {
		return models[0]
	}
	return nil
}

// className is the name of a parameter of a program that holds a whole body, as documents
// that are made of programs show it.
var className = lazyregexp.New(`(?:[a-z](?:DTO|VO|BO|PO|Dto|Vo|Bo|Req|Request|Param|Params|Form|Body|Cmd|Command))$`)

// bodyNames are keys of rows that stand for the whole body.
var bodyNames = []string{"body", "request", "payload", "requestbody"}

func requestShape(c *facts.Call) *sample.Shape { return unified(c.Asked) }

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
	if inPath && made.Type.Kind == spec.Basic && spec.IsFloat(made.Type.Name) { // a path has no fractions
		if made.Type = basic("string"); idForm.MatchString(f.Key) {
			made.Type = basic("int64")
		}
	}
	if inPath && made.Presence == spec.Unstated {
		made.Presence = spec.Required
	}
	switch {
	case inPath, made.In == spec.InHeader:
		m.flatten(made, f, false)
	case made.In == spec.InQuery, made.In == spec.InForm, m.sendsQuery():
		m.flatten(made, f, true)
	}
}

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
	why := r.Why
	if why.IsZero() || f.Type.Kind == typeword.Map || f.Type.Kind == typeword.Object {
		why = diag.Say("the page does not say how an object is written in a URL, a form or a header", "文档没有说明 URL、表单或请求头里的对象怎么写")
	}
	m.resolvedAs(f, resolved{Type: made.Type, why: why})
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
		if slices.ContainsFunc(model.Fields, func(f *spec.Field) bool { return f.Name == name }) {
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
		if m.body != nil && m.body.Row != nil {
			m.body.Row.Left = diag.Say("a body of the type %[1]s cannot stand beside other parameters", "类型为 %[1]s 的请求体不能与其他参数并列", r.Type.String())
			m.row(m.body).State = Left
		}
		return
	}
	model.Fields = append(model.Fields, &spec.Field{Name: r.Name, Embedded: true, Type: r.Type})
}

var parameterForm = lazyregexp.New(`\{([^{}]*)\}`)

// pathParameters returns the names of the parameters of a path.
func pathParameters(path string) []string {
	var out []string
	for _, m := range parameterForm.FindAllStringSubmatch(path, -1) {
		out = append(out, m[1])
	}
	return out
}

// idForm is the name of a parameter whose numbers are whole.
var idForm = lazyregexp.New(`(?:^id|[a-z]I[dD]|_id|^page|[Nn]umber|[Nn]o)$`)
