package breaking

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// describe says of a finding what it is about and which edit it tells of.
func (c *comparison) describe(d *diag.Diagnostic, old, new *row, args []any) {
	d.Subject = subject(d.Rule, args)
	d.Diff = difference(old, new)
	d.Change = c.changeOf(old, new)
}

// subject returns what a finding is about, by what its rule calls the arguments: the
// name of a type, a constant or a call, of a field or a key as Type.Field, of a
// setting, a URL or an error code; "-" for the package as a whole. It is a line
// without anything that is not shown, so that it can be copied.
func subject(rule *diag.Rule, args []any) string {
	arg := func(names ...string) string {
		i := slices.IndexFunc(rule.Params, func(p string) bool { return slices.Contains(names, p) })
		if i < 0 || i >= len(args) {
			return ""
		}
		return fmt.Sprint(args[i])
	}
	owner, member := arg("type"), arg("field", "key", "value", "old name")
	text := "-"
	switch {
	case owner != "" && member != "":
		text = owner + "." + member
	case len(args) > 0 && arg("old parameters") == "":
		text = fmt.Sprint(args[0])
	}
	return strings.TrimSpace(diag.Verbatim(text).String())
}

// changeOf returns the edit of a row: all findings that tell of it have the same one.
func (c *comparison) changeOf(old, new *row) *diag.Change {
	key := old
	if key == nil {
		key = new
	}
	if key == nil {
		return nil
	}
	out := c.changes[key]
	if out == nil {
		out = &diag.Change{}
		c.changes[key] = out
	}
	if old != nil && new != nil && out.Cells == nil {
		out.Cells = changedCells(old, new)
	}
	return out
}

// changedCells returns the cells of a row that say something else now; those of
// documentation do not count. Of lines that are no rows it is the line.
func changedCells(old, new *row) []diag.Cell {
	if old.cells == nil || new.cells == nil {
		if old.text == new.text {
			return nil
		}
		return []diag.Cell{{Old: old.text, New: new.text}}
	}
	was, is := byColumn(old.cells), byColumn(new.cells)
	if was[dialect.Required]+is[dialect.Required] != "" { // it says some of the tag's options
		was[dialect.JSON], is[dialect.JSON] = withoutOmission(was[dialect.JSON]), withoutOmission(is[dialect.JSON])
	}
	var out []diag.Cell
	for _, cell := range slices.Concat(new.cells, old.cells) {
		o, n := was[cell.column], is[cell.column]
		if o == n || cell.column == dialect.Doc || cell.column == dialect.Example {
			continue
		}
		delete(was, cell.column)
		delete(is, cell.column)
		if cell.column == dialect.Required { // quoted as a word, which no document writes
			o, n = presenceMarks[o], presenceMarks[n]
		}
		out = append(out, diag.Cell{Label: cell.column.Name, Old: o, New: n})
	}
	return out
}

func byColumn(cells []quotedCell) map[*dialect.Column]string {
	out := map[*dialect.Column]string{}
	for _, c := range cells {
		out[c.column] = c.text
	}
	return out
}

func withoutOmission(tag string) string {
	return strings.NewReplacer(",omitempty", "", ",omitzero", "").Replace(tag)
}

var presenceMarks = map[string]string{string(spec.Required): "+", string(spec.Optional): "-"}
