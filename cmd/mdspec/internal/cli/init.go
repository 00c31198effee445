package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/starter"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const aboutInit = `Init writes spec/example.md, a small document that explains itself, and
generate.go with the go:generate line that compiles it, below DIR (the working
directory if there is none). It overwrites nothing.`

const nextSteps = `Next, in the module's directory:
  go get -tool github.com/mdspec-go/mdspec/cmd/mdspec
  go generate ./...
`

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "write an example document and its go:generate line",
		Long:  aboutInit,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("init takes one directory")
			}
			return a.init(append(args, ".")[0])
		},
	}
}

func (a *app) init(dir string) error {
	var paths []string
	err := a.writes.do(func() (err error) {
		paths, err = starter.Write(dir)
		return err
	})
	for _, path := range paths {
		diag.PrintLine(a.Stdout, "wrote ", filepath.ToSlash(path))
	}
	var at *fs.PathError
	if errors.Is(err, fs.ErrExist) && errors.As(err, &at) {
		return fmt.Errorf("%s exists: init overwrites nothing", filepath.ToSlash(at.Path))
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(a.Stdout, nextSteps)
	return err
}
