package facts

import (
	"path"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var leftRepeat = diag.Say("it repeats a row above", "它重复了上面的一行")

// nest makes a tree of the fields of a table and adds it to those that are there: by the
// marks for depth and by dotted keys.
func nest(into []*Field, rows []leveled) []*Field {
	n := nester{top: into, known: map[*[]*Field]map[placed]int{}}
	for _, row := range rows {
		n.add(row)
	}
	for _, f := range slices.Backward(n.shared) { // the innermost first
		n.share(f)
	}
	return n.top
}

// nester adds rows to a tree.
type nester struct {
	top    []*Field
	open   []*Field                     // the field of each depth that was read last
	lists  []*[]*Field                  // where the members of each go
	base   []int                        // the depth that its mark says
	copied int                          // how many fields are copies
	shared []*Field                     // those that have members by depth, and twins
	known  map[*[]*Field]map[placed]int // where the fields of lists are, by keys
}

func (n *nester) add(row leveled) {
	for len(n.base) > 0 && n.base[len(n.base)-1] >= row.depth {
		n.base = n.base[:len(n.base)-1]
		n.open = n.open[:len(n.open)-1]
		n.lists = n.lists[:len(n.lists)-1]
	}
	for len(n.open) > 0 && n.open[len(n.open)-1].isScalar() {
		n.base = n.base[:len(n.base)-1]
		n.open = n.open[:len(n.open)-1]
		n.lists = n.lists[:len(n.lists)-1]
	}
	if n.place(row) || n.otherKeys(row) {
		return
	}
	list := &n.top
	if len(n.lists) > 0 {
		list = n.lists[len(n.lists)-1]
		if above := n.open[len(n.open)-1]; len(above.twins) > 0 && !slices.Contains(n.shared, above) {
			n.shared = append(n.shared, above)
		}
	}
	steps := row.steps
	if above := n.longWay(steps); above != nil { // the key repeats the way from the top
		list, steps = above.list, steps[above.used:]
	}
	if len(steps) > 1 && !steps[0].list && strings.HasPrefix(row.Written, steps[0].key+".") && n.hasScalar(list, steps[0].key) {
		steps = []step{{row.Written, steps[len(steps)-1].list}} // the dot is a part of the key
	}
	for len(steps) > 1 {
		list = n.way(list, steps[0], row.In)
		steps = steps[1:]
	}
	if len(steps) == 0 {
		return
	}
	f := row.Field
	if f.Whole && f.Type.Kind == typeword.Object {
		f.Row.Through = true
		n.open = append(n.open, &Field{})
		n.base = append(n.base, row.depth)
		n.lists = append(n.lists, list)
		return
	}
	f.Key = steps[0].key
	f.Repeated = f.Repeated || steps[0].list
	n.put(list, f)
	n.open = append(n.open, f)
	n.base = append(n.base, row.depth)
	n.lists = append(n.lists, &f.Children)
}

// maxCopies is how many members the fields of a table have at most that are written with
// others. Further ones go without: what is written twice within such doubles each time.
const maxCopies = 1 << 12

// share gives the members of a field to those that are written with it and have none.
func (n *nester) share(f *Field) {
	size := count(f.Children)
	for _, twin := range f.twins {
		if len(twin.Children) == 0 && n.copied+size <= maxCopies {
			twin.Children = copies(f.Children)
			n.copied += size
		}
	}
}

// count returns how many fields there are, with all their members.
func count(fields []*Field) int {
	n := len(fields)
	for _, f := range fields {
		n += count(f.Children)
	}
	return n
}

// copies returns fields of the same rows, with members of their own.
func copies(fields []*Field) (out []*Field) {
	for _, f := range fields {
		c := *f
		c.Children, c.twins = copies(f.Children), nil
		if c.Row != nil {
			c.Row.Fields = append(c.Row.Fields, &c)
		}
		out = append(out, &c)
	}
	return out
}

// hasScalar reports whether a list has a field of the key whose values have no members.
func (n *nester) hasScalar(list *[]*Field, key string) bool {
	i, ok := n.index(list)[placed{key, spec.InDefault}]
	return ok && (*list)[i].isScalar() && (*list)[i].Type.Name == "string"
}

// otherKeys takes a row that says what values the field above has under keys of any name,
// as the members of a schema that are called so; it reports whether it is one.
func (n *nester) otherKeys(row leveled) bool {
	if row.Written != "additionalProperties" || row.Field.Row == nil || len(n.open) == 0 || !strings.Contains(row.Cell.Text, "**") {
		return false
	}
	f := n.open[len(n.open)-1]
	if f.Type.Kind != typeword.Object || f.Repeated || len(f.Children) > 0 {
		return false
	}
	f.Type = typeword.Type{Kind: typeword.Map}
	if row.Field.Row.Through = true; row.Type.Kind != typeword.Object {
		typ := row.Type
		f.Type.Elem = &typ
		return true
	}
	f.Repeated = true // its elements are those of the map
	n.open = append(n.open, row.Field)
	n.base = append(n.base, row.depth)
	n.lists = append(n.lists, &f.Children)
	return true
}

// placeForm is a key of one place in a list.
var placeForm = lazyregexp.New(`^[A-Za-z_]\w*\[\d+\]$`)

// place takes a row that says what stands at one place of the elements of the list above it,
// as in bids, bids[0], bids[1]; it reports whether it is one.
func (n *nester) place(row leveled) bool {
	if len(n.open) == 0 || row.Field.Row == nil || !placeForm.MatchString(row.Written) {
		return false
	}
	f := n.open[len(n.open)-1]
	if f.Key != row.steps[0].key || f.Type.Kind != typeword.List || len(f.Children) > 0 {
		return false
	}
	typ := row.Type
	switch within := f.Type.Elem; {
	case within == nil:
		f.Type.Elem = &typeword.Type{Kind: typeword.List, Elem: &typ}
	case within.Kind != typeword.List || within.Elem != nil && within.Elem.String() != typ.String():
		f.Type.Elem = &typeword.Type{Kind: typeword.List}
	}
	f.Doc = append(f.Doc, "`"+row.Written+"`: "+strings.Join(row.Doc, " "))
	row.Field.Row.Through = true
	return true
}

// isScalar reports whether the values of the field have no members.
func (f *Field) isScalar() bool {
	return f.Typed && (f.Type.Kind == typeword.Basic || f.Type.Kind == typeword.Enum) && !f.Repeated
}

type found struct {
	list *[]*Field
	used int
}

// longWay returns where the first steps lead if they name open fields from the top, as in
// tables that indent a field and write its whole way.
func (n *nester) longWay(steps []step) *found {
	if len(steps) < 2 || len(n.open) == 0 || n.open[0].Key != steps[0].key {
		return nil
	}
	list, used := &n.top, 0
	for used < len(steps)-1 {
		i := slices.IndexFunc(*list, func(f *Field) bool { return f.Key == steps[used].key })
		if i < 0 {
			break
		}
		(*list)[i].Repeated = (*list)[i].Repeated || steps[used].list
		list = &(*list)[i].Children
		used++
	}
	return &found{list, used}
}

// placed is what tells the fields of a list apart.
type placed struct {
	key string
	in  spec.Place
}

// index returns where the fields of a list are.
func (n *nester) index(list *[]*Field) map[placed]int {
	known, ok := n.known[list]
	if !ok {
		known = map[placed]int{}
		for i, f := range *list {
			if _, twice := known[placed{f.Key, f.In}]; !twice {
				known[placed{f.Key, f.In}] = i
			}
		}
		n.known[list] = known
	}
	return known
}

// way returns the members of the field of a step, which is made if no row declares it.
func (n *nester) way(list *[]*Field, s step, in spec.Place) *[]*Field {
	i := -1
	for _, place := range append([]spec.Place{spec.InDefault, "cookie"}, spec.Places()...) {
		if at, ok := n.index(list)[placed{s.key, place}]; ok && (i < 0 || at < i) {
			i = at
		}
	}
	if i < 0 {
		i = n.append(list, &Field{Key: s.key, In: in, Made: true, Type: typeword.Type{Kind: typeword.Object}})
	}
	f := (*list)[i]
	f.Repeated = f.Repeated || s.list
	return &f.Children
}

// append adds a field to a list and returns where it is.
func (n *nester) append(list *[]*Field, f *Field) int {
	known := n.index(list)
	if _, twice := known[placed{f.Key, f.In}]; !twice {
		known[placed{f.Key, f.In}] = len(*list)
	}
	*list = append(*list, f)
	return len(*list) - 1
}

// put adds a field to its siblings. One that a row above has declared stays; one that was
// only the way to others becomes what the row says.
func (n *nester) put(list *[]*Field, f *Field) {
	i, ok := n.index(list)[placed{f.Key, f.In}]
	if !ok {
		i, ok = n.index(list)[placed{f.Key, spec.InDefault}]
		ok = ok && (*list)[i].Made
	}
	switch {
	case !ok, f.Whole:
		n.append(list, f)
	case (*list)[i].Made:
		f.Children = (*list)[i].Children
		f.Repeated = f.Repeated || (*list)[i].Repeated
		(*list)[i] = f
	default:
		f.Row.Left = leftRepeat
		above := (*list)[len(*list)-1]
		above.Again = append(above.Again, f)
	}
}

// find returns the field of the key, the nearest to the top first.
func find(fields []*Field, key string) *Field {
	for _, f := range fields {
		if f.Key == key {
			return f
		}
	}
	for _, f := range fields {
		if found := find(f.Children, key); found != nil {
			return found
		}
	}
	return nil
}

// findWay returns the field to which the keys lead.
func findWay(list []*Field, way []step) *Field {
	if len(way) == 0 {
		return nil
	}
	f := find(list, way[0].key)
	for _, one := range way[1:] {
		if f != nil {
			f = find(f.Children, one.key)
		}
	}
	if f != nil {
		f.Repeated = f.Repeated || way[len(way)-1].list
	}
	return f
}

// matching returns the fields without members whose keys match a pattern.
func matching(list []*Field, pattern string) (out []*Field) {
	for _, f := range list {
		if ok, err := path.Match(pattern, f.Key); ok && err == nil && len(f.Children) == 0 {
			out = append(out, f)
		}
	}
	return out
}
