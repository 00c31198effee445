// Package cli is the command tree of mdspec: one file per command, and what
// they share — streams, exit codes, how findings are shown. The commands are
// documented in the package comment of cmd/mdspec.
package cli

import (
	"context"
	"errors"
	"runtime/debug"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Run runs the command line and returns the exit code. When ctx is done, Run
// returns as soon as no file is being written; nothing is written after that.
func Run(ctx context.Context, env Env) int {
	a := &app{Env: env}
	a.Stdout, a.Stderr = quiet(env.Stdout), quiet(env.Stderr)
	done := make(chan int, 1)
	go func() { done <- a.execute() }()
	select {
	case code := <-done:
		return code
	case <-ctx.Done():
	}
	a.writes.shut()
	a.line.Load().Stop()
	diag.PrintLine(a.Stderr, "mdspec: interrupted")
	return exitUsage
}

// execute runs the command.
func (a *app) execute() int {
	return a.guard(func() error {
		root := a.root()
		root.SetArgs(a.Args)
		return root.Execute()
	})
}

// guard runs run and returns the exit code. A panic in it is a bug of ours.
func (a *app) guard(run func() error) (code int) {
	defer func() {
		if p := recover(); p != nil {
			a.line.Load().Stop()
			a.reportBug(p, debug.Stack())
			code = exitBug
		}
	}()
	return a.exitCode(run())
}

// exitCode prints the error and returns the exit code that belongs to it.
func (a *app) exitCode(err error) int {
	var usage *usageError
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, build.ErrInternal):
		a.reportBug(err, nil)
		return exitBug
	case errors.As(err, &usage):
		diag.PrintLine(a.Stderr, "mdspec: ", usage.message)
		if usage.usage != "" {
			diag.PrintLine(a.Stderr, "usage: ", usage.usage)
		}
	default:
		for _, err := range split(err) {
			diag.PrintLine(a.Stderr, "mdspec: ", err.Error(), importing(err))
		}
	}
	return exitUsage
}

// importing says how what holds no documents is imported, if that is the error.
func importing(err error) string {
	var none *build.NoDocumentsError
	if !errors.As(err, &none) || len(none.Spec) != 1 {
		return ""
	}
	return orImport(none.Spec[0])
}

// split returns the errors that [errors.Join] made one of. They are not told by
// the line ends between them: names of files may hold some.
func split(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || errors.Join(joined.Unwrap()...).Error() != err.Error() {
		return []error{err}
	}
	var all []error
	for _, e := range joined.Unwrap() {
		all = append(all, split(e)...)
	}
	return all
}
