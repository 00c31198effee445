package output

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

// steps are the single moves of which a commit consists. Between any two of
// them the process may end.
type steps interface {
	// stage writes content to a new temporary file of the directory, flushes
	// it to disk and returns its base name, also with an error if a file is
	// left behind.
	stage(dir string, content []byte, mode fs.FileMode) (string, error)
	// mkdir makes a subdirectory; the error wraps fs.ErrExist if there is one.
	mkdir(dir, sub string) error
	// rename gives a temporary file its final name, a slash path, replacing what
	// has it.
	rename(dir, from, to string) error
	// remove removes a file or an empty directory; with an empty name dir itself.
	remove(dir, name string) error
	// sync flushes the names in a directory to disk.
	sync(dir string) error
}

// temporaryPattern is that of [os.CreateTemp]. Go takes no notice of files whose
// name begins with a dot.
const temporaryPattern = ".mdspec-*.tmp"

var temporaryName = regexp.MustCompile(`^\.mdspec-[0-9]+\.tmp$`)

// isTemporary reports whether a name is one that stage makes.
func isTemporary(name string) bool { return temporaryName.MatchString(name) }

// systemSteps are the moves as the operating system makes them.
type systemSteps struct{}

func (systemSteps) stage(dir string, content []byte, mode fs.FileMode) (string, error) {
	f, err := os.CreateTemp(dir, temporaryPattern)
	if err != nil {
		return "", err
	}
	_, err = f.Write(content)
	return filepath.Base(f.Name()), cmp.Or(err, f.Chmod(mode), f.Sync(), f.Close())
}

func (systemSteps) mkdir(dir, sub string) error {
	return os.Mkdir(filepath.Join(dir, sub), 0o755)
}

func (systemSteps) rename(dir, from, to string) error {
	return os.Rename(filepath.Join(dir, from), filepath.Join(dir, to))
}

func (systemSteps) remove(dir, name string) error {
	return os.Remove(filepath.Join(dir, name))
}

func (systemSteps) sync(dir string) error {
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
