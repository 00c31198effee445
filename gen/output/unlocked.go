package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// Unlocked reports the directories that hold files which mdspec generated, and
// no lock to keep them up to date: root itself and, if below, the directories
// below it in which [Find] looks. The subdirectory of a directory, which has its
// files in the lock of that, needs none.
func Unlocked(root string, below bool) (diag.List, error) {
	s := search{known: map[string]bool{}}
	root = filepath.Clean(root)
	above, err := filepath.Abs(filepath.Join(root, ".."))
	if err != nil {
		return nil, err
	}
	if err := s.lock(above); err != nil {
		return nil, err
	}
	if below {
		err = walk(root, s.visit)
		return s.found, err
	}
	entries, err := os.ReadDir(root)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		err = s.visit(root, entries)
	}
	return s.found, err
}

// search looks for directories without a lock.
type search struct {
	known map[string]bool // subdirectories of others, by absolute path
	found diag.List
}

// visit looks at one directory, after that in which it is.
func (s *search) visit(dir string, entries []fs.DirEntry) error {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if isLock(e) {
			return s.lock(abs)
		}
	}
	if s.known[abs] {
		return nil
	}
	for _, e := range entries {
		if e.IsDir() || !isGoName(e.Name()) {
			continue
		}
		path := filepath.Join(dir, e.Name())
		start, err := regular.Start(path, firstLineLimit)
		switch {
		case errors.Is(err, fs.ErrNotExist) || errors.Is(err, regular.ErrIrregular):
			continue
		case err != nil:
			return err
		case isGenerated(start):
			src := diag.NewSource(filepath.ToSlash(path), start)
			s.found.Add(LockMissing, lineSpan(src, 1), diag.Argument(dir))
			return s.own(abs)
		}
	}
	return nil
}

// lock notes which subdirectories the lock of a directory knows, if it has one.
// Where it cannot be understood, each may be one that it knows.
func (s *search) lock(abs string) error {
	l, faults, err := readLock(abs)
	if errors.Is(err, fs.ErrPermission) {
		return nil // of a directory that nobody asked for
	}
	if err != nil || l == nil && len(faults) == 0 {
		return err
	}
	if l == nil {
		return s.own(abs)
	}
	s.known[filepath.Join(abs, subdirectory(l.Package))] = true
	for _, sub := range l.subdirectories() {
		s.known[filepath.Join(abs, sub)] = true
	}
	return nil
}

// own notes the subdirectories of a directory that can be those of its lock.
func (s *search) own(abs string) error {
	entries, err := os.ReadDir(abs)
	for _, e := range entries {
		if isSubdirectory(e.Name()) {
			s.known[filepath.Join(abs, e.Name())] = true
		}
	}
	return err
}
