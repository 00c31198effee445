package gen

import (
	"fmt"

	"github.com/mdspec-go/mdspec/spec"
)

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
