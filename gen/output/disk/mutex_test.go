package disk

import (
	"os"
	"path/filepath"
	"testing"
)

// TestDirectoryKey checks that a directory has one mutex, by whatever path it
// is reached, also before it exists.
func TestDirectoryKey(t *testing.T) {
	root := t.TempDir()
	t.Chdir(root)
	if err := os.Symlink(".", "link"); err != nil {
		t.Fatal(err)
	}
	want, err := directoryKey(filepath.Join(root, "a", "out"))
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"a/out", "link/a/out/", "./x/../a/out"} {
		if got, err := directoryKey(dir); got != want || err != nil {
			t.Errorf("directoryKey(%q) = %s, %v; want %s", dir, got, err, want)
		}
	}
	if got, _ := directoryKey("a/out2"); got == want {
		t.Error("two directories share a mutex")
	}
}
