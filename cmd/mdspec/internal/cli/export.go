package cli

import (
	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/spec"
)

const aboutIR = `IR prints the intermediate schema of a package as JSON: everything the
documents say, resolved, each node with its place. "mdspec explain dialect schema"
describes it.

SPEC is one directory of .md files, or the files themselves; an output directory
with a mdspec.lock means the documents it is made from.`

func (a *app) exportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "export FORMAT",
		Short: "print documents in another form",
		Args:  cobra.ArbitraryArgs, // so that unknown formats are ours to report
		RunE:  needSubcommand,
	}
	c.AddCommand(a.irCommand(), a.markdownCommand())
	return c
}

func (a *app) irCommand() *cobra.Command {
	var o overrides
	var f format
	c := &cobra.Command{
		Use:   "ir [--package NAME] SPEC... | ir DIR",
		Short: "print the intermediate schema as JSON",
		Long:  aboutIR,
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("package") && checkPackage(o.pkg) != nil {
				return checkPackage(o.pkg)
			}
			return a.exportIR(o, f, args)
		},
	}
	c.Flags().StringVar(&o.pkg, "package", "", "Go package `NAME` (default: the lock's, else the directory's name)")
	addClient(c, &o.client)
	addFormat(c, &f)
	return c
}

func (a *app) exportIR(o overrides, f format, args []string) error {
	schema, err := a.exported(o, f, args)
	if err != nil || schema == nil {
		return err
	}
	data, err := spec.Encode(schema)
	if err != nil {
		return err
	}
	_, err = a.Stdout.Write(data)
	return err
}
