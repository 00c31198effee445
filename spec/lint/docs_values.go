package lint

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// checkValueContradiction finds values in the documentation of a field, and in
// that of an enum itself, that the declaration lacks or knows under another
// number.
func checkValueContradiction(x *pass) {
	enums := x.enumDeclarations()
	for e := range x.Package.Enums() {
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
		groups := fences.ofField[fieldKey{f.model.Name, jsonkey.Of(f.Field)}]
		for _, g := range groups[:min(len(groups), maxGroups)] {
			x.contradict(f.Doc, g)
		}
	}
}

// contradict compares the values that documentation enumerates with those that
// are declared. Meanings in other words are no contradiction; that of another
// value is. Both speak of the same values if half of those that are documented are
// declared, but one constant alone does not say that there are no more.
func (x *pass) contradict(doc spec.Doc, d *declaration) {
	if len(d.byValue) == 0 {
		return
	}
	for b := range proseValues(doc) {
		whole := (d.enum != "" || len(d.byValue) > 1) && 2*d.known(b.Entries) >= len(b.Entries)
		for _, e := range b.Entries {
			own, known := d.byValue[e.Value]
			text := prose.TrimMeaning(e.Text)
			other, same := d.byMeaning[text]
			fact, at := d.lacks(), d.first
			switch {
			case same && other.value != e.Value && own.meaning != text:
				fact, at = diag.Say("that is the value `%[1]s` of `%[2]s`", "那是 `%[2]s` 的取值 `%[1]s`", other.value, other.name), other.at
			case known || !whole:
				continue
			}
			found := x.add(entrySpan(b, e), e.Value, e.Text, fact)
			found.Related = []diag.Related{{Span: at, Message: diag.Say("declared here", "在这里声明")}}
		}
	}
}

// lacks says that a value is not declared.
func (d *declaration) lacks() diag.Phrase {
	if d.enum == "" {
		return diag.Say("no constant has that value", "没有哪个常量是这个值")
	}
	return diag.Say("the enum `%[1]s` has no such value", "枚举 `%[1]s` 没有这个取值", d.enum)
}

// innermost returns the type that pointers, slices and arrays lead to.
func innermost(t *spec.Type) *spec.Type {
	for t.Kind == spec.Pointer || t.Kind == spec.Nullable || t.Kind == spec.Slice || t.Kind == spec.Array {
		t = t.Elem
	}
	return t
}
