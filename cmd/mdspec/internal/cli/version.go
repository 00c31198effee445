package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/spec/diag"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "print the version of mdspec",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			return diag.PrintLine(a.Stdout, "mdspec ", currentVersion())
		},
	}
}

// tool is what programs that read findings are told of mdspec.
func tool() diag.Tool {
	return diag.Tool{Name: "mdspec", Version: currentVersion(), URI: "https://github.com/mdspec-go/mdspec"}
}

func currentVersion() string {
	return version(debug.ReadBuildInfo())
}

// version returns the version of the module that info describes and, where the
// build knows it, the revision of its checkout.
func version(info *debug.BuildInfo, ok bool) string {
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	revision, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(len(s.Value), 12)]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = ", changed since"
		}
	}
	if revision == "" {
		return info.Main.Version
	}
	return fmt.Sprintf("%s (%s%s)", info.Main.Version, revision, changed)
}
