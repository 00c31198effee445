package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// found is a source on the disk.
type found struct {
	path string // by which it is opened
	base string // the directory that was named, in which it was found; that of a file that was named itself
}

// IsSource reports whether a file can be a source, by its name.
func IsSource(name string) bool {
	lower := strings.ToLower(filepath.Base(name))
	return slices.Contains([]string{".md", ".mdx", ".markdown"}, filepath.Ext(lower)) && !IsProfile(lower)
}

// IsProfile reports whether a file is a profile, by its name.
func IsProfile(name string) bool {
	return strings.HasSuffix(strings.ToLower(filepath.Base(name)), ".profile.md")
}

// OnlySources reports whether a path is a file, or a directory that holds one somewhere,
// that can be a source and by its name no document.
func OnlySources(path string) bool {
	files, err := findAt(path, "")
	return err == nil && slices.ContainsFunc(files, func(f found) bool { return IsSource(f.path) && filepath.Ext(f.path) != ".md" })
}

// find returns the files that the arguments name, each once, sorted. What is below
// the output directory is none.
func find(args []string, out string) ([]found, error) {
	seen := map[string]bool{}
	var all []found
	for _, arg := range args {
		arg = filepath.Clean(arg)
		files, err := findAt(arg, out)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if !seen[f.path] {
				seen[f.path] = true
				all = append(all, f)
			}
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		return strings.Compare(filepath.ToSlash(a.path), filepath.ToSlash(b.path))
	})
	return all, nil
}

// findAt returns the file, or the files of the directory, that one argument names.
func findAt(arg, out string) ([]found, error) {
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return nil, err
	case !info.IsDir():
		return []found{{arg, filepath.Dir(arg)}}, nil
	}
	w := walker{root: arg, out: out}
	// By way of a file system of its own the directory may be a link itself.
	err = fs.WalkDir(os.DirFS(arg), ".", w.visit)
	if err == nil && len(w.files) == 0 {
		err = &NoSourcesError{Dir: filepath.ToSlash(arg)}
	}
	return w.files, err
}

// NoSourcesError says that a directory holds nothing to import.
type NoSourcesError struct{ Dir string }

func (e *NoSourcesError) Error() string {
	return fmt.Sprintf("%s: no .md, .mdx or .markdown files (hidden ones, those of node_modules and profiles are none)", e.Dir)
}

// walker finds the sources of a directory and of those below it. It follows no links:
// what they lead to is elsewhere, or is found without them.
type walker struct {
	root  string
	out   string // the output directory
	files []found
}

func (w *walker) visit(below string, e fs.DirEntry, err error) error {
	path := filepath.Join(w.root, filepath.FromSlash(below))
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return &fs.PathError{Op: at.Op, Path: filepath.ToSlash(path), Err: at.Err} // with the whole path
	} else if err != nil {
		return err
	}
	name := e.Name()
	switch {
	case below == ".":
	case e.IsDir() && (name[0] == '.' || name == "node_modules" || sameFile(path, w.out)):
		return fs.SkipDir
	case e.Type().IsRegular() && name[0] != '.' && IsSource(name):
		w.files = append(w.files, found{path, w.root})
	}
	return nil
}

// sameFile reports whether two paths lead to the same thing.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	other, failed := os.Stat(b)
	return err == nil && failed == nil && os.SameFile(one, other)
}
