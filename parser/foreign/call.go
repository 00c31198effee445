package foreign

import (
	"regexp"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// makeCall makes a call with the models of its request and its response. Of a call whose
// page says no path, or one that no client can send, these models are all that is made.
func (l *linker) makeCall(c *facts.Call) {
	m := &callMaker{linker: l, facts: c, method: c.Route.Method}
	if m.method == "" {
		m.method = l.profile.method()
	}
	m.name = l.callName(c)
	m.parameters = pathParameters(c.Route.Path)
	sent := m.sendable()
	m.makeRequest(sent)
	m.makeResponse(sent)
	l.pending = append(l.pending, m.own...)
	if !sent {
		return
	}
	call := &spec.Call{
		Name: m.name, Method: m.method, Path: c.Route.Path, Heading: true, Request: m.request, Response: m.response,
		Doc: titled(c.Title, m.name, c.Doc),
	}
	l.note(call, l.page.place(c.Anchors), c.Name == "", false)
	l.noteCall(call, c)
	l.pending = append(l.pending, spec.Item{Call: call})
	l.readCall(c, m.name)
}

// callMaker makes one call.
type callMaker struct {
	*linker
	facts             *facts.Call
	name, method      string
	parameters        []string
	request, response *spec.Type
	own               []spec.Item // the models of the request and the response: right before the call
}

// callName returns the name of a call's method, which no other call has.
func (l *linker) callName(c *facts.Call) string {
	stem := wordOf(l.page.stem)
	name := c.Name
	if name == "" {
		name = l.page.ordinal()
	}
	route := ""
	if c.Route.Path != "" {
		route = facts.NameOfRoute(c.Route)
	}
	return l.calls.claim(name, route, name+stem)
}

func (p *Profile) method() string {
	if p.Method == "" {
		return "POST"
	}
	return p.Method
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

// sendable reports whether a client can send the call; if not, it says why.
func (m *callMaker) sendable() bool {
	why := diag.Phrase{}
	switch {
	case m.facts.Route.Path == "":
		why = diag.Say("the page says no path of the call", "文档没有写接口的路径")
	case !slices.Contains(spec.Methods(), m.method):
		why = diag.Say("no client can be made of calls of the method %[1]s", "不能为方法 %[1]s 的接口生成客户端", diag.Verbatim(m.method))
	}
	if why.IsZero() {
		return true
	}
	m.leaveCall(m.facts, m.name, why)
	return false
}

// makeRequest makes the model of the request.
func (m *callMaker) makeRequest(sent bool) {
	if !sent && len(m.facts.Request) == 0 {
		return
	}
	m.leaveOwnHeaders()
	model := &spec.Model{Name: m.names.claim(m.name+"Request", m.name+"Params"), Fields: []*spec.Field{}}
	fields := m.spread(m.facts.Request)
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
		whole := f.In == spec.InBody && (strings.EqualFold(f.Key, "body") || strings.EqualFold(f.Key, "request") || len(bodies(fields)) == 1)
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
	case spec.InBody:
		if m.sendsQuery() {
			made.In = spec.InDefault
		} else if inPath {
			made.Name = "Body" + made.Name
		}
	case spec.InQuery:
		if !m.sendsQuery() || inPath {
			made.Tags = []spec.Tag{}
		}
	}
	inPath = inPath && (made.In == spec.InDefault || made.In == spec.InPath)
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
		f := &spec.Field{Name: exported(key, "Param"), Type: basic("string"), Presence: spec.Required}
		setTags(f, key)
		m.notes[f] = m.say("of the path", "出自路径")
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
	if r.by == "" || r.Kind != spec.Named || r.Origin != spec.FromModel || m.sendsQuery() {
		m.findings.Add(BodyLeftOut, m.facts.Body.Span, m.name, r.Type.String())
		return
	}
	model.Fields = append(model.Fields, &spec.Field{Name: r.Name, Embedded: true, Type: r.Type})
}

// makeResponse makes the type of the response: of the table of its fields, of what a
// sentence says, or of an example.
func (m *callMaker) makeResponse(sent bool) {
	c := m.facts
	shape := unified(c.Answers)
	switch {
	case m.wholeResponse():
	case len(c.Response) > 0 && !m.repeatsReturned():
		m.response = m.tableResponse(shape)
	case c.Returns != nil && m.returned():
	case c.Nothing:
		m.implicitResponse(sent)
	case shape != nil:
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
	m.repeatRows(f.Children, name, m.declaredKeys(name))
	m.response = r.Type
	return true
}

// repeatsReturned reports whether the page names the type of the response and its table
// repeats fields of that type, or lists headers beside it.
func (m *callMaker) repeatsReturned() bool {
	if m.facts.Returns == nil {
		return false
	}
	r := m.typeOf(m.facts.Returns.Type)
	t := r.Type
	for t.Kind == spec.Slice {
		t = t.Elem
	}
	if r.by == "" || t.Kind != spec.Named || t.Origin != spec.FromModel {
		return false
	}
	declares := m.declaredKeys(t.Name)
	for _, f := range m.facts.Response {
		if !declares[f.Key] && f.In != spec.InHeader {
			return false
		}
	}
	m.repeatRows(m.facts.Response, t.Name, declares)
	return true
}

// declaredKeys returns the keys of the fields of a type of the pages.
func (m *callMaker) declaredKeys(name string) map[string]bool {
	keys := map[string]bool{}
	for t, d := range m.types {
		if d.name == name {
			for _, f := range t.Fields {
				keys[f.Key] = true
			}
		}
	}
	return keys
}

// returned takes the response that the page names; it reports whether it is known.
func (m *callMaker) returned() bool {
	r := m.typeOf(m.facts.Returns.Type)
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
func (m *callMaker) tableResponse(shape *sample.Shape) *spec.Type {
	fields := m.facts.Response
	if shape != nil && shape.Kind == sample.List && !anyKey(shape, fields) {
		shape = shape.Elem
	}
	list := m.facts.List || shape != nil && shape.Kind == sample.List
	for shape != nil && shape.Kind == sample.List {
		shape = shape.Elem
	}
	if way := enclosing(shape, fields); len(way) > 0 {
		fields = wrapped(shape, way, fields)
	} else {
		fields = relocated(shape, fields)
	}
	name := m.name + "Response"
	if list {
		name += "Item"
		m.leaveHeaders(fields)
	}
	name = m.names.claim(name, m.name+"Result")
	model := &spec.Model{Name: name}
	at := len(m.pending)
	model.Fields = m.fields(fields, name, shape, m.answerPlace)
	if list {
		m.insert(at, spec.Item{Model: model})
		return slice(named(name, spec.FromModel))
	}
	m.own = append(m.own, spec.Item{Model: model})
	return named(name, spec.FromModel)
}

// leaveHeaders leaves out the headers of a response that is a list.
func (m *callMaker) leaveHeaders(fields []*facts.Field) {
	for _, f := range fields {
		if f.In == spec.InHeader && f.Row != nil {
			f.Row.Left = leftHeaders
		}
	}
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
