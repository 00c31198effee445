// Package cli is the command tree of mdspec: one file per command, and what
// they share — streams, exit codes, how findings are shown. The commands are
// documented in the package comment of cmd/mdspec.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/progress"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Exit codes.
const (
	exitFine     = 0
	exitFindings = 1 // the documents or the output have faults
	exitUsage    = 2 // wrong usage, or the disk failed, or interrupted
	exitBug      = 3 // a fault of mdspec itself
)

// Env is what a run takes from its surroundings.
type Env struct {
	Args     []string // without the program's name
	Stdin    io.Reader
	Stdout   io.Writer
	Stderr   io.Writer
	Getenv   func(string) string
	Terminal func(io.Writer) bool // reports whether a stream is a terminal
	Now      func() time.Time
	Ticks    func() (ticks <-chan time.Time, stop func()) // one each progress.Interval
}

// app is one run.
type app struct {
	Env
	lang   diag.Lang // in which findings are worded
	writes gate
	line   atomic.Pointer[progress.Line] // of the command that runs; may be nil
}

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
	fmt.Fprintln(a.Stderr, "mdspec: interrupted")
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

// errFindings says that findings were shown; they say everything.
var errFindings = errors.New("findings")

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
		fmt.Fprintf(a.Stderr, "mdspec: %s\n", usage.message)
		if usage.usage != "" {
			fmt.Fprintf(a.Stderr, "usage: %s\n", usage.usage)
		}
	default:
		for line := range strings.SplitSeq(err.Error(), "\n") { // of joined errors
			fmt.Fprintf(a.Stderr, "mdspec: %s\n", line)
		}
	}
	return exitUsage
}
