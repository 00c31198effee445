package cli

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// explained is a rule with what is to be said of it in a language.
type explained struct {
	rulebook.Rule
	facts     []fact
	why       string // "" if nothing more is known, also all below
	bad, good []explain.File
	said      string // of the bad sample; "" for a script
}

// fact is a row of what is known of a rule.
type fact struct{ name, value diag.Phrase }

// explainRule returns what is to be said of a rule, and what mdspec says of its
// bad sample.
func explainRule(r rulebook.Rule, o diag.TextOptions) (explained, error) {
	x := explained{Rule: r, facts: facts(r, o.Lang)}
	if e := r.Explanation(); e != nil {
		x.why = e.Why[o.Lang]
	}
	if x.bad, x.good = r.Samples(o.Lang); explain.HasSteps(x.bad) || x.bad == nil {
		return x, nil
	}
	found, err := r.Examine(x.bad)
	if err != nil {
		return x, fmt.Errorf("%s: bad sample: %w", r.ID, err)
	}
	var said bytes.Buffer
	err = diag.WriteText(&said, found, o)
	x.said = said.String()
	return x, err
}

const fixCommand = "mdspec lint --fix"

// facts returns what is known of the rule in a few words each.
func facts(r rulebook.Rule, l diag.Lang) []fact {
	var dialect, fix diag.Phrase
	if r.Dialect != "" {
		dialect = diag.Say("%[1]s, see `mdspec explain dialect %[1]s`", "%[1]s，见 `mdspec explain dialect %[1]s`", r.Dialect)
	}
	switch {
	case r.Fixable():
		fix = diag.Verbatim("`" + fixCommand + "`")
	case r.Group == rulebook.Lint:
		fix = diag.Say("by hand", "手工修改")
	}
	return slices.DeleteFunc([]fact{
		{diag.Say("severity", "级别"), severities[r.Severity]},
		{diag.Say("group", "分组"), groups[r.Group]},
		{diag.Say("dialect", "方言"), dialect},
		{diag.Say("category", "类别"), categories[r.Category]},
		{diag.Say("fix", "修复"), fix},
		{diag.Say("axis", "维度"), axisTexts[r.Axis]},
		{diag.Say("message", "消息"), diag.Verbatim(r.Message(l))},
		{diag.Say("help", "建议"), diag.Verbatim(r.Hint(l))},
	}, func(f fact) bool { return f.value.In(l) == "" })
}

// Headings of an explanation.
var (
	whyHeading   = diag.Say("Why", "为什么")
	wrongHeading = diag.Say("Wrong", "错误示例")
	rightHeading = diag.Say("Right", "正确示例")
	saysHeading  = diag.Say("mdspec says", "mdspec 的输出")
)

// explainer writes explanations of rules for people.
type explainer struct {
	bytes.Buffer
	lang   diag.Lang
	colour bool
}

// rule writes the explanation of one rule, apart from one before it.
func (e *explainer) rule(x explained) {
	if e.Len() > 0 {
		e.WriteString("\n\n")
	}
	e.line(0, e.bold(x.ID))
	e.table(x.facts)
	if x.why == "" {
		return
	}
	e.heading(whyHeading)
	e.prose(x.why)
	e.heading(wrongHeading)
	e.files(x.bad)
	if x.said != "" {
		e.WriteByte('\n')
		e.line(2, e.bold(saysHeading.In(e.lang)))
		e.block(x.said)
	}
	e.heading(rightHeading)
	e.files(x.good)
}

func (e *explainer) heading(text diag.Phrase) { e.line(0, "\n"+e.bold(text.In(e.lang))) }

func (e *explainer) table(facts []fact) {
	width := 0
	for _, f := range facts {
		width = max(width, diag.Width(f.name.In(e.lang)))
	}
	for _, f := range facts {
		name := pad(f.name.In(e.lang), width)
		for _, line := range wrap(f.value.In(e.lang), textWidth-width-4) {
			e.line(2, name+"  "+line)
			name = pad("", width)
		}
	}
}

// prose writes paragraphs, wrapped.
func (e *explainer) prose(text string) {
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			e.WriteByte('\n')
		}
		for _, line := range wrap(paragraph, textWidth-2) {
			e.line(2, line)
		}
	}
}

// files writes files below their names.
func (e *explainer) files(files []explain.File) {
	for i, f := range files {
		if i > 0 {
			e.WriteByte('\n')
		}
		e.line(2, e.bold(fileName(f, e.lang)))
		e.block(string(f.Content))
	}
}

// fileName returns what a file of a sample is called.
func fileName(f explain.File, l diag.Lang) string {
	if f.Name == explain.StepsFile {
		return diag.Say("commands", "命令").In(l)
	}
	return f.Name
}

// block writes the lines of a text as they are, indented.
func (e *explainer) block(text string) {
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		e.line(4, clip(line))
	}
}

// line writes a line, without blanks where nothing is.
func (e *explainer) line(indent int, text string) {
	if text != "" {
		e.WriteString(strings.Repeat(" ", indent))
	}
	e.WriteString(text + "\n")
}

func (e *explainer) bold(text string) string {
	if !e.colour {
		return text
	}
	return "\x1b[1m" + text + "\x1b[0m"
}
