package cli

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importdir"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importer"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const aboutImport = `Import makes documents of the dialect of what others wrote: the Markdown of a
vendor becomes a directory of documents that generate compiles.`

const aboutImportMarkdown = `Markdown reads pages that people wrote for people: .md, .mdx and .markdown files,
and those of directories and of what is below them, without hidden ones, those of
node_modules and profiles (*.profile.md). They may be in UTF-8, in UTF-16 with a
byte order mark, or in GB18030 (GBK); places in findings are those of their text.

Each source becomes a document in DIR, or with --group each directory or all of
them. A comment at the top of a document says where it is from. What the compiler
would refuse is left out; a call whose path no page says is left out, too.

The mdspec-import.json in DIR remembers how the documents are made; from then on
it is enough to name DIR. Documents are not edited: a profile corrects them. One
that was edited, or that mdspec did not import, is overwritten with --force only.
Documents of other names may stand beside them.

Every row of every table is accounted for: a line for each source says how many are
read, --report lists them all. A table that looks like fields and gave none is an
error, though the documents are written. With any other error nothing is.

With --write-profile a profile is proposed instead: what could not be understood, the
best guess at each thing first, with its evidence. What a profile may say is printed
by "mdspec explain profile". Of the presets, which are profiles that mdspec has, the
one that fits is taken, and a note says why.

With --check nothing is written: each document that is not what the sources give
now is a finding. --dry-run says what would be written, --diff shows it.`

// importFlags are the flags of import.
type importFlags struct {
	importdir.Recipe
	out, revision    string
	failUnder        string
	check, dry, diff bool
	force, verbose   bool
	report           string
	profileOut       string
	reportFormat     format
	format           format
}

func (a *app) importCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "import FORMAT",
		Short: "make documents of what others wrote",
		Long:  aboutImport,
		Args:  cobra.ArbitraryArgs, // so that unknown formats are ours to report
		RunE:  needSubcommand,
	}
	c.AddCommand(a.importMarkdownCommand())
	return c
}

func (a *app) importMarkdownCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "markdown [--profile FILE] [--preset NAME] --out DIR SOURCE... | markdown --out DIR | markdown --write-profile FILE SOURCE...",
		Short: "make documents of a vendor's Markdown",
		Long:  aboutImportMarkdown,
		Example: `  mdspec import markdown --out spec/shop upstream/docs
  mdspec import markdown --out spec/shop
  mdspec import markdown --check --out spec/shop
  mdspec import markdown --write-profile shop.profile.md upstream/docs`,
		RunE: func(c *cobra.Command, args []string) error { return a.importMarkdown(c, f, args) },
	}
	c.Flags().StringVar(&f.out, "out", "", "`DIR` of the documents")
	c.Flags().StringVar(&f.Profile, "profile", "", "`FILE` that says what the pages mean, and corrects them")
	addPreset(c, &f.Preset)
	addChoice(c, choice[importer.Group]{&f.Group, importer.Groups(), "GROUP"}, "group", "which sources become one document")
	c.Flags().StringVar(&f.From, "from", "", "`URL` of what the sources are a copy of")
	c.Flags().StringVar(&f.revision, "revision", "", "`REVISION` of the sources (default: what git says of them)")
	c.Flags().StringVar(&f.License, "license", "", "`NAME` of the licence of the sources")
	c.Flags().BoolVar(&f.check, "check", false, "report documents that are not what the sources give, and write nothing")
	c.Flags().BoolVar(&f.dry, "dry-run", false, "say what would be written, and write nothing")
	c.Flags().BoolVar(&f.diff, "diff", false, "show what would change, and write nothing")
	c.Flags().BoolVar(&f.force, "force", false, "overwrite documents that were edited by hand or are not ours")
	c.Flags().StringVar(&f.failUnder, "fail-under", "", "`PERCENT` of the rows that must be read")
	c.Flags().StringVar(&f.report, "report", "", "`FILE` for the report of every row, or - for standard output")
	f.reportFormat = formatText
	addChoice(c, choice[format]{&f.reportFormat, []format{formatText, formatJSON, formatSARIF, formatMarkdown}, "FORMAT"}, "report-format", "form of the report")
	c.Flags().StringVar(&f.profileOut, "write-profile", "", "write a profile for what could not be understood to `FILE`, or - for standard output, and import nothing")
	c.Flags().BoolVar(&f.verbose, "verbose", false, "show a note for each row that is raw JSON or left out")
	addFormat(c, &f.format)
	f.Group = importer.GroupNone
	_ = c.MarkFlagDirname("out") // fails only for a flag that does not exist, as these do
	_ = c.MarkFlagFilename("profile", "md")
	return c
}

func (a *app) importMarkdown(c *cobra.Command, f importFlags, args []string) error {
	if f.profileOut != "" {
		return a.proposeProfile(c, f, args)
	}
	if err := f.fault(c, args); err != nil {
		return err
	}
	recipe, known, found, err := importdir.ReadRecipe(f.out)
	if err != nil || found.HasErrors() && (!f.force || len(args) == 0) {
		return cmp.Or(err, a.report(a.stdoutIf(f.check), f.format, found))
	}
	if err := cmp.Or(f.fill(c, recipe, args), f.profileFault()); err != nil {
		return err
	}
	percent, err := parsePercent(f.failUnder)
	if err != nil {
		return err
	}
	r, err := a.runImport(f, known)
	if err != nil {
		return err
	}
	r.CheckShare(percent)
	return a.finishImport(f, r)
}

