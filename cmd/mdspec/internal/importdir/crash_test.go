package importdir

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importer"
	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/parser"
)

var errStopped = errors.New("stopped")

// stopping takes so many steps and none after them, as a killed process does.
type stopping struct {
	disk.System
	left int
}

func (s *stopping) step() error {
	if s.left == 0 {
		return errStopped
	}
	s.left--
	return nil
}

func (s *stopping) Stage(dir string, content []byte, mode fs.FileMode) (string, error) {
	if err := s.step(); err != nil {
		return "", err
	}
	return s.System.Stage(dir, content, mode)
}

func (s *stopping) Rename(dir, from, to string) error {
	if err := s.step(); err != nil {
		return err
	}
	return s.System.Rename(dir, from, to)
}

func (s *stopping) Remove(dir, name string) error {
	if err := s.step(); err != nil {
		return err
	}
	return s.System.Remove(dir, name)
}

func (s *stopping) Sync(string) error { return s.step() }

// build returns a build whose documents have the contents.
func build(word string, names ...string) Build {
	b := Build{Recipe: Recipe{Group: importer.GroupNone, Preset: importer.PresetAuto}}
	for _, name := range names {
		b.Documents = append(b.Documents, parser.File{Name: name, Content: []byte("# " + name + " " + word + "\n")})
	}
	return b
}

// TestKill kills a run after each of its steps: every document is whole, the next run
// knows all of them and completes the work.
func TestKill(t *testing.T) {
	first, second := build("one", "a.md", "b.md", "gone.md"), build("two", "a.md", "b.md", "new.md")
	for n := 0; ; n++ {
		dir := filepath.Join(t.TempDir(), "spec")
		write(t, dir, first)
		v, _, err := surveyDirectory(dir, second, false)
		if err != nil {
			t.Fatal(err)
		}
		c, err := v.commit(&stopping{left: n})
		if err != nil {
			t.Fatal(err)
		}
		err = c.Run()
		for _, name := range []string{"a.md", "b.md"} {
			content, err := os.ReadFile(filepath.Join(dir, name))
			if got := string(content); err != nil || got != "# "+name+" one\n" && got != "# "+name+" two\n" {
				t.Errorf("killed at step %d: %s holds %q, %v", n, name, got, err)
			}
		}
		write(t, dir, second)
		if found, failed := Check(dir, second); failed != nil || len(found) > 0 {
			t.Errorf("killed at step %d: %v, %v", n, found, failed)
		}
		if _, failed := os.Stat(filepath.Join(dir, "gone.md")); !errors.Is(failed, fs.ErrNotExist) {
			t.Errorf("killed at step %d: gone.md is there", n)
		}
		if err == nil {
			if n < 8 {
				t.Errorf("done in %d steps", n)
			}
			return
		}
	}
}

func write(t *testing.T, dir string, b Build) {
	t.Helper()
	if _, found, err := Write(dir, b, false); err != nil || len(found) > 0 {
		t.Fatal(fmt.Sprint(found), err)
	}
}

// TestLineEnds: a checkout that writes CRLF is no edit, and nothing is written again.
func TestLineEnds(t *testing.T) {
	dir := t.TempDir()
	b := build("one", "a.md")
	write(t, dir, b)
	for _, name := range []string{"a.md", RecordName} {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		crlf := []byte{}
		for _, c := range content {
			if c == '\n' {
				crlf = append(crlf, '\r')
			}
			crlf = append(crlf, c)
		}
		if err := os.WriteFile(filepath.Join(dir, name), crlf, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := Check(dir, b); err != nil || len(found) > 0 {
		t.Error(found, err)
	}
	write(t, dir, build("two", "a.md"))
}

// TestInTheWay: what is no file is neither written through nor replaced.
func TestInTheWay(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink("elsewhere.md", filepath.Join(dir, "a.md")); err != nil {
		t.Skip(err)
	}
	for _, force := range []bool{false, true} {
		if _, _, err := Write(dir, build("one", "a.md"), force); err == nil {
			t.Error("a link is written through")
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "elsewhere.md")); err == nil {
		t.Error("what a link leads to is written")
	}
}
