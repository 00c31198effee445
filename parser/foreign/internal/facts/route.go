package facts

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/page"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
)

// hoist gives the routes of a section to the one that names what they are of. Routes that
// have tables between them are of several calls, each with its own.
func (r *reader) hoist(s *section) {
	owner := s.owner
	if !r.isResource(s) {
		owner.route(s.routes, s)
	}
	for _, p := range s.parts {
		switch p.Kind {
		case page.Route, page.Text:
			owner.route(p.Routes, s)
		case page.Table:
			if routes := r.rowRoutes(s, p); len(routes) > 0 {
				owner.route(routes, s)
				r.consumed[p] = true
				continue
			}
			owner.filled = true
		case page.Code:
			owner.filled = owner.filled || s.part().Part != words.NoPart
		}
		r.groupOf[p] = max(0, len(owner.groups)-1)
	}
}

// isResource reports whether the title of a section is a path alone, below which stand the
// calls of it, in sections of their own.
func (r *reader) isResource(s *section) (is bool) {
	if !hasPath(s.routes) || slices.ContainsFunc(s.routes, func(route page.RouteOf) bool { return route.Method != "" }) {
		return false
	}
	s.each(func(below *section) {
		isCalls := func(p *page.Part) bool { return p.Kind == page.Table && r.columnsOf(p.Table).isCalls() }
		is = is || below.owner == below && below != s && (below.hasRoute() || slices.ContainsFunc(below.parts, isCalls))
	})
	return is
}

// route adds routes that stand in a section to those of its owner.
func (s *section) route(routes []page.RouteOf, at *section) {
	example := at.part().Part == words.ExamplePart
	for _, route := range routes {
		if example && (len(s.groups) > 0 || route.Path == "/") {
			return
		}
		if route.Path != "" && (s.knows(route) || s.refines(route)) {
			continue
		}
		if len(s.groups) == 0 || s.filled && route.Path != "" && hasPath(s.groups[len(s.groups)-1].routes) {
			s.groups = append(s.groups, &group{})
		}
		s.filled = false
		last := s.groups[len(s.groups)-1]
		last.routes = append(last.routes, route)
	}
}

// knows reports whether a route is one that the section has, or an example of one.
func (s *section) knows(route page.RouteOf) bool {
	for _, g := range s.groups {
		for _, known := range g.routes {
			if (known.Method == route.Method || route.Method == "") && known.Path != "" && exemplifies(route.Path, known.Path) {
				return true
			}
		}
	}
	return false
}

// refines puts a route in the place of an example of it that the section has; it reports
// whether there is one.
func (s *section) refines(route page.RouteOf) bool {
	for _, g := range s.groups {
		for i, known := range g.routes {
			if known.Method == route.Method && known.Path != "" && exemplifies(known.Path, route.Path) {
				g.routes[i] = route
				return true
			}
		}
	}
	return false
}

// exemplifies reports whether a path is another one, perhaps with values in the place of
// parameters, and with something ahead of it.
func exemplifies(path, pattern string) bool {
	got, want := strings.Split(path, "/"), strings.Split(pattern, "/")
	if len(got) < len(want) {
		return false
	}
	got = got[len(got)-len(want)+1:]
	for i, part := range want[1:] {
		if part != got[i] && !strings.HasPrefix(part, "{") {
			return false
		}
	}
	return true
}

// rowRoutes returns the routes of a table of one row that stands among the parts of the call
// itself, which may have several methods.
func (r *reader) rowRoutes(s *section, p *page.Part) (routes []page.RouteOf) {
	if len(p.Table.Rows) != 1 || s.owner.above == nil || !r.hasTables(s.owner, p) && s.owner.level < 2 {
		return nil
	}
	c := r.columnsOf(p.Table)
	if !c.isCalls() {
		return nil
	}
	for _, call := range c.callRow(p.Table.Rows[0], r.book) {
		if call.Route.Path != "" {
			routes = append(routes, call.Route)
		}
	}
	return routes
}

// hasTables reports whether there is another table or an example below the owner.
func (r *reader) hasTables(owner *section, but *page.Part) (has bool) {
	owner.each(func(s *section) {
		for _, p := range s.parts {
			has = has || s.owner == owner && p != but && (p.Kind == page.Table || p.Kind == page.Code)
		}
	})
	return has
}
