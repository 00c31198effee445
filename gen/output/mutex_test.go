package output

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// TestConcurrentWrites lets runs of different documents write to one directory,
// by different names of it. Each must succeed, and the last wins.
func TestConcurrentWrites(t *testing.T) {
	f := written(t)
	link := filepath.Join(f.root, "gen", "link")
	if err := os.Symlink("out", link); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	errs := make(chan error, 100)
	for i := range 8 {
		wg.Go(func() {
			c := *f
			c.revise(revisions[i%len(revisions)])
			dir := []string{f.dir(), link}[i%2]
			for range 3 {
				if _, list, err := Write(dir, c.build(), WriteOptions{}); err != nil || len(list) > 0 {
					errs <- fmt.Errorf("run %d: %w\n%s", i, err, describe(list))
				}
			}
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		t.Error(err)
	}
	noTemporaries(t, snapshot(t, f.dir()))
	f.mustBeOneOf(t, revisions)
}

func (f *fixture) mustBeOneOf(t *testing.T, rs []revision) {
	t.Helper()
	var found diag.List
	for _, r := range rs {
		f.revise(r)
		list := f.mustCheck(t)
		if len(list) == 0 {
			return
		}
		found = append(found, list...)
	}
	t.Errorf("the directory is a mixture:\n%s", describe(found))
}

// TestNoMutex checks that a run works where no mutex file can be kept.
func TestNoMutex(t *testing.T) {
	f := newFixture(t)
	nowhere := filepath.Join(f.root, "file")
	if err := os.WriteFile(nowhere, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData", "TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, filepath.Join(nowhere, "x"))
	}
	f.mustWrite(t)
	f.mustBeClean(t)
}
