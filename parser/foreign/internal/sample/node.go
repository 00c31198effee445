package sample

import "github.com/mdspec-go/mdspec/spec/lazyregexp"

// node is a shape in the making, to which further values are added.
type node struct {
	kind    Kind
	null    bool
	value   string
	elem    *node
	entries []*entry
	index   map[string]*entry
	objects int // how many were seen
}

// entry is a member of objects that were seen.
type entry struct {
	Member
	node  *node
	count int // how many objects had it
	lead  string
}

// The values of raw shapes that nothing else is known of.
const (
	null  = "null"
	empty = "[]"
)

func (n *node) only(value string) bool { return n.kind == Raw && n.value == value }

// merge adds what b shows to a and returns it; b is used up. Its cost is that of b
// alone, so that many values are unified in linear time.
func merge(a, b *node) *node {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	isNull := a.null || b.null
	out := mergeKinds(a, b)
	out.null = isNull
	return out
}

func mergeKinds(a, b *node) *node {
	switch {
	case b.only(null), b.only(empty) && a.kind == List:
		return a
	case a.only(null), a.only(empty) && b.kind == List:
		return b
	case a.kind == Map && b.kind == Object && len(b.entries) == 0:
		return a
	case b.kind == Map && a.kind == Object && len(a.entries) == 0:
		return b
	case a.kind != b.kind, a.kind == Raw && a.value != b.value:
		return &node{}
	}
	switch a.kind {
	case Object:
		a.addAll(b)
	case List, Map:
		a.elem = merge(a.elem, b.elem)
	}
	if a.value == "" {
		a.value = b.value
	}
	return a
}

// addAll adds the members of another object.
func (n *node) addAll(b *node) {
	for _, e := range b.entries {
		n.add(e)
	}
	n.objects += b.objects
}

// add adds a member, also to one of the same key.
func (n *node) add(e *entry) {
	old := n.index[e.Key]
	if old == nil {
		if n.index == nil {
			n.index = map[string]*entry{}
		}
		n.index[e.Key] = e
		n.entries = append(n.entries, e)
		return
	}
	old.node = merge(old.node, e.node)
	old.count += e.count
	if old.Comment == "" {
		old.Comment = e.Comment
	}
	if old.lead == "" {
		old.lead = e.lead
	}
}

// dataKey matches keys that are data rather than names: numbers, UUIDs, long
// hexadecimal identifiers, days, and placeholders.
var dataKey = lazyregexp.New(`^(?:\d+|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|\d{4}-\d{2}-\d{2}|<.*>|\{.*\}|\[.*\]|\$\{.*\})$`)

// isMap reports whether all keys of an object are data.
func (n *node) isMap() bool {
	if n.kind != Object || len(n.entries) == 0 {
		return false
	}
	for _, e := range n.entries {
		if !dataKey.MatchString(e.Key) {
			return false
		}
	}
	return true
}

// shape returns what was seen; the node is used up.
func (n *node) shape() *Shape {
	if n == nil {
		return nil
	}
	if n.isMap() {
		elem := (*node)(nil)
		for _, e := range n.entries {
			elem = merge(elem, e.node)
		}
		return &Shape{Kind: Map, Elem: elem.shape(), Null: n.null}
	}
	s := &Shape{Kind: n.kind, Null: n.null, Value: n.value, Elem: n.elem.shape()}
	for _, e := range n.entries {
		m := e.Member
		m.Shape, m.Always = e.node.shape(), e.count >= n.objects
		if m.Comment == "" {
			m.Comment = e.lead
		}
		s.Members = append(s.Members, m)
	}
	return s
}

// fromShape returns a node that shows what a shape does.
func fromShape(s *Shape) *node {
	if s == nil {
		return nil
	}
	n := &node{kind: s.Kind, null: s.Null, value: s.Value, elem: fromShape(s.Elem), objects: 1}
	for _, m := range s.Members {
		e := &entry{Member: m, node: fromShape(m.Shape)}
		if m.Always {
			e.count = 1
		}
		n.add(e)
	}
	return n
}
