package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rewrite"
	"github.com/mdspec-go/mdspec/gen/markdown"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

const aboutMarkdown = `Markdown writes what documents say as documents again, in one form: tables
aligned, code in code spans, a column only where it says something, types of
calls below their calls. They give the same code. What nothing reads is left
out: sections of prose, comments.

SPEC is one directory of .md files, or the files themselves; an output directory
with a mdspec.lock means the documents it is made from.

A single document goes to standard output. With --out the documents are written
into DIR, each under its own name; if a file there says something else, nothing
is written (unless --force is given).`

// markdownFlags are the flags of export markdown.
type markdownFlags struct {
	overrides
	out    string
	force  bool
	format format
}

func (a *app) markdownCommand() *cobra.Command {
	var f markdownFlags
	c := &cobra.Command{
		Use:   "markdown [--package NAME] [--out DIR] SPEC... | markdown [--out DIR] DIR",
		Short: "write documents anew, in one form",
		Long:  aboutMarkdown,
		RunE:  func(c *cobra.Command, args []string) error { return a.exportMarkdown(c, f, args) },
	}
	c.Flags().StringVar(&f.out, "out", "", "`DIR` to write, or - for standard output")
	c.Flags().StringVar(&f.pkg, "package", "", "Go package `NAME` (default: the lock's, else the directory's name)")
	addClient(c, &f.client)
	c.Flags().BoolVar(&f.force, "force", false, "overwrite files that say something else")
	addFormat(c, &f.format)
	_ = c.MarkFlagDirname("out") // fails only for a flag that does not exist
	return c
}

func (a *app) exportMarkdown(c *cobra.Command, f markdownFlags, args []string) error {
	if c.Flags().Changed("package") && checkPackage(f.pkg) != nil {
		return checkPackage(f.pkg)
	}
	if err := outFault(c); err != nil {
		return err
	}
	if f.force && (f.out == "" || f.out == "-") {
		return usagef("--force has no meaning without a directory to write")
	}
	schema, err := a.exported(f.overrides, f.format, args)
	if err != nil || schema == nil {
		return err
	}
	files := markdown.Export(schema, markdown.Options{})
	if f.out == "" || f.out == "-" {
		return a.printDocument(schema, files)
	}
	written, err := a.writeDocuments(f.out, files, f.force)
	for _, path := range written {
		diag.PrintLine(a.Stdout, done(output.Written, path).In(a.lang))
	}
	return err
}

// printDocument writes a single document to standard output.
func (a *app) printDocument(schema *spec.Package, files []markdown.File) error {
	if len(files) != 1 {
		names := make([]string, len(files))
		for i, d := range schema.Documents {
			names[i] = d.Name
		}
		return usagef("standard output takes one document, not %d: %s; write them into a directory with --out", len(files), strings.Join(names, ", "))
	}
	_, err := a.Stdout.Write(files[0].Content)
	return err
}

// target is a document to be written.
type target struct {
	path    string
	content []byte
	present []byte // what the file holds that is to be replaced; nil if there is none
}

// writeDocuments writes those documents into a directory that are not there as they
// are, and returns their paths. Without force none is if one would replace another.
func (a *app) writeDocuments(dir string, files []markdown.File, force bool) (written []string, err error) {
	err = a.writes.do(func() error {
		targets, err := differing(dir, files, force)
		if err == nil {
			err = os.MkdirAll(dir, 0o777)
		}
		if err != nil {
			return err
		}
		for _, t := range targets {
			if t.present == nil {
				err = rewrite.New(t.path, t.content)
			} else {
				err = rewrite.File(t.path, t.present, t.content)
			}
			if err != nil {
				return err
			}
			written = append(written, t.path)
		}
		return nil
	})
	return written, err
}

// differing returns the documents that are not in the directory as they are. Without
// force one that would replace another is an error.
func differing(dir string, files []markdown.File, force bool) ([]target, error) {
	var targets []target
	for _, f := range files {
		t := target{path: filepath.Join(dir, f.Name), content: f.Content}
		present, err := regular.Read(t.path, parser.MaxSize)
		switch {
		case err == nil && bytes.Equal(present, f.Content):
			continue
		case err == nil && !force:
			return nil, fmt.Errorf("%s says something else: nothing is written; name another directory, or overwrite it with --force", shown(t.path))
		case err == nil:
			t.present = present
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
		targets = append(targets, t)
	}
	return targets, nil
}
