package cli

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// issues is where a bug is reported.
const issues = "https://github.com/mdspec-go/mdspec/issues"

// reportBug says that mdspec itself failed and what to send us. The stack may
// be nil.
func (a *app) reportBug(cause any, stack []byte) {
	diag.PrintText(a.Stderr, fmt.Sprintf("mdspec: internal error: %v\n", cause)) // it may hold a stack
	for _, line := range []string{
		"This is a fault of mdspec, not of your documents. Please report it at " + issues,
		"with the lines below and, if you may share it, the document that causes it.",
		fmt.Sprintf("version: %s, %s %s/%s", currentVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH),
		"command: " + shape(a.Args),
	} {
		diag.PrintLine(a.Stderr, line)
	}
	a.Stderr.Write(stack)
}

// shape returns the form of a command line without its contents: paths and
// names may be nobody else's business.
func shape(args []string) string {
	words := []string{"mdspec"}
	known := map[string]bool{
		"generate": true, "check": true, "lint": true, "fmt": true, "breaking": true,
		"export": true, "ir": true, "explain": true, "dialect": true, "rules": true, "init": true, "version": true, "completion": true, "help": true,
	}
	for _, arg := range args {
		flag, _, hasValue := strings.Cut(arg, "=")
		switch {
		case strings.HasPrefix(arg, "-") && hasValue:
			words = append(words, flag+"=…")
		case known[arg], strings.HasPrefix(arg, "-") && len(arg) > 1:
			words = append(words, arg)
		default:
			words = append(words, "…")
		}
	}
	return strings.Join(words, " ")
}
