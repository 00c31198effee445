package foreign

import "strings"

// ignored reports whether the profile leaves out the call, and does so.
func (m *callMaker) ignored() bool {
	if !m.fixes.ignores(m.name) {
		return false
	}
	leaveFields(m.facts.Request, leftCorrected)
	leaveFields(m.facts.Response, leftCorrected)
	leaveRows(m.page, m.facts, leftCorrected)
	return true
}

// correct gives the call what the profile says of it.
func (m *callMaker) correct() {
	c := m.facts
	if base := m.profile.Base; c.Route.Path != "" && !strings.HasPrefix(c.Route.Path, base+"/") {
		c.Route.Path = base + c.Route.Path
	}
	said := m.fixes.call(m.name, c.Title, m.method, c.Route.Path)
	if said.method != "" {
		m.method, c.Route.Method = said.method, said.method
	}
	if said.path != "" {
		c.Route.Path, c.Guess = said.path, false
	}
	if said.response != nil || said.nothing {
		leaveFields(c.Response, leftCorrected)
		c.Response, c.Returns, c.Nothing, c.Answers = nil, nil, true, nil
		m.answer = m.documentType(said.response)
	}
}
