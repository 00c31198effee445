package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

const noLinger = "atexit_sleep_ms=0"

// TestMain lets scripts and tests run this binary under the name mdspec.
func TestMain(m *testing.M) {
	// A binary with the race detector otherwise lingers for a second at its end.
	os.Setenv("GORACE", noLinger)
	testscript.Main(m, map[string]func(){"mdspec": func() {
		defer limitTime()()
		main()
	}})
}

// limitTime ends the process if what it does from now on takes longer than any test
// needs: it waits for something that never comes. The exit code is none of mdspec's.
// The result says that all is done.
func limitTime() (done func() bool) {
	return time.AfterFunc(time.Minute, func() {
		fmt.Fprintln(os.Stderr, "mdspec has run for a minute")
		os.Exit(99)
	}).Stop
}

// TestScripts runs the scripts in testdata/script: one behaviour of the command
// each. MDSPEC_UPDATE=1 rewrites what they compare with.
func TestScripts(t *testing.T) {
	caches := goCaches(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("MDSPEC_UPDATE") != "",
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, caches...)
			e.Setenv("HOME", filepath.Join(e.WorkDir, ".home"))
			return nil
		},
	})
}

// exits runs a command whose exit code must be the first argument.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGS...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := exitCode(ts.Exec(args[1], args[2:]...)); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// exitCode returns the exit code that belongs to the error of a command, and
// -1 if the command did not exit.
func exitCode(err error) int {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	return -1
}

// goCaches returns the variables with which scripts can run the go command offline.
// With -trimpath the build cache knows what a script builds again, though its
// directory has another name.
func goCaches(t *testing.T) []string {
	t.Helper()
	cache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	return []string{"GOCACHE=" + string(cache[:len(cache)-1]), "GOPROXY=off", "GOFLAGS=-trimpath", "GOTOOLCHAIN=local", "GORACE=" + noLinger}
}
