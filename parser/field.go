package parser

import (
	"go/token"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/goname"
)

// record is a model with what the resolver must know of its cells.
type record struct {
	model  *spec.Model
	fields []*fieldRecord
	diags  *diag.List // of the model's document
	broken bool       // the table has faults, which may hide fields
}

// fieldRecord is a field and the cells that wait for its type.
type fieldRecord struct {
	field    *spec.Field
	fromName bool // the Name cell may name a type to embed (rule 3.6)
	typeCell diag.Span
	limits   cell
	bad      bool // a fault of the row was reported; do not look closer
}

// readModel reads a field table (rule 3).
func (d *docReader) readModel(b block) {
	before := len(*d.diags)
	t := d.readTable(b, fieldTable)
	d.checkFieldColumns(t, trimCell(d.text, b.rows[0]))
	def := d.def
	def.record = &record{model: def.model, diags: d.diags}
	skipped := t.each(func(r row) {
		if f := d.readField(r); f != nil {
			def.record.fields = append(def.record.fields, f)
			def.model.Fields = append(def.model.Fields, f.field)
		}
	})
	def.model.Skipped = d.readSkipped(skipped)
	faults := (*d.diags)[before:]
	def.record.broken = faults.HasErrors()
}

// checkFieldColumns reports a field table without types, or without names.
func (d *docReader) checkFieldColumns(t *table, header segment) {
	has := map[string]bool{}
	for _, n := range t.names {
		has[n] = true
	}
	switch {
	case !t.ok:
	case !has["Type"]:
		d.diags.Add(diag.MissingColumn, d.span(header), "Type")
		t.ok = false
	case !has["Name"] && !has["JSON"]:
		d.diags.Add(diag.MissingColumn, d.span(header), "Name")
		t.ok = false
	}
}

func (d *docReader) readSkipped(rows []row) []spec.Skipped {
	var out []spec.Skipped
	for _, r := range rows {
		d.diags.Add(diag.TodoRow, r.span())
		out = append(out, spec.Skipped{Text: r.text(), Span: r.span()})
	}
	return out
}

// fieldReader reads the cells of one row.
type fieldReader struct {
	doc *docReader
	row row
	rec *fieldRecord
}

// readField reads one row; nil if the row ends too early to be a field.
func (d *docReader) readField(r row) *fieldRecord {
	if _, typed := r.cell(typeColumn); typed && !r.reaches(typeColumn) {
		return nil
	}
	f := &fieldReader{d, r, &fieldRecord{field: &spec.Field{Span: r.span()}}}
	f.readTags()
	f.readNameAndType()
	f.readPresence()
	if c, ok := r.cell(limitsColumn); ok && !c.empty() {
		if v, ok := c.value(d.diags); ok {
			f.rec.limits = v
		}
	}
	if text, span := r.doc(); text != "" {
		f.rec.field.Doc = cellDoc(text, span)
	}
	return f.rec
}

func (f *fieldReader) fail() { f.rec.bad = true }

// readNameAndType reads the two cells together, since an embedded field leaves
// one of them empty (rule 3.6).
func (f *fieldReader) readNameAndType() {
	name, hasName := f.row.cell(nameColumn)
	typ, hasType := f.row.cell(typeColumn)
	if !hasType {
		f.fail()
		return
	}
	typ, typeOK := typ.value(f.doc.diags)
	f.rec.typeCell = typ.span()
	nameOK := true
	if hasName {
		name, nameOK = name.value(f.doc.diags)
	}
	if !typeOK || !nameOK {
		f.fail()
		f.rec.field.Name = name.String()
	}
	noType := typ.empty() || typ.String() == "-"
	switch {
	case !nameOK:
		f.readType(typ, typeOK && !noType)
	case hasName && noType:
		f.readEmbeddedName(name, typeOK)
	case hasName && name.empty():
		f.rec.field.Embedded = true
		f.rec.field.NameSpan = typ.span()
		f.readType(typ, typeOK)
	case hasName:
		f.rec.field.Name, f.rec.field.NameSpan = name.String(), name.span()
		f.checkName(name)
		f.readType(typ, typeOK)
	default:
		f.deriveName()
		if noType && typeOK {
			f.doc.diags.Add(diag.MissingType, typ.span(), f.rec.field.Name)
			f.fail()
			return
		}
		f.readType(typ, typeOK)
	}
}

