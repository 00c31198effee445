package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// helpCommand is cobra's help command with an error for unknown topics.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "explain a command",
		RunE: func(c *cobra.Command, args []string) error {
			topic, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usagef("no help on %q", diag.Printable(strings.Join(args, " ")))
			}
			topic.InitDefaultHelpFlag()
			topic.InitDefaultVersionFlag()
			return topic.Help()
		},
	}
}
