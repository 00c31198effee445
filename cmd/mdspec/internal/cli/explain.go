package cli

import "github.com/spf13/cobra"

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE",
		Short: "say why a rule is one, with samples",
		RunE:  func(_ *cobra.Command, args []string) error { return nil },
	}
}
