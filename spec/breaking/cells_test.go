package breaking

import (
	"iter"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// unquoted lists the columns that quoted rows leave out.
var unquoted = map[dialect.TableKind][]*dialect.Column{
	dialect.FieldTable: {
		dialect.XML,      // like the tags of other keys; the findings about tags name them
		dialect.Optional, // Required says it
	},
}

// TestQuotedColumns holds the quoted columns against those that there are.
func TestQuotedColumns(t *testing.T) {
	checkQuoted(t, dialect.Fields, fieldCells)
	checkQuoted(t, dialect.Values, valueCells)
	checkQuoted(t, dialect.CallRows, callCells)
	checkQuoted(t, dialect.Settings, settingCells)
	checkQuoted(t, dialect.ErrorCodes, errorCells)
}

func checkQuoted[T any](t *testing.T, form *dialect.Form, columns []written[T]) {
	t.Helper()
	if form.Node != reflect.TypeFor[T]().Elem() {
		t.Errorf("%s: the row is that of a %v, want %v", form.Kind, reflect.TypeFor[T](), form.Node)
	}
	left := slices.Clone(form.Columns)
	left = slices.DeleteFunc(left, func(c *dialect.Column) bool {
		return slices.ContainsFunc(columns, func(w written[T]) bool { return w.column == c })
	})
	if len(left)+len(columns) != len(form.Columns) || !slices.Equal(left, unquoted[form.Kind]) {
		t.Errorf("%s: quote each column once, or list it as unquoted", form.Kind)
	}
}

// TestQuotedRows reads what is quoted of the golden cases: under a header of its
// columns, a row says what the node says that it was made from.
func TestQuotedRows(t *testing.T) {
	all, faulty := packages(t)
	var pkgs []*spec.Package
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !faulty[name] {
			pkgs = append(pkgs, bare(all[name]))
		}
	}
	quotation[*spec.Field]{dialect.Fields, fields, fieldCells, "## Models" + stubs(pkgs), "### `Quoted%d`"}.check(t, pkgs)
	for _, underlying := range []string{"int64", "uint64", "string"} {
		values := func(p *spec.Package) iter.Seq[*spec.EnumValue] { return valuesOf(p, underlying) }
		quotation[*spec.EnumValue]{dialect.Values, values, valueCells, "## Enums", "### `Quoted%d` `" + underlying + "`"}.check(t, pkgs)
	}
	quotation[*spec.Call]{dialect.CallRows, (*spec.Package).Calls, callCells, "## API calls", ""}.check(t, pkgs)
	quotation[*spec.Setting]{dialect.Settings, settings, settingCells, "## Service", ""}.check(t, pkgs)
	quotation[*spec.ErrorCode]{dialect.ErrorCodes, (*spec.Package).Errors, errorCells, "## Errors", ""}.check(t, pkgs)
}

// fields returns the fields of a package but for those with values of types that
// documents declare: a row does not say what these are values of. Nor does a row say
// whether a query is made of the JSON: that depends on the calls.
func fields(p *spec.Package) iter.Seq[*spec.Field] {
	return inner(p.Models(), func(m *spec.Model) []*spec.Field {
		return slices.DeleteFunc(slices.Clone(m.Fields), func(f *spec.Field) bool {
			declared := f.In == spec.InQuery
			if declared {
				return true
			}
			for t := range f.Type.All() {
				declared = declared || t.Kind == spec.Named && t.Import == ""
			}
			return declared && (f.Example != nil || f.Default != nil && f.Default.JSON != "")
		})
	})
}

// stubs declares the types of the fields, each as an empty struct.
func stubs(pkgs []*spec.Package) string {
	names := map[string]bool{}
	var note func(t *spec.Type)
	note = func(t *spec.Type) {
		if t == nil {
			return
		}
		names[t.Name] = names[t.Name] || t.Kind == spec.Named && t.Import == ""
		note(t.Key)
		note(t.Elem)
	}
	for _, p := range pkgs {
		for f := range fields(p) {
			note(f.Type)
		}
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if names[name] {
			b.WriteString("\n\n### `" + name + "`")
		}
	}
	return b.String() + "\n"
}

