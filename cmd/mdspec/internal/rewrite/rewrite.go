// Package rewrite gives documents of the user new contents, and writes new ones.
package rewrite

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/mdspec-go/mdspec/spec/regular"
)

// File replaces the content of a file that exists. Whoever reads it finds the
// old content or the new one, never a part, also when the program is killed.
// The file's mode stays; a symbolic link stays one, and what it points to
// changes. A file that holds the content already is not touched. One that must
// not be written is an error, and so is one that does not hold what was read of
// it: somebody has saved another content since.
func File(path string, read, content []byte) error { return InDirectory("", path, read, content) }

// InDirectory is [File] for a file that nobody named but the directory in which it
// is: a symbolic link that leads out of that is an error. An empty dir allows all.
func InDirectory(dir, path string, read, content []byte) error {
	target, err := filepath.EvalSymlinks(path)
	if err == nil && dir != "" {
		err = inside(dir, target)
	}
	if err == nil {
		err = replace(target, read, content)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.ToSlash(path), cause(err))
	}
	return nil
}

// inside returns an error unless the directory, or one below it, holds the
// target of a link.
func inside(dir, target string) error {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return err
	}
	for _, p := range []*string{&real, &target} {
		if *p, err = filepath.Abs(*p); err != nil {
			return err
		}
	}
	if below, err := filepath.Rel(real, target); err != nil || !filepath.IsLocal(below) {
		return fmt.Errorf("it is a symbolic link that leads out of %s; name it, or what it leads to, to change that", filepath.ToSlash(dir))
	}
	return nil
}

// replace replaces the content of a file that is no link.
func replace(target string, read, content []byte) error {
	// Renaming would also replace a file that must not be written.
	old, info, err := regular.Open(target, os.O_RDWR)
	if err != nil {
		return err
	}
	enough := max(len(read), len(content)) + 1
	present, err := io.ReadAll(io.LimitReader(old, int64(enough)))
	if err := errors.Join(err, old.Close()); err != nil {
		return err
	}
	switch {
	case bytes.Equal(present, content):
		return nil
	case !bytes.Equal(present, read):
		return errors.New("it was changed in the meantime; run again")
	}
	return place(target, content, info.Mode().Perm())
}

// place puts a file of the content at the path, in one step.
func place(target string, content []byte, mode os.FileMode) error {
	staged, err := os.CreateTemp(filepath.Dir(target), ".mdspec-*.tmp")
	if err != nil {
		return err
	}
	if err = fill(staged, content, mode); err == nil {
		err = os.Rename(staged.Name(), target)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(staged.Name()))
	}
	return err
}

// fill writes and closes the staged file; what it holds is on disk then.
func fill(f *os.File, content []byte, mode os.FileMode) error {
	_, err := f.Write(content)
	if err = errors.Join(err, f.Chmod(mode)); err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// New writes a file that does not exist. Whoever looks for it finds all of it or
// nothing, also when the program is killed. One that exists is an error.
func New(path string, content []byte) error {
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		err = fs.ErrExist
	case errors.Is(err, fs.ErrNotExist):
		err = place(path, content, newMode)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.ToSlash(path), cause(err))
	}
	return nil
}

// newMode is the mode of a new file.
const newMode = 0o644

// cause returns the error below one that names a path, which [File] names too.
func cause(err error) error {
	var at *os.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
