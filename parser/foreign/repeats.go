package foreign

import (
	"slices"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// countRepeats notes the rows of a type that is not made: it says what another one does,
// or is the entry of a map.
func (l *linker) countRepeats(t *facts.Type, d *declared) {
	l.readRepeats(t.Fields, d.facts.Fields, d.typ().Name)
	for _, v := range t.Values {
		l.readValue(v, d.typ().Name, "")
	}
}

// readRepeats notes the rows of fields that repeat those of the type of the name, or of
// a field within it, and those of their members. What is not among them is left out.
func (l *linker) readRepeats(fields, own []*facts.Field, typ string) {
	for _, f := range fields {
		i := slices.IndexFunc(own, func(o *facts.Field) bool { return o.Key == f.Key })
		if i < 0 {
			leaveFields([]*facts.Field{f}, diag.Say("`%[1]s`, which the rows around it repeat, has no such field", "相邻各行重复的是 `%[1]s`，它没有该字段", typ))
			continue
		}
		l.readRepeat(f, own[i], typ)
		members, name := own[i].Children, typ
		if of := innermost(l.typeIn(typ, own[i].Type).Type).Name; l.byName[of] != nil {
			members, name = l.declaredFields(of), of
		}
		l.readRepeats(f.Children, members, name)
	}
}

// readRepeat notes the row of a field that repeats another one of the type, and the rows of
// the values that it may have, if they are those of the other or of its type.
func (l *linker) readRepeat(f, own *facts.Field, typ string) {
	if row := l.row(f); row != nil {
		row.State, row.Name, row.By, row.Why = Read, typ+"."+f.Key, ByWord, diag.Phrase{}
	}
	if len(f.Options) == 0 {
		return
	}
	same := sameOptions(l.ownValues(own, typ), f.Options)
	for _, v := range f.Options {
		if same {
			l.readValue(v, typ+"."+f.Key, "")
		} else if v.Row.Left.IsZero() {
			v.Row.Left = diag.Say("`%[1]s`, which the rows around it repeat, has other values there, or none", "相邻各行重复的是 `%[1]s`，那里的取值不同，或没有取值", typ)
		}
	}
}

// ownValues returns the values that a field of a type may have: those that its page says of
// it, or those of the enum that is its own type.
func (l *linker) ownValues(own *facts.Field, typ string) []*facts.Value {
	if len(own.Options) > 0 {
		return own.Options
	}
	if d := l.byName[innermost(l.typeIn(typ, own.Type).Type).Name]; d != nil {
		return d.facts.Values
	}
	return nil
}

// typeIn returns the Go type that words say on the page of the type of the name.
func (l *linker) typeIn(typ string, t typeword.Type) resolved {
	if d := l.byName[typ]; d != nil {
		defer func(p *linkedPage) { l.page = p }(l.page)
		l.page = d.page
	}
	return l.typeOf(t)
}

// sameOptions reports whether two lists have the same values, in any order.
func sameOptions(a, b []*facts.Value) bool {
	if len(a) != len(b) {
		return false
	}
	values := map[string]bool{}
	for _, v := range a {
		values[v.Literal] = true
	}
	return !slices.ContainsFunc(b, func(v *facts.Value) bool { return !values[v.Literal] })
}

func sameValues(a, b []*facts.Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i, v := range a {
		if v.Literal != b[i].Literal || v.Name != b[i].Name {
			return false
		}
	}
	return true
}

// innermost returns the type of the elements of lists and maps of any depth, and of what a
// pointer leads to.
func innermost(t *spec.Type) *spec.Type {
	for t.Elem != nil {
		t = t.Elem
	}
	return t
}
