package foreign

import (
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/profile"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/sample"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// declare names a type of a page.
func (l *linker) declare(p *linkedPage, t *facts.Type) {
	d := &declared{page: p, facts: t}
	l.types[t] = d
	if t.Alias {
		return
	}
	if first := l.repeated(t); first != nil && l.profile.Repeats != profile.TellApart {
		d.same = first
		return
	}
	d.name = l.typeName(p, t)
	l.byName[d.name] = d
	if l.fixes.ignores(d.name) {
		leaveType(t)
		delete(l.types, t)
		return
	}
	if t.IsEnum() {
		d.enum = &spec.Enum{Name: d.name, Underlying: l.underlying(t)}
	} else {
		d.model = &spec.Model{Name: d.name, Fields: []*spec.Field{}}
	}
}

// typeName returns the name of a type, which no other one has.
func (l *linker) typeName(p *linkedPage, t *facts.Type) (name string) {
	defer func() { l.kept.keep(t, name) }()
	if was := l.kept.was(t); l.names.reclaim(was, t.IsEnum()) {
		return was
	}
	ordinal := ""
	if t.Name == "" {
		ordinal = l.kept.ordinal(p)
	}
	claim := l.names.claim
	if t.IsEnum() {
		claim = l.names.claimEnum
	}
	return claim(t.Name, prefixed(wordOf(p.stem), t.Name), ordinal)
}

// hasOwnName reports whether a type has the name that its page says, and not another one
// because a type of another page has it.
func (l *linker) hasOwnName(t *facts.Type) bool {
	d := l.types[t]
	for d != nil && d.same != nil {
		d = d.same
	}
	return d == nil || d.name == "" || d.name == t.Name
}

func prefixed(stem, name string) string {
	if name == "" {
		return ""
	}
	return stem + name
}

// repeated returns the type of the same name that says the same: vendors repeat types on
// every page that uses them.
func (l *linker) repeated(t *facts.Type) *declared {
	if t.Name == "" {
		return nil
	}
	for _, e := range l.index.byName[folded(t.Name)] {
		d := l.types[e.Type]
		if d != nil && d.same == nil && e.Type != t && e.Name == t.Name && sameFields(e.Fields, t.Fields) && sameValues(e.Values, t.Values) {
			return d
		}
	}
	return nil
}

func sameFields(a, b []*facts.Field) bool {
	if len(a) != len(b) {
		return false
	}
	for i, f := range a {
		g := b[i]
		if f.Key != g.Key || f.Repeated != g.Repeated || f.Type.String() != g.Type.String() || f.Presence != g.Presence || !sameFields(f.Children, g.Children) {
			return false
		}
	}
	return true
}

// makeType makes the model or the enum of a type.
func (l *linker) makeType(d *declared) {
	if d == nil {
		return // a correction leaves it out
	}
	t := d.facts
	switch {
	case d.same != nil || l.mapEntry(t) != nil:
		l.countRepeats(t, d)
		return
	case d.enum != nil:
		l.makeEnum(d)
		return
	}
	d.model.Doc = titled(t.Title, d.name, l.withName(t.Name, t.Doc))
	l.note(d.model, l.place, t.Name == "")
	at := len(l.pending)
	shape := unified(t.Samples)
	fields := t.Fields
	if t.Name != "" { // the table of a type with a name describes an object within the example
		for _, key := range enclosing(shape, fields) {
			shape = elementOf(memberOf(shape, key))
		}
	}
	if t.Open {
		d.model.Fields = l.shapeFields(shape, d.name, nil)
		d.model.Doc.Blocks = append(d.model.Doc.Blocks, l.proposed().Blocks...)
	} else {
		l.noteUnused(t.Samples, fields, d.name)
		d.model.Fields = l.fields(l.opened(shape, fields), d.name, shape, nil)
	}
	l.insert(at, spec.Item{Model: d.model})
}

// fieldPlace changes a field to one of a call.
type fieldPlace func(*spec.Field, *facts.Field)

// fields makes the fields of a model.
func (l *linker) fields(fields []*facts.Field, owner string, shape *sample.Shape, place fieldPlace) []*spec.Field {
	out := []*spec.Field{}
	used, keys := map[string]bool{}, map[string]*facts.Field{}
	for _, f := range withShown(fields, shape) {
		if f.Row != nil && !f.Row.Left.IsZero() {
			continue
		}
		if f.Whole {
			if e := l.embedded(f, used); e != nil {
				used[e.Name] = true
				out = append(out, e)
			}
			continue
		}
		made := l.field(f, owner, memberOf(shape, f.Key))
		if made == nil {
			continue
		}
		for i := 2; used[made.Name]; i++ {
			made.Name = exported(f.Key, "Field") + strconv.Itoa(i)
		}
		used[made.Name] = true
		if place != nil {
			made.In = f.In
			place(made, f)
		}
		if repeatsKey(made, f, keys) {
			continue
		}
		l.readField(f, owner+"."+f.Key, made)
		setTags(made, f.Key)
		out = append(out, made)
	}
	return out
}

// repeatsKey reports whether a field of the same key, for encoding/json in any case, stands
// in the same place, after leaving out the row of the second one.
func repeatsKey(made *spec.Field, f *facts.Field, keys map[string]*facts.Field) bool {
	key := strings.ToLower(f.Key)
	if made.In == spec.InHeader || made.In == spec.InForm || made.In == spec.InQuery && made.Tags != nil {
		key = string(made.In) + " " + key
	}
	if keys[key] == nil {
		keys[key] = f
		return false
	}
	if f.Row == nil {
		return true
	}
	f.Row.Left = diag.Say("a row above has the same key", "上面已有同一个键")
	if first := keys[key].Key; first != f.Key {
		f.Row.Left = diag.Say("a row above has the key `%[1]s`: Go's JSON does not tell apart what differs only by case", "上面已有键 `%[1]s`：Go 的 JSON 不区分只有大小写不同的键", first)
	}
	return true
}

// embedded makes the field of a row that stands for the members of its type.
func (l *linker) embedded(f *facts.Field, used map[string]bool) *spec.Field {
	r := l.typeOf(f.Type)
	if used[r.Name] {
		f.Row.Left = diag.Say("a field has the name of its type, `%[1]s`", "已有字段与它的类型 `%[1]s` 同名", r.Name)
		return nil
	}
	if r.by == "" || r.Kind != spec.Named || r.Origin != spec.FromModel {
		f.Row.Left = diag.Say("it has no name, and its type is no struct of the pages", "它没有名称，类型也不是文档里的结构")
		return nil
	}
	made := &spec.Field{Name: r.Name, Embedded: true, Type: r.Type}
	l.resolvedAs(f, r)
	l.readField(f, r.Name, made)
	return made
}

// field makes one field, and the models of its members.
func (l *linker) field(f *facts.Field, owner string, shape *sample.Shape) *spec.Field {
	x := l.fixes.field(owner, f.Key)
	if x.ignored {
		leaveFields([]*facts.Field{f}, leftCorrected)
		return nil
	}
	made := &spec.Field{Name: exported(f.Key, "Field"), Presence: f.Presence}
	if made.Presence == spec.Unstated {
		made.Presence = presenceOf(l.profile, f)
	}
	r, ok := l.corrected(f, x)
	if !ok {
		r = l.fieldType(f, owner+exported(f.Key, "Field"), shape)
	}
	if r.by == ByExample && made.Presence == spec.Unstated {
		made.Presence = spec.Optional
	}
	if x.presence != "" && made.Presence != x.presence {
		made.Presence, x.presences.changed = x.presence, true
	}
	if r.by == "" && f.Row != nil {
		l.untyped = append(l.untyped, untyped{f, l.page, owner + "." + f.Key, r.why, r.word})
	}
	l.demand(r, f.TypeCell.Span)
	made.Type = r.Type
	lines := l.docLines(f, r.options)
	made.Doc = docOf(lines)
	made.Default, made.Example = stated(f.Default, r.Type, true), stated(f.Example, r.Type, false)
	if made.Example == nil && f.Example != "" {
		made.Doc = docOf(append(lines[:len(lines):len(lines)], l.say("Example: ", "示例：")+f.Example))
	}
	l.resolvedAs(f, r)
	return made
}

// docLines returns what is said of a field, with the values that it may have, but without
// those of a list if they are declared as the constants of its type.
func (l *linker) docLines(f *facts.Field, declared bool) []string {
	lines := f.Doc
	if declared && f.Said != "" {
		lines = nil
		for _, line := range f.Doc {
			if line = strings.TrimSpace(strings.Replace(line, f.Said, "", 1)); line != "" {
				lines = append(lines, line)
			}
		}
	}
	if len(f.Values) > 0 {
		lines = append(lines[:len(lines):len(lines)], l.valuesLine(f.Values))
	}
	return lines
}

// fieldType returns the type of a field: what its cell says, with the members that other
// rows declare, links of the description and the example.
func (l *linker) fieldType(f *facts.Field, name string, shape *sample.Shape) resolved {
	r := l.typeOf(l.ownType(f))
	if f.Repeated && r.Kind != spec.Slice && (r.Kind != spec.Map || f.Type.Kind != typeword.Ref) {
		r.Type = slice(r.Type)
	}
	switch {
	case len(f.Children) > 0 && (r.by == "" || hasMembers(r.Type) || listsKeys(f)):
		return l.nested(f, name, shape)
	case len(f.Children) > 0:
		l.leaveChildren(f, r)
		return r
	}
	if better, ok := l.fromDoc(f, r); ok {
		return better
	}
	if enum := l.fromOptions(f, name, r); enum != nil {
		return resolved{Type: replaceBasic(r.Type, enum), by: ByDoc, options: true}
	}
	for _, shows := range []*sample.Shape{shape, f.Shows} {
		if r.by == "" && shows != nil {
			r = l.fromShape(f, r, name, shows)
		}
	}
	return r
}

// listsKeys reports whether the rows below a map are its keys, each with a type of its own,
// as a page lists those that a server knows: an object then.
func listsKeys(f *facts.Field) bool {
	return f.Type.Kind == typeword.Map && !slices.ContainsFunc(f.Children, func(c *facts.Field) bool {
		return !c.Typed || c.Key == "key" || c.Key == "value"
	})
}

// nested makes the model of the members of a field.
func (l *linker) nested(f *facts.Field, name string, shape *sample.Shape) resolved {
	list := f.Repeated || f.Type.Kind == typeword.List || shape != nil && shape.Kind == sample.List
	for shape != nil && shape.Kind == sample.List {
		shape = shape.Elem
	}
	if list {
		name += "Item"
	}
	name = l.names.claim(name)
	m := &spec.Model{Name: name, Doc: docOf(nil)}
	l.note(m, l.place, true)
	at := len(l.pending)
	m.Fields = l.fields(f.Children, name, shape, nil)
	l.insert(at, spec.Item{Model: m})
	t := named(name, spec.FromModel)
	if f.Type.Kind == typeword.Map && f.Repeated {
		t = &spec.Type{Kind: spec.Map, Key: basic("string"), Elem: t}
	} else if list {
		for range max(1, listDepth(f.Type)) {
			t = slice(t)
		}
	}
	return resolved{Type: t, by: ByWord}
}
