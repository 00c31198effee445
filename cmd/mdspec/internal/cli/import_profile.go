package cli

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importer"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rewrite"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// addPreset adds the flag --preset.
func addPreset(c *cobra.Command, name *string) {
	*name = importer.PresetAuto
	addChoice(c, choice[string]{name, importer.Presets(), "NAME"}, "preset",
		`a profile that mdspec has, as "mdspec explain profile NAME" shows it; auto takes the one that fits`)
}

// proposeProfile writes a profile for the sources.
func (a *app) proposeProfile(c *cobra.Command, f importFlags, args []string) error {
	if err := f.proposalFault(c, args); err != nil {
		return err
	}
	profile, found, err := importer.Propose(importer.Options{Args: args, Profile: f.Profile, Preset: f.Preset})
	if err != nil {
		return err
	}
	if err := a.report(a.Stderr, f.format, found); err != nil {
		return err
	}
	if f.profileOut == "-" {
		_, err = a.Stdout.Write(profile)
		return err
	}
	if err := a.writes.do(func() error { return writeProfile(f.profileOut, profile, f.force) }); err != nil {
		return err
	}
	return diag.PrintLine(a.Stdout, done(output.Written, f.profileOut).In(a.lang))
}

// proposalFault returns what is wrong with the flags and arguments of a proposal.
func (f importFlags) proposalFault(c *cobra.Command, args []string) error {
	for _, name := range []string{"out", "group", "from", "revision", "license", "check", "dry-run", "diff", "fail-under", "report", "report-format", "verbose"} {
		if c.Flags().Changed(name) {
			return usagef("--%s has no meaning with --write-profile, which imports nothing", name)
		}
	}
	switch {
	case len(args) == 0:
		name := f.profileOut
		if name != "-" {
			name = quoted(name)
		}
		return usagef("--write-profile needs the sources, as in: mdspec import markdown --write-profile %s SOURCE", name)
	case f.profileOut != "-" && !importer.IsProfile(f.profileOut):
		return usagef("--write-profile: the name of a profile ends in %s, so that no command takes it for a document: %s", foreign.ProfileExtension, shown(f.profileOut))
	}
	return cmp.Or(f.profileFault(), f.sourceFault(args))
}

// profileFault returns what is wrong with the profile that is named, by a flag or by the
// record.
func (f importFlags) profileFault() error {
	if f.Profile == "" {
		return nil
	}
	info, err := os.Stat(f.Profile)
	switch {
	case err != nil:
		return missing(f.Profile, err)
	case info.IsDir():
		return usagef("--profile needs a file; %s is a directory", shown(f.Profile))
	case !importer.IsProfile(f.Profile):
		return usagef("--profile: the name of a profile ends in %s, so that no command takes it for a document: %s", foreign.ProfileExtension, shown(f.Profile))
	}
	return nil
}

// writeProfile writes a profile. One that says something else is replaced only if forced:
// people edit profiles.
func writeProfile(path string, content []byte, force bool) error {
	present, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return rewrite.New(path, content)
	case err != nil || bytes.Equal(present, content):
		return err
	case !force:
		return usagef("%s is there and says something else: use --force to replace it", shown(path))
	}
	return rewrite.File(path, present, content)
}
