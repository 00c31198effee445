// Package output owns output directories: it writes the generated files,
// checks them, and removes the ones that nothing generates any more.
//
// What mdspec owns in a directory is recorded in its mdspec.lock, a JSON file that
// is checked in with the output. It records how the directory is made (the
// [Recipe]), the documents it was made from, and a SHA-256 of every generated
// file. From these, [Check] tells why a file differs from what would be
// generated, and [Write] tells what it may overwrite: a file that the lock does
// not name, or that was edited by hand, stops the whole run before anything is
// written, and what does not begin as generated files do is never removed. Line
// ends are not content: hashes and comparisons read CRLF as LF.
//
// Beside files of the directory itself, an output may have some in one
// subdirectory, that of the package for tests of its users: of package wecom it
// is wecomtest. Names of files are therefore slash paths relative to the output
// directory throughout, such as "wecomtest/server.go", and the same rules hold
// for all of them. The subdirectory exists for the files: it is made with the
// first and removed after the last, unless somebody keeps files of their own in
// it.
//
// # Interruption
//
// A run may be killed at any moment. It first puts all new contents beside the
// output under temporary names, then writes a lock that also lists the hashes
// that are about to appear (the pending ones), then renames file by file, and
// writes the final lock last. So every file is either the old or the new one,
// and whichever it is, the next run knows it as its own and completes the work.
// Temporary files lie in the output directory also if they are meant for the
// subdirectory, which is made only once the lock announces what comes into it.
package output

import (
	"io/fs"
	"path/filepath"

	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Write makes the directory hold the build and records it in the directory's
// lock. It creates the directory if it is missing, and does not touch a file
// whose content stays the same. The changes are sorted by name and include the
// lock.
//
// If anything is in the way, Write writes nothing at all and returns the
// reasons as diagnostics. The error is for I/O, and for builds that no generator
// should make, such as one with an absolute path for a file; it says whether
// the directory is as before or to be completed by another run.
//
// Concurrent calls for one directory, also in other processes of the same
// user, run one after the other.
func Write(dir string, b Build, o WriteOptions) ([]Change, diag.List, error) {
	return write(filepath.Clean(dir), b, o, disk.System{})
}

// Check reports each file of the directory that differs from the build, with
// its cause, the first line that differs and a unified diff. It touches
// nothing, and follows symbolic links. Of a directory without any the list is
// empty exactly when [Write] without options would neither change nor refuse
// anything; Write refuses links.
func Check(dir string, b Build) (diag.List, error) {
	dir = filepath.Clean(dir)
	v, list, err := surveyDirectory(dir, b, aimCheck)
	if err != nil || len(list) > 0 {
		return list, err
	}
	if v.old == nil {
		return diag.List{diag.New(LockMissing, diag.NewSource(v.path(LockName), nil).Span(0, 0), diag.Argument(dir))}, nil
	}
	return v.drift().Sorted(), nil
}

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
		r.Places = append(r.Places, l.specAt[p])
	}
	return r
}
