package markdown

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// document writes a document.
func (w *writer) document(d *spec.Document) {
	w.noteBelow(d)
	for _, t := range d.Topics {
		w.topic(t)
	}
}

// topic writes a topic: what is above the first title has none.
func (w *writer) topic(t *spec.Topic) {
	w.section, w.inCall, w.hollow = dialect.Prose, false, false
	w.topicTitle(t.Title)
	w.blocks(t.Doc.Blocks, 0, nil)
	w.findParts(t.Items)
	for i := 0; i < len(t.Items); {
		i += w.item(t.Items[i:])
	}
}

// topicTitle adds the title of a topic: one of several lines has another below it.
func (w *writer) topicTitle(title string) {
	lines := strings.Split(title, "\n")
	blank := func(line string) bool { return strings.TrimSpace(line) == "" }
	switch {
	case title == "":
	case len(lines) > 1 && !slices.ContainsFunc(lines, blank):
		w.add(title + "\n===")
	default:
		w.heading(1, title)
	}
}

// findParts finds what calls declare.
func (w *writer) findParts(items []spec.Item) {
	w.declared, w.elsewhere = map[*spec.Call][]*partType{}, map[any]bool{}
	before := 0 // where the items begin that no call has taken
	for at, i := range items {
		if i.Call == nil || !i.Call.Heading {
			continue
		}
		types := typesOfCall(items[before:at], i.Call)
		before, w.declared[i.Call] = at, types
		for _, t := range types {
			w.elsewhere[t.node()] = true
			for _, f := range t.fences {
				w.elsewhere[f] = true
			}
		}
	}
}

// item writes the first of the items, and returns how many are: rows of one table
// stand together.
func (w *writer) item(items []spec.Item) int {
	switch i := items[0]; {
	case i.Model != nil:
		if w.isDefinition(i.Model) {
			w.model(i.Model)
		}
	case i.Enum != nil:
		w.enum(i.Enum, w.goesOn(items[1:]))
	case i.Fence != nil:
		if !w.elsewhere[i.Fence] {
			w.fence(i.Fence)
		}
	case i.Call != nil && i.Call.Heading:
		w.call(i.Call, w.declared[i.Call])
	case i.Call != nil:
		calls := run(items, func(i spec.Item) *spec.Call { return i.Call })
		if n := slices.IndexFunc(calls, func(c *spec.Call) bool { return c.Heading }); n > 0 {
			calls = calls[:n]
		}
		w.callRows(calls)
		return len(calls)
	case i.Service != nil:
		w.service(i.Service)
	case i.Error != nil:
		codes := run(items, func(i spec.Item) *spec.ErrorCode { return i.Error })
		w.errors(codes)
		return len(codes)
	}
	return 1
}

// run returns the nodes of one kind that the items begin with.
func run[T any](items []spec.Item, of func(spec.Item) *T) []*T {
	var out []*T
	for _, i := range items {
		node := of(i)
		if node == nil {
			break
		}
		out = append(out, node)
	}
	return out
}

// goesOn reports whether the section of models goes on behind an enum: a model or Go
// follows among the definitions.
func (w *writer) goesOn(items []spec.Item) bool {
	for _, i := range items {
		switch {
		case i.Fence != nil && !w.elsewhere[i.Fence], i.Model != nil && w.isDefinition(i.Model):
			return true
		case i.Enum == nil:
			return false
		}
	}
	return false
}

// isDefinition reports whether a model is written below a heading of its own.
func (w *writer) isDefinition(m *spec.Model) bool { return !m.Implicit && !w.elsewhere[m] }