// valuesOf returns the values of the enums of a type. Those that a document
// quotes as Go does are not among them: a finding shows them as they are.
func valuesOf(p *spec.Package, underlying string) iter.Seq[*spec.EnumValue] {
	return inner(p.Enums(), func(e *spec.Enum) []*spec.EnumValue {
		if e.Underlying != underlying {
			return nil
		}
		return slices.DeleteFunc(slices.Clone(e.Values), func(v *spec.EnumValue) bool {
			return strings.ContainsAny(v.Value, " '`") || strconv.Quote(v.Value) != `"`+v.Value+`"`
		})
	})
}

func settings(p *spec.Package) iter.Seq[*spec.Setting] {
	return inner(p.Services(), func(s *spec.Service) (out []*spec.Setting) {
		for i := range s.Settings {
			out = append(out, &s.Settings[i])
		}
		return out
	})
}

// inner returns what the lists hold that the values of the sequence have.
func inner[A, B any](seq iter.Seq[A], list func(A) []B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for a := range seq {
			for _, b := range list(a) {
				if !yield(b) {
					return
				}
			}
		}
	}
}

// quotation is how the nodes of a kind are quoted, and how they are read.
type quotation[T any] struct {
	form             *dialect.Form
	nodes            func(*spec.Package) iter.Seq[T]
	columns          []written[T]
	section, heading string // the text above all tables, and above each
}

// check quotes the nodes of the packages, reads the rows as one document, each
// as a table of its own, and compares what they have become.
func (q quotation[T]) check(t *testing.T, pkgs []*spec.Package) {
	t.Helper()
	var nodes []T
	var rows []string
	var document strings.Builder
	document.WriteString(q.section + "\n")
	for _, p := range pkgs {
		for node := range q.nodes(p) {
			table := q.table(node)
			if slices.Contains(rows, table) {
				continue
			}
			nodes, rows = append(nodes, node), append(rows, table)
			heading := strings.ReplaceAll(q.heading, "%d", strconv.Itoa(len(nodes)))
			document.WriteString("\n" + heading + "\n\n<!-- -->\n\n" + table)
		}
	}
	read, found := parser.Parse([]parser.File{{Name: "a.md", Path: "a.md", Content: []byte(document.String())}}, parser.Options{Package: "api"})
	got := slices.Collect(q.nodes(read))
	if len(got) != len(nodes) || len(nodes) == 0 {
		t.Fatalf("%s: %d rows are read, want %d\n%s", q.form.Kind, len(got), len(nodes), listing(found))
	}
	for i, node := range nodes {
		for _, diff := range q.differences(node, got[i]) {
			t.Errorf("%s: is read as another:\n%s%s", q.form.Kind, rows[i], diff)
		}
	}
	t.Logf("%s: %d rows", q.form.Kind, len(nodes))
}

// table returns the table of a node, which has its quoted columns.
func (q quotation[T]) table(node T) string {
	row := cells(q.columns, node)
	if q.form == dialect.Fields {
		row = withoutBlanks(row)
	}
	var header, delimiter []string
	for i, c := range row {
		if c.column == dialect.Required { // quoted as a word
			row[i].text = map[string]string{"required": "+", "optional": "-"}[c.text]
		}
		header, delimiter = append(header, c.column.Name), append(delimiter, "-")
	}
	lines := []string{strings.Join(header, "|"), strings.Join(delimiter, "|"), joined(row)}
	return "|" + strings.Join(lines, "|\n|") + "|\n" // the first cell may be blank
}

// differences compares the members that the quoted columns fill, as far as a row
// says them.
func (q quotation[T]) differences(a, b T) (diffs []string) {
	asQuoted := cmp.Options{
		cmp.Comparer(func(a, b *spec.Type) bool { return a.String() == b.String() }),
		cmp.Comparer(func(a, b spec.Doc) bool { return a.Plain() == b.Plain() }),
		cmp.Comparer(func(_, _ diag.Span) bool { return true }),
		cmp.FilterValues(func(a, b []spec.Tag) bool { return true }, cmp.Comparer(func(a, b []spec.Tag) bool {
			x, _ := (&spec.Field{Tags: a}).Tag("json")
			y, _ := (&spec.Field{Tags: b}).Tag("json")
			return x == y
		})),
	}
	x, y := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for _, c := range q.columns {
		for _, member := range c.column.Fills {
			if d := cmp.Diff(x.FieldByName(member).Interface(), y.FieldByName(member).Interface(), asQuoted); d != "" {
				diffs = append(diffs, member+": "+d)
			}
		}
	}
	return diffs
}
