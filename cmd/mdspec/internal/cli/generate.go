package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const aboutGenerate = `Generate writes Go code for documents.

The first time, --out names the output directory and SPEC the documents: one
directory of .md files, or the files themselves. The mdspec.lock in the output
directory remembers both. From then on it is enough to name output directories,
or nothing at all for every lock below the working directory. DIR/... means
every lock below DIR.

API calls become methods of a Client. A subdirectory, named after the package
with "test" at its end, holds a fake of the service for tests, provided that the
output directory is in a Go module. With --client none, calls give no code.

Nothing is written to a directory if one of its documents holds an error, or if
a file there is not ours or was edited by hand (unless --force is given).
With --out - the Go code of a single document goes to standard output.

Each finding ends in the name of its rule; "mdspec explain RULE" says more.`

// generateFlags are the flags of generate.
type generateFlags struct {
	overrides
	out    string
	force  bool
	format format
}

func (a *app) generateCommand() *cobra.Command {
	var f generateFlags
	c := &cobra.Command{
		Use:   "generate --out DIR [--package NAME] SPEC... | generate [DIR...]",
		Short: "generate Go code from documents",
		Long:  aboutGenerate,
		Example: `  mdspec generate --package wecom --out generated/wecom spec/wecom
  mdspec generate generated/wecom
  mdspec generate ./...`,
		RunE: func(c *cobra.Command, args []string) error { return a.generate(c, f, args) },
	}
	c.Flags().StringVar(&f.out, "out", "", "`DIR` to write, or - for standard output")
	c.Flags().StringVar(&f.pkg, "package", "", "Go package `NAME` (default: the lock's, else the directory's name)")
	addClient(c, &f.client)
	c.Flags().BoolVar(&f.force, "force", false, "overwrite files that were edited by hand or are not ours")
	addFormat(c, &f.format)
	_ = c.MarkFlagDirname("out") // fails only for a flag that does not exist
	return c
}

func (a *app) generate(c *cobra.Command, f generateFlags, args []string) error {
	if c.Flags().Changed("package") && checkPackage(f.pkg) != nil {
		return checkPackage(f.pkg)
	}
	if err := outFault(c); err != nil {
		return err
	}
	switch f.out {
	case "":
	case "-":
		return a.print(f, args)
	default:
		return a.generateNew(f, args)
	}
	for _, name := range []string{"package", "client"} {
		if c.Flags().Changed(name) {
			return usagef("--%s needs --out, as in: %s; this is needed only once, since mdspec.lock remembers it", name, withOut(f.overrides, args))
		}
	}
	jobs, findings, err := locked(args)
	if err != nil {
		return err
	}
	return a.write(f, jobs, findings)
}

// generateNew generates a directory that is named with --out, from the
// arguments or, without any, from what its lock says.
func (a *app) generateNew(f generateFlags, args []string) error {
	recipe, findings, err := readLock(f.out)
	if err != nil {
		return err
	}
	if findings.HasErrors() && (!f.force || len(args) == 0) {
		return a.report(a.Stderr, f.format, findings)
	}
	if len(args) > 0 {
		if err := checkSpec(args); err != nil {
			return err
		}
		recipe.Spec, recipe.Places = args, nil
	}
	if len(recipe.Spec) == 0 {
		return usagef("%s holds no %s: name the documents that it is made from, as in: mdspec generate --out %s SPEC", shown(f.out), output.LockName, quoted(f.out))
	}
	recipe, err = f.apply(recipe, f.out)
	if err != nil {
		return err
	}
	return a.write(f, []job{{f.out, recipe}}, nil)
}

// write makes the jobs' files, writes them and says what changed.
func (a *app) write(f generateFlags, jobs []job, findings diag.List) error {
	var lines []string
	found, err := a.run(f.format, jobs, func(j job, b output.Build) (refused diag.List, err error) {
		err = a.writes.do(func() error {
			var changes []output.Change
			changes, refused, err = output.Write(j.dir, b, output.WriteOptions{Force: f.force})
			lines = append(lines, describe(j.dir, changes, a.lang)...)
			return err
		})
		return refused, err
	})
	if f.format == formatText {
		for _, line := range lines {
			diag.PrintLine(a.Stdout, line)
		}
	}
	return cmp.Or(err, a.report(a.Stderr, f.format, append(findings, found...)))
}

// describe says what happened to the files of a directory, a line each.
func describe(dir string, changes []output.Change, l diag.Lang) []string {
	var lines []string
	for _, c := range changes {
		if line := done(c.Action, filepath.Join(dir, c.Name)).In(l); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// print writes the Go code of a single document to standard output.
func (a *app) print(f generateFlags, args []string) error {
	sources, err := singleDocument(f, args)
	if err != nil {
		return err
	}
	made, err := build.Make(sources, nil)
	if err != nil {
		return err
	}
	if err := a.report(a.Stderr, f.format, made.Findings); err != nil {
		return err
	}
	document := sources.Documents[0].Name
	for _, file := range made.Build.Files {
		if file.Document == document {
			_, err = a.Stdout.Write(file.Content)
			return err
		}
	}
	if len(made.Findings) > 0 {
		return nil // they say why there is nothing
	}
	return fmt.Errorf("%s declares nothing, so that there is no Go to print", document)
}

// singleDocument reads the one document that the arguments must name.
func singleDocument(f generateFlags, args []string) (build.Sources, error) {
	if f.force {
		return build.Sources{}, usagef("--force has no meaning with --out -")
	}
	if len(args) == 0 {
		return build.Sources{}, usagef("--out - needs a document to print")
	}
	if err := checkSpec(args); err != nil {
		return build.Sources{}, err
	}
	recipe, err := f.apply(output.Recipe{Spec: args}, specDir(args))
	if err != nil {
		return build.Sources{}, err
	}
	sources, err := build.Read("", recipe)
	if n := len(sources.Documents); err == nil && n > 1 {
		err = usagef("--out - prints one document, not %d: %s", n, names(sources))
	}
	return sources, err
}

// names lists the documents.
func names(s build.Sources) string {
	list := make([]string, len(s.Documents))
	for i, d := range s.Documents {
		list[i] = d.Name
	}
	return strings.Join(list, ", ")
}
