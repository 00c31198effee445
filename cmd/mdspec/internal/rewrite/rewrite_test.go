package rewrite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func write(t *testing.T, path, content string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil { // whatever the umask is
		t.Fatal(err)
	}
}

func wantContent(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v, want %q", path, got, err, want)
	}
}

func wantAlone(t *testing.T, dir string, want int) {
	t.Helper()
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != want {
		t.Errorf("the directory holds %v, %v, want %d entries", entries, err, want)
	}
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "群聊.md")
	write(t, path, "old", 0o640)
	if err := File(path, []byte("old"), []byte("new\r\n")); err != nil {
		t.Fatal(err)
	}
	wantContent(t, path, "new\r\n")
	wantAlone(t, dir, 1)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the mode became %v", info.Mode())
	}
}

func TestFileLeavesEqual(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	write(t, path, "same", 0o644)
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := File(path, []byte("same"), []byte("same")); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) {
		t.Error("a file that holds the content already was replaced")
	}
}

func TestFileFollowsLinks(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	target, link := filepath.Join(elsewhere, "a.md"), filepath.Join(dir, "b.md")
	write(t, target, "old", 0o644)
	if err := os.Symlink(target, link); err != nil {
		if runtime.GOOS == "windows" {
			return // links need a privilege there
		}
		t.Fatal(err)
	}
	if err := File(link, []byte("old"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	wantContent(t, target, "new")
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link became %v, %v", info, err)
	}
	wantAlone(t, elsewhere, 1)
}

func TestInDirectory(t *testing.T) {
	root := t.TempDir()
	for _, dir := range []string{"spec/below", "spec-old"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(root)
	for _, test := range []struct {
		target string // of a link in spec
		inside bool
	}{
		{"own.md", true}, {"below/own.md", true}, {"../spec/own.md", true},
		{"../own.md", false}, {"../spec-old/own.md", false}, {"below/../../own.md", false}, {filepath.Join(root, "own.md"), false},
	} {
		target := test.target
		if !filepath.IsAbs(target) {
			target = filepath.Join("spec", target)
		}
		write(t, target, "old", 0o644)
		if err := os.Symlink(test.target, "spec/link.md"); err != nil {
			t.Skip("links need a privilege here: ", err)
		}
		err := InDirectory("spec", filepath.Join("spec", "link.md"), []byte("old"), []byte("new"))
		if test.inside != (err == nil) {
			t.Errorf("%s: %v", test.target, err)
		}
		wantContent(t, target, map[bool]string{true: "new", false: "old"}[test.inside])
		if err := errors.Join(os.Remove("spec/link.md"), os.Remove(target)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFileFails(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "missing.md")
	err := File(missing, nil, nil)
	if err == nil {
		t.Fatal("a file that is not there was written")
	}
	if want := "write " + filepath.ToSlash(missing) + ": "; len(err.Error()) <= len(want) || err.Error()[:len(want)] != want {
		t.Errorf("the error reads %q", err)
	}
	wantAlone(t, dir, 0)

	sub := filepath.Join(dir, "sub.md")
	if err := os.Mkdir(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := File(sub, nil, []byte("x")); err == nil {
		t.Error("a directory was replaced")
	}
	wantAlone(t, dir, 1)
}

func TestFileKeepsLaterContent(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	write(t, path, "saved since", 0o644)
	if err := File(path, []byte("old"), []byte("new")); err == nil {
		t.Error("a later content was overwritten")
	}
	wantContent(t, path, "saved since")
	wantAlone(t, dir, 1)
}

func TestNew(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "群聊.md")
	if err := New(path, []byte("new\n")); err != nil {
		t.Fatal(err)
	}
	wantContent(t, path, "new\n")
	if err := New(path, []byte("other\n")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that exists: %v", err)
	}
	wantContent(t, path, "new\n")
	if err := New(filepath.Join(dir, "none", "a.md"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a directory that does not exist: %v", err)
	}
	wantAlone(t, dir, 1)
}
