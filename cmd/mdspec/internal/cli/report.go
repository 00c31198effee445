package cli

import (
	"io"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// report shows the findings on w, sorted, each once. It returns [errFindings]
// if one of them is an error.
func (a *app) report(w io.Writer, f format, l diag.List) error {
	l = l.Sorted()
	if err := a.show(w, f, l); err != nil {
		return err
	}
	if l.HasErrors() {
		return errFindings
	}
	return nil
}

func (a *app) show(w io.Writer, f format, l diag.List) error {
	l = namePresets(l)
	switch f {
	case formatLine:
		return diag.WriteLines(w, l, diag.TextOptions{Color: a.colour(w), Lang: a.lang})
	case formatJSON:
		return diag.WriteJSON(w, l, a.lang)
	case formatGitHub:
		return diag.WriteGitHub(w, l, tool(), a.lang)
	case formatSARIF:
		return diag.WriteSARIF(w, l, diag.SARIFOptions{Tool: tool(), Lang: a.lang, Describe: a.describe})
	}
	if len(l) == 0 {
		return nil
	}
	return a.showText(w, l, tally(l))
}

// showText shows the findings for people, with a line that sums them up.
func (a *app) showText(w io.Writer, l diag.List, sum diag.Phrase) error {
	if err := diag.WriteText(w, l, diag.TextOptions{Color: a.colour(w), Lang: a.lang}); err != nil {
		return err
	}
	return diag.PrintLine(w, sum.In(a.lang))
}

// describe returns what a rule says of any finding, and why it is a rule.
func (a *app) describe(r *diag.Rule) (summary, why string) {
	known := rulebook.Rule{Rule: r}
	if e := known.Explanation(); e != nil {
		why = e.Why[a.lang]
	}
	return known.Message(a.lang), why
}

// tally counts the findings by severity, as in "2 errors, 1 warning".
func tally(l diag.List) diag.Phrase {
	errors, warnings, notes := l.Count(diag.Error), l.Count(diag.Warning), l.Count(diag.Note)
	var all diag.Phrase
	for _, c := range []struct {
		n         int
		one, many diag.Phrase
	}{
		{errors, diag.Say("1 error", "1 个错误"), diag.Say("%[1]d errors", "%[1]d 个错误", errors)},
		{warnings, diag.Say("1 warning", "1 个警告"), diag.Say("%[1]d warnings", "%[1]d 个警告", warnings)},
		{notes, diag.Say("1 note", "1 个提示"), diag.Say("%[1]d notes", "%[1]d 个提示", notes)},
	} {
		part := c.many
		if c.n == 1 {
			part = c.one
		}
		switch {
		case c.n == 0:
		case all.IsZero():
			all = part
		default:
			all = diag.Say("%[1]s, %[2]s", "%[1]s，%[2]s", all, part)
		}
	}
	return all
}
