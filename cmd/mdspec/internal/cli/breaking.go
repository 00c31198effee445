package cli

import "github.com/spf13/cobra"

func (a *app) breakingCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "breaking --against OLD NEW",
		Short: "say which changes break programs or the wire",
		RunE:  func(_ *cobra.Command, args []string) error { return nil },
	}
}
