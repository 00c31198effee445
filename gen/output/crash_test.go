package output

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/gen/output/disk"
)

var errStopped = errors.New("stopped")

// stopping takes steps without flushing, which no test can observe, up to one
// at which it fails. As a killed process it fails from then on; otherwise only
// once.
type stopping struct {
	left   int // steps until the failure
	killed bool
	failed bool
}

func (s *stopping) stops() bool {
	if s.left > 0 {
		s.left--
		return false
	}
	first := !s.failed
	s.failed = true
	return first || s.killed
}

func (s *stopping) Stage(dir string, content []byte, mode fs.FileMode) (string, error) {
	wasStopped := s.failed
	stops := s.stops()
	if stops && wasStopped {
		return "", errStopped
	}
	f, err := os.CreateTemp(dir, disk.TemporaryPattern)
	if err != nil {
		return "", err
	}
	defer f.Close()
	name := filepath.Base(f.Name())
	if stops { // in the middle of writing
		_, _ = f.Write(content[:len(content)/2])
		return name, &fs.PathError{Op: "write", Path: f.Name(), Err: errStopped}
	}
	_, err = f.Write(content)
	return name, errors.Join(err, f.Chmod(mode))
}

func (s *stopping) Mkdir(dir, sub string) error {
	if s.stops() {
		return &fs.PathError{Op: "mkdir", Path: filepath.Join(dir, sub), Err: errStopped}
	}
	return disk.System{}.Mkdir(dir, sub)
}

func (s *stopping) Rename(dir, from, to string) error {
	if s.stops() {
		return &fs.PathError{Op: "rename", Path: filepath.Join(dir, to), Err: errStopped}
	}
	// Some file systems flush what replaces a file; nobody looks in between.
	_ = os.Remove(filepath.Join(dir, to))
	return disk.System{}.Rename(dir, from, to)
}

func (s *stopping) Remove(dir, name string) error {
	if s.stops() {
		return &fs.PathError{Op: "remove", Path: filepath.Join(dir, name), Err: errStopped}
	}
	return disk.System{}.Remove(dir, name)
}

func (s *stopping) Sync(dir string) error {
	if s.stops() {
		return &fs.PathError{Op: "sync", Path: dir, Err: errStopped}
	}
	return nil
}

// kill writes the build and is killed after n steps. It reports whether it was
// done before that.
func (f *fixture) kill(t *testing.T, n int) bool {
	t.Helper()
	_, list, err := write(f.dir(), f.build(), WriteOptions{}, &stopping{left: n, killed: true})
	if len(list) > 0 {
		t.Fatalf("killed after %d steps, but refused:\n%s", n, describe(list))
	}
	if err != nil && !errors.Is(err, errStopped) {
		t.Fatal(err)
	}
	return err == nil
}

// interrupt is a kill that must come before the end.
func (f *fixture) interrupt(t *testing.T, n int) {
	t.Helper()
	if f.kill(t, n) {
		t.Fatalf("done in %d steps", n)
	}
}

// revision is one set of documents, and the package they give; none has a
// subdirectory without an import path.
type revision struct {
	docs          map[string]string
	pkg, imported string
}

var revisions = []revision{
	{map[string]string{"a.md": docA, "b.md": docB}, "wecom", "example.com/out"},
	{map[string]string{"a.md": docA + "type A3 int\n", "c.md": "type C int\n"}, "weixin", "example.com/out"},
	{map[string]string{"a.md": docA + "type A4 int\n", "b.md": docB + "type B2 int\n", "c.md": "type C2 int\n"}, "wecom", "example.com/moved"},
	{map[string]string{"d.md": "type D2 int\n"}, "wecom", ""},
}

func (f *fixture) revise(r revision) {
	f.docs, f.pkg, f.imported = maps.Clone(r.docs), r.pkg, r.imported
}

// contents returns what each generated file is in a revision.
func (f *fixture) contents(r revision) map[string]string {
	c := *f
	c.revise(r)
	files := map[string]string{}
	for _, file := range c.build().Files {
		files[file.Name] = string(file.Content)
	}
	return files
}

// mustBeEither demands that each file is as in one of the revisions.
func (f *fixture) mustBeEither(t *testing.T, rs ...revision) {
	t.Helper()
	found := snapshot(t, f.dir())
	for name := range found {
		if !strings.HasSuffix(name, ".go") {
			continue
		}
		known := slices.ContainsFunc(rs, func(r revision) bool { return f.contents(r)[name] == found[name].content })
		if !known {
			t.Errorf("%s is neither old nor new:\n%s", name, found[name].content)
		}
	}
}

