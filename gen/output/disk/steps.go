package disk

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"syscall"
)

// Steps are the single moves of which a commit consists. Between any two of
// them the process may end.
type Steps interface {
	// Stage writes content to a new temporary file of the directory, flushes
	// it to disk and returns its base name, also with an error if a file is
	// left behind.
	Stage(dir string, content []byte, mode fs.FileMode) (string, error)
	// Mkdir makes a subdirectory; the error wraps fs.ErrExist if there is one.
	Mkdir(dir, sub string) error
	// Rename gives a temporary file its final name, a slash path, replacing what
	// has it.
	Rename(dir, from, to string) error
	// Remove removes a file or an empty directory; with an empty name dir itself.
	Remove(dir, name string) error
	// Sync flushes the names in a directory to disk.
	Sync(dir string) error
}

// TemporaryPattern is that of [os.CreateTemp]. Go takes no notice of files whose
// name begins with a dot.
const TemporaryPattern = ".mdspec-*.tmp"

var temporaryName = regexp.MustCompile(`^\.mdspec-[0-9]+\.tmp$`)

// IsTemporary reports whether a name is one that [Steps].Stage makes.
func IsTemporary(name string) bool { return temporaryName.MatchString(name) }

// System takes the steps as the operating system does.
type System struct{}

func (System) Stage(dir string, content []byte, mode fs.FileMode) (string, error) {
	f, err := os.CreateTemp(dir, TemporaryPattern)
	if err != nil {
		return "", err
	}
	_, err = f.Write(content)
	return filepath.Base(f.Name()), cmp.Or(err, f.Chmod(mode), f.Sync(), f.Close())
}

func (System) Mkdir(dir, sub string) error {
	return os.Mkdir(filepath.Join(dir, sub), 0o755)
}

func (System) Rename(dir, from, to string) error {
	return os.Rename(filepath.Join(dir, from), filepath.Join(dir, to))
}

func (System) Remove(dir, name string) error {
	return os.Remove(filepath.Join(dir, name))
}

func (System) Sync(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // directories cannot be flushed there, and need not be
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil // some network file systems flush by themselves
	}
	return cmp.Or(err, d.Close())
}
