package cli

import "github.com/spf13/cobra"

func (a *app) lintCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "lint [--category CATEGORY] [--fix] SPEC... | lint DIR",
		Short: "say what a spec should do better",
		RunE:  func(_ *cobra.Command, args []string) error { return nil },
	}
}
