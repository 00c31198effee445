package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

const aboutRules = `Rules lists every rule of mdspec with its severity, its group and its message, in
which <words> stand for what a finding names.

The groups are parser (what documents say) and output (generate and check), with
the number of the dialect's section, lint with its categories, breaking with its
two axes, fmt and import. "mdspec explain RULE" says more of one, "mdspec explain
dialect 3.5" shows a section. With --format json the list is one document, in which
the message is in the language of --lang too.`

func (a *app) rulesCommand() *cobra.Command {
	f := formatText
	c := &cobra.Command{
		Use:   "rules [--format text|json]",
		Short: "list all rules",
		Long:  aboutRules,
		RunE: func(c *cobra.Command, args []string) error {
			if err := noArgs(c, args); err != nil {
				return err
			}
			return a.rules(f)
		},
	}
	addChoice(c, choice[format]{&f, []format{formatText, formatJSON}, "FORMAT"}, "format", "how the list is shown")
	return c
}

func (a *app) rules(f format) error {
	if f == formatJSON {
		return writeRules(a.Stdout, a.lang)
	}
	var rows [][]string
	for _, r := range rulebook.Rules() {
		rows = append(rows, []string{r.ID, severities[r.Severity].In(a.lang), division(r), r.Message(a.lang)})
	}
	return table(a.Stdout, rows)
}

// division says to what part of its group a rule belongs, such as "parser 3.5".
func division(r rulebook.Rule) string {
	part := r.Dialect
	switch r.Group {
	case rulebook.Lint:
		part = string(r.Category)
	case rulebook.Breaking:
		part = string(r.Axis)
	}
	return strings.TrimSpace(string(r.Group) + " " + part)
}

// table writes rows whose cells are aligned by what they take on a terminal.
func table(w io.Writer, rows [][]string) error {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], diag.Width(cell))
		}
	}
	for _, row := range rows {
		line := ""
		for i, cell := range row[:len(row)-1] {
			line += pad(cell, widths[i]+2)
		}
		if err := diag.PrintLine(w, line, row[len(row)-1]); err != nil {
			return err
		}
	}
	return nil
}

// rulesVersion rises when a member of the JSON form changes its meaning or goes.
const rulesVersion = 1

// jsonRule is a rule in the list that programs read. Members that a group does
// not have are "".
type jsonRule struct {
	ID       string         `json:"id"`
	Severity diag.Severity  `json:"severity"`
	Group    rulebook.Group `json:"group"`
	Dialect  string         `json:"dialect"`  // such as "3.5"
	Category lint.Category  `json:"category"` // of lint
	Axis     breaking.Axis  `json:"axis"`     // of breaking
	Message  string         `json:"message"`
	Hint     string         `json:"hint"`
	Params   []string       `json:"params"` // what the <words> are of message and hint
	Fixable  bool           `json:"fixable"`
}

func writeRules(w io.Writer, l diag.Lang) error {
	list := struct {
		Version int        `json:"version"`
		Rules   []jsonRule `json:"rules"`
	}{Version: rulesVersion}
	for _, r := range rulebook.Rules() {
		list.Rules = append(list.Rules, newJSONRule(r, l))
	}
	return writeIndented(w, list)
}

func newJSONRule(r rulebook.Rule, l diag.Lang) jsonRule {
	return jsonRule{
		r.ID, r.Severity, r.Group, r.Dialect, r.Category, r.Axis,
		r.Message(l), r.Hint(l), r.Parameters(l), r.Fixable(),
	}
}

// writeIndented writes a value as JSON that no runner of workflows takes for more.
func writeIndented(w io.Writer, value any) error {
	doc, err := diag.EncodeJSON(value)
	if err == nil {
		_, err = w.Write(doc)
	}
	return err
}
