package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// GoFile is a Go file that people wrote.
type GoFile struct {
	Name    string // base name
	Content []byte
}

// HandWritten returns the Go files of an output directory that are neither
// generated nor tests, sorted by name; none for a missing directory. Generated
// are files that the lock names, files with mdspec's header, and all whose name
// ends in ".md.go": these names belong to the output, whichever
// generator filled them before. Files that Go itself overlooks are left out.
func HandWritten(dir string) ([]GoFile, error) {
	dir = filepath.Clean(dir)
	listing, err := list(dir, true)
	if err != nil {
		return nil, err
	}
	disk, err := listing.read(LockName)
	if err != nil {
		return nil, err
	}
	old, _ := parseDiskLock(dir, disk) // whoever writes or checks reports a broken lock
	return selectHandWritten(old, listing.names, func(name string) ([]byte, error) {
		return readGo(filepath.Join(dir, name))
	})
}

// SelectHandWritten does as [HandWritten] for a directory that is not on the
// disk: of the names in it, sorted, it reads those that may be hand-written. No
// content (nil) means that it is no file.
func SelectHandWritten(lockFile *diag.Source, names []string, read func(name string) ([]byte, error)) ([]GoFile, error) {
	old, _ := parseLock("", lockFile) // whoever reads the recipe reports a broken lock
	return selectHandWritten(old, names, read)
}

func selectHandWritten(old *lock, names []string, read func(name string) ([]byte, error)) ([]GoFile, error) {
	owned := old.names()
	var files []GoFile
	for _, name := range names {
		if _, ok := slices.BinarySearch(owned, name); ok || !mayBeHandWritten(name) {
			continue
		}
		content, err := read(name)
		if err != nil {
			return nil, err
		}
		if content != nil && !isGenerated(content) {
			files = append(files, GoFile{Name: name, Content: content})
		}
	}
	return files, nil
}

// readGo returns the content of a Go file, also through a symbolic link as Go
// does; nil for what is no file.
func readGo(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return regular.Read(path, fileLimit)
}

// mayBeHandWritten reports whether the name is that of a Go file that belongs
// to the package proper and not to mdspec.
func mayBeHandWritten(name string) bool {
	return isGoName(name) && !strings.HasSuffix(name, ".md.go") && !strings.HasSuffix(name, "_test.go")
}

// Find returns the directories at and below root that hold a lock, sorted. It
// does not look into directories whose name begins with a dot or that are called
// vendor, node_modules or testdata, and follows no symbolic links but root
// itself.
func Find(root string) ([]string, error) {
	var found []string
	err := walk(filepath.Clean(root), func(dir string, entries []fs.DirEntry) error {
		if slices.ContainsFunc(entries, isLock) {
			found = append(found, dir)
		}
		return nil
	})
	slices.Sort(found)
	return found, err
}

func isLock(e fs.DirEntry) bool { return e.Name() == LockName && !e.IsDir() }

// walk visits the directories in which [Find] looks, each before those below it.
func walk(dir string, visit func(dir string, entries []fs.DirEntry) error) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if err := visit(dir, entries); err != nil {
		return err
	}
	for _, e := range entries {
		if !e.IsDir() || IsSkipped(e.Name()) {
			continue
		}
		if err := walk(filepath.Join(dir, e.Name()), visit); err != nil {
			return err
		}
	}
	return nil
}

// IsSkipped reports whether directories of the name hold other people's
// output, or none, so that [Find] does not look into them.
func IsSkipped(name string) bool {
	switch name {
	case "vendor", "node_modules", "testdata":
		return true
	}
	return strings.HasPrefix(name, ".") && name != "."
}
