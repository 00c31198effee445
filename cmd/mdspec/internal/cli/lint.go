package cli

import (
	"cmp"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

const aboutLint = `Lint finds what compiles but could be better: names and keys that do not match,
missing documentation, facts that are only in prose, where no program reads
them. Each category asks for what those before it do, and more. "mdspec rules"
lists the rules, "mdspec explain RULE" explains one.

A comment in a document waives a rule under the heading above it or, above all
headings, in the whole document. The reason is required:

  <!-- mdspec:allow RULE reason -->

--fix changes the documents where only one change can be right. A symbolic link
that leads out of its directory is written through only if it is named itself.

SPEC is one directory of .md files, or the files themselves. An output directory
with a mdspec.lock means the documents it is made from, and DIR/... or no
argument those of every lock below.`

// lintFlags are the flags of lint.
type lintFlags struct {
	category lint.Category
	fix      bool
	format   format
}

func (a *app) lintCommand() *cobra.Command {
	f := lintFlags{category: lint.Standard}
	c := &cobra.Command{
		Use:   "lint [--category CATEGORY] [--fix] SPEC... | lint [DIR...]",
		Short: "find what compiles but could be better",
		Long:  aboutLint,
		Example: `  mdspec lint spec/wecom
  mdspec lint --category strict ./...
  mdspec lint --fix spec/wecom/appchat.md`,
		RunE: func(_ *cobra.Command, args []string) error { return a.lint(f, args) },
	}
	addChoice(c, choice[lint.Category]{&f.category, lint.Categories(), "CATEGORY"}, "category", "how much to ask for")
	c.Flags().BoolVar(&f.fix, "fix", false, "change the documents where only one change can be right")
	addFormat(c, &f.format)
	return c
}

func (a *app) lint(f lintFlags, args []string) error {
	jobs, found, err := documentJobs(args)
	if err != nil {
		return err
	}
	var lines []string
	more, err := a.lintAll(f, jobs, &lines)
	for _, line := range lines {
		diag.PrintLine(a.stdoutIf(f.format == formatText), line)
	}
	found = append(found, more...)
	shown := a.report(a.Stdout, f.format, found)
	if shown == nil && found.Count(diag.Warning) > 0 {
		shown = errFindings
	}
	return cmp.Or(err, shown)
}

// lintAll lints the documents of each job; lines get what was fixed.
func (a *app) lintAll(f lintFlags, jobs []job, lines *[]string) (diag.List, error) {
	return a.each(f.format, jobs, func(j job, which string) (diag.List, error) {
		a.line.Load().Set("mdspec: linting %s", which)
		sources, missing, err := j.read()
		if err != nil || missing.HasErrors() {
			return missing, err
		}
		check := linter{f.category, isPart(j), areNamed(j)}
		found, understood := check.run(sources)
		if f.fix && understood {
			return a.fix(sources, check, found, lines)
		}
		return found, nil
	})
}
