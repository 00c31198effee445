package importer

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestFind finds sources below a directory that is a link itself, and follows none in
// it.
func TestFind(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"docs/a.md", "docs/b/c.MDX", "docs/b/.d.md", "docs/.e/f.md", "docs/node_modules/g.md", "docs/h.profile.md", "docs/out/i.md", "far/j.md", "docs/k.markdown"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"link": "docs", "docs/far": "../far", "docs/l.md": "../far/j.md", "docs/m.md": "a.md", "docs/n": "."} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	for _, args := range [][]string{{"link"}, {"link/", "link/a.md"}} {
		files, err := find(args, "docs/out")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range files {
			got = append(got, filepath.ToSlash(f.path))
		}
		if want := []string{"link/a.md", "link/b/c.MDX", "link/k.markdown"}; !slices.Equal(got, want) {
			t.Errorf("%q gives %q, want %q", args, got, want)
		}
	}
	if _, err := find([]string{"docs/out"}, "docs/out"); err != nil {
		t.Error(err)
	}
	if _, err := find([]string{"docs/.e/none"}, "out"); err == nil {
		t.Error("a path to nothing is no error")
	}
}

// TestFindUnreadable names what cannot be read by its whole path.
func TestFindUnreadable(t *testing.T) {
	w := walker{root: "docs"}
	err := w.visit("below/dark", nil, &fs.PathError{Op: "open", Path: "dark", Err: fs.ErrPermission})
	if want := "open docs/below/dark: permission denied"; err == nil || err.Error() != want || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("%v, want %s", err, want)
	}
}
