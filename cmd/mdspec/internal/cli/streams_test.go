package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/progress"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// broken is a document with an error.
const broken = "## Models\n\n### `A`\n\nName|Type\n:--|:--\n`B`|`nosuchtype`\n"

// document writes a document to a new directory and returns its path.
func document(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "doc.md")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestColour(t *testing.T) {
	tests := []struct {
		vars []string
		want bool
	}{
		{nil, false},
		{[]string{"TERMINAL=yes"}, true},
		{[]string{"TERMINAL=yes", "NO_COLOR=1"}, false},
		{[]string{"TERMINAL=yes", "TERM=dumb"}, false},
		{[]string{"TERMINAL=yes", "TERM=xterm"}, true},
	}
	for _, test := range tests {
		t.Run(strings.Join(test.vars, " "), func(t *testing.T) {
			var r result
			a := newApp(&r, test.vars, "generate", "--package=p", "--out=-", document(t, broken))
			if code := a.execute(); code != exitFindings {
				t.Errorf("exit code %d, want %d", code, exitFindings)
			}
			if got := strings.Contains(r.stderr.String(), "\x1b["); got != test.want {
				t.Errorf("coloured: %v, want %v:\n%q", got, test.want, &r.stderr)
			}
		})
	}
}

func TestProgress(t *testing.T) {
	tests := []struct {
		vars   []string
		format format
		want   bool
	}{
		{[]string{"TERMINAL=yes"}, formatText, true},
		{nil, formatText, false},
		{[]string{"TERMINAL=yes", "CI=true"}, formatText, false},
		{[]string{"TERMINAL=yes", "TERM=dumb"}, formatText, false},
		{[]string{"TERMINAL=yes"}, formatJSON, false},
		{[]string{"TERMINAL=yes"}, formatGitHub, false},
	}
	for _, test := range tests {
		t.Run(fmt.Sprint(test.vars, test.format), func(t *testing.T) {
			var r result
			a := newApp(&r, test.vars)
			ticks := make(chan time.Time)
			stopped := false
			a.Ticks = func() (<-chan time.Time, func()) { return ticks, func() { stopped = true } }
			stop := a.startProgress(test.format)
			a.line.Load().Set("busy")
			if a.line.Load() != nil {
				ticks <- a.Now().Add(progress.Delay)
				ticks <- a.Now() // taken once the one before is drawn
			}
			stop()
			if got := strings.Contains(r.stderr.String(), "busy"); got != test.want {
				t.Errorf("shown: %v, want %v", got, test.want)
			}
			if stopped != test.want {
				t.Errorf("ticker stopped: %v, want %v", stopped, test.want)
			}
		})
	}
}

func TestTally(t *testing.T) {
	rules := map[byte]*diag.Rule{
		'e': {ID: "e", Severity: diag.Error, Message: "e"},
		'w': {ID: "w", Severity: diag.Warning, Message: "w"},
		'n': {ID: "n", Severity: diag.Note, Message: "n"},
	}
	tests := []struct{ findings, want string }{
		{"e", "1 error"},
		{"eew", "2 errors, 1 warning"},
		{"wwn", "2 warnings, 1 note"},
		{"nn", "2 notes"},
	}
	for _, test := range tests {
		var l diag.List
		for i := range len(test.findings) {
			l.Add(rules[test.findings[i]], diag.Span{})
		}
		if got := tally(l); got.String() != test.want {
			t.Errorf("tally of %s = %q, want %q", test.findings, got, test.want)
		}
	}
}

func TestQuiet(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want error
	}{
		{"nobody reads", &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}, nil},
		{"the disk is full", syscall.ENOSPC, syscall.ENOSPC},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := quiet(writerFunc(func([]byte) (int, error) { return 0, test.err }))
			for range 2 {
				if _, err := io.WriteString(w, "text"); !errors.Is(err, test.want) {
					t.Errorf("error %v, want %v", err, test.want)
				}
			}
		})
	}
}
