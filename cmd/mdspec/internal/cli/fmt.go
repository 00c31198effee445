package cli

import "github.com/spf13/cobra"

func (a *app) fmtCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "fmt [--check] [--diff] [--compact] [FILE|DIR...]",
		Short: "align the tables of documents",
		RunE:  func(_ *cobra.Command, args []string) error { return nil },
	}
}
