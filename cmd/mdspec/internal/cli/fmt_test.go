package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const (
	unformatted = "a|b\n-|-\n"
	formatted   = "| a   | b   |\n| --- | --- |\n"
)

func TestFmtKeepsUnchangedFiles(t *testing.T) {
	path := document(t, formatted)
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	var r result
	if code := newApp(&r, nil, "fmt", path).execute(); code != exitFine || r.stdout.Len() > 0 {
		t.Errorf("exit code %d, output %s", code, &r.stdout)
	}
	after, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) || !after.ModTime().Equal(before.ModTime()) {
		t.Error("the file was touched")
	}
}

func TestFmtReplaces(t *testing.T) {
	var r result
	path := document(t, unformatted)
	if code := newApp(&r, nil, "fmt", path).execute(); code != exitFine || r.stdout.String() != "wrote "+filepath.ToSlash(path)+"\n" {
		t.Errorf("exit code %d, output %s", code, &r.stdout)
	}
	checkFile(t, path, formatted)
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("%d files are left, error %v", len(entries), err)
	}
}

func checkFile(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q, error %v; want %q", path, got, err, want)
	}
}

func TestFmtWritesNothingAfterAnInterrupt(t *testing.T) {
	var r result
	path := document(t, unformatted)
	a := newApp(&r, nil, "fmt", path)
	a.writes.shut()
	if code := a.execute(); code != exitUsage {
		t.Errorf("exit code %d, want %d", code, exitUsage)
	}
	checkFile(t, path, unformatted)
}

func TestFmtOfAFileThatMustNotBeWritten(t *testing.T) {
	if runtime.GOOS != "windows" && os.Getuid() == 0 {
		t.Skip("root may write everything")
	}
	var r result
	path := document(t, unformatted)
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if code := newApp(&r, nil, "fmt", path).execute(); code != exitUsage || !strings.HasPrefix(r.stderr.String(), "mdspec: write ") {
		t.Errorf("exit code %d, standard error: %s", code, &r.stderr)
	}
	checkFile(t, path, unformatted)
}

// TestFmtGoesOn: a file that cannot be written does not keep others from it.
func TestFmtGoesOn(t *testing.T) {
	var r result
	bad, good := document(t, unformatted), document(t, unformatted)
	a := newApp(&r, nil, "fmt", bad, good)
	a.Stdout = &failing{w: &r.stdout}
	if code := a.execute(); code != exitUsage || !strings.Contains(r.stderr.String(), errFull.Error()) {
		t.Errorf("exit code %d, standard error: %s", code, &r.stderr)
	}
	checkFile(t, good, formatted)
	if want := "wrote " + filepath.ToSlash(good) + "\n"; r.stdout.String() != want {
		t.Errorf("standard output %q, want %q", &r.stdout, want)
	}
}

var errFull = errors.New("no space left")

// failing is a writer whose first write fails.
type failing struct {
	w    io.Writer
	done bool
}

func (f *failing) Write(b []byte) (int, error) {
	if !f.done {
		f.done = true
		return 0, errFull
	}
	return f.w.Write(b)
}

func TestFmtOfAStreamThatFails(t *testing.T) {
	var r result
	a := newApp(&r, nil, "fmt")
	a.Stdin = io.MultiReader(strings.NewReader(unformatted), errorReader{})
	if code := a.execute(); code != exitUsage || r.stdout.Len() > 0 || r.stderr.String() != "mdspec: read standard input: no space left\n" {
		t.Errorf("exit code %d, standard output %q, standard error %q", code, &r.stdout, &r.stderr)
	}
}

type errorReader struct{}

func (errorReader) Read([]byte) (int, error) { return 0, errFull }