// fault returns what is wrong with the flags and the arguments.
func (f importFlags) fault(c *cobra.Command, args []string) error {
	modes := 0
	for _, set := range []bool{f.check, f.dry, f.diff} {
		if set {
			modes++
		}
	}
	switch f.out {
	case "":
		return usagef("--out is needed: the directory of the documents")
	case "-":
		return usagef("--out needs a directory: documents and their record are several files")
	}
	if err := outFault(c); err != nil {
		return err
	}
	switch {
	case modes > 1:
		return usagef("--check, --dry-run and --diff go one at a time")
	case f.force && (f.check || f.diff):
		return usagef("--force has no meaning with --check and --diff, which write nothing")
	case f.report == "-" && (f.diff || f.check):
		return usagef("--report - has no meaning with --check and --diff, whose result goes to standard output")
	case c.Flags().Changed("report-format") && f.report == "":
		return usagef("--report-format needs --report")
	}
	for _, name := range []string{"from", "revision", "license"} {
		if word := c.Flags().Lookup(name).Value.String(); strings.ContainsFunc(word, isControl) {
			return usagef("--%s: %s holds characters that are not text", name, quote(word))
		}
	}
	return f.sourceFault(args)
}

func isControl(r rune) bool { return !strconv.IsPrint(r) }

// sourceFault returns what is wrong with the sources that are named.
func (f importFlags) sourceFault(args []string) error {
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return missing(arg, err)
		}
		out, failed := os.Stat(f.out)
		switch {
		case failed == nil && os.SameFile(info, out):
			return usagef("%s is where the documents go, and cannot be where they come from", shown(arg))
		case info.IsDir():
		case importer.IsProfile(arg):
			return usagef("%s is a profile: name it with --profile", shown(arg))
		case !importer.IsSource(arg):
			return usagef("%s is no .md, .mdx or .markdown file", shown(arg))
		}
	}
	return nil
}

// fill adds what the record says and no flag does.
func (f *importFlags) fill(c *cobra.Command, recorded *importdir.Recipe, args []string) error {
	f.Args = args
	if recorded == nil {
		if len(args) == 0 {
			return usagef("%s holds no %s: name the sources, as in: mdspec import markdown --out %s SOURCE", place(f.out), importdir.RecordName, quoted(f.out))
		}
		return nil
	}
	if len(args) == 0 {
		f.Args = recorded.Args
		for _, arg := range f.Args {
			if _, err := os.Stat(arg); err != nil {
				return missing(arg, err)
			}
		}
	}
	for name, take := range map[string]func(){
		"profile": func() { f.Profile = recorded.Profile },
		"preset":  func() { f.Preset = recorded.Preset },
		"group":   func() { f.Group = recorded.Group },
		"from":    func() { f.From = recorded.From },
		"license": func() { f.License = recorded.License },
	} {
		if !c.Flags().Changed(name) {
			take()
		}
	}
	return nil
}

// parsePercent returns a share such as "95%" or "95"; 0 of nothing.
func parsePercent(word string) (float64, error) {
	if word == "" {
		return 0, nil
	}
	n, err := strconv.ParseFloat(strings.TrimSuffix(word, "%"), 64)
	if err != nil || n < 0 || n > 100 || n != n {
		return 0, usagef("--fail-under: %s is no share such as 95%%", quote(word))
	}
	return n, nil
}

// runImport imports what the flags say.
func (a *app) runImport(f importFlags, known []importer.Origin) (*importer.Result, error) {
	defer a.startProgress(f.format)()
	a.line.Load().Set("mdspec: importing %s", strings.Join(f.Args, " "))
	return importer.Run(importer.Options{
		Args: f.Args, Dir: f.out, Profile: f.Profile, Preset: f.Preset, Group: f.Group,
		From: f.From, Revision: f.revision, License: f.License, Known: known,
	})
}

// finishImport does with what was imported what the flags say, and shows what was found.
func (a *app) finishImport(f importFlags, r *importer.Result) error {
	if err := a.writeImportReport(f, r); err != nil {
		return err
	}
	found := slices.Clone(r.Findings)
	if f.verbose || f.format == formatJSON || f.format == formatSARIF {
		found = append(found, r.Report.Remarks()...)
	}
	var more diag.List
	var err error
	if r.MayWrite() {
		b := importdir.Build{Recipe: f.Recipe, Chosen: r.Preset, ProfileHash: r.Profile, Origins: r.Origins, Documents: r.Documents}
		more, err = a.finishDocuments(f, filepath.Clean(f.out), b)
	}
	if err != nil {
		return err
	}
	if f.format == formatText && !f.check && !f.diff && f.report != "-" {
		if err := importer.WriteSummary(a.Stdout, r.Report, a.lang); err != nil {
			return err
		}
	}
	return a.report(a.stdoutIf(f.check), f.format, append(found, more...))
}
