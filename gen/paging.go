package gen

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// paging is where in the request and in the response of a paged call the parts of
// its pages are: paths, the outermost field first, nil for what the pages have not.
type paging struct {
	kind            spec.PageKind
	request, limit  []*spec.Field // of the request: cursor, offset or number, and how many items are asked for
	response, items []*spec.Field // of the response: the next cursor, and the items, unless they are all of it
	total, pages    []*spec.Field // likewise: how many items and how many pages there are
	cursor          string        // the basic type of cursors, or of what takes their place
	first           int64         // the offset or the number of the first page
	item            *spec.Type
}

// counter is the type with which generated code counts.
const counter = "int64"

// pagingOf finds the fields that a paged call names by their JSON keys.
func (p *plan) pagingOf(c *spec.Call) (*paging, error) {
	if c.Media != "" {
		return nil, fmt.Errorf("an upload has none")
	}
	page, g := c.Page, &paging{kind: c.Page.Kind, cursor: counter}
	for _, f := range []struct {
		path *[]*spec.Field
		in   *spec.Type
		key  string
	}{
		{&g.request, c.Request, page.RequestCursor}, {&g.limit, c.Request, page.Limit},
		{&g.response, c.Response, page.ResponseCursor}, {&g.items, c.Response, page.Items},
		{&g.total, c.Response, page.Total}, {&g.pages, c.Response, page.Pages},
	} {
		if f.key == "" || f.path == &g.items && page.HoldsAll() {
			continue
		}
		path, err := p.pagePath(f.in, f.key)
		if err != nil {
			return nil, err
		}
		*f.path = path
	}
	return g, cmp.Or(g.setItem(c.Response), g.setCursor())
}

func (p *plan) pagePath(in *spec.Type, key string) ([]*spec.Field, error) {
	if in == nil || p.index.Model(in.Name) == nil {
		return nil, fmt.Errorf("%q is a key of no model", key)
	}
	path := p.index.FieldPath(p.index.Model(in.Name), key)
	if len(path) == 0 {
		return nil, fmt.Errorf("%s has no key %q", in.Name, key)
	}
	for _, outer := range path[:len(path)-1] {
		if outer.Type.Kind == spec.Pointer {
			return nil, fmt.Errorf("%s is an embedded pointer, which may be nil", outer.Name)
		}
	}
	return path, nil
}

func (g *paging) setItem(response *spec.Type) error {
	list, name := response, "the response"
	if g.items != nil {
		list, name = last(g.items).Type, last(g.items).Name
	}
	if list == nil || list.Kind != spec.Slice {
		return fmt.Errorf("%s is no list", name)
	}
	g.item = list.Elem
	return nil
}

// setCursor decides of which type cursors are; all else is counted.
func (g *paging) setCursor() error {
	if g.kind == spec.CursorPages {
		if g.request == nil || g.response == nil {
			return fmt.Errorf("a cursor has no key")
		}
		next, _ := cursorType(g.response)
		first, _ := cursorType(g.request)
		g.cursor = next.Base()
		if spec.Canonical(g.cursor) != spec.Canonical(first.Base()) || !spec.IsKey(g.cursor) {
			return fmt.Errorf("the cursors are %q and %q", first.Base(), g.cursor)
		}
		return nil
	}
	for _, path := range [][]*spec.Field{g.request, g.limit, g.total, g.pages} {
		if path == nil {
			continue
		}
		if t, _ := cursorType(path); !spec.IsInteger(t.Base()) {
			return fmt.Errorf("%s is no integer", last(path).Name)
		}
	}
	return g.setFirst()
}

// setFirst decides where pages begin that are counted: where the service begins if
// the key is absent, else at the offset 0 and the number 1.
func (g *paging) setFirst() error {
	switch {
	case g.kind == spec.LinkPages:
		return nil
	case g.request == nil:
		return fmt.Errorf("no key says which page is asked for")
	case g.kind == spec.NumberPages:
		g.first = 1
	}
	d := last(g.request).Default
	if d == nil {
		return nil
	}
	if first, err := strconv.ParseInt(strings.Trim(d.JSON, `"`), 10, 64); err == nil { // else it is a note
		g.first = first
	}
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
