package gen

import (
	"fmt"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// client is what is decided about the client of a package.
type client struct {
	calls     []*spec.Call    // by document and place
	services  []*spec.Service // likewise
	settings  map[spec.SettingName]*spec.Setting
	tokenCall *spec.Call             // nil: tokens come from the caller
	paged     map[*spec.Call]*paging // calls that have an iterator
}

// addClient plans the client and the error codes. A package gets a client if
// there is a call or a service; error codes do without.
func (p *plan) addClient(pkg *spec.Package) error {
	p.errors = slices.Collect(pkg.Errors())
	for _, e := range p.errors {
		p.declare(e.Name)
	}
	c := &client{
		calls:    slices.Collect(pkg.Calls()),
		services: slices.Collect(pkg.Services()),
		settings: map[spec.SettingName]*spec.Setting{},
		paged:    map[*spec.Call]*paging{},
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
		if call.Page == nil {
			continue
		}
		paging, err := p.pagingOf(call)
		if err != nil {
			return fmt.Errorf("gen: pages of %s: %w", call.Name, err)
		}
		c.paged[call] = paging
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

// uploads reports whether a call sends a file.
func (c *client) uploads() bool {
	return slices.ContainsFunc(c.calls, func(call *spec.Call) bool { return call.Media != "" })
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
