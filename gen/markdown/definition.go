package markdown

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// open begins a section, unless it is open.
func (w *writer) open(kind dialect.SectionKind) {
	if w.section != kind {
		w.openAnew(kind)
	}
}

// openAnew begins a section, which ends whatever stands above it.
func (w *writer) openAnew(kind dialect.SectionKind) {
	w.heading(2, kind.Section().Title(w.chinese))
	w.section, w.inCall, w.hollow = kind, false, false
}

// deeper is the level of the headings within a definition.
const deeper = 4

// define adds the heading of a definition with the documentation, and the table where
// text of the documentation ends: what shows code, and all below a deeper heading,
// follows it.
func (w *writer) define(name string, doc spec.Doc, node any, examples []spec.Example, tables func()) {
	first, below := title(doc.Blocks)
	w.heading(3, strings.TrimSpace(name+" "+first))
	w.noteBelow(node)
	heading := indexKind(below, spec.Heading)
	code := min(indexKind(below, spec.Code), heading)
	w.blocks(below[:code], deeper, nil)
	tables()
	w.examples(w.blocks(below[code:heading], deeper, examples))
	w.blocks(below[heading:], deeper, nil)
}

// model adds a definition with a field table.
func (w *writer) model(m *spec.Model) {
	w.open(dialect.Models)
	w.define(code(m.Name), m.Doc, m, w.facts.own[m], func() { w.fields(m) })
	w.hollow = !hasRows(m)
}

// enum adds a definition with a value table. It has its own section, unless it stands
// among models.
func (w *writer) enum(e *spec.Enum, amongModels bool) {
	if w.section != dialect.Models || !amongModels {
		w.open(dialect.Enums)
	}
	name := code(e.Name)
	if needsType(e) {
		name += " " + code(e.Underlying)
	}
	w.define(name, e.Doc, e, nil, func() { w.values(e) })
	w.hollow = false
}

// needsType reports whether the heading of an enum has to say the type underneath: it
// is not the one of the values in its table.
func needsType(e *spec.Enum) bool {
	return e.Underlying != "int64" && (e.Underlying != "string" || len(e.Values) == 0)
}

// values adds the table of an enum.
func (w *writer) values(e *spec.Enum) {
	t := &table{rows: len(e.Values), skipped: skippedRows(e.Skipped)}
	align, text := right, func(v string) string { return v }
	if e.Underlying == "string" {
		align, text = left, word
	}
	w.addColumn(t, dialect.Name, left, true, func(i int) string { return code(e.Values[i].Name) })
	w.addColumn(t, dialect.Value, align, true, func(i int) string { return bars(text(e.Values[i].Value)) })
	w.addColumn(t, dialect.Doc, left, false, func(i int) string { return w.docOf(cellText(e.Values[i].Doc), e.Values[i]) })
	w.addTable(t)
}

// word returns a text of an enum: in quotes if it would not be read as it is.
func word(value string) string {
	_, isNumber := new(big.Int).SetString(value, 0)
	if isNumber || value == "" || value == "-" || isTodo(value) || oneLine(value) != value || strings.ContainsAny(value, " \t\"'`\\") {
		return code(strings.ReplaceAll(strconv.Quote(value), "`", `\x60`))
	}
	return code(value)
}

// fence adds Go declarations, below the heading that documents them if there is one.
func (w *writer) fence(f *spec.Fence) {
	body := func() { w.add(fence("go", f.Code)) }
	if w.section != dialect.Enums || f.Name != "" {
		w.open(dialect.Models)
	}
	switch {
	case f.Name != "":
		w.define(code(f.Name), f.Doc, f, nil, body)
	case w.hollow: // it would be that of the definition
		w.openAnew(dialect.Models)
		body()
	default:
		body()
	}
	w.hollow = false
}
