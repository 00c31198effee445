//go:build unix

package regular_test

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/mdspec-go/mdspec/spec/regular"
)

// TestPipe opens a pipe to which nobody writes, and a socket. A test that waits
// is ended by its time limit.
func TestPipe(t *testing.T) {
	dir := t.TempDir()
	pipe, socket := filepath.Join(dir, "pipe"), filepath.Join(dir, "s")
	if err := syscall.Mkfifo(pipe, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("pipe", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for name, says := range map[string]string{pipe: "a pipe", filepath.Join(dir, "link"): "a pipe", socket: "a socket"} {
		for _, flag := range []int{os.O_RDONLY, os.O_RDWR} {
			_, _, err := regular.Open(name, flag)
			if !errors.Is(err, regular.ErrIrregular) || !strings.HasSuffix(err.Error(), ": "+says+", not a regular file") {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
