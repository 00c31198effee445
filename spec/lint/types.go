package lint

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

var typeRules = []*Rule{pointerToSlice, timeUnit, numberAsString}

var pointerToSlice = &Rule{Rule: &diag.Rule{ID: "pointer-to-slice", Severity: diag.Warning, Params: []string{"type"},
	Message: "`%[1]s` is a pointer to what can be nil itself",
	Hint:    "callers would have to check twice; `omitempty` leaves out an empty one",
	ZH:      diag.Text{Message: "`%[1]s` 是指向切片或 map 的指针，而它们本身就可以是 nil", Hint: "调用方需要判断两次；要省略空值请用 `omitempty`"}},
	Category: Minimal, check: checkPointers}

// checkPointers looks for pointers to slices and maps, at any depth of a type.
func checkPointers(x *pass) {
	for _, f := range x.fields {
		for t := range f.Type.All() {
			if t.Kind != spec.Pointer || t.Elem.Kind != spec.Slice && t.Elem.Kind != spec.Map {
				continue
			}
			d := x.add(t.Span, t.String())
			d.Suggest = []string{t.Elem.String()}
			star := t.Span.Source.Span(t.Span.Start, t.Elem.Span.Start)
			d.Fix = &diag.Fix{Message: diag.Say("remove the pointer"), Edits: []diag.Edit{{Span: star}}}
		}
	}
}
