package cli

import (
	"cmp"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const aboutCheck = `Check says whether generate would change anything: for each file that differs,
why it does and how. It writes nothing and needs no git.

Directories are those that hold a mdspec.lock; DIR/... stands for all of them
below DIR, and nothing at all for those below the working directory. A directory
of generated files that has lost its lock is a finding.

Each finding ends in the name of its rule; "mdspec explain RULE" says more.`

func (a *app) checkCommand() *cobra.Command {
	var f format
	c := &cobra.Command{
		Use:   "check [DIR...]",
		Short: "say whether generated code is up to date",
		Long:  aboutCheck,
		RunE:  func(_ *cobra.Command, args []string) error { return a.check(f, args) },
	}
	addFormat(c, &f)
	return c
}

func (a *app) check(f format, args []string) error {
	jobs, findings, err := locked(args)
	if err != nil {
		return err
	}
	found, err := a.run(f, jobs, func(j job, b output.Build) (diag.List, error) {
		return output.Check(j.dir, b)
	})
	return cmp.Or(err, a.report(a.Stdout, f, append(findings, found...)))
}
