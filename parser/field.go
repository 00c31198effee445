package parser

import (
	"go/token"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/parser/internal/table"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/goname"
)

// readModel reads a field table (rule 3), which may be one of several of a part of a
// call.
func (d *docReader) readModel() {
	before := len(*d.diags)
	t := d.readTable(dialect.Fields)
	switch {
	case !t.OK:
	case !t.Has(dialect.Type):
		t.Missing(dialect.Type)
	case !t.Has(dialect.Name) && !t.Has(dialect.JSON):
		t.Missing(dialect.Name)
	}
	m := d.def.model
	if d.def.node == nil {
		d.def.node = &modelNode{Model: m}
	}
	m.Skipped = append(m.Skipped, t.Each(func(r table.Row) {
		if f := d.readField(r); f != nil {
			if f.In == spec.InDefault {
				f.In = d.def.in
			}
			d.def.node.fields = append(d.def.node.fields, f)
			m.Fields = append(m.Fields, f.Field)
		}
	})...)
	faults := (*d.diags)[before:]
	d.def.node.faulty = d.def.node.faulty || faults.HasErrors()
	if i := slices.Index(t.Columns, dialect.Name); i >= 0 && !t.HasTags() {
		d.def.node.names = t.Rows[0].Cells[i]
	}
}

// fieldReader reads the cells of one row.
type fieldReader struct {
	doc *docReader
	row table.Row
	*fieldNode
}

// readField reads one row; nil if the row ends too early to be a field.
func (d *docReader) readField(r table.Row) *fieldNode {
	if _, typed := r.Cell(dialect.Type); typed && !r.Reaches(dialect.Type) {
		return nil
	}
	f := &fieldReader{d, r, &fieldNode{Field: &spec.Field{Span: r.Span, Doc: r.Doc()}}}
	var ok bool
	if f.Tags, ok = r.Tags(); !ok {
		f.fail()
	}
	f.readNameAndType()
	f.readPresence()
	f.omitAbsent()
	f.readPlace()
	if c, ok := r.Cell(dialect.Limits); ok && !c.Empty() {
		if v, ok := c.Value(d.diags); ok {
			f.limits = v
		}
	}
	f.readValues()
	return f.fieldNode
}

// omitAbsent lets the tag of what may be null leave out what is absent (rule 3.16).
func (f *fieldReader) omitAbsent() {
	if f.Type == nil || f.Type.Kind != spec.Nullable || f.JSONOption("omitzero") {
		return
	}
	i := slices.IndexFunc(f.Tags, func(t spec.Tag) bool { return t.Key == "json" })
	if i < 0 {
		i = 0
		f.Tags = slices.Insert(f.Tags, i, spec.Tag{Key: "json", Span: f.NameSpan})
	}
	if f.Tags[i].Value != "-" {
		f.Tags[i].Value += ",omitzero"
	}
	slices.SortFunc(f.Tags, func(a, b spec.Tag) int { return strings.Compare(a.Key, b.Key) })
}

// readPlace reads the cell that says where the field travels (rule 3.15).
func (f *fieldReader) readPlace() {
	c, ok := f.row.Cell(dialect.In)
	if !ok || c.Plain() == "" || c.Plain() == "-" {
		return
	}
	place := dialect.PlaceOf(c.Plain())
	if place == spec.InDefault {
		f.doc.diags.Add(InvalidPlace, c.Span, c.Plain()).Suggest = diag.Suggest(c.Plain(), dialect.PlaceWords())
		return
	}
	f.In, f.place = place, c.Span
}

// readValues reads the cells that state values (rules 3.13, 3.14).
func (f *fieldReader) readValues() {
	for _, column := range []*dialect.Column{dialect.Default, dialect.Example} {
		c, ok := f.row.Cell(column)
		if !ok || c.Empty() || c.String() == "-" {
			continue
		}
		switch c, ok = c.Value(f.doc.diags); {
		case !ok:
		case column == dialect.Default && !c.Code && !c.Empty():
			f.Default = &spec.Stated{Text: c.String(), Span: c.Span}
		default:
			f.values = append(f.values, statedValue{c, column})
		}
	}
}

func (f *fieldReader) fail() { f.bad = true }

