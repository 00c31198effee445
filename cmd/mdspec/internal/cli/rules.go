package cli

import "github.com/spf13/cobra"

func (a *app) rulesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "list all rules",
		RunE:  func(_ *cobra.Command, args []string) error { return nil },
	}
}
