package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/starter"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const aboutInit = `Init writes spec/example.md, a small document that explains itself, in the
language of --lang, and generate.go with the go:generate line that compiles it,
below DIR (the working directory if there is none). It overwrites nothing, and
says what is left to do.`

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
		paths, err = starter.Write(dir, a.lang)
		return err
	})
	for _, path := range paths {
		diag.PrintLine(a.Stdout, done(output.Written, path).In(a.lang))
	}
	var at *fs.PathError
	if errors.Is(err, fs.ErrExist) && errors.As(err, &at) {
		return fmt.Errorf("%s exists: init overwrites nothing", shown(at.Path))
	}
	if err != nil {
		return err
	}
	steps, err := starter.Next(dir)
	if err != nil {
		return err
	}
	return a.sayNext(dir, steps)
}

// sayNext says what is left to do.
func (a *app) sayNext(dir string, s starter.Steps) error {
	var b strings.Builder
	if s.Line != "" {
		there := diag.Say("generate.go was there and stays as it is; add to it:", "generate.go 已经存在，没有改动；请在里面加上：")
		b.WriteString(there.In(a.lang) + "\n  " + s.Line + "\n")
	}
	where := diag.Say("Next, in the module's directory:", "接下来，在 module 的根目录运行：")
	if !s.Module {
		at := diag.Verbatim("`" + shown(dir) + "`")
		if filepath.Clean(dir) == "." {
			at = diag.Say("the working directory", "当前目录")
		}
		where = diag.Say("Next, in %[1]s, where there is no module yet:", "接下来，在 %[1]s 运行（这里还没有 module）：", at)
	}
	b.WriteString(where.In(a.lang) + "\n")
	if s.Clone {
		clone := diag.Say("(CLONE is the directory of your clone of mdspec, which is not published yet.)", "（mdspec 还没有发布，请把 CLONE 换成仓库克隆所在的目录。）")
		b.WriteString(clone.In(a.lang) + "\n")
	}
	for _, command := range s.Commands {
		b.WriteString("  " + command + "\n")
	}
	return diag.PrintText(a.Stdout, b.String())
}
