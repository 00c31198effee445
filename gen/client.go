package gen

import (
	"fmt"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// client is what is decided about the client of a package.
type client struct {
	calls     []*spec.Call    // by document and place
	services  []*spec.Service // likewise
	settings  map[spec.SettingName]*spec.Setting
	auth      spec.Auth              // how calls carry the token
	tokenCall *spec.Call             // nil: tokens come from the caller
	errorBody *spec.Model            // what failures decode into; nil: nothing
	paged     map[*spec.Call]*paging // calls that have an iterator
	placed    map[*spec.Call]placing // calls of which something stands outside of their JSON
}

// addClient plans the client and the error codes. A package gets a client if
// there is a call or a service; error codes do without.
func (p *plan) addClient(pkg *spec.Package) error {
	p.errors = slices.Collect(pkg.Errors())
	for _, e := range p.errors {
		p.declare(e.Name)
	}
	c := &client{
		auth:     pkg.Auth(),
		calls:    slices.Collect(pkg.Calls()),
		services: slices.Collect(pkg.Services()),
		settings: map[spec.SettingName]*spec.Setting{},
		paged:    map[*spec.Call]*paging{},
		placed:   map[*spec.Call]placing{},
	}
	if len(c.calls) == 0 && len(c.services) == 0 {
		return nil
	}
	for _, s := range c.services {
		for i := range s.Settings {
			if name := s.Settings[i].Name; c.settings[name] == nil {
				c.settings[name] = &s.Settings[i]
			}
		}
	}
	for _, call := range c.calls {
		if g := p.placingOf(call); g != (placing{}) {
			c.placed[call] = g
		}
		if call.Page == nil {
			continue
		}
		paging, err := p.pagingOf(call)
		if err != nil {
			return fmt.Errorf("gen: pages of %s: %w", call.Name, err)
		}
		c.paged[call] = paging
	}
	if name := c.setting(spec.ErrorBody); name != "" {
		if c.errorBody = p.index.Model(name); c.errorBody == nil {
			return fmt.Errorf("gen: the error body %s is not defined", name)
		}
	}
	p.client = c
	return c.findTokenCall()
}

func (c *client) findTokenCall() error {
	name := c.setting(spec.TokenCall)
	if name == "" {
		return nil
	}
	for _, call := range c.calls {
		if call.Name == name {
			c.tokenCall = call
			return nil
		}
	}
	return fmt.Errorf("gen: the token call %s is not defined", name)
}

// setting returns the value of a service setting, "" if no table has it.
func (c *client) setting(name spec.SettingName) string {
	if s := c.settings[name]; s != nil {
		return s.Value
	}
	return ""
}

// isHome reports whether the constructor is written in front of the item: the first
// service or, if there is none, the first call.
func (c *client) isHome(item spec.Item) bool {
	if len(c.services) > 0 {
		return item.Service == c.services[0]
	}
	return item.Call == c.calls[0]
}

// pages reports whether a call has pages of one of the kinds.
func (c *client) pages(kinds []spec.PageKind) bool {
	for _, g := range c.paged {
		if slices.Contains(kinds, g.kind) {
			return true
		}
	}
	return false
}

// places reports whether fields of a request or a response stand outside of JSON.
func (c *client) places() bool {
	for _, g := range c.placed {
		if g.fields {
			return true
		}
	}
	return false
}

// tokens reports whether a call carries an access token.
func (c *client) tokens() bool {
	return slices.ContainsFunc(c.calls, func(call *spec.Call) bool { return call.AccessToken })
}

// basic reports whether calls carry a user and a password in place of a token.
func (c *client) basic() bool { return c.auth.Kind == spec.BasicAuth }

// uploads reports whether a call sends a file.
func (c *client) uploads() bool {
	return slices.ContainsFunc(c.calls, func(call *spec.Call) bool { return call.Media != "" })
}

// raw reports whether the response of a call is no JSON.
func (c *client) raw() bool {
	return slices.ContainsFunc(c.calls, func(call *spec.Call) bool { return call.Form != spec.JSONForm })
}

// placing says what of a call does not stand where it usually does.
type placing struct {
	fields bool // fields of the request or the response stand outside of its JSON
	body   bool // the request is the body, whatever the method
	bare   bool // no field of the response stands in the answer's body
}

func (p *plan) placingOf(c *spec.Call) (g placing) {
	for _, k := range p.keysOf(c.Request) {
		_, placed := k.Field.Placed()
		g.fields = g.fields || placed
		g.body = g.body || k.Field.In == spec.InBody && c.Method == "DELETE"
	}
	inside := c.ResponseKey != ""
	for _, k := range p.keysOf(c.Response) {
		_, placed := k.Field.Placed()
		g.fields = g.fields || placed
		g.bare = g.bare || placed
		inside = inside || !placed
	}
	g.bare = g.bare && !inside
	return g
}

// keysOf returns the fields of the model that a type names, with those of all that
// it embeds.
func (p *plan) keysOf(t *spec.Type) []*jsonkey.Key {
	if t == nil || t.Origin != spec.FromModel || p.index.Model(t.Name) == nil {
		return nil
	}
	keys := p.index.Keys(p.index.Model(t.Name))
	return slices.Concat(keys.Visible, keys.Keyless)
}

// local returns a name for a parameter or variable of generated code: the given
// one, or with a number, so that it hides nothing of the package.
func (p *plan) local(name string) string {
	free := name
	for i := 2; p.scope[free]; i++ {
		free = fmt.Sprintf("%s%d", name, i)
	}
	return free
}

// planParts notes what models are to the calls under headings.
func (p *plan) planParts() {
	p.parts = map[string]string{}
	if p.client == nil {
		return
	}
	for _, c := range p.client.calls {
		if !c.Heading {
			continue
		}
		method := link("Client", c.Name)
		p.notePart(c.Request, "is what "+method+" sends.", "has no fields yet: "+method+" sends no request.")
		p.notePart(c.Response, "is what "+method+" returns.",
			"has no fields yet: "+method+" reads nothing but the success of the call.")
	}
}

// notePart notes what a model is to the first of its calls: it is sent or returned, or
// stands for what there is not.
func (p *plan) notePart(t *spec.Type, full, implicit string) {
	switch {
	case t == nil || t.Kind != spec.Named || t.Origin != spec.FromModel || p.parts[t.Name] != "":
	case p.isImplicit(t):
		p.parts[t.Name] = implicit
	default:
		p.parts[t.Name] = full
	}
}
