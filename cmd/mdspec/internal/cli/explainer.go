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

// explainer writes explanations of rules for people.
type explainer struct {
	bytes.Buffer
	lang   diag.Lang
	colour bool
}

// rule writes the explanation of one rule, apart from one before it.
func (e *explainer) rule(r rulebook.Rule) error {
	if e.Len() > 0 {
		e.WriteString("\n\n")
	}
	e.line(0, e.bold(r.ID))
	e.facts(r)
	explanation := r.Explanation()
	if explanation == nil {
		return nil
	}
	e.heading(diag.Say("Why", "为什么"))
	e.prose(explanation.Why[e.lang])
	e.heading(diag.Say("Wrong", "错误示例"))
	if err := e.sample(r, explanation.Bad); err != nil {
		return fmt.Errorf("%s: bad sample: %w", r.ID, err)
	}
	e.heading(diag.Say("Right", "正确示例"))
	e.files(explanation.Good)
	return nil
}

func (e *explainer) heading(text diag.Phrase) { e.line(0, "\n"+e.bold(text.In(e.lang))) }

// described says where the dialect is described.
var described = map[diag.Lang]string{diag.English: " (spec/README.md)", diag.Chinese: "（spec/README.md）"}

const fixCommand = "mdspec lint --fix"

// facts writes what is known of the rule in a few words each.
func (e *explainer) facts(r rulebook.Rule) {
	var dialect, fix diag.Phrase
	if r.Dialect != "" {
		dialect = diag.Verbatim(r.Dialect + described[e.lang])
	}
	switch {
	case r.Fixable():
		fix = diag.Verbatim(fixCommand)
	case r.Group == rulebook.Lint:
		fix = diag.Say("by hand", "手工修改")
	}
	facts := []fact{
		{diag.Say("severity", "级别"), severities[r.Severity]},
		{diag.Say("group", "分组"), groups[r.Group]},
		{diag.Say("dialect", "方言"), dialect},
		{diag.Say("category", "类别"), categories[r.Category]},
		{diag.Say("fix", "修复"), fix},
		{diag.Say("axis", "维度"), axisTexts[r.Axis]},
		{diag.Say("message", "消息"), diag.Verbatim(r.Message(e.lang))},
		{diag.Say("help", "建议"), diag.Verbatim(r.Hint(e.lang))},
	}
	e.table(slices.DeleteFunc(facts, func(f fact) bool { return f.value.In(e.lang) == "" }))
}

// fact is a row of what is known of a rule.
type fact struct{ name, value diag.Phrase }

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

// sample writes the files of a sample and, where it needs no disk, what mdspec
// says of them.
func (e *explainer) sample(r rulebook.Rule, files []explain.File) error {
	e.files(files)
	if explain.HasSteps(files) {
		return nil
	}
	found, err := r.Examine(files)
	if err != nil {
		return err
	}
	var said bytes.Buffer
	if err := diag.WriteText(&said, found, diag.TextOptions{Color: e.colour, Lang: e.lang}); err != nil {
		return err
	}
	e.WriteByte('\n')
	e.line(2, e.bold(diag.Say("mdspec says", "mdspec 的输出").In(e.lang)))
	e.block(said.String())
	return nil
}

// files writes files below their names; a lone document needs none.
func (e *explainer) files(files []explain.File) {
	for i, f := range files {
		if i > 0 {
			e.WriteByte('\n')
		}
		name := f.Name
		if name == explain.StepsFile {
			name = diag.Say("commands", "命令").In(e.lang)
		}
		e.line(2, e.bold(name))
		e.block(string(f.Content))
	}
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
