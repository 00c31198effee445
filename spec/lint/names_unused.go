package lint

import (
	"iter"
	"maps"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/gofence"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// checkUnused looks for models that nothing used refers to. Of models that
// refer to each other only the outermost is reported: what is below it goes or
// stays with it. A package without calls has other users.
func checkUnused(x *pass) {
	g := *x.references()
	if !g.hasCalls {
		return
	}
	g.reached = maps.Clone(g.reached)              // what is reported leads to others
	for _, inCycles := range []bool{false, true} { // at last those that only each other refer to
		for m := range x.Package.Models() {
			if !g.reached[m.Name] && (inCycles || !g.inFields[m.Name]) {
				x.add(m.NameSpan, m.Name)
				g.reach(m.Name)
			}
		}
	}
}

// references says which models of a package are referred to, and from where.
type references struct {
	index    *jsonkey.Index
	hasCalls bool
	reached  map[string]bool // models that calls, fences and hand-written Go lead to
	inFields map[string]bool // models that a field of another model or a fence names
	inFences []string        // models that a fence names
}

// readReferences finds out what refers to models.
func (x *pass) readReferences() *references {
	g := &references{index: x.index, reached: map[string]bool{}, inFields: map[string]bool{}}
	for c := range x.Package.Calls() {
		g.hasCalls = true
		g.reachType(c.Request)
		g.reachType(c.Response)
	}
	if body := x.settings()[spec.ErrorBody]; body != "" {
		g.reach(body)
	}
	for f := range x.Package.Fences() {
		for name := range gofence.Identifiers(f.Code) {
			if x.index.Model(name) != nil {
				g.inFields[name] = true
				g.inFences = append(g.inFences, name)
				g.reach(name)
			}
		}
	}
	for m := range x.Package.Models() {
		if x.GoUses[m.Name] {
			g.reach(m.Name)
		}
		for name := range fieldModels(m) {
			if name != m.Name {
				g.inFields[name] = true
			}
		}
	}
	return g
}

// sent returns the models that requests and Go fences lead to: what importers send.
// In a package without calls that can be any. A model that no call leads to is
// unlikely to be sent: more often it is the body of a callback.
func (x *pass) sent() map[string]bool {
	sent := &references{index: x.index, reached: map[string]bool{}}
	for c := range x.Package.Calls() {
		sent.hasCalls = true
		sent.reachType(c.Request)
	}
	for _, name := range x.references().inFences {
		sent.reach(name)
	}
	if !sent.hasCalls {
		for m := range x.Package.Models() {
			sent.reach(m.Name)
		}
	}
	return sent.reached
}

func (g *references) reachType(t *spec.Type) {
	for t := range t.All() {
		if t.Kind == spec.Named && t.Import == "" {
			g.reach(t.Name)
		}
	}
}

// reach marks a model and all that its fields lead to.
func (g *references) reach(name string) {
	for todo := []string{name}; len(todo) > 0; {
		m := g.index.Model(todo[len(todo)-1])
		todo = todo[:len(todo)-1]
		if m == nil || g.reached[m.Name] {
			continue
		}
		g.reached[m.Name] = true
		for inner := range fieldModels(m) {
			if !g.reached[inner] {
				todo = append(todo, inner)
			}
		}
	}
}

// fieldModels returns the names of the models that the types of fields name.
func fieldModels(m *spec.Model) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, f := range m.Fields {
			for t := range f.Type.All() {
				if t.Origin == spec.FromModel && !yield(t.Name) {
					return
				}
			}
		}
	}
}
