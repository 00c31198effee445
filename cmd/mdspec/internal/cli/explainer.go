package cli

import (
	"bytes"
	"fmt"
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
	words  words
}

func newExplainer(l diag.Lang, colour bool) *explainer {
	return &explainer{lang: l, colour: colour, words: wordsIn(l)}
}

// rule writes the explanation of one rule, apart from one before it.
func (e *explainer) rule(r rulebook.Rule) error {
	if e.Len() > 0 {
		e.WriteString("\n\n")
	}
	e.heading(r.ID)
	e.facts(r)
	explanation := r.Explanation()
	if explanation == nil {
		return nil
	}
	e.WriteByte('\n')
	e.heading(e.words.why)
	e.prose(explanation.Why[e.lang])
	e.WriteByte('\n')
	e.heading(e.words.bad)
	if err := e.sample(r, explanation.Bad); err != nil {
		return fmt.Errorf("%s: bad sample: %w", r.ID, err)
	}
	e.WriteByte('\n')
	e.heading(e.words.good)
	e.files(explanation.Good)
	return nil
}

func (e *explainer) heading(text string) { e.line(0, e.bold(text)) }

// facts writes what is known of the rule in a few words each.
func (e *explainer) facts(r rulebook.Rule) {
	w := e.words
	facts := [][2]string{{w.severity, w.severities[r.Severity]}, {w.group, w.groups[r.Group]}}
	add := func(name, value string, ok bool) {
		if ok {
			facts = append(facts, [2]string{name, value})
		}
	}
	add(w.dialect, r.Dialect+w.reference, r.Dialect != "")
	add(w.category, w.categories[r.Category], r.Group == rulebook.Lint)
	if r.Group == rulebook.Lint {
		add(w.fix, w.hand, !r.Fixable())
		add(w.fix, w.fixed, r.Fixable())
	}
	add(w.axis, w.axes[r.Axis], r.Axis != "")
	add(w.message, r.Message(e.lang), true)
	add(w.help, r.Hint(e.lang), r.Hint(e.lang) != "")
	width := 0
	for _, f := range facts {
		width = max(width, diag.Width(f[0]))
	}
	for _, f := range facts {
		name := pad(f[0], width)
		for _, line := range wrap(f[1], textWidth-width-4) {
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
	e.line(2, e.bold(e.words.says))
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
			name = e.words.steps
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
