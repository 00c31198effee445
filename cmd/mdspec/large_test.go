package main

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/cli"
)

// zeros is standard input without an end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// run runs mdspec and returns its exit code and all that it says.
func run(t *testing.T, args ...string) (code int, said string) {
	t.Helper()
	defer limitTime()()
	var out bytes.Buffer
	code = cli.Run(t.Context(), cli.Env{
		Args:     args,
		Stdin:    zeros{},
		Stdout:   &out,
		Stderr:   &out,
		Getenv:   func(string) string { return "" },
		Terminal: func(io.Writer) bool { return false },
		Now:      time.Now,
		Ticks:    cli.Ticker,
	})
	return code, out.String()
}

// TestLargeFiles gives commands files of 20 GB, which take no space, and a
// standard input that does not end.
func TestLargeFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that grows takes space there")
	}
	t.Chdir(t.TempDir())
	check(t, write("go.mod", "module example.com/work\n"))
	check(t, write("spec/doc.md", sampleDocument("A", 0)))
	if code, said := run(t, "generate", "--package", "api", "--out", "out", "spec"); code != 0 {
		t.Fatal(said)
	}
	for _, test := range []struct {
		file string // of 20 GB while the command runs
		args string
		code int
		says string
	}{
		{"spec/doc.md", "lint spec", 1, "spec/doc.md:1:1: error: the document is larger than 32 MiB"},
		{"spec/doc.md", "fmt spec", 1, "[document-too-large]"},
		{"-", "fmt", 1, "[document-too-large]"},
		{"accepted.md", "breaking --against spec --accept accepted.md spec", 1, "[document-too-large]"},
		{"old.json", "breaking --against old.json spec", 2, "mdspec: read old.json: too large: more than 256 MiB\n"},
		{"out/mdspec.lock", "check", 1, "it is larger than 16 MiB [lock-invalid]"},
		{"out/doc.md.go", "check", 2, "mdspec: read out/doc.md.go: too large: more than 256 MiB\n"},
		{"out/hand.go", "check", 2, "mdspec: read out/hand.go: too large: more than 256 MiB\n"},
		{"go.mod", "generate out", 0, "`go.mod` cannot be read: too large: more than 16 MiB"},
	} {
		t.Run(test.args, func(t *testing.T) {
			before, err := os.ReadFile(test.file)
			if err == nil || test.file != "-" {
				check(t, write(test.file, "x"))
				check(t, os.Truncate(test.file, 20<<30))
			}
			code, said := run(t, strings.Fields(test.args)...)
			if code != test.code || !strings.Contains(said, test.says) || len(said) > 4<<10 {
				t.Errorf("exit code %d, want %d; it says\n%.4000s\nwant %q", code, test.code, said, test.says)
			}
			if err != nil {
				_ = os.Remove(test.file) // it was not there
				return
			}
			check(t, write(test.file, string(before)))
		})
	}
}
