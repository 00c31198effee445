package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rewrite"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const aboutFmt = `Fmt aligns the tables of documents, by the width that text has on a screen: a
Han character takes two columns. Nothing but the tables changes, and nothing of
what they say; tables in lists, quotations and code stay as they are.

DIR means the documents in it: its .md files without README files, which can be
named. Each file that changed is listed. A symbolic link that leads out of
DIR is written through only if it is named itself. Without arguments, standard
input is formatted to standard output.

With --check or --diff nothing is written: --check lists the files that are not
formatted and exits with 1 if there are any; --diff shows what would change. With
--check and any --format but text each of these files is a finding.`

func (a *app) fmtCommand() *cobra.Command {
	f := fmtFlags{ambiguous: "1"}
	c := &cobra.Command{
		Use:   "fmt [--check] [--diff] [--compact] [--ambiguous-width 1|2] [FILE|DIR...]",
		Short: "align the tables of documents",
		Long:  aboutFmt,
		Example: `  mdspec fmt spec/wecom
  mdspec fmt --check --diff spec/wecom
  mdspec fmt < old.md > new.md`,
		RunE: func(c *cobra.Command, args []string) error {
			if f.compact && c.Flags().Changed("ambiguous-width") {
				return usagef("--ambiguous-width has no meaning with --compact")
			}
			return a.fmt(f, args)
		},
	}
	c.Flags().BoolVar(&f.check, "check", false, "list the files that are not formatted, and write nothing")
	c.Flags().BoolVar(&f.diff, "diff", false, "show what would change, and write nothing")
	c.Flags().BoolVar(&f.compact, "compact", false, "take the blanks out of tables instead of aligning them")
	addFormat(c, &f.format)
	addChoice(c, choice[string]{&f.ambiguous, []string{"1", "2"}, "COLUMNS"},
		"ambiguous-width", "width of characters such as “ ” … ① that fonts for Chinese show as wide")
	return c
}

func (f fmtFlags) options() mdfmt.Options {
	o := mdfmt.Options{Compact: f.compact, AmbiguousWidth: 1}
	if f.ambiguous == "2" {
		o.AmbiguousWidth = 2
	}
	return o
}

func (a *app) fmt(f fmtFlags, args []string) error {
	if len(args) == 0 || slices.Equal(args, []string{"-"}) {
		return a.fmtStdin(f)
	}
	files, err := documents(args)
	if err != nil {
		return err
	}
	var all diag.List
	var errs []error
	found := false
	for _, file := range files {
		formatted, findings := mdfmt.File(file.Path, file.Content, f.options())
		all = append(all, findings...)
		if bytes.Equal(formatted, file.Content) {
			continue
		}
		if found = true; f.reports() {
			all = append(all, f.unformatted(file.File, formatted))
			continue
		}
		errs = append(errs, a.finishFmt(f, file, formatted))
	}
	shown := a.report(a.stdoutIf(f.reports()), f.format, all)
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if f.check && found {
		return errFindings
	}
	return shown
}

// finishFmt does with a file that is not formatted what the flags say.
func (a *app) finishFmt(f fmtFlags, file candidate, formatted []byte) error {
	switch {
	case f.diff:
		return diag.PrintText(a.Stdout, string(unified(file.File, formatted)))
	case f.check:
		return diag.PrintLine(a.Stdout, file.Path)
	}
	err := a.writes.do(func() error {
		return rewrite.InDirectory(file.dir, filepath.FromSlash(file.Path), file.Content, formatted)
	})
	if err != nil {
		return err
	}
	if f.format != formatText {
		return nil
	}
	return diag.PrintLine(a.Stdout, done(output.Written, file.Path).In(a.lang))
}

// fmtStdin formats standard input.
func (a *app) fmtStdin(f fmtFlags) error {
	content, err := io.ReadAll(io.LimitReader(a.Stdin, parser.MaxSize+1))
	if err != nil {
		return fmt.Errorf("read standard input: %w", err)
	}
	file := parser.File{Name: stdinName, Path: stdinName, Content: content}
	formatted, findings := mdfmt.File(file.Path, file.Content, f.options())
	same := bytes.Equal(formatted, content)
	if f.reports() && !same {
		findings = append(findings, f.unformatted(file, formatted))
	}
	err = a.report(a.stdoutIf(f.reports()), f.format, findings)
	switch {
	case err != nil || f.reports():
		return err
	case !f.check && !f.diff:
		_, err = a.Stdout.Write(formatted)
		return err
	case same:
		return nil
	}
	if err := a.finishFmt(f, candidate{File: file}, formatted); err != nil || !f.check {
		return err
	}
	return errFindings
}

// candidate is a file to format.
type candidate struct {
	parser.File
	dir string // the directory in which it was found; "" if it is named
}

// documents reads the files that the arguments name, each once, and the
// documents of directories.
func documents(args []string) ([]candidate, error) {
	var all []candidate
	index := map[string]int{}
	for _, arg := range args {
		found, dir, err := documentsAt(arg)
		if err != nil {
			return nil, err
		}
		for _, file := range found {
			path := filepath.Clean(file.Path)
			i, ok := index[path]
			if !ok {
				i, index[path] = len(all), len(all)
				all = append(all, candidate{file, dir})
			}
			if dir == "" {
				all[i].dir = ""
			}
		}
	}
	return all, nil
}

// documentsAt reads the documents that one argument names; dir is the directory
// that it is, if any.
func documentsAt(arg string) (files []parser.File, dir string, err error) {
	if arg == "-" {
		return nil, "", usagef("- is standard input, which goes alone")
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return nil, "", missing(arg, err)
	case info.IsDir():
		files, err := parser.ReadDir(arg)
		if err == nil && len(files) == 0 {
			err = &build.NoDocumentsError{Spec: []string{shown(arg)}}
		}
		return files, arg, err
	case filepath.Ext(arg) != ".md":
		return nil, "", usagef("%s is not a .md document%s", shown(arg), orImport(arg))
	}
	file, err := parser.ReadFile(arg)
	return []parser.File{file}, "", err
}
