package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// usageError is a command line that cannot be run, with the usage that can.
type usageError struct {
	message string
	usage   string // the right form, "" if the message says it all
}

func (e *usageError) Error() string { return e.message }

// usagef returns a usage error without a usage line of its own; the command
// that returns it adds one.
func usagef(format string, args ...any) error {
	return &usageError{message: fmt.Sprintf(format, args...)}
}

// quote returns a word of the command line as messages show it.
func quote(word string) string { return `"` + diag.Printable(word) + `"` }

// withUsage adds the command's usage line to a usage error.
func withUsage(c *cobra.Command, err error) error {
	var usage *usageError
	if errors.As(err, &usage) && usage.usage == "" {
		usage.usage = c.UseLine()
	}
	return err
}

// needSubcommand is what a command does that only groups others.
func needSubcommand(c *cobra.Command, args []string) error {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			names = append(names, sub.Name())
		}
	}
	if len(args) == 0 {
		return usagef("a command is needed: %s", strings.Join(names, ", "))
	}
	return usagef("unknown command %s%s", quote(args[0]), orList(args[0], names))
}

// orList suggests the names that word may mean, or lists them all.
func orList(word string, names []string) string {
	return didYouMean(diag.Suggest(word, names), "", "; there is "+strings.Join(names, ", "))
}

// didYouMean suggests names, each after the prefix; it returns otherwise if there
// are none.
func didYouMean(names []string, prefix, otherwise string) string {
	if len(names) == 0 {
		return otherwise
	}
	return ": did you mean " + prefix + strings.Join(names, " or "+prefix) + "?"
}

// flagError words an error of the flag parser as one of ours.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		name := unknown.GetSpecifiedName()
		err = usagef("unknown flag --%s%s", diag.Printable(name), meantFlag(c, name))
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedShortnames()
		err = usagef("unknown flag -%s%s", diag.Printable(name), meantFlag(c, name))
	case errors.As(err, &invalid):
		err = usagef("--%s: %s %v", invalid.GetFlag().Name, quote(invalid.GetValue()), errors.Unwrap(invalid))
	case errors.As(err, &missing):
		err = usagef("--%s needs a value", missing.GetSpecifiedName())
	default:
		err = usagef("%s", err)
	}
	return withUsage(c, err)
}

// meantFlag suggests the flag that an unknown name may mean: one that is nearly
// it, or of which it is the beginning, or with a dash too few.
func meantFlag(c *cobra.Command, name string) string {
	if c.Flags().Lookup(name) != nil {
		return didYouMean([]string{name}, "--", "")
	}
	var names, parts []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		names = append(names, f.Name)
		if strings.HasPrefix(f.Name, name) || strings.HasPrefix(name, f.Name) {
			parts = append(parts, f.Name)
		}
	})
	meant := diag.Suggest(name, names)
	if len(meant) == 0 {
		meant = parts
	}
	return didYouMean(meant, "--", "")
}
