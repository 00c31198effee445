package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// result is what a run prints.
type result struct{ stdout, stderr bytes.Buffer }

// newApp returns a run of the arguments whose streams are terminals if the
// variables, which are name=value pairs, hold TERMINAL=yes.
func newApp(r *result, vars []string, args ...string) *app {
	env := map[string]string{}
	for _, v := range vars {
		name, value, _ := strings.Cut(v, "=")
		env[name] = value
	}
	return &app{Env: Env{
		Args:     args,
		Stdout:   &r.stdout,
		Stderr:   &r.stderr,
		Getenv:   func(name string) string { return env[name] },
		Terminal: func(io.Writer) bool { return env["TERMINAL"] == "yes" },
		Now:      func() time.Time { return time.Unix(0, 0) },
		Ticks:    func() (<-chan time.Time, func()) { return nil, func() {} },
	}}
}

func TestNothingIsWrittenAfterAnInterrupt(t *testing.T) {
	var r result
	out := filepath.Join(t.TempDir(), "out")
	a := newApp(&r, nil, "generate", "--out="+out, document(t, "## Models\n\n### `A` text\n\nName|Type\n:--|:--\n`B`|`int`\n"))
	a.writes.shut()
	if code := a.execute(); code != exitUsage {
		t.Errorf("exit code %d, want %d", code, exitUsage)
	}
	if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the output directory is there: %v", err)
	}
}

func TestInterrupt(t *testing.T) {
	var r result
	ctx, cancel := context.WithCancel(context.Background())
	env := newApp(&r, nil, "version").Env
	reached, release := make(chan struct{}), make(chan struct{})
	env.Stdout = writerFunc(func(b []byte) (int, error) {
		close(reached)
		<-release
		return len(b), nil
	})
	go func() {
		<-reached
		cancel()
	}()
	code := Run(ctx, env) // returns although the command still runs
	close(release)
	if code != exitUsage || r.stderr.String() != "mdspec: interrupted\n" {
		t.Errorf("exit code %d, want %d; standard error: %s", code, exitUsage, &r.stderr)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }
