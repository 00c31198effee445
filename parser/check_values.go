package parser

import (
	"encoding/json"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/example"
	"github.com/mdspec-go/mdspec/parser/internal/limits"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// valueReader reads what cells state for fields whose types are known (rules 3.13,
// 3.14).
type valueReader struct {
	*resolver
	scope *example.Scope
	bad   map[*modelNode]bool // models that have faults or hold one that has
}

// readValues reads the Default and Example cells.
func (r *resolver) readValues() {
	v := valueReader{resolver: r}
	for _, m := range r.models {
		for _, f := range m.fields {
			for _, c := range f.values {
				v.read(f, c)
			}
			if f.Embedded && f.Default != nil {
				r.diags.Add(EmbeddedValue, f.Default.Span, f.Name)
				f.Default = nil
			}
		}
	}
}

func (v *valueReader) read(f *fieldNode, c statedValue) {
	switch {
	case f.bad || f.Type == nil:
		return
	case f.Embedded:
		v.diags.Add(EmbeddedValue, c.Span, f.Name)
		return
	}
	if v.scope == nil {
		v.scope, v.bad = v.exampleScope(), v.holding((*modelNode).isBad)
	}
	if v.isDoubtful(f.Type) {
		return
	}
	rule := DefaultMisfit
	if c.column == dialect.Example {
		rule = ExampleMisfit
	}
	stated := &spec.Stated{Text: c.String(), JSON: v.scope.Value(c.Span, f.Field, rule, v.diags), Span: c.Span}
	switch {
	case stated.JSON == "":
		return
	case c.column == dialect.Default:
		f.Default = stated
	default:
		f.Example = stated
	}
	v.checkLimits(f, stated, c.column)
}

// isDoubtful reports whether a value of the type cannot be judged, since a model
// has faults that it is made of.
func (v *valueReader) isDoubtful(t *spec.Type) bool {
	for part := range t.All() {
		if part.Origin != spec.FromModel {
			continue
		}
		if m := v.modelOf(part); m != nil && v.bad[m] {
			return true
		}
	}
	return false
}

// checkLimits reports a value that the field's limits exclude. What the tag leaves
// out when it is zero may be zero.
func (v *valueReader) checkLimits(f *fieldNode, s *spec.Stated, column *dialect.Column) {
	if len(f.Limits) == 0 || s.IsZero() && (f.JSONOption("omitzero") || f.JSONOption("omitempty")) {
		return
	}
	var value any
	d := json.NewDecoder(strings.NewReader(s.JSON))
	d.UseNumber()
	if d.Decode(&value) != nil {
		return
	}
	what := diag.Say("the default", "默认值")
	if column == dialect.Example {
		what = diag.Say("the example", "示例值")
	}
	for _, l := range f.Limits {
		if limits.Outside(value, l, f.Type) {
			found := v.diags.Add(OutsideLimits, s.Span, what, l.Text)
			found.Related = []diag.Related{{Span: l.Span, Message: diag.Say("the limit", "限制在这里")}}
		}
	}
}
