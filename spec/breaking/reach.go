package breaking

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// direction says which way a type goes over the wire: a set.
type direction int

const (
	request  direction = 1 << iota // from the client
	response                       // to the client
	both     = request | response
)

// phrase says in which bodies a change shows.
func (d direction) phrase() diag.Phrase {
	switch d {
	case request:
		return diag.Say("requests", "请求")
	case response:
		return diag.Say("responses", "响应")
	}
	return diag.Say("requests and responses", "请求与响应")
}

// reach is which ways the types of a package go over the wire.
type reach struct {
	dirs     map[*decl]direction
	embedded map[*decl]bool      // promoted by another struct
	valued   map[*decl]bool      // held by a field in another way
	sent     map[*decl]direction // like dirs, with what is promoted
}

// embeddedOnly reports whether values of the struct are nowhere but in other
// structs that have its keys.
func (r *reach) embeddedOnly(d *decl) bool { return r.embedded[d] && !r.valued[d] }

// reach follows the types from the calls.
func (s *side) reach() *reach {
	r := &reach{map[*decl]direction{}, map[*decl]bool{}, map[*decl]bool{}, map[*decl]direction{}}
	for _, d := range s.decls {
		if d.form != structForm {
			continue
		}
		for _, f := range d.model.Fields {
			for t := range f.Type.All() {
				if inner := s.lookup(t); inner != nil && !s.flattened(f) {
					r.valued[inner] = true
				}
			}
			if s.flattened(f) {
				r.embedded[s.structOf(pointed(f.Type))] = true
			}
		}
	}
	w := walk{side: s, reach: r}
	for _, call := range s.calls {
		w.typ(call.Request, request)
		w.typ(call.Response, response)
	}
	if set := s.settings[spec.ErrorBody]; set != nil {
		w.typ(&spec.Type{Kind: spec.Named, Name: set.Value}, response)
	}
	w.run()
	return r
}

// walk follows types in one direction each.
type walk struct {
	side  *side
	reach *reach
	queue []visit
}

type visit struct {
	decl *decl
	dir  direction
}

func (w *walk) typ(t *spec.Type, dir direction) {
	for inner := range t.All() {
		if d := w.side.lookup(inner); d != nil {
			w.reach.dirs[d] |= dir
			w.queue = append(w.queue, visit{d, dir})
		}
	}
}

func (w *walk) run() {
	for len(w.queue) > 0 {
		v := w.queue[len(w.queue)-1]
		w.queue = w.queue[:len(w.queue)-1]
		if w.reach.sent[v.decl]&v.dir == v.dir {
			continue
		}
		w.reach.sent[v.decl] |= v.dir
		if v.decl.form != structForm {
			w.typ(v.decl.expr, v.dir) // an enum has none
			continue
		}
		for _, f := range v.decl.model.Fields {
			if w.side.flattened(f) {
				w.queue = append(w.queue, visit{w.side.structOf(pointed(f.Type)), v.dir})
			} else {
				w.typ(f.Type, v.dir)
			}
		}
	}
}
