package breaking

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// add adds a finding with what it is about and the edit that it tells of.
func (c *comparison) add(rule *diag.Rule, at diag.Span, old, new *row, args []any) {
	d := c.found.Add(rule, at, apart(rule, args)...)
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
	text = strings.ReplaceAll(text, "##[", `#\u0023[`) // which a runner of workflows takes for a command
	return strings.TrimSpace(diag.Verbatim(text).String())
}

// apart returns the arguments of a finding with those that say what something was and
// what it is cut down to where they differ: a message does not show long ones whole.
func apart(rule *diag.Rule, args []any) []any {
	out := slices.Clone(args)
	for i := range min(len(args), len(rule.Params)) - 1 {
		was, ok := strings.CutPrefix(rule.Params[i], "old ")
		is, okNow := strings.CutPrefix(rule.Params[i+1], "new ")
		if ok && okNow && was == is {
			out[i], out[i+1] = diag.ApartIn(args[i], args[i+1])
		}
	}
	return out
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
// documentation do not count. Of lines that are no rows it is the line, of headings what
// they name.
func changedCells(old, new *row) []diag.Cell {
	if old.cells == nil || new.cells == nil {
		was, is := old.text, new.text
		if old.names != "" && new.names != "" {
			was, is = old.names, new.names
		}
		if was == is {
			return nil
		}
		return []diag.Cell{{Old: was, New: is}}
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
