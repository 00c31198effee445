package draft

import (
	"go/token"
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/goname"
)

// fields writes a definition of one field, of the first row that has a plain key.
func (w *writer) fields() {
	name, row := "key", []string(nil)
	for _, r := range w.Rows {
		k := keyOf(w.key(r))
		if _, ok := goname.FromKey(k); ok && key.MatchString(k) {
			name, row = k, r
			break
		}
	}
	w.section(dialect.Models)
	w.definition(w.Name())
	columns := []column{{dialect.JSON, code(name)}, {dialect.Type, code(typeOf(w.cell(row, dialect.Type)))}}
	for _, c := range []*dialect.Column{dialect.Required, dialect.Optional} {
		if w.has(c) {
			text := w.cell(row, c)
			if dialect.PresenceOf(c, text) == spec.Unstated {
				text = "" // it says more, or something else
			}
			columns = append(columns, column{c, text})
			break
		}
	}
	if w.has(dialect.Doc) {
		columns = append(columns, column{dialect.Doc, docOf(w.cell(row, dialect.Doc))})
	}
	w.table(columns...)
}

// key returns the text of the row that names the field.
func (w *writer) key(row []string) string {
	for _, c := range []*dialect.Column{dialect.JSON, dialect.Name} {
		if text := w.cell(row, c); text != "" {
			return text
		}
	}
	return ""
}

var (
	key       = regexp.MustCompile(`^[A-Za-z_][\w-]*$`)
	value     = regexp.MustCompile(`^(?:0|[1-9]\d{0,8}|[A-Za-z][\w.-]*)$`)
	errorCode = regexp.MustCompile(`^[1-9]\d{0,8}$`)
)

// inBrackets is what a type in words of the document says of its size, as in
// "integer (int64)".
var inBrackets = regexp.MustCompile(`^\w+ ?\((\w+)\)$`)

// typeOf returns the Go type of a cell, "any" if the cell does not say it in one
// word.
func typeOf(cell string) string {
	cell = strings.ToLower(strings.Trim(cell, "? "))
	if m := inBrackets.FindStringSubmatch(cell); m != nil && spec.IsBasic(m[1]) {
		return m[1]
	}
	if element, ok := strings.CutSuffix(cell, "[]"); ok {
		return "[]" + typeOf(element)
	}
	if meant := dialect.MeantType(cell); meant != nil {
		return meant[0]
	}
	if spec.IsBasic(cell) {
		return cell
	}
	return "any"
}

// values writes an enum of one constant, of the first row whose value is a
// literal.
func (w *writer) values() {
	name, rest := w.Name()
	literal, constant, row := "1", name+"1", []string(nil)
	for _, r := range w.Rows {
		v := strings.Trim(w.cell(r, dialect.Value), `"`)
		words := w.cell(r, dialect.Name)
		if words == "" {
			words = v
		}
		if k, ok := goname.FromKey("x " + strings.ToLower(words)); ok && len(k) > 1 && value.MatchString(v) {
			literal, constant, row = v, name+k[1:], r
			break
		}
	}
	w.section(dialect.Enums)
	w.definition(name, rest)
	w.table(column{dialect.Name, code(constant)}, column{dialect.Value, code(literal)}, column{dialect.Doc, docOf(w.cell(row, dialect.Doc))})
}

// errors writes one error code.
func (w *writer) errors() {
	number, name, row := "1", "Err1", []string(nil)
	for _, r := range w.Rows {
		c := w.cell(r, dialect.Code)
		if !errorCode.MatchString(c) {
			continue
		}
		number, name, row = c, "Err"+c, r
		if n := w.cell(r, dialect.Name); token.IsIdentifier(n) && token.IsExported(n) {
			name = n
		}
		break
	}
	w.section(dialect.Errors)
	w.table(column{dialect.Name, code(name)}, column{dialect.Code, number}, column{dialect.Doc, docOf(w.cell(row, dialect.Doc))})
}

// settings writes the one setting that no other needs.
func (w *writer) settings() {
	w.section(dialect.Services)
	w.table(column{dialect.Setting, string(spec.BaseURL)}, column{dialect.Value, code("https://api.example.com")})
}
