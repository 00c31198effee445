package foreign

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// ownForm is a cell that is one name, or a list of it.
var ownForm = lazyregexp.New(`^(?:(?:List|Array|Set)<)?([A-Z]\w*)(?:>|\[\])*$`)

// numbered is a number with what it means, as descriptions list those of an enum.
var numbered = lazyregexp.New(`(?:^|[^\w.])\d{1,4} ?[:：=、.-]? ?\p{Han}`)

// ownType returns the type of a field: where the word for it means something vague, but a
// type of the page has that very name, it is that type.
func (l *linker) ownType(f *facts.Field) typeword.Type {
	if f.Type.Kind == typeword.Enum && len(f.Type.Values) == 0 && len(numbered.FindAllString(strings.Join(f.Doc, "\n"), 2)) == 2 {
		return typeword.Type{Kind: typeword.Basic, Name: "int64", Doubt: true} // numbers, or texts of them
	}
	t, at := f.Type, &f.Type
	for at.Kind == typeword.List && at.Elem != nil {
		at = at.Elem
	}
	if at.Kind != typeword.Basic || at.Name != "file" && !at.Doubt {
		return t
	}
	m := ownForm.FindStringSubmatch(words.Plain(f.TypeCell.Text))
	if m == nil {
		return t
	}
	if found := l.index.named(l.page, m[1]); found == nil || found.Name != m[1] || l.types[found] == nil || l.types[found].page != l.page {
		return t
	}
	own := typeword.Type{Kind: typeword.Ref, Name: m[1]}
	for range listDepth(t) {
		elem := own
		own = typeword.Type{Kind: typeword.List, Elem: &elem}
	}
	own.Optional, own.Required, own.Null = t.Optional, t.Required, t.Null
	return own
}

// hasMembers reports whether values of the type may have members: raw JSON, and slices
// and maps of it.
func hasMembers(t *spec.Type) bool {
	for t.Kind == spec.Slice || t.Kind == spec.Map || t.Kind == spec.Pointer {
		t = t.Elem
	}
	return isRaw(t) || t.Kind == spec.Any
}

func listDepth(t typeword.Type) int {
	n := 0
	for at := &t; at != nil && at.Kind == typeword.List; at = at.Elem {
		n++
	}
	return n
}

// fromDoc takes the type from the one link of the description that leads to a type that
// fits what the cell says.
func (l *linker) fromDoc(f *facts.Field, r resolved) (resolved, bool) {
	var found *declared
	for _, line := range f.Doc {
		for _, link := range words.Links(line) {
			d := l.types[l.index.link(l.page, link.Target, link.Text)]
			if d == nil || d == found {
				continue
			}
			if found != nil {
				return r, false
			}
			found = d
		}
	}
	if found == nil {
		return r, false
	}
	t := found.typ()
	switch {
	case t.Origin == spec.FromEnum && fitsEnum(r.Type, t):
		return resolved{Type: replaceBasic(r.Type, t), by: ByDoc}, true
	case t.Origin == spec.FromModel && r.by == "" && (f.Type.Kind == typeword.Object || f.Type.Kind == typeword.Map && f.Type.Elem == nil):
		return resolved{Type: replaceRaw(r.Type, t), by: ByDoc}, true
	case t.Origin == spec.FromEnum && r.by == "" && f.Type.Kind == typeword.List && (f.Type.Elem == nil || f.Type.Elem.Kind == typeword.Unknown):
		return resolved{Type: slice(t), by: ByDoc}, true
	case t.Origin == spec.FromModel && r.by == "" && f.Type.Kind == typeword.List && f.Type.Elem == nil, r.by == "" && f.Repeated && !f.Typed:
		return resolved{Type: slice(t), by: ByDoc}, true
	}
	return r, false
}

// fromOptions makes the enum of the values that a table or a list says a field may have; nil
// if there is none, or its values are not of the field's type.
func (l *linker) fromOptions(f *facts.Field, name string, r resolved) *spec.Type {
	t, enum := l.enumOf(f.Options, r)
	if enum == nil {
		return nil
	}
	t.Span = f.Row.Span
	d := &declared{page: l.page, facts: t, name: l.names.claimEnum(name)}
	enum.Name = d.name
	d.enum = &spec.Enum{Name: d.name, Underlying: enum.Underlying}
	l.makeEnum(d)
	return enum
}

// enumOf returns an enum of values without a name; nil if there is none, or if what is
// resolved cannot have them.
func (l *linker) enumOf(values []*facts.Value, r resolved) (*facts.Type, *spec.Type) {
	if len(values) == 0 || r.by == "" {
		return nil, nil
	}
	t := &facts.Type{Values: values}
	if in := innermost(r.Type); in.Kind == spec.Basic && in.Name == "string" {
		t.Under = typeword.Type{Kind: typeword.Basic, Name: in.Name} // numbers in texts, too
	}
	enum := &spec.Type{Kind: spec.Named, Origin: spec.FromEnum, Underlying: l.underlying(t)}
	if !fitsEnum(r.Type, enum) {
		return nil, nil
	}
	return t, enum
}

// fitsEnum reports whether the basic type within t can be that of the enum.
func fitsEnum(t, enum *spec.Type) bool {
	for t.Kind == spec.Slice || t.Kind == spec.Pointer {
		t = t.Elem
	}
	if t.Kind != spec.Basic {
		return false
	}
	return enum.Underlying == "string" && t.Name == "string" || enum.Underlying != "string" && spec.IsInteger(t.Name)
}

// replaceBasic returns the type with the innermost element replaced.
func replaceBasic(t, by *spec.Type) *spec.Type {
	if t.Kind == spec.Slice || t.Kind == spec.Pointer {
		clone := *t
		clone.Elem = replaceBasic(t.Elem, by)
		return &clone
	}
	return by
}

func replaceRaw(t, by *spec.Type) *spec.Type { return replaceBasic(t, by) }

// fromShape takes the type of a field without one, or of the members that its type does
// not say, from the example.
func (l *linker) fromShape(f *facts.Field, r resolved, name string, shape *sample.Shape) resolved {
	switch {
	case f.Type.Kind == typeword.Basic && f.Type.Doubt && !f.Repeated && (shape.Kind == sample.String || shape.Kind == sample.Number):
		// a word such as decimal, which the example settles
	case f.Typed && f.Type.Kind == typeword.List && shape.Kind != sample.List,
		f.Typed && f.Type.Kind == typeword.Object && shape.Kind != sample.Object && shape.Kind != sample.Map,
		f.Typed && f.Type.Kind != typeword.List && f.Type.Kind != typeword.Object && f.Type.Kind != typeword.Map && !(f.Type.Kind == typeword.Ref && shape.Kind == sample.Object):
		return r
	}
	better := l.shapeType(shape, name, nil)
	if better.by == "" {
		return r
	}
	if f.Repeated && better.Kind != spec.Slice {
		better.Type = slice(better.Type)
	}
	return better
}

// leaveChildren leaves out the rows of members that the type of their field cannot have,
// or has of its own.
func (l *linker) leaveChildren(f *facts.Field, r resolved) {
	why := diag.Say("`%[1]s` above is of the type %[2]s, which has members of its own or none", "上面的 `%[1]s` 的类型是 %[2]s，它有自己的成员或没有成员", f.Key, r.Type.String())
	name := innermost(r.Type).Name
	for _, c := range f.Children {
		if l.declaredKeys(name)[c.Key] {
			l.readRepeats([]*facts.Field{c}, l.declaredFields(name), name)
		} else {
			leaveFields([]*facts.Field{c}, why)
		}
	}
}
