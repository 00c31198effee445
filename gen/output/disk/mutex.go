package disk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Lock waits until no other run writes to the output directory, and
// keeps others out until unlock is called. The mutex is a file of the user's cache,
// or else of the directory for temporary files, named after the output
// directory, so that nothing strange shows up in the output. If neither can be
// written, runs do not exclude each other: each file is still replaced whole,
// but two runs at the same time may mix their files, which a check reports.
func Lock(dir string) (unlock func(), err error) {
	key, err := directoryKey(dir)
	if err != nil {
		return nil, err
	}
	for _, file := range mutexFiles(key) {
		// If the directory cannot be made, the lock cannot be taken either.
		_ = os.MkdirAll(filepath.Dir(file), 0o700)
		unlock, err := lockedfile.MutexAt(file).Lock()
		if err == nil {
			return unlock, nil
		}
	}
	return func() {}, nil
}

// mutexFiles returns the files that may be the mutex, best first. The one for
// temporary files lies in no directory of its own, which somebody else could
// have prepared.
func mutexFiles(key string) []string {
	var files []string
	if cache, err := os.UserCacheDir(); err == nil {
		files = append(files, filepath.Join(cache, "mdspec", "directories", key))
	}
	return append(files, filepath.Join(os.TempDir(), "mdspec-"+strconv.Itoa(os.Getuid())+"-"+key))
}

// directoryKey returns a name that identifies the directory, by whatever path
// it is reached.
func directoryKey(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("output directory %s: %w", dir, err)
	}
	sum := sha256.Sum256([]byte(strings.ToLower(resolve(abs))))
	return hex.EncodeToString(sum[:16]), nil
}

// resolve follows the symbolic links of a path as far as it exists.
func resolve(path string) string {
	real, err := filepath.EvalSymlinks(path)
	parent := filepath.Dir(path)
	switch {
	case err == nil:
		return real
	case parent == path || !errors.Is(err, fs.ErrNotExist):
		return path
	}
	return filepath.Join(resolve(parent), filepath.Base(path))
}
