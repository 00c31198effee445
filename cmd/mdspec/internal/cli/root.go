package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

const about = `mdspec compiles Markdown documents of a JSON API into Go.

  mdspec generate --package wecom --out generated/wecom spec/wecom
  mdspec generate          again, for every mdspec.lock below
  mdspec check ./...       is all generated code up to date?
  mdspec explain dialect   what may a document say?`

// root returns the whole command tree.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "mdspec COMMAND",
		Short:         "compile Markdown documents of a JSON API into Go",
		Long:          about,
		Version:       currentVersion(),
		Args:          cobra.ArbitraryArgs, // so that unknown commands are ours to report
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          needSubcommand,
		CompletionOptions: cobra.CompletionOptions{
			DisableDefaultCmd: true,
		},
	}
	root.SetOut(a.Stdout)
	root.SetErr(a.Stderr)
	root.SetVersionTemplate("mdspec {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(helpCommand())
	root.AddCommand(
		a.generateCommand(), a.checkCommand(), a.lintCommand(), a.fmtCommand(), a.breakingCommand(),
		a.exportCommand(), a.importCommand(), a.explainCommand(), a.rulesCommand(), a.initCommand(),
		a.versionCommand(), a.completionCommand(),
	)
	a.addLang(root)
	root.InitDefaultHelpCmd()
	finish(root)
	return root
}

// finish gives every command what all commands have: usage lines as written,
// no sorting of flags, and a usage line below each usage error.
func finish(c *cobra.Command) {
	c.DisableFlagsInUseLine = true
	c.Flags().SortFlags = false
	if run := c.RunE; run != nil {
		c.RunE = func(c *cobra.Command, args []string) error { return withUsage(c, run(c, args)) }
	}
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error { return withUsage(c, check(c, args)) }
	}
	for _, sub := range c.Commands() {
		finish(sub)
	}
}

// helpCommand is cobra's help command with an error for unknown topics.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "explain a command",
		RunE: func(c *cobra.Command, args []string) error {
			topic, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usagef("no help on %s", quote(strings.Join(args, " ")))
			}
			topic.InitDefaultHelpFlag()
			topic.InitDefaultVersionFlag()
			return topic.Help()
		},
	}
}
