package cli

import (
	"cmp"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const aboutCheck = `Check tells whether generate would change anything and, for each file that
differs, why and how. It writes nothing and needs no git.

Directories are those that hold a mdspec.lock; DIR/... means all of them below
DIR, and no argument those below the working directory. A directory of generated
files that has lost its lock is a finding.

Text and annotations of GitHub name each cause once, with the other files that
have it, and show the beginning of what differs; --full shows every file and its
whole diff, as json and sarif always do.

Each finding ends in the name of its rule; "mdspec explain RULE" says more.`

func (a *app) checkCommand() *cobra.Command {
	var f format
	var full bool
	c := &cobra.Command{
		Use:   "check [--full] [DIR...]",
		Short: "tell whether generated code is up to date",
		Long:  aboutCheck,
		RunE:  func(_ *cobra.Command, args []string) error { return a.check(f, full, args) },
	}
	c.Flags().BoolVar(&full, "full", false, "show every file that differs and its whole diff")
	addFormat(c, &f)
	return c
}

func (a *app) check(f format, full bool, args []string) error {
	jobs, findings, err := locked(args)
	if err != nil {
		return err
	}
	found, err := a.run(f, jobs, func(j job, b output.Build) (diag.List, error) {
		return output.Check(j.dir, b)
	})
	found = append(findings, found...).Sorted()
	if full || f != formatText && f != formatGitHub {
		return cmp.Or(err, a.report(a.Stdout, f, found))
	}
	return cmp.Or(err, a.reportDigest(f, found))
}

// reportDigest is [app.report] of what a person reads of the findings.
func (a *app) reportDigest(f format, l diag.List) error {
	short, less := digest(l, a.lang)
	if f != formatText || !less {
		return a.report(a.Stdout, f, short)
	}
	if err := a.showText(a.Stdout, short, diag.Say("%[1]s; `mdspec check --full` shows every file and its whole diff",
		"%[1]s；`mdspec check --full` 显示每个文件和完整的差异", tally(l))); err != nil {
		return err
	}
	return errFindings
}
