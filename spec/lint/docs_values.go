package lint

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// declaration is the values that a table or a fence declares.
type declaration struct {
	enum      string // its name; "" for a group of constants
	first     diag.Span
	byValue   map[string]declaredValue
	byMeaning map[string]declaredValue
}

type declaredValue struct {
	name, value, meaning string
	at                   diag.Span
}

func newDeclaration(enum string, values []declaredValue) *declaration {
	d := &declaration{enum: enum, byValue: map[string]declaredValue{}, byMeaning: map[string]declaredValue{}}
	for i, v := range values {
		if i == 0 {
			d.first = v.at
		}
		d.byValue[v.value] = v
		if v.meaning != "" {
			d.byMeaning[v.meaning] = v
		}
	}
	return d
}

// checkValueContradiction finds values in the documentation of a field, and in
// that of an enum itself, that the declaration lacks or knows under another
// number.
func checkValueContradiction(x *pass) {
	enums := map[string]*declaration{}
	for e := range x.pkg.Enums() {
		var values []declaredValue
		for _, v := range e.Values {
			values = append(values, declaredValue{v.Name, v.Value, declaredMeaning(v.Name, v.Doc), v.NameSpan})
		}
		enums[e.Name] = newDeclaration(e.Name, values)
		x.contradict(e.Doc, enums[e.Name])
	}
	fences := x.constants()
	for _, f := range x.fields {
		if f.Type == nil || !enumerates(f.Doc) {
			continue
		}
		if d := enums[innermost(f.Type).Name]; d != nil {
			x.contradict(f.Doc, d)
			continue
		}
		groups := fences.ofField[fieldKey{f.model.Name, spec.JSONKey(f.Field)}]
		for _, g := range groups[:min(len(groups), maxGroups)] {
			x.contradict(f.Doc, g.declaration())
		}
	}
}

// declaration returns the values of a group in the order of the fence.
func (g *group) declaration() *declaration {
	var values []declaredValue
	for value, c := range g.values {
		values = append(values, declaredValue{c.Name, value, declaredMeaning(c.Name, c.Doc), c.Span})
	}
	slices.SortFunc(values, func(a, b declaredValue) int { return a.at.Compare(b.at) })
	return newDeclaration("", values)
}

// contradict compares the values that documentation enumerates with those that
// are declared. Meanings in other words are no contradiction; that of another
// value is. One constant alone does not say that there are no more.
func (x *pass) contradict(doc spec.Doc, d *declaration) {
	if len(d.byValue) == 0 {
		return
	}
	for b := range proseValues(doc) {
		whole := (d.enum != "" || len(d.byValue) > 1) && sameValues(b.Entries, d.byValue)
		for _, e := range b.Entries {
			own, known := d.byValue[e.Value]
			text := prose.TrimMeaning(e.Text)
			other, same := d.byMeaning[text]
			fact, at := d.lacks(), d.first
			switch {
			case same && other.value != e.Value && own.meaning != text:
				fact, at = diag.Say("that is the value `%[1]s` of `%[2]s`", other.value, other.name), other.at
			case known || !whole:
				continue
			}
			found := x.add(entrySpan(b, e), e.Value, e.Text, fact)
			found.Related = []diag.Related{{Span: at, Message: diag.Say("declared here")}}
		}
	}
}

// sameValues reports whether the documentation and the declaration speak of the
// same values: half of the entries at least are declared.
func sameValues(entries []spec.Entry, declared map[string]declaredValue) bool {
	n := 0
	for _, e := range entries {
		if _, ok := declared[e.Value]; ok {
			n++
		}
	}
	return 2*n >= len(entries)
}

// lacks says that a value is not declared.
func (d *declaration) lacks() diag.Phrase {
	if d.enum == "" {
		return diag.Say("no constant has that value")
	}
	return diag.Say("the enum `%[1]s` has no such value", d.enum)
}

// innermost returns the type that pointers, slices and arrays lead to.
func innermost(t *spec.Type) *spec.Type {
	for t.Kind == spec.Pointer || t.Kind == spec.Slice || t.Kind == spec.Array {
		t = t.Elem
	}
	return t
}