// mustHeal demands that the next run, whatever the documents are then, leaves
// exactly its own output.
func (f *fixture) mustHeal(t *testing.T, r revision) {
	t.Helper()
	c := f.clone(t)
	c.revise(r)
	changes := c.mustWriteFast(t)
	got := map[string]string{}
	want := c.contents(r)
	if r.imported != "" {
		want[r.pkg+"test"] = "" // the directory
	}
	for name, e := range snapshot(t, c.dir()) {
		if name != LockName {
			got[name] = e.content
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("after the next run, which did %v (-want +got):\n%s", changes, d)
	}
	if list := c.mustCheck(t); len(list) > 0 {
		t.Errorf("after the next run:\n%s", describe(list))
	}
}

// recording notes the steps it takes.
type recording struct {
	stopping
	steps []string
}

func (s *recording) Stage(dir string, content []byte, mode fs.FileMode) (string, error) {
	s.steps = append(s.steps, "stage")
	return s.stopping.Stage(dir, content, mode)
}

func (s *recording) Mkdir(dir, sub string) error {
	s.steps = append(s.steps, "mkdir "+sub)
	return s.stopping.Mkdir(dir, sub)
}

func (s *recording) Rename(dir, from, to string) error {
	s.steps = append(s.steps, "rename "+to)
	return s.stopping.Rename(dir, from, to)
}

func (s *recording) Remove(dir, name string) error {
	s.steps = append(s.steps, "remove "+name)
	return s.stopping.Remove(dir, name)
}

func (s *recording) Sync(dir string) error {
	s.steps = append(s.steps, "sync "+filepath.Base(dir))
	return s.stopping.Sync(dir)
}

// TestOrder pins the order of the steps, on which it depends that a loss of
// power is no worse than a kill: what announces is flushed before what it
// announces, and that before the lock which takes it for granted. What is
// removed goes before what is written, which may have its name but for case.
func TestOrder(t *testing.T) {
	f := written(t)
	f.put(t, ".mdspec-7.tmp", "")
	f.docs = map[string]string{"A.md": docA, "b.md": docB + "type B2 int\n"}
	want := []string{
		"remove .mdspec-7.tmp", "stage", "stage", "stage", "stage",
		"rename mdspec.lock", "sync out",
		"remove a.md.go", "rename A.md.go", "rename b.md.go", "sync out",
		"rename mdspec.lock", "sync out",
	}
	if d := cmp.Diff(want, f.record(t)); d != "" {
		t.Errorf("steps (-want +got):\n%s", d)
	}
}

// record writes the build and returns the steps it took.
func (f *fixture) record(t *testing.T) []string {
	t.Helper()
	s := &recording{stopping: stopping{left: 1000}}
	if _, list, err := write(f.dir(), f.build(), WriteOptions{}, s); err != nil || len(list) > 0 {
		t.Fatal(err, describe(list))
	}
	return s.steps
}

// TestSubdirectoryOrder is [TestOrder] for the subdirectory: it is made after
// the lock says what comes into it, and goes before the lock forgets it.
func TestSubdirectoryOrder(t *testing.T) {
	f := written(t)
	f.docs = nil
	f.pkg = "weixin"
	f.put(t, "wecomtest/mine.go", "package wecomtest\n")
	steps := [][]string{
		{
			"stage", "stage", "stage", "stage", "rename mdspec.lock", "sync out",
			"remove a.md.go", "remove b.md.go", "remove wecomtest/server.go",
			"rename mdspec_support.go", "mkdir weixintest", "rename weixintest/server.go",
			"sync out", "sync wecomtest", "sync weixintest",
			"rename mdspec.lock", "sync out",
		}, {
			"stage", "stage", "rename mdspec.lock", "sync out",
			"remove weixintest/server.go", "remove weixintest",
			"sync out",
			"rename mdspec.lock", "sync out",
		},
	}
	for _, want := range steps {
		if d := cmp.Diff(want, f.record(t)); d != "" {
			t.Errorf("steps (-want +got):\n%s", d)
		}
		f.imported = ""
	}
}

// TestKill kills a run after each of its steps, from a fresh directory and from
// one that exists.
func TestKill(t *testing.T) {
	for _, from := range []string{"fresh", "existing"} {
		t.Run(from, func(t *testing.T) {
			t.Parallel()
			n := 0
			for done := false; !done; n++ {
				f := newFixture(t)
				if from == "existing" {
					f.mustWriteFast(t)
				}
				f.revise(revisions[1])
				done = f.kill(t, n)
				f.mustBeEither(t, revisions[0], revisions[1])
				for _, r := range revisions {
					f.mustHeal(t, r)
				}
			}
			// 6 files are staged with the locks, and each is renamed.
			if n < 15 {
				t.Errorf("killed at %d steps only", n)
			}
		})
	}
}

// TestKillTwice kills a second run, of other documents, within the mending of
// the first: after each step, in a short run after every eighth.
func TestKillTwice(t *testing.T) {
	t.Parallel()
	each := 1
	if testing.Short() {
		each = 8
	}
	for n, first := 0, false; !first; n++ {
		for m, second := n%each, false; !second; m += each {
			f := written(t)
			f.revise(revisions[1])
			first = f.kill(t, n)
			f.revise(revisions[2])
			second = f.kill(t, m)
			f.mustBeEither(t, revisions[:3]...)
			f.mustHeal(t, revisions[(n+m)%len(revisions)])
		}
	}
}
