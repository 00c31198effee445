package cli

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// choice is a flag whose value is one of a few words.
type choice[T ~string] struct {
	value   *T
	allowed []T
	typ     string // what help calls the value
}

func (c choice[T]) String() string {
	if c.value == nil { // pflag asks the zero value too
		return ""
	}
	return string(*c.value)
}

func (c choice[T]) Type() string { return c.typ }

func (c choice[T]) Set(word string) error {
	if !slices.Contains(c.allowed, T(word)) {
		return fmt.Errorf("is not one of %s", strings.Join(c.words(), ", "))
	}
	*c.value = T(word)
	return nil
}

func (c choice[T]) words() []string {
	words := make([]string, len(c.allowed))
	for i, w := range c.allowed {
		words[i] = string(w)
	}
	return words
}

func addChoice[T ~string](cmd *cobra.Command, c choice[T], name, help string) {
	addChoiceTo(cmd, cmd.Flags(), c, name, help)
}

func addChoiceTo[T ~string](cmd *cobra.Command, flags *pflag.FlagSet, c choice[T], name, help string) {
	flags.Var(c, name, help+": "+strings.Join(c.words(), ", "))
	// The only error is a flag that does not exist; this one does.
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(c.words(), cobra.ShellCompDirectiveNoFileComp))
}

// format is the form in which findings are shown.
type format string

const (
	formatText   format = "text"   // for people
	formatLine   format = "line"   // a line for each finding
	formatJSON   format = "json"   // one document, also without findings
	formatGitHub format = "github" // annotations of a GitHub workflow
	formatSARIF  format = "sarif"  // a SARIF 2.1.0 log for code scanning, also without findings

	formatMarkdown format = "markdown" // a page: a review comment, or explanations
)

// addFormat adds the flag --format, of text by default, with further forms of the
// command's own.
func addFormat(cmd *cobra.Command, f *format, more ...format) {
	*f = formatText
	forms := append([]format{formatText, formatLine, formatJSON, formatGitHub, formatSARIF}, more...)
	addChoice(cmd, choice[format]{f, forms, "FORMAT"}, "format", "how findings are shown")
}

func addClient(cmd *cobra.Command, client *gen.Client) {
	addChoice(cmd, choice[gen.Client]{client, []gen.Client{gen.ClientAuto, gen.ClientNone}, "CLIENT"},
		"client", "code for API calls, services and error codes")
}

// checkPackage returns an error unless name can be the name of a package.
func checkPackage(name string) error {
	if !token.IsIdentifier(name) || name == "_" {
		return usagef("--package: %s is not a Go package name", quote(name))
	}
	if n := len(name + "test"); n > regular.MaxName {
		return usagef("--package: %s is too long: the directory of its fake server would have a name of %d bytes, and file systems allow no more than %d",
			quote(name), n, regular.MaxName)
	}
	return nil
}

// isPackage reports whether name can be the name of a package.
func isPackage(name string) bool { return checkPackage(name) == nil }

// noArgs refuses arguments.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no arguments", c.Name())
	}
	return nil
}

// addLang adds the flag --lang to all commands.
func (a *app) addLang(root *cobra.Command) {
	a.lang = envLang(a.Getenv)
	addChoiceTo(root, root.PersistentFlags(), choice[diag.Lang]{&a.lang, diag.Languages(), "LANG"},
		"lang", "language of findings, explanations and what init writes (default: that of LC_ALL, LC_MESSAGES or LANG)")
	root.PersistentFlags().Lookup("lang").DefValue = "" // it is that of the surroundings
}

// envLang returns the language of the surroundings: the first variable that is
// set decides, as POSIX has it.
func envLang(getenv func(string) string) diag.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := getenv(name); locale != "" {
			return localeLang(locale)
		}
	}
	return diag.English
}

// localeLang returns the language of a locale, such as zh_CN.UTF-8; English if
// it is one that mdspec does not speak.
func localeLang(locale string) diag.Lang {
	language := locale[:strings.IndexAny(locale+".", "_.-@")]
	if strings.EqualFold(language, string(diag.Chinese)) {
		return diag.Chinese
	}
	return diag.English
}
