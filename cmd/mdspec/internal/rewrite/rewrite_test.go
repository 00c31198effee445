package rewrite

import (
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
