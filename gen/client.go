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
	errorBody *spec.Model            // what failures decode into; nil: nothing
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

// paging is where the cursors and the items of a paged call are.
type paging struct {
	request, response, items []*spec.Field // paths, the outermost field first
	cursor                   string        // the basic type of both cursors
	item                     *spec.Type
}

// pagingOf finds the fields that a paged call names by their JSON keys.
func (p *plan) pagingOf(c *spec.Call) (*paging, error) {
	if c.Media != "" {
		return nil, fmt.Errorf("an upload has none")
	}
	var g paging
	for _, f := range []struct {
		path *[]*spec.Field
		in   *spec.Type
		key  string
	}{
		{&g.request, c.Request, c.Page.RequestCursor},
		{&g.response, c.Response, c.Page.ResponseCursor},
		{&g.items, c.Response, c.Page.Items},
	} {
		if f.in == nil || p.index.Model(f.in.Name) == nil {
			return nil, fmt.Errorf("%q is a key of no model", f.key)
		}
		*f.path = p.index.FieldPath(p.index.Model(f.in.Name), f.key)
		if len(*f.path) == 0 {
			return nil, fmt.Errorf("%s has no key %q", f.in.Name, f.key)
		}
		for _, outer := range (*f.path)[:len(*f.path)-1] {
			if outer.Type.Kind == spec.Pointer {
				return nil, fmt.Errorf("%s is an embedded pointer, which may be nil", outer.Name)
			}
		}
	}
	return &g, g.setTypes()
}

func (g *paging) setTypes() error {
	next, _ := cursorType(g.response)
	first, _ := cursorType(g.request)
	g.cursor = next.Base()
	if spec.Canonical(g.cursor) != spec.Canonical(first.Base()) || !spec.IsKey(g.cursor) {
		return fmt.Errorf("the cursors are %q and %q", first.Base(), g.cursor)
	}
	items := last(g.items)
	if items.Type.Kind != spec.Slice {
		return fmt.Errorf("%s is no list", items.Name)
	}
	g.item = items.Type.Elem
	return nil
}

func last(path []*spec.Field) *spec.Field { return path[len(path)-1] }

// cursorType returns the type of the last field of a path or, if that is a
// pointer, of what it points to.
func cursorType(path []*spec.Field) (t *spec.Type, pointer bool) {
	if t = last(path).Type; t.Kind == spec.Pointer {
		return t.Elem, true
	}
	return t, false
}
