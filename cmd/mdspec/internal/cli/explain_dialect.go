package cli

import (
	"bytes"
	"strings"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/explain"
)

var aboutDialect = diag.Say("what a document may say, in one page", "一页讲完写法")

// explainDialect prints the dialect in one page, or sections of its reference.
func (a *app) explainDialect(f format, words []string) error {
	if f == formatJSON {
		return usagef("--format json is for rules; the dialect is text")
	}
	p := dialectPrinter{lang: a.lang}
	switch {
	case len(words) == 0:
		p.markdown(dialect.OnePage(a.lang))
	case len(words) == 1 && words[0] == wholeReference:
		p.markdown(spec.Reference())
	default:
		if err := p.sections(words); err != nil {
			return err
		}
	}
	_, err := a.Stdout.Write(p.Bytes())
	return err
}

// wholeReference stands for all sections.
const wholeReference = "all"

// dialectPrinter writes Markdown for those who read it as it is.
type dialectPrinter struct {
	bytes.Buffer
	lang diag.Lang
}

// sections writes the sections that the words name, with the rules of each.
func (p *dialectPrinter) sections(words []string) error {
	for _, word := range words {
		found, meant := rulebook.FindSections(word)
		if len(found) == 0 {
			return usagef("unknown section %s%s", quote(word), orSections(meant))
		}
		for _, s := range found {
			p.section(s)
		}
	}
	return nil
}

// orSections suggests sections, or says where all of them are listed.
func orSections(meant []rulebook.Section) string {
	var names []string
	for _, s := range meant {
		names = append(names, s.Name(diag.English))
	}
	return didYouMean(names, "", "; mdspec explain dialect lists all")
}

// section writes a section, apart from what is before it, and the rules that it
// describes. The reference is English: for others there is the title, and what the
// rules say.
func (p *dialectPrinter) section(s rulebook.Section) {
	if p.Len() > 0 {
		p.WriteString("\n\n")
	}
	if p.lang != diag.English {
		p.WriteString("### " + s.Name(p.lang) + "\n\n" + onlyEnglish.In(p.lang) + "\n\n")
	}
	p.markdown(s.Text)
	rules := s.Rules()
	if len(rules) == 0 {
		return
	}
	p.WriteString("\n#### " + sectionRules.In(p.lang) + "\n\n")
	for _, r := range rules {
		line := diag.Say("%[1]s (%[2]s): %[3]s", "%[1]s（%[2]s）：%[3]s", diag.Verbatim("`"+r.ID+"`"), severities[r.Severity], diag.Verbatim(r.Message(p.lang)))
		p.WriteString("- " + line.In(p.lang) + "\n")
	}
}

var (
	onlyEnglish  = diag.Say("the reference is in English", "参考手册目前只有英文版，下面是原文；中文写法见 `mdspec explain dialect`，每条诊断的中文说明见末尾")
	sectionRules = diag.Say("Findings of this section", "本节的诊断")
)

// markdown writes a text without links that lead nowhere from here.
func (p *dialectPrinter) markdown(text string) {
	p.WriteString(strings.TrimRight(explain.Unlinked(text), "\n") + "\n")
}
