package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

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

// relativeSpec returns the paths as the lock of the directory records them,
// sorted and each once.
func relativeSpec(dir string, spec []string) ([]string, error) {
	if len(spec) == 0 {
		return nil, fmt.Errorf("output directory %s: no documents are named", dir)
	}
	base, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("output directory %s: %w", dir, err)
	}
	relative := make([]string, 0, len(spec))
	for _, p := range spec {
		r, err := relativePath(base, p)
		if err != nil {
			return nil, fmt.Errorf("the lock of %s cannot name %q: %w", dir, p, err)
		}
		relative = append(relative, r)
	}
	slices.Sort(relative)
	relative = slices.Compact(relative)
	if len(relative) > 1 {
		if i := slices.IndexFunc(relative, isNoDocument); i >= 0 {
			return nil, fmt.Errorf("the lock of %s cannot name %q: documents are given either as one directory or as .md files", dir, relative[i])
		}
	}
	return relative, nil
}

func relativePath(base, p string) (string, error) {
	abs, err := filepath.Abs(p)
	if err != nil {
		return "", err
	}
	r, err := filepath.Rel(base, abs)
	if err != nil {
		return "", err
	}
	r = filepath.ToSlash(r)
	if fault := checkSpecPath(r); !fault.IsZero() {
		return "", errors.New(fault.String())
	}
	return r, nil
}

func isNoDocument(p string) bool { return !strings.EqualFold(filepath.Ext(p), ".md") }
