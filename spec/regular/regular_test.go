package regular_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/regular"
)

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRead(t *testing.T) {
	path := write(t, "a", "abc")
	for _, limit := range []int64{3, 4, 1 << 62} {
		if got, err := regular.Read(path, limit); string(got) != "abc" || err != nil {
			t.Errorf("limit %d: %q, %v", limit, got, err)
		}
	}
	if got, err := regular.Read(path, 2); got != nil || !errors.Is(err, regular.ErrTooLarge) {
		t.Errorf("above the limit: %q, %v", got, err)
	}
	if got, err := regular.Read(write(t, "empty", ""), 0); got == nil || len(got) > 0 || err != nil {
		t.Errorf("an empty file: %q, %v", got, err)
	}
	none := path + "none"
	if _, err := regular.Read(none, 3); !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "open "+none+": ") {
		t.Errorf("no file: %v", err)
	}
}

func TestStart(t *testing.T) {
	path := write(t, "a", "abc")
	for n, want := range []string{"", "a", "ab", "abc", "abc"} {
		if got, err := regular.Start(path, int64(n)); string(got) != want || err != nil {
			t.Errorf("%d bytes: %q, %v, want %q", n, got, err, want)
		}
	}
}

// TestSparse reads a file whose size is larger than any memory.
func TestSparse(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that grows takes space there")
	}
	path := write(t, "a", "abc")
	if err := os.Truncate(path, 20<<30); err != nil {
		t.Fatal(err)
	}
	_, err := regular.Read(path, 5<<20)
	if err == nil || !strings.HasSuffix(err.Error(), "too large: more than 5 MiB") {
		t.Errorf("the error is %v", err)
	}
}

// TestIrregular opens what no system takes for a file. Named pipes are for
// TestPipe, which Windows cannot run.
func TestIrregular(t *testing.T) {
	for name, says := range map[string]string{t.TempDir(): "a directory", os.DevNull: "a device"} {
		_, err := regular.Read(name, 10)
		if !errors.Is(err, regular.ErrIrregular) || !strings.HasSuffix(err.Error(), ": "+says+", not a regular file") {
			t.Errorf("%s: %v", name, err)
		}
		if _, _, err := regular.Open(name, os.O_RDWR); !errors.Is(err, regular.ErrIrregular) {
			t.Errorf("%s, to write: %v", name, err)
		}
	}
}

func TestLinks(t *testing.T) {
	path := write(t, "a", "abc")
	link := path + ".link"
	if err := os.Symlink("a", link); err != nil {
		t.Skip("links need a privilege here: ", err)
	}
	if got, err := regular.Read(link, 3); string(got) != "abc" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := regular.Read(link, 3); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a link to nothing: %v", err)
	}
}
