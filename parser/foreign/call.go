package foreign

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/internal/route"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// makeCall makes a call with the models of its request and its response. Of a call whose
// page says no path, or one that no client can send, these models are all that is made.
func (l *linker) makeCall(c *facts.Call) {
	m := &callMaker{linker: l, facts: c, method: c.Route.Method}
	if m.method == "" {
		m.method = method(l.profile)
	}
	m.name = l.callNames[c]
	if m.ignored() {
		return
	}
	m.correct()
	m.parameters = pathParameters(c.Route.Path)
	m.matchParameters()
	sent := m.sendable()
	if !sent || !m.messageAlone() {
		m.makeRequest(sent)
	}
	m.makeResponse(sent)
	l.pending = append(l.pending, m.own...)
	if !sent {
		return
	}
	call := &spec.Call{
		Name: m.name, Method: m.method, Path: c.Route.Path, Heading: true, Request: m.request, Response: m.response,
		Doc: titled(c.Title, m.name, l.withName(c.Name, c.Doc)),
	}
	l.note(call, l.place, c.Name == "")
	l.noteCall(call, c)
	l.pending = append(l.pending, spec.Item{Call: call})
	l.readCall(c, m.name)
}

// callName returns the name of a call's method, which no other call has.
func (l *linker) callName(p *linkedPage, c *facts.Call) (name string) {
	defer func() { l.kept.keep(c, name) }()
	if was := l.kept.was(c); l.calls.reclaim(was, false) {
		return was
	}
	stem := wordOf(p.stem)
	if name = c.Name; name == "" {
		name = l.kept.ordinal(p)
	}
	route := ""
	if c.Route.Path != "" {
		route = facts.NameOfRoute(c.Route)
	}
	return l.calls.claim(name, route, name+stem)
}

// sendable reports whether a client can send the call; if not, it says why.
func (m *callMaker) sendable() bool {
	why := diag.Phrase{}
	switch {
	case m.facts.Route.Path == "" && !m.facts.Refused.IsZero():
		why = m.facts.Refused
	case m.facts.Route.Path == "":
		why = diag.Say("the page says no path of the call", "文档没有写接口的路径")
	case !slices.Contains(spec.Methods(), m.method):
		why = diag.Say("no client can be made of calls of the method %[1]s", "不能为方法 %[1]s 的接口生成客户端", diag.Verbatim(m.method))
	default:
		_, why = route.Parse(m.method + " " + m.facts.Route.Path)
	}
	if why.IsZero() {
		return true
	}
	m.leaveCall(m.facts, m.name, why)
	return false
}
