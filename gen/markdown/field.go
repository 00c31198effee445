package markdown

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/goname"
)

// keyTag is the tag that the JSON column of a field says; ok is false if there is
// none. That of a field that does not stand in the JSON of its struct is named like
// its place.
func keyTag(f *spec.Field) (tag spec.Tag, ok bool) {
	key := "json"
	if _, placed := f.Placed(); placed {
		key = string(f.In)
	}
	value, ok := f.Tag(key)
	return spec.Tag{Key: key, Value: value}, ok
}

// jsonCell returns what the JSON cell of a field says: what the other cells add to the
// tag is left out.
func jsonCell(f *spec.Field) string {
	tag, _ := keyTag(f)
	bare, added := strings.CutSuffix(tag.Value, ",omitzero")
	switch {
	case !added:
	case isNullable(f.Type):
		return bare
	case f.Presence == spec.Optional && bare != "" && bare != "-" && !strings.Contains(bare, ","):
		return bare
	}
	return tag.Value
}

func isNullable(t *spec.Type) bool { return t != nil && t.Kind == spec.Nullable }

// isNamedByKey reports whether the Go name of a field is the one that its key gives.
func isNamedByKey(f *spec.Field) bool {
	key, _, _ := strings.Cut(jsonCell(f), ",")
	name, ok := goname.FromKey(key)
	return ok && name == f.Name && !f.Embedded
}

// otherTags returns the keys of the tags of fields that have columns of their own.
func otherTags(fields []*spec.Field) []string {
	var keys []string
	for _, f := range fields {
		own, _ := keyTag(f)
		for _, t := range f.Tags {
			if t.Key != "json" && t.Key != own.Key && !slices.Contains(keys, t.Key) {
				keys = append(keys, t.Key)
			}
		}
	}
	slices.Sort(keys)
	return keys
}

// fields adds the table of a model; none if it has no rows.
func (w *writer) fields(m *spec.Model) {
	if !hasRows(m) {
		return
	}
	t := &table{rows: len(m.Fields), skipped: skippedRows(m.Skipped)}
	named := slices.ContainsFunc(m.Fields, func(f *spec.Field) bool { return !isNamedByKey(f) })
	cells := func(of func(*spec.Field) string) func(int) string {
		return func(i int) string { return bars(of(m.Fields[i])) }
	}
	if named {
		w.addColumn(t, dialect.Name, left, true, cells(nameCell))
	}
	w.addColumn(t, dialect.JSON, left, !named, cells(func(f *spec.Field) string { return codeOrBlank(jsonCell(f)) }))
	for _, key := range otherTags(m.Fields) {
		t.add(tagHeader(key), left, true, cells(func(f *spec.Field) string { return codeOrBlank(otherTag(f, key)) }))
	}
	w.addColumn(t, dialect.In, left, false, cells(func(f *spec.Field) string { return codeOrBlank(string(f.In)) }))
	w.addColumn(t, dialect.Type, left, true, cells(func(f *spec.Field) string { return code(f.Type.String()) }))
	w.addColumn(t, dialect.Required, centre, false, cells(func(f *spec.Field) string { return presence[f.Presence] }))
	w.addColumn(t, dialect.Limits, left, false, cells(limitsCell))
	w.addColumn(t, dialect.Default, left, false, cells(func(f *spec.Field) string { return statedCell(f.Default) }))
	w.addColumn(t, dialect.Example, left, false, cells(func(f *spec.Field) string { return statedCell(f.Example) }))
	w.addColumn(t, dialect.Doc, left, false, func(i int) string { return w.docOf(cellText(m.Fields[i].Doc), m.Fields[i]) })
	w.addTable(t)
}

// presence is what Required cells say.
var presence = map[spec.Presence]string{spec.Required: "+", spec.Optional: "-"}

// nameCell returns the Go name of a field. An embedded one has none: its type names it.
func nameCell(f *spec.Field) string {
	if f.Embedded {
		return ""
	}
	return code(f.Name)
}

// tagHeader returns what heads the column of a struct tag.
func tagHeader(key string) string {
	if dialect.XML.Is(key) {
		return dialect.XML.Name
	}
	return code(key)
}

// otherTag returns a tag that has a column of its own.
func otherTag(f *spec.Field, key string) string {
	if own, _ := keyTag(f); own.Key == key {
		return ""
	}
	value, _ := f.Tag(key)
	return value
}

// limitsCell returns the limits of a field as its cell stated them, or else as it would.
func limitsCell(f *spec.Field) string {
	var texts []string
	for _, l := range f.Limits {
		if l.Text == "" {
			l.Text = strings.TrimSpace(l.Min + ".." + l.Max + " " + string(l.Unit))
		}
		texts = append(texts, l.Text)
	}
	return codeOrBlank(strings.Join(texts, ", "))
}

// statedCell returns a value in a code span, and a note without one.
func statedCell(s *spec.Stated) string {
	switch {
	case s == nil:
		return ""
	case s.JSON == "":
		return oneLine(s.Text)
	case s.Text == "TODO": // such a row is left out
		return code(s.JSON)
	}
	return code(s.Text)
}

// skippedRows returns the rows that read TODO, which stand behind the others.
func skippedRows(skipped []spec.Skipped) [][]string {
	var rows [][]string
	for _, s := range skipped {
		cells := cellsOf(oneLine(s.Text))
		if !slices.ContainsFunc(cells, isTodo) {
			cells = append(cells, "TODO")
		}
		rows = append(rows, cells)
	}
	return rows
}

func isTodo(cell string) bool { return strings.Trim(cell, "` ") == "TODO" }

// cellsOf returns the cells of a row, which bars part that no backslash escapes.
func cellsOf(row string) []string {
	var cells []string
	start := 0
	for i := range len(row) {
		if row[i] == '|' && (i == start || row[i-1] != '\\') {
			cells = append(cells, strings.TrimSpace(row[start:i]))
			start = i + 1
		}
	}
	return append(cells, strings.TrimSpace(row[start:]))
}
