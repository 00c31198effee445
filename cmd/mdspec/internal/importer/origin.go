package importer

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/against"
)

// revisionOf returns the last commit that changed the sources, if they lie in a work
// tree of git of their own, as a clone of the vendor's repository or a submodule does.
// In the work tree of the documents themselves the commit is not known before they are
// committed, and would never be right.
func revisionOf(args []string, out string) string {
	root, commit, err := against.LastChange(args)
	if err != nil || commit == "" {
		return ""
	}
	if here, _, err := against.LastChange([]string{existing(out)}); err == nil && here == root {
		return ""
	}
	return commit
}

// existing returns the nearest directory around a path that is there.
func existing(path string) string {
	path = filepath.Clean(path)
	for {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return path
		}
		parent := filepath.Dir(path)
		if parent == path {
			return path
		}
		path = parent
	}
}