func (f *fieldReader) checkName(name cell) {
	text := name.String()
	switch {
	case token.IsKeyword(text):
		f.doc.diags.Add(diag.ReservedIdentifier, name.span(), text, diag.Say("a keyword of Go"))
	case text == "_":
		f.doc.diags.Add(diag.ReservedIdentifier, name.span(), text, diag.Say("the blank identifier"))
	case !validIdent(text):
		f.doc.diags.Add(diag.InvalidIdentifier, name.span(), text)
	default:
		return
	}
	f.fail()
}

// readEmbeddedName reads a Name cell that holds the type, the Type cell being
// empty.
func (f *fieldReader) readEmbeddedName(name cell, typeOK bool) {
	f.rec.field.NameSpan = name.span()
	if !typeOK {
		f.rec.field.Name = name.String()
		f.checkName(name)
		return
	}
	if name.empty() {
		f.doc.diags.Add(diag.MissingName, name.span())
		f.fail()
		return
	}
	f.rec.field.Embedded = true
	f.rec.fromName = true
	f.readType(name, true)
}

func (f *fieldReader) readType(c cell, ok bool) {
	if !ok {
		f.fail()
		return
	}
	t := parseType(c, f.doc.diags)
	if t == nil {
		f.fail()
	}
	f.rec.field.Type = t
}

// deriveName makes the Go name from the JSON key (rule 3.4).
func (f *fieldReader) deriveName() {
	c, has := f.row.cell(jsonColumn)
	if !has { // checkFieldColumns has reported it
		f.fail()
		return
	}
	v, ok := c.value(new(diag.List)) // readTags has reported its faults
	f.rec.field.NameSpan = v.span()
	if !ok {
		f.fail()
		return
	}
	key, _, _ := strings.Cut(v.String(), ",")
	name, ok := goname.FromKey(key)
	if !ok {
		f.doc.diags.Add(diag.UnderivableName, v.span(), key)
		f.fail()
		return
	}
	f.rec.field.Name = name
}

// presenceWords are what a Required cell may say (rule 3.9).
var presenceWords = map[string]spec.Presence{
	"+": spec.Required, "y": spec.Required, "yes": spec.Required, "true": spec.Required, "是": spec.Required, "必填": spec.Required,
	"-": spec.Optional, "n": spec.Optional, "no": spec.Optional, "false": spec.Optional, "否": spec.Optional, "选填": spec.Optional,
}

func (f *fieldReader) readPresence() {
	for _, column := range []column{requiredColumn, optionalColumn} {
		c, ok := f.row.cell(column)
		text := c.plain()
		if !ok || c.empty() || text == "" {
			continue
		}
		p, ok := presenceWords[strings.ToLower(text)]
		if !ok {
			f.doc.diags.Add(diag.InvalidRequired, c.span(), text)
			continue
		}
		if column.name == optionalColumn.name && text != "必填" && text != "选填" {
			p = opposite(p)
		}
		if old := f.rec.field.Presence; old != spec.Unstated && old != p {
			f.doc.diags.Add(diag.RequiredConflict, c.span(), text)
			continue
		}
		f.rec.field.Presence = p
	}
	if f.rec.field.Presence == spec.Optional {
		f.omitZero()
	}
}

func opposite(p spec.Presence) spec.Presence {
	if p == spec.Required {
		return spec.Optional
	}
	return spec.Required
}

// omitZero lets a JSON tag without options of its own leave out zero values.
func (f *fieldReader) omitZero() {
	for i, t := range f.rec.field.Tags {
		if t.Key == "json" && t.Value != "-" && !strings.Contains(t.Value, ",") {
			f.rec.field.Tags[i].Value += ",omitzero"
		}
	}
}
