package foreign

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// opened returns the fields of the table of a type where its example has them: around
// them may be an object that the table does not speak of.
func (l *linker) opened(s *sample.Shape, fields []*facts.Field) []*facts.Field {
	if s = elementOf(s); s != nil && s.Kind == sample.Object && len(fields) > 0 {
		if key := envelope(s, fields); key != "" {
			return wrapped(s, []string{key}, fields)
		}
	}
	return l.settled(s, fields, !anyTyped(fields))
}

func anyTyped(fields []*facts.Field) bool {
	return slices.ContainsFunc(fields, func(f *facts.Field) bool { return f.Typed })
}

// level is an object of the example that rows go on in.
type level struct {
	list  *[]*facts.Field // what is made of the rows
	shape *sample.Shape   // the object, or a list of it
	field *facts.Field    // whose value it is; nil at the top
}

// settler puts the rows of a flat table where an example has their keys.
type settler struct {
	l        *linker
	rows     []*facts.Field
	again    map[*facts.Field]bool // rows whose key stands above
	open     []level
	anywhere bool // also into objects that no row names
}

// settled returns the fields of a table with those that are not marked for depth moved to
// where the example has their keys: into the objects that the rows above them are, or
// anywhere in the example.
func (l *linker) settled(s *sample.Shape, fields []*facts.Field, anywhere bool) []*facts.Field {
	if s = objectOf(s); s == nil || slices.ContainsFunc(fields, func(f *facts.Field) bool { return f.Whole }) {
		return fields
	}
	var out []*facts.Field
	t := &settler{l: l, again: map[*facts.Field]bool{}, open: []level{{list: &out, shape: s}}, anywhere: anywhere}
	for _, f := range fields {
		t.rows = append(append(t.rows, f), f.Again...)
		for _, a := range f.Again {
			t.again[a] = true
		}
	}
	for i := range t.rows {
		t.settle(i)
	}
	return out
}

// objectOf returns the object that an example is, or that the elements of its lists are;
// nil if there is none.
func objectOf(s *sample.Shape) *sample.Shape {
	for s != nil && s.Kind == sample.List {
		s = s.Elem
	}
	if s == nil || s.Kind != sample.Object {
		return nil
	}
	return s
}

// settle puts one row where it belongs. One that repeats another stays left out if the
// example has no other place for it.
func (t *settler) settle(i int) {
	f := t.rows[i]
	if f.In == spec.InHeader {
		*t.open[0].list = append(*t.open[0].list, f)
		return
	}
	at := t.levelOf(i)
	if at < 0 {
		at = t.emptyLevel(f)
	}
	if at < 0 && (t.again[f] || t.elsewhere(f)) {
		return
	}
	if at < 0 {
		at = t.neighbours(i)
	}
	t.open = t.open[:at+1]
	t.put(f)
}

// levelOf returns the open level that has the key of a row, -1 if none has it: of several
// the innermost if there are as many rows of the key, else the outermost.
func (t *settler) levelOf(i int) int {
	f := t.rows[i]
	var found []int
	for at, lv := range t.open {
		isThere := func(o *facts.Field) bool { return o.Key == f.Key && o.In == f.In && !o.Made }
		if memberOf(lv.shape, f.Key) != nil && (at == 0 || len(f.Children) == 0) && !slices.ContainsFunc(*lv.list, isThere) {
			found = append(found, at)
		}
	}
	if len(found) == 0 {
		return -1
	}
	same := 0
	for _, o := range t.rows[i:] {
		if o.Key == f.Key {
			same++
		}
	}
	if same >= len(found) {
		return found[len(found)-1]
	}
	return found[0]
}

// elsewhere puts a row into the one object of the example that has its key though no row
// above opened it; it reports whether there is one.
func (t *settler) elsewhere(f *facts.Field) bool {
	if !t.anywhere || len(f.Children) > 0 {
		return false
	}
	way := t.way(f.Key)
	if way == nil {
		return false
	}
	t.open = t.open[:1]
	for _, m := range way {
		list := t.open[len(t.open)-1].list
		i := slices.IndexFunc(*list, func(o *facts.Field) bool { return o.Key == m.Key })
		if i < 0 {
			i = len(*list)
			*list = append(*list, shownField(m))
		}
		t.enter((*list)[i], m.Shape)
	}
	t.put(f)
	return true
}

