package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/build"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/cli"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// refused marks a command that did not run, in place of the ID of a rule.
const refused = "wrong usage"

// runSteps runs the script of a sample in a directory of its own. It returns
// the IDs of the rules that the last command of mdspec found broken, sorted.
func runSteps(t *testing.T, files []explain.File) []string {
	t.Helper()
	steps, err := explain.Steps(files)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, f := range files {
		if f.Name != explain.StepsFile {
			check(t, write(f.Name, string(f.Content)))
		}
	}
	var ids []string
	for _, s := range steps {
		if s.Words[0] == "mdspec" {
			ids = brokenBy(t, s.Words[1:])
		} else if err := runStep(t, s.Words); err != nil {
			t.Fatalf("%s: %v", s.Text, err)
		}
	}
	return ids
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// runStep runs a command that is not mdspec.
func runStep(t *testing.T, words []string) error {
	t.Helper()
	if words[0] == "commit" {
		inDir(t, ".", "git", "init", "--quiet")
		inDir(t, ".", "git", "add", "--all")
		inDir(t, ".", "git", "commit", "--quiet", "-m", "sample")
		return nil
	}
	switch name := words[1]; words[0] {
	case "edit":
		return edit(name, words[2], words[3])
	case "write":
		return write(name, words[2])
	case "remove":
		if _, err := os.Lstat(name); err != nil {
			return err
		}
		return os.RemoveAll(name)
	case "mkdir":
		return os.MkdirAll(name, 0o777)
	case "fill":
		return fill(name, words[2])
	case "hide":
		hideGo(t)
	}
	return nil
}

func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o666)
}

func edit(name, old, replacement string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if n := strings.Count(string(content), old); n != 1 {
		return fmt.Errorf("%q occurs %d times in %s:\n%s", old, n, name, content)
	}
	return write(name, strings.Replace(string(content), old, replacement, 1))
}

// fill appends lines to a file until it is larger than so many MiB.
func fill(name, size string) error {
	mib, err := strconv.Atoi(size)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	const line = "本页由脚本导出。\n\n"
	return write(name, string(content)+strings.Repeat(line, mib<<20/len(line)+1))
}

// hideGo makes the test run as if no Go were installed.
func hideGo(t *testing.T) {
	t.Helper()
	root := build.Default.GOROOT
	t.Cleanup(func() { build.Default.GOROOT = root })
	build.Default.GOROOT = ""
	t.Setenv("PATH", "")
}

// brokenBy runs mdspec and returns the IDs of the rules that it found broken.
func brokenBy(t *testing.T, args []string) []string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := cli.Run(t.Context(), cli.Env{
		Args:     append(args, "--format", "json"),
		Stdout:   &stdout,
		Stderr:   &stderr,
		Getenv:   func(string) string { return "" },
		Terminal: func(io.Writer) bool { return false },
		Now:      time.Now,
		Ticks:    cli.Ticker,
	})
	if code == 2 {
		return []string{refused}
	}
	report := stdout.Bytes()
	if len(report) == 0 {
		report = stderr.Bytes() // of commands whose result is something else
	}
	return ruleIDs(t, report)
}

// ruleIDs returns the IDs of the rules in a report in JSON, sorted.
func ruleIDs(t *testing.T, report []byte) []string {
	t.Helper()
	var read struct {
		Diagnostics []struct{ Rule string }
	}
	if err := json.Unmarshal(report, &read); err != nil {
		t.Fatalf("%v in:\n%s", err, report)
	}
	var ids []string
	for _, d := range read.Diagnostics {
		ids = append(ids, d.Rule)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
