package lint

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

var typeRules = []*Rule{pointerToSlice, timeUnit, numberAsString}

var pointerToSlice = &Rule{Rule: book.Rule("pointer-to-slice"),
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
			d.Fix = &diag.Fix{Message: diag.Say("remove the pointer", "去掉指针"), Edits: []diag.Edit{{Span: star}}}
		}
	}
}
