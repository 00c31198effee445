package parser

import (
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// checkNullable reports a field that cannot be null or absent at will (rule 3.16).
func (r *resolver) checkNullable(f *fieldNode) {
	if f.bad || f.Type == nil {
		return
	}
	refuse := func(t *spec.Type, reason diag.Phrase) {
		r.diags.Add(NullableMisfit, t.Span, t.String(), reason)
		f.bad = true
		r.bad[f.Field] = true
	}
	for t := range f.Type.All() {
		if t.Kind == spec.Nullable && t != f.Type {
			refuse(t, nullableWithin())
			return
		}
	}
	if f.Type.Kind != spec.Nullable {
		return
	}
	_, xml := f.Tag("xml")
	switch elem := f.Type.Elem; {
	case elem.Kind == spec.Pointer || elem.Kind == spec.Any:
		refuse(f.Type, diag.Say("`%[1]s` has a null of its own", "`%[1]s` 自己就可以是 null", elem.String()))
	case f.Presence == spec.Required:
		refuse(f.Type, diag.Say("the field is required, and a key that is always there and may be null is `*%[1]s`",
			"字段是必填的，总会出现、可以为 null 的键请写 `*%[1]s`", elem.String()))
	case xml:
		refuse(f.Type, diag.Say("XML has no null", "XML 里没有 null"))
	}
}

func nullableWithin() diag.Phrase {
	return diag.Say("it is a part of another type", "它是另一个类型的一部分")
}

// checkNullableCall reports a type of a call that can be null or absent.
func (r *resolver) checkNullableCall(t *spec.Type) bool {
	for part := range t.All() {
		if part.Kind == spec.Nullable {
			r.diags.Add(NullableMisfit, part.Span, part.String(), diag.Say("it is the type of a call, or a part of one", "它是接口的类型，或者类型的一部分"))
			return false
		}
	}
	return true
}
