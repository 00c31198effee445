package gen

import (
	"encoding/json"
	"go/constant"
	"go/token"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// maxMade is how many characters or elements a made-up value has at most.
const maxMade = 1 << 12

// maker makes up the credentials of the fake's own client: the examples that the
// documents give, and else what keeps to their limits.
type maker struct {
	*fake
	around map[string]bool // models around the one that is looked at
}

// credentials returns the request of the token call, which is of the type t.
func (f *fake) credentials(t *spec.Type) *jen.Statement {
	if t.Kind == spec.Pointer && t.Elem.IsStruct() {
		t = t.Elem
	}
	switch {
	case !nameable(t):
		return jen.Id("filled").Call(jen.Id("credentialsOf").Call(f.api("NewClient")))
	case t.IsStruct() && t.Origin != spec.FromModel:
		return jen.Id("filled").Call(typeCode(f.outside(t)).Values())
	case t.IsStruct():
		return (&maker{f, map[string]bool{}}).model(t)
	}
	return jen.Op("*").New(typeCode(f.outside(t)))
}

// fills reports whether the credentials are of a type of which only the program
// knows the fields when it runs.
func (f *fake) fills() bool {
	t := f.plan.credentials()
	if t != nil && t.Kind == spec.Pointer {
		t = t.Elem
	}
	return t != nil && (!nameable(t) || t.IsStruct() && t.Origin != spec.FromModel)
}

// model returns a value of a model.
func (k *maker) model(t *spec.Type) *jen.Statement {
	m := k.plan.models[t.Name]
	k.around[t.Name] = true
	defer delete(k.around, t.Name)
	fields := jen.Dict{}
	for _, f := range m.Fields {
		if !token.IsExported(f.Name) {
			continue
		}
		if value := k.field(f); value != nil {
			fields[jen.Id(f.Name)] = value
		}
	}
	return typeCode(k.outside(t)).Values(fields)
}

// field returns the value of a field; nil for the zero value.
func (k *maker) field(f *spec.Field) *jen.Statement {
	if f.Example != nil {
		if value := k.example(f.Type, f.Example.JSON); value != nil {
			return value
		}
	}
	if f.Presence == spec.Optional || f.JSONOption("omitempty") || f.JSONOption("omitzero") {
		return nil
	}
	if f.Default != nil && f.Default.JSON != "" && !f.Default.IsZero() {
		if value := k.example(f.Type, f.Default.JSON); value != nil {
			return value
		}
	}
	return k.value(f.Type, f)
}

// example returns the value that a document shows, if it is one of a basic type, or
// a list of such.
func (k *maker) example(t *spec.Type, text string) *jen.Statement {
	switch {
	case t.Kind == spec.Pointer:
		return k.pointer(t, k.example(t.Elem, text))
	case t.Kind == spec.Slice:
		var elements []json.RawMessage
		if json.Unmarshal([]byte(text), &elements) != nil {
			return nil // bytes
		}
		var values []jen.Code
		for _, e := range elements {
			value := k.example(t.Elem, string(e))
			if value == nil {
				return nil
			}
			values = append(values, value)
		}
		return typeCode(k.outside(t)).Values(values...)
	}
	switch base := spec.Canonical(t.Base()); {
	case base == "string":
		var s string
		if json.Unmarshal([]byte(text), &s) == nil {
			return jen.Lit(s)
		}
	case base == "bool" && text == "true":
		return jen.True()
	case spec.IsInteger(base) || spec.IsFloat(base):
		if b, err := newBound(strings.Trim(text, `"`)); err == nil && b != nil {
			return jen.Op(b.literal)
		}
	}
	return nil
}

// value makes up a value that keeps to the limits of its field; nil for the zero
// value.
func (k *maker) value(t *spec.Type, f *spec.Field) *jen.Statement {
	base := spec.Canonical(t.Base())
	switch {
	case k.plan.enums[t.Name] != nil && t.Origin == spec.FromEnum:
		if e := k.plan.enums[t.Name]; len(e.Values) > 0 {
			literal, _ := enumLiteral(e, e.Values[0])
			return jen.Add(literal)
		}
	case t.Kind == spec.Pointer:
		return k.pointer(t, k.value(t.Elem, f))
	case t.Kind == spec.Slice && t.Elem.Kind == spec.Basic && spec.Canonical(t.Elem.Name) == "uint8":
		return typeCode(t).Call(jen.Lit(madeText(f, 1)))
	case t.Kind == spec.Slice:
		element := k.value(t.Elem, f)
		if element == nil {
			return nil
		}
		all := make([]jen.Code, countOf(f, spec.Items, 1))
		for i := range all {
			all[i] = element.Clone()
		}
		return typeCode(k.outside(t)).Values(all...)
	case t.Origin == spec.FromModel && k.plan.models[t.Name] != nil && !k.around[t.Name]:
		return k.model(t)
	case base == "string":
		return jen.Lit(madeText(f, 4))
	case spec.IsInteger(base) || spec.IsFloat(base):
		return madeNumber(f)
	}
	return nil
}

// pointer returns a pointer to a value; nil without one.
func (k *maker) pointer(t *spec.Type, value *jen.Statement) *jen.Statement {
	if value == nil {
		return nil
	}
	elem := typeCode(k.outside(t.Elem))
	return jen.Func().Params(jen.Id("v").Add(elem)).Op("*").Add(elem.Clone()).
		Block(jen.Return(jen.Op("&").Id("v"))).Call(value)
}

// countOf returns the number nearest to n that the limits of a unit allow.
func countOf(f *spec.Field, unit spec.Unit, n int64) int64 {
	for _, l := range f.Limits {
		i, err := bounds(l)
		if l.Unit != unit || err != nil {
			continue
		}
		i = i.lengths()
		if least, ok := i.min.int64(); ok {
			n = max(n, least)
		}
		if most, ok := i.max.int64(); ok {
			n = min(n, most)
		}
	}
	return min(max(n, 0), maxMade)
}

func (b *bound) int64() (n int64, ok bool) {
	if b == nil {
		return 0, false
	}
	return constant.Int64Val(b.value)
}

// madeText returns a text of as many bytes and characters as the limits of a field
// want, which names the field: whoever looks at a request sees what it is. It is not
// the name alone, which no error could repeat then.
func madeText(f *spec.Field, least int64) string {
	name := jsonkey.Of(f)
	if name == "" || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r > '~' }) {
		name = f.Name
	}
	name = "fake-" + name
	n := max(int64(len(name)), least)
	n = countOf(f, spec.Chars, countOf(f, spec.Bytes, n))
	return (name + strings.Repeat("x", maxMade))[:n]
}

// madeNumber returns a number that keeps to the limits of a field; nil if that is
// zero.
func madeNumber(f *spec.Field) *jen.Statement {
	one := &bound{constant.MakeInt64(1), "1"}
	number := one
	for _, l := range f.Limits {
		i, err := bounds(l)
		if l.Unit != spec.Value || err != nil {
			continue
		}
		if i.min.than(token.GTR, number.value) {
			number = i.min
		}
		if i.max.than(token.LSS, number.value) {
			number = i.max
		}
	}
	return jen.Op(number.literal)
}
