package output

import (
	"io/fs"
	"path/filepath"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// ReadRecipe returns how the directory is made, from its lock. Without a lock
// the error wraps [fs.ErrNotExist]; a lock that cannot be understood gives
// diagnostics and no recipe.
func ReadRecipe(dir string) (Recipe, diag.List, error) {
	dir = filepath.Clean(dir)
	l, list, err := readLock(dir)
	if err != nil || len(list) > 0 {
		return Recipe{}, list, err
	}
	if l == nil {
		return Recipe{}, nil, &fs.PathError{Op: "open", Path: filepath.Join(dir, LockName), Err: fs.ErrNotExist}
	}
	return l.recipe(dir), nil, nil
}

// ParseRecipe does as [ReadRecipe] for a lock that is not on the disk.
func ParseRecipe(dir string, lockFile *diag.Source) (Recipe, diag.List) {
	dir = filepath.Clean(dir)
	l, list := parseLock(dir, lockFile)
	if len(list) > 0 {
		return Recipe{}, list
	}
	return l.recipe(dir), nil
}

// recipe returns how the lock's directory is made.
func (l *lock) recipe(dir string) Recipe {
	r := Recipe{Package: l.Package, Client: l.Client}
	for _, p := range l.Spec {
		r.Spec = append(r.Spec, filepath.Join(dir, filepath.FromSlash(p)))
	}
	return r
}
