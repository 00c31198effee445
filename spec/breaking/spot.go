package breaking

import (
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// spot is where a schema holds an item. That is all that is known of a schema which
// was read without its documents.
type spot struct {
	document *spec.Document
	topic    *spec.Topic
	index    int // of the item within the topic
}

func (s spot) item() spec.Item { return s.topic.Items[s.index] }

// itemKind is a kind of items.
type itemKind int

const (
	modelItem itemKind = iota
	enumItem
	fenceItem
	callItem
	serviceItem
	errorItem
	noItem    // which no package without errors has
	itemKinds // how many there are
)

// kindOf returns the kind of an item.
func kindOf(i spec.Item) itemKind {
	kind, _ := inspect(i)
	return kind
}

// line returns the line of an item in its document; 0 if that is not known.
func line(i spec.Item) int {
	_, at := inspect(i)
	return at.Position().Line
}

func inspect(i spec.Item) (itemKind, diag.Span) {
	switch {
	case i.Model != nil:
		return modelItem, i.Model.Span
	case i.Enum != nil:
		return enumItem, i.Enum.Span
	case i.Fence != nil:
		return fenceItem, i.Fence.Span
	case i.Call != nil:
		return callItem, i.Call.Span
	case i.Service != nil:
		return serviceItem, i.Service.Span
	case i.Error != nil:
		return errorItem, i.Error.Span
	}
	return noItem, diag.Span{}
}

// survivor is an item of old that new has too.
type survivor struct {
	index int       // within its topic
	at    diag.Span // in new
}

type survivorKey struct {
	topic *spec.Topic
	kind  itemKind
}

// places is what is known of where things are in new.
type places struct {
	trees      map[*diag.Source]*syntax.Document
	successors map[*spec.Document]*spec.Document
	survived   map[survivorKey][]survivor
	calls      map[string]*spec.Call // those of new by their old names
}
