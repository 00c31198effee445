package output

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestForcedRunInterrupted checks that an edit outlives a forced run that did
// not come to it.
func TestForcedRunInterrupted(t *testing.T) {
	f := written(t)
	f.replace(t, "a.md.go", "A2 int", "A2 uint")
	f.docs["b.md"] += "type B2 int\n"
	for n := range 4 {
		_, _, err := write(f.dir(), f.build(), WriteOptions{Force: true}, &stopping{left: n + 3, killed: true})
		if !errors.Is(err, errStopped) {
			t.Fatal(err)
		}
		if got := rulesOf(f.mustCheck(t)); !slices.Contains(got, "drift-edited") {
			t.Fatalf("after %d steps: %v", n+3, got)
		}
		_, list, err := Write(f.dir(), f.build(), WriteOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if got := rulesOf(list); !slices.Equal(got, []string{"edited"}) {
			t.Errorf("after %d steps the edit is met with %v", n+3, got)
		}
	}
}

// TestForeignAfterForcedRun checks that a file which a forced run wanted to
// overwrite, but did not come to, is still nobody's to remove.
func TestForeignAfterForcedRun(t *testing.T) {
	f := written(t)
	f.put(t, "c.md.go", "package wecom\n")
	f.docs["c.md"] = "type C int\n"
	_, _, err := write(f.dir(), f.build(), WriteOptions{Force: true}, &stopping{left: 4, killed: true})
	if !errors.Is(err, errStopped) {
		t.Fatal(err)
	}
	old, list, err := readLock(f.dir())
	if err != nil || len(list) > 0 {
		t.Fatal(err, describe(list))
	}
	want := []lockPending{{Name: "c.md.go", Hash: contentHash([]byte(f.code("c.md")))}}
	if d := cmp.Diff(want, old.Pending); d != "" {
		t.Errorf("pending (-want +got):\n%s", d)
	}
	delete(f.docs, "c.md")
	for _, force := range []bool{false, true} {
		if _, list, err := Write(f.dir(), f.build(), WriteOptions{Force: force}); err != nil || len(list) > 0 {
			t.Fatal(err, describe(list))
		}
		if got := f.get(t, "c.md.go"); got != "package wecom\n" {
			t.Errorf("force %v: the file is now %q", force, got)
		}
	}
	f.mustBeClean(t)
}

// TestFailure lets a single step fail. A run that has changed nothing must
// leave nothing; another must be completed by the next.
func TestFailure(t *testing.T) {
	for n, done := 0, false; !done; n++ {
		f := written(t)
		f.put(t, ".mdspec-123.tmp", "left")
		f.revise(revisions[1])
		before := snapshot(t, f.dir())
		_, list, err := write(f.dir(), f.build(), WriteOptions{}, &stopping{left: n})
		if len(list) > 0 {
			t.Fatal(describe(list))
		}
		if done = err == nil; done {
			break
		}
		after := snapshot(t, f.dir())
		delete(before, ".mdspec-123.tmp")
		if n > 0 {
			noTemporaries(t, after)
		}
		if !strings.Contains(err.Error(), f.dir()) || !errors.Is(err, errStopped) {
			t.Errorf("step %d: error %q names no path", n, err)
		}
		delete(after, ".mdspec-123.tmp")
		unchanged := cmp.Equal(before, after, diskEntries)
		if says := strings.Contains(err.Error(), "nothing was changed"); says != unchanged {
			t.Errorf("step %d: the directory is unchanged: %v, but the error is %q", n, unchanged, err)
		}
		for _, r := range revisions {
			f.mustHeal(t, r)
		}
	}
}

func noTemporaries(t *testing.T, found map[string]diskEntry) {
	t.Helper()
	for name := range found {
		if strings.HasPrefix(name, ".") {
			t.Errorf("%s is left", name)
		}
	}
}

// TestFailureRemovesDirectories checks that a first run that fails leaves no
// empty directories behind.
func TestFailureRemovesDirectories(t *testing.T) {
	f := newFixture(t)
	if _, _, err := write(f.dir(), f.build(), WriteOptions{}, &stopping{left: 2}); !errors.Is(err, errStopped) {
		t.Fatal(err)
	}
	if left := snapshot(t, f.root); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// TestLongPending checks that the announcement of a file whose name had no room
// does not outlive the next run.
func TestLongPending(t *testing.T) {
	f := written(t)
	f.replace(t, LockName, `"files": [`, `"pending": [{"name": "`+strings.Repeat("c", 250)+`.md.go", "sha256": "`+hash0+`"}],
  "files": [`)
	if got := rulesOf(f.mustCheck(t)); !slices.Equal(got, []string{"lock-pending"}) {
		t.Errorf("the announcement is met with %v", got)
	}
	f.mustWriteFast(t)
	f.mustBeClean(t)
}

// TestSweep checks that only files which a run left are swept.
func TestSweep(t *testing.T) {
	f := written(t)
	kept := []string{".mdspec-x.tmp", ".mdspec-1.tmp.go", "mdspec-1.tmp", ".mdspec-.tmp"}
	for _, name := range append(kept, ".mdspec-1.tmp", ".mdspec-4294967295.tmp") {
		f.put(t, name, "")
	}
	if err := os.Mkdir(filepath.Join(f.dir(), ".mdspec-2.tmp"), 0o755); err != nil {
		t.Fatal(err)
	}
	f.mustWrite(t)
	found := snapshot(t, f.dir())
	for _, name := range append(kept, ".mdspec-2.tmp") {
		if _, ok := found[name]; !ok {
			t.Errorf("%s was swept", name)
		}
	}
	for _, name := range []string{".mdspec-1.tmp", ".mdspec-4294967295.tmp"} {
		if _, ok := found[name]; ok {
			t.Errorf("%s is left", name)
		}
	}
}