// readNameAndType reads the two cells together, since an embedded field leaves
// one of them empty (rule 3.6).
func (f *fieldReader) readNameAndType() {
	name, hasName := f.row.Cell(dialect.Name)
	typ, hasType := f.row.Cell(dialect.Type)
	if !hasType {
		f.fail()
		return
	}
	typ, typeOK := typ.Value(f.doc.diags)
	f.typeCell = typ.Span
	nameOK := true
	if hasName {
		name, nameOK = name.Value(f.doc.diags)
	}
	if !typeOK || !nameOK {
		f.fail()
		f.Name = name.String()
	}
	noType := typ.Empty() || typ.String() == "-"
	switch {
	case !nameOK:
		f.readType(typ, typeOK && !noType)
	case hasName && noType:
		f.readEmbeddedName(name, typeOK)
	case hasName && name.Empty():
		f.Embedded = true
		f.NameSpan = typ.Span
		f.readType(typ, typeOK)
	case hasName:
		f.Name, f.NameSpan = name.String(), name.Span
		f.checkName(name)
		f.readType(typ, typeOK)
	default:
		f.deriveName()
		if noType && typeOK {
			f.doc.diags.Add(MissingType, typ.Span, f.Name)
			f.fail()
			return
		}
		f.readType(typ, typeOK)
	}
}

func (f *fieldReader) checkName(name cell.Cell) {
	text := name.String()
	switch {
	case token.IsKeyword(text):
		f.doc.diags.Add(fence.ReservedIdentifier, name.Span, text, diag.Say("a keyword of Go", "它是 Go 的关键字"))
	case text == "_":
		f.doc.diags.Add(fence.ReservedIdentifier, name.Span, text, diag.Say("the blank identifier", "它是空白标识符"))
	case !cell.ValidIdent(text):
		f.doc.diags.Add(cell.InvalidIdentifier, name.Span, text)
	default:
		return
	}
	f.fail()
}

// readEmbeddedName reads a Name cell that holds the type, the Type cell being
// empty.
func (f *fieldReader) readEmbeddedName(name cell.Cell, typeOK bool) {
	f.NameSpan = name.Span
	if !typeOK {
		f.Name = name.String()
		f.checkName(name)
		return
	}
	if name.Empty() {
		f.doc.diags.Add(MissingName, name.Span)
		f.fail()
		return
	}
	f.Embedded = true
	f.fromName = true
	f.readType(name, true)
}

func (f *fieldReader) readType(c cell.Cell, ok bool) {
	if !ok {
		f.fail()
		return
	}
	t := cell.Type(c, f.doc.diags)
	if t == nil {
		f.fail()
	}
	f.Type = t
}

// deriveName makes the Go name from the JSON key (rule 3.4).
func (f *fieldReader) deriveName() {
	c, has := f.row.Cell(dialect.JSON)
	if !has { // checkFieldColumns has reported it
		f.fail()
		return
	}
	v, ok := c.Value(new(diag.List)) // readTags has reported its faults
	f.NameSpan = v.Span
	if !ok {
		f.fail()
		return
	}
	key, _, _ := strings.Cut(v.String(), ",")
	name, ok := goname.FromKey(key)
	if !ok {
		f.doc.diags.Add(UnderivableName, v.Span, key)
		f.fail()
		return
	}
	f.Name = name
}

// readPresence reads the cells that say whether the field is required (rule 3.9).
func (f *fieldReader) readPresence() {
	for _, column := range []*dialect.Column{dialect.Required, dialect.Optional} {
		c, ok := f.row.Cell(column)
		if !ok || c.Plain() == "" {
			continue
		}
		text := c.Plain()
		p := dialect.PresenceOf(column, text)
		if p == spec.Unstated {
			f.doc.diags.Add(InvalidRequired, c.Span, text)
			continue
		}
		if old := f.Presence; old != spec.Unstated && old != p {
			f.doc.diags.Add(RequiredConflict, c.Span, text)
			continue
		}
		f.Presence = p
	}
	if f.Presence == spec.Optional {
		f.omitZero()
	}
}

// omitZero lets a JSON tag without options of its own leave out zero values.
func (f *fieldReader) omitZero() {
	for i, t := range f.Tags {
		if t.Key == "json" && t.Value != "-" && !strings.Contains(t.Value, ",") {
			f.Tags[i].Value += ",omitzero"
		}
	}
}