// emptyLevel returns the innermost open level if the example shows nothing of the object
// there, and no row there has the key; else -1.
func (t *settler) emptyLevel(f *facts.Field) int {
	last := len(t.open) - 1
	isThere := func(o *facts.Field) bool { return o.Key == f.Key }
	if last == 0 || len(f.Children) > 0 || len(objectOf(t.open[last].shape).Members) > 0 || slices.ContainsFunc(*t.open[last].list, isThere) {
		return -1
	}
	return last
}

// neighbours returns the level of a row that the example does not show: that of the row
// below it which is known, and open; the rows between them go along.
func (t *settler) neighbours(i int) int {
	if len(t.rows[i].Children) > 0 {
		return 0
	}
	for j := i + 1; j < len(t.rows); j++ {
		if at := t.levelOf(j); at >= 0 {
			return at
		}
	}
	return 0
}

// put adds a row to the innermost open level, and opens it if it is an object there.
func (t *settler) put(f *facts.Field) {
	lv := t.open[len(t.open)-1]
	if t.again[f] {
		f.Row.Left = diag.Phrase{}
	}
	for _, above := range t.open[1:] {
		holdMembers(above.field, above.shape)
	}
	i := slices.IndexFunc(*lv.list, func(o *facts.Field) bool { return o.Key == f.Key && o.Made })
	if i >= 0 && len(f.Children) == 0 {
		f.Children, f.Type, f.Repeated = (*lv.list)[i].Children, (*lv.list)[i].Type, (*lv.list)[i].Repeated
		(*lv.list)[i] = f
	} else {
		*lv.list = append(*lv.list, f)
	}
	if shape := memberOf(lv.shape, f.Key); objectOf(shape) != nil && t.opens(f) {
		t.enter(f, shape)
	}
}

// enter opens the object of the example that the rows behind a field may be members of.
func (t *settler) enter(f *facts.Field, shape *sample.Shape) {
	t.open = append(t.open, level{&f.Children, shape, f})
}

// opens reports whether the members of a field may stand in the rows behind it: its type
// is none of the pages, which has members of its own.
func (t *settler) opens(f *facts.Field) bool {
	typ := f.Type
	for typ.Kind == typeword.List && typ.Elem != nil {
		typ = *typ.Elem
	}
	switch typ.Kind {
	case typeword.Object, typeword.List, typeword.Unknown, typeword.Any:
		return true
	case typeword.Ref:
		return t.l.typeOf(typ).by == ""
	case typeword.Map:
		return typ.Elem == nil
	}
	return t.anywhere
}

// holdMembers makes a field one of the members that its rows and the example show.
func holdMembers(f *facts.Field, shape *sample.Shape) {
	t := f.Type
	f.Type = typeword.Type{Kind: typeword.Object, Null: t.Null, Optional: t.Optional, Required: t.Required}
	f.Repeated = shape.Kind == sample.List
}

// way returns the members that lead to the object within the example that has the key: the
// only one, or that which has most keys of the table; nil if there is none.
func (t *settler) way(key string) []sample.Member {
	var best []sample.Member
	most, tied := 0, false
	for _, way := range waysTo(t.open[0].shape, key) {
		shared := 0
		for _, f := range t.rows {
			if memberOf(way[len(way)-1].Shape, f.Key) != nil {
				shared++
			}
		}
		if tied = shared == most; shared > most {
			best, most = way, shared
		}
	}
	if tied {
		return nil
	}
	return best
}

// waysTo returns the members that lead to each of the nearest objects within the example
// that have the key.
func waysTo(s *sample.Shape, key string) (out [][]sample.Member) {
	for _, m := range s.Members {
		below := elementOf(m.Shape)
		if below == nil || below.Kind != sample.Object {
			continue
		}
		if memberOf(below, key) != nil {
			out = append(out, []sample.Member{m})
			continue
		}
		for _, way := range waysTo(below, key) {
			out = append(out, append([]sample.Member{m}, way...))
		}
	}
	return out
}

// noteUnused reports the first of the examples of which nothing can be used beside a table.
func (l *linker) noteUnused(samples []facts.Sample, fields []*facts.Field, name string) {
	isPlain := func(f *facts.Field) bool { return f.In != spec.InHeader && !f.Whole }
	if !slices.ContainsFunc(fields, isPlain) {
		return
	}
	for _, s := range samples {
		if !isError(s.Shape) && objectOf(s.Shape) != nil && len(objectOf(s.Shape).Members) > 0 && !sharesKey(s.Shape, fields) {
			l.findings.Add(ExampleUnused, s.Span, name)
			return
		}
	}
}
