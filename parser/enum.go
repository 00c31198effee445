package parser

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/cell"
	"github.com/mdspec-go/mdspec/parser/internal/table"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// enumReader reads a value table (rule 4).
type enumReader struct {
	doc  *docReader
	enum *spec.Enum
	rows []enumRow
}

type enumRow struct {
	value *spec.EnumValue
	cell  cell.Cell // the value, without code span and quotes
	quote bool      // the value was quoted
}

func (d *docReader) readEnum() {
	def := d.def
	def.enum = &spec.Enum{
		Name: def.model.Name, NameSpan: def.model.NameSpan, Span: def.model.Span, Values: []*spec.EnumValue{},
	}
	def.model.Fields = nil
	t := d.readTable(dialect.Values)
	e := &enumReader{doc: d, enum: def.enum}
	def.enum.Skipped = t.Each(func(r table.Row) {
		if t.OK && r.Reaches(dialect.Value, dialect.Name) {
			e.readRow(r)
		}
	})
	e.chooseType(def.second)
	e.checkValues()
	if len(t.Rows)-2 == len(def.enum.Skipped) && t.OK {
		d.diags.Add(EnumEmpty, def.enum.NameSpan, def.enum.Name)
	}
}

func (e *enumReader) readRow(r table.Row) {
	nameCell, _ := r.Cell(dialect.Name)
	valueCell, _ := r.Cell(dialect.Value)
	name, nameOK := nameCell.Value(e.doc.diags)
	value, valueOK := valueCell.Value(e.doc.diags)
	v := &spec.EnumValue{Name: name.String(), NameSpan: name.Span, Span: r.Span, Doc: r.Doc()}
	switch {
	case !nameOK:
	case name.Empty():
		e.doc.diags.Add(MissingName, name.Span)
	case cell.CheckIdent(v.Name, v.NameSpan, e.doc.diags):
		e.checkPrefix(v)
		e.enum.Values = append(e.enum.Values, v)
	}
	if !valueOK {
		return
	}
	row := enumRow{value: v, cell: value}
	if text := value.String(); len(text) > 1 && text[0] == '"' && text[len(text)-1] == '"' {
		row.cell, row.quote = value.At(value.Source.Span(value.Start+1, value.End-1)), true
	}
	e.rows = append(e.rows, row)
}

func (e *enumReader) checkPrefix(v *spec.EnumValue) {
	if e.enum.Name != "" && !strings.HasPrefix(v.Name, e.enum.Name) {
		e.doc.diags.Add(EnumPrefix, v.NameSpan, v.Name, e.enum.Name)
	}
}

// enumTypes are the types that an enum may have.
var enumTypes = func() (names []string) {
	for _, b := range spec.BasicTypes() {
		if spec.IsKey(b.Name) && b.Name != "uintptr" {
			names = append(names, b.Name)
		}
	}
	return names
}()

// chooseType takes the type that the heading states, or else the one that fits
// all values.
func (e *enumReader) chooseType(stated *syntax.CodeSpan) {
	if stated != nil {
		name := e.doc.text(stated.Inner)
		if slices.Contains(enumTypes, name) {
			e.enum.Underlying = name
			return
		}
		e.doc.diags.Add(EnumType, stated.Inner, name).Suggest = diag.Suggest(name, enumTypes)
		e.rows = nil
		return
	}
	integers, texts := 0, 0
	for _, r := range e.rows {
		switch {
		case r.cell.Empty() && !r.quote: // reported as a value
		case !r.quote && parseInteger(r.cell.String()) != nil:
			integers++
		default:
			texts++
		}
	}
	if integers > 0 && texts > 0 {
		e.doc.diags.Add(EnumMixed, e.enum.NameSpan, e.enum.Name)
		e.rows = nil
		return
	}
	e.enum.Underlying = "string"
	if texts == 0 {
		e.enum.Underlying = "int64"
	}
}

// parseInteger reads an integer in any base that Go writes.
func parseInteger(text string) *big.Int {
	n, ok := new(big.Int).SetString(text, 0)
	if !ok || strings.Contains(text, "_") || strings.HasPrefix(text, "+") {
		return nil
	}
	if digits := strings.TrimPrefix(text, "-"); len(digits) > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9' {
		return nil // 010 is eight to Go and ten to the reader
	}
	return n
}

// checkValues reports values that are not of the enum's type, and equal ones.
func (e *enumReader) checkValues() {
	first := map[string]diag.Span{}
	for _, r := range e.rows {
		text, ok := e.literal(r)
		if !ok {
			e.doc.diags.Add(EnumValue, r.cell.Span, r.cell.String(), e.enum.Underlying)
			continue
		}
		r.value.Value = text
		if at, twice := first[text]; twice {
			e.doc.diags.Add(EnumDuplicate, r.cell.Span, text).Relate(at, diag.FirstHere)
			continue
		}
		first[text] = r.cell.Span
	}
}

// literal returns the value in its canonical form.
func (e *enumReader) literal(r enumRow) (string, bool) {
	text := r.cell.String()
	basic := spec.LookupBasic(e.enum.Underlying)
	if !basic.IsInteger() {
		return e.text(r, text)
	}
	n := parseInteger(text)
	if n == nil || r.quote {
		return "", false
	}
	low, high := basic.Range(basic.Bits)
	return n.String(), n.Cmp(low) >= 0 && n.Cmp(high) <= 0
}

// text returns the value of a string enum: quoted as in Go, or a bare word.
func (e *enumReader) text(r enumRow, text string) (string, bool) {
	if r.quote {
		s, err := strconv.Unquote(`"` + text + `"`)
		return s, err == nil
	}
	return text, text != "" && !strings.ContainsAny(text, " \t\"'")
}
