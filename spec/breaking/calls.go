package breaking

import (
	"go/token"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// matchCalls finds of each call of old the one that it is in new: by its name,
// or else by its URL.
func (c *comparison) matchCalls() {
	fresh := map[string][]*spec.Call{}
	for _, n := range c.new.calls {
		if c.old.call[n.Name] == nil {
			fresh[url(n)] = append(fresh[url(n)], n)
		}
	}
	for _, o := range c.old.calls {
		n := c.new.call[o.Name]
		if found := fresh[url(o)]; n == nil && len(found) > 0 {
			n = found[0]
			fresh[url(o)] = found[1:]
		}
		c.calls = append(c.calls, callPair{o, n})
	}
}

// compareCalls finds what programs see of calls that changed. That they have no
// methods any more because there is no client is said of the client.
func (c *comparison) compareCalls() {
	if c.old.noClient || c.new.noClient {
		return
	}
	for _, p := range c.calls {
		if !token.IsExported(p.old.Name) {
			continue
		}
		was := c.old.callRow(p.old)
		if p.new == nil {
			c.report(callRemoved, c.left(c.old.spots[p.old]), was, nil, p.old.Name)
			continue
		}
		is := c.new.callRow(p.new)
		if p.old.Name != p.new.Name {
			c.report(callRenamed, p.new.NameSpan, was, is, p.old.Name, p.new.Name)
		}
		c.compareSignature(p, was, is)
		c.comparePages(p, was, is)
	}
}

// compareSignature compares the parameters and results of a call. Where documents
// write them alike a name has another meaning: see typeTexts.
func (c *comparison) compareSignature(p callPair, was, is *row) {
	o, n := c.old.callSignature(p.old, c.old.spelling), c.new.callSignature(p.new, c.new.spelling)
	if o == n {
		return
	}
	as, now := c.old.callSignature(p.old, (*spec.Type).String), c.new.callSignature(p.new, (*spec.Type).String)
	if as != now {
		o, n = as, now
	} else if c.typeTexts(p.old.Request, p.new.Request).explained || c.typeTexts(p.old.Response, p.new.Response).explained {
		return
	}
	c.report(callSignatureChanged, p.new.NameSpan, was, is, p.old.Name, o, n)
}

// comparePages compares the iterators of a call.
func (c *comparison) comparePages(p callPair, was, is *row) {
	switch {
	case p.old.Page == nil:
	case p.new.Page != nil && (c.old.item(p.old) == nil || c.new.item(p.new) == nil):
		// No package without errors has such a call.
	case p.new.Page == nil:
		c.report(pagesRemoved, p.new.NameSpan, was, is, p.old.Name+"All")
	case !c.sameType(c.old.item(p.old), c.new.item(p.new)):
		if texts := c.typeTexts(c.old.item(p.old), c.new.item(p.new)); !texts.explained {
			c.report(callSignatureChanged, p.new.Page.Span, was, is, p.old.Name+"All",
				"iter.Seq2["+texts.old+", error]", "iter.Seq2["+texts.new+", error]")
		}
	}
}

// item returns the type of the items of a call that pages; nil if it is unknown.
func (s *side) item(call *spec.Call) *spec.Type {
	if call.Page.HoldsAll() {
		if call.Response == nil {
			return nil
		}
		return call.Response.Elem
	}
	d := s.structOf(call.Response)
	if d == nil {
		return nil
	}
	path := s.view.FieldPath(d.model, call.Page.Items)
	if path == nil {
		return nil
	}
	return path[len(path)-1].Type.Elem
}

// callSignature returns the parameters and results of a call.
func (s *side) callSignature(call *spec.Call, spell func(*spec.Type) string) string {
	var params []string
	if call.Request != nil {
		params = append(params, "req "+s.star(call.Request)+spell(call.Request))
	}
	if call.Media != "" {
		params = append(params, "file *MediaFile")
	}
	result := "error"
	if call.Response != nil {
		result = "(" + s.star(call.Response) + spell(call.Response) + ", error)"
	}
	return "(" + strings.Join(params, ", ") + ") " + result
}

// star returns the star in front of a struct: it is passed by pointer.
func (s *side) star(t *spec.Type) string {
	if t.IsStruct() || s.structOf(t) != nil {
		return "*"
	}
	return ""
}

// compareClient compares what makes a client.
func (c *comparison) compareClient() {
	if !c.old.hasClient() {
		return
	}
	if !c.new.hasClient() {
		c.report(clientRemoved, c.left(c.old.clientSpot()), nil, nil)
		return
	}
	c.compareErrorBody()
	was, is := c.old.constructor(c.old.spelling), c.new.constructor(c.new.spelling)
	if was == is {
		return
	}
	at, o, n := c.constructorPlace()
	c.report(constructorChanged, at, o, n,
		c.old.constructor((*spec.Type).String), c.new.constructor((*spec.Type).String))
}

// constructor returns the constructor's parameters; its options are always the
// same.
func (s *side) constructor(spell func(*spec.Type) string) string {
	var params []string
	if s.setting(spec.BaseURL) == "" {
		params = append(params, "baseURL string")
	}
	if call := s.call[s.setting(spec.TokenCall)]; call != nil && s.onWire(call.Request) != nil {
		params = append(params, "credentials "+spell(call.Request))
	}
	return "NewClient(" + strings.Join(append(params, "…"), ", ") + ")"
}

// setting returns the value of a setting, "" without one.
func (s *side) setting(name spec.SettingName) string {
	if set := s.settings[name]; set != nil {
		return set.Value
	}
	return ""
}

// constructorPlace returns where the setting is, or was, that makes the constructor
// another one, and its rows; where none does, the type that the token call takes.
func (c *comparison) constructorPlace() (diag.Span, *row, *row) {
	for _, name := range []spec.SettingName{spec.BaseURL, spec.TokenCall} {
		o, n := c.old.settings[name], c.new.settings[name]
		switch {
		case o != nil && n == nil:
			return c.left(c.old.spots[o]), c.old.settingRow(o), nil
		case n != nil && (o == nil || name == spec.TokenCall && c.settingNow(o) != n.Value):
			return n.Span, c.old.settingRow(o), c.new.settingRow(n)
		}
	}
	call := c.new.call[c.new.setting(spec.TokenCall)]
	if call == nil {
		return c.left(c.old.clientSpot()), nil, nil
	}
	return typeSpan(call.Request, call), nil, c.new.callRow(call)
}

// compareErrorBody finds a model that is no error any more: it was one as long as
// a setting named it.
func (c *comparison) compareErrorBody() {
	o := c.old.settings[spec.ErrorBody]
	if o == nil || !c.old.hasClient() || !c.new.hasClient() || c.pairOf[o.Value] == nil {
		return
	}
	n := c.new.settings[spec.ErrorBody]
	if n != nil && c.settingNow(o) == n.Value {
		return
	}
	at := c.left(c.old.spots[o])
	if n != nil {
		at = n.Span
	}
	c.report(errorBodyRemoved, at, c.old.settingRow(o), c.new.settingRow(n), o.Value)
}
