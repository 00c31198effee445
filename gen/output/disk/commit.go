package disk

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// newMode is the mode of files that did not exist before.
const newMode fs.FileMode = 0o644

// File is a content that a file of the directory is to get.
type File struct {
	Name    string // slash path relative to the directory
	Content []byte
	Mode    fs.FileMode // of the file it replaces; 0 if there is none
	staged  string      // the temporary file that holds the content; "" once renamed
}

// Commit replaces files of a directory such that it can be cut off after any
// step (see the package comment).
type Commit struct {
	Dir      string
	Steps    Steps
	Pending  *File // the record while files change; nil if none do
	Files    []*File
	Removals []string
	Vacated  []string // subdirectories that go after the removals, if they are empty then
	Record   *File    // the final one; nil if it stays

	created []string // directories that were made, the outermost first
	removed []string // those of Vacated that were empty
}

// Run does the work. An error says what is left behind.
func (c *Commit) Run() error {
	if err := c.prepare(); err != nil {
		c.discard()
		return fmt.Errorf("%w (nothing was changed)", err)
	}
	if err := c.replace(); err != nil {
		c.discard()
		return fmt.Errorf("%w (some files are written and some are not; another run completes them)", err)
	}
	return nil
}

// all returns the new contents, those of the record included.
func (c *Commit) all() []*File {
	all := append([]*File{c.Pending, c.Record}, c.Files...)
	return slices.DeleteFunc(all, func(f *File) bool { return f == nil })
}

// prepare puts all new contents on disk, under temporary names, and then
// announces them in the record. Until it is done, nothing has changed.
func (c *Commit) prepare() error {
	if err := c.makeDirectory(); err != nil {
		return err
	}
	if err := c.sweep(); err != nil {
		return err
	}
	if err := c.tryNames(); err != nil {
		return err
	}
	for _, f := range c.all() {
		var err error
		if f.staged, err = c.Steps.Stage(c.Dir, f.Content, cmp.Or(f.Mode, newMode)); err != nil {
			return fmt.Errorf("write %s: %w", filepath.Join(c.Dir, f.Name), err)
		}
	}
	if c.Pending == nil {
		return nil
	}
	return c.rename(c.Pending)
}

// replace gives the files their new contents, the record last. What is removed
// goes first: its name may differ only in case from that of a new file.
func (c *Commit) replace() error {
	if c.Pending != nil {
		// The announcement must be on disk before what it announces.
		if err := c.Steps.Sync(c.Dir); err != nil {
			return err
		}
	}
	if err := c.clear(); err != nil {
		return err
	}
	for _, f := range c.Files {
		if err := c.makeSubdirectory(f.Name); err != nil {
			return err
		}
		if err := c.rename(f); err != nil {
			return err
		}
	}
	for _, dir := range c.changed() {
		if err := c.Steps.Sync(dir); err != nil {
			return err
		}
	}
	if c.Record == nil {
		return nil
	}
	if err := c.rename(c.Record); err != nil {
		return err
	}
	return c.Steps.Sync(c.Dir)
}

// clear removes files, and then the subdirectories that are left empty.
func (c *Commit) clear() error {
	for _, name := range c.Removals {
		if err := c.remove(name); err != nil {
			return err
		}
	}
	for _, sub := range c.Vacated {
		left, err := entries(filepath.Join(c.Dir, sub))
		if err != nil {
			return err
		}
		if len(left) > 0 {
			continue
		}
		if err := c.remove(sub); err != nil {
			return err
		}
		c.removed = append(c.removed, sub)
	}
	return nil
}

// remove removes a file or an empty subdirectory, which may be gone already.
func (c *Commit) remove(name string) error {
	err := c.Steps.Remove(c.Dir, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// makeSubdirectory creates the subdirectory of a file, if it is in one that is
// not there.
func (c *Commit) makeSubdirectory(name string) error {
	sub, _ := split(name)
	if sub == "" {
		return nil
	}
	err := c.Steps.Mkdir(c.Dir, sub)
	if err == nil {
		c.created = append(c.created, filepath.Join(c.Dir, sub))
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// changed returns the directories in which names have come or gone; all files
// have come from the output directory itself.
func (c *Commit) changed() []string {
	names := slices.Clone(c.Removals)
	for _, f := range c.Files {
		names = append(names, f.Name)
	}
	if len(names) == 0 && len(c.removed) == 0 {
		return nil
	}
	dirs := []string{c.Dir}
	for _, name := range names {
		sub, _ := split(name)
		dir := filepath.Join(c.Dir, sub)
		if !slices.Contains(c.removed, sub) && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// tryNames looks for each file under its name. What has no room for the name, the
// file system or the longest path of the system, says so here and not in the midst
// of the replacements, where every run would fail again.
func (c *Commit) tryNames() error {
	for _, f := range c.Files {
		_, base := split(f.Name) // its subdirectory may have to be made
		for _, name := range []string{f.Name, base} {
			if _, err := os.Lstat(filepath.Join(c.Dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("write %s: %w", filepath.Join(c.Dir, f.Name), err)
			}
		}
	}
	return nil
}

func (c *Commit) rename(f *File) error {
	if err := c.Steps.Rename(c.Dir, f.staged, f.Name); err != nil {
		return err
	}
	f.staged = ""
	return nil
}

// discard removes what a failed run has made beside the output. What cannot be
// removed is left to the sweep of the next run.
func (c *Commit) discard() {
	for _, f := range c.all() {
		if f.staged != "" {
			_ = c.Steps.Remove(c.Dir, f.staged)
		}
	}
	for _, dir := range slices.Backward(c.created) {
		_ = c.Steps.Remove(dir, "") // only if it is empty
	}
}

// makeDirectory creates the output directory and notes what it created.
func (c *Commit) makeDirectory() error {
	for d := filepath.Clean(c.Dir); ; d = filepath.Dir(d) {
		if _, err := os.Lstat(d); !errors.Is(err, fs.ErrNotExist) || d == filepath.Dir(d) { // a link that leads nowhere is there, and not ours
			break
		}
		c.created = append([]string{d}, c.created...)
	}
	return os.MkdirAll(c.Dir, 0o755)
}

// sweep removes the temporary files that an interrupted run left.
func (c *Commit) sweep() error {
	found, err := entries(c.Dir)
	if err != nil {
		return err
	}
	for _, e := range found {
		if IsTemporary(e.Name()) && e.Type().IsRegular() {
			if err := c.remove(e.Name()); err != nil {
				return err
			}
		}
	}
	return nil
}

// entries lists a directory; a missing one is empty.
func entries(dir string) ([]fs.DirEntry, error) {
	found, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("output directory: %w", err)
	}
	return found, nil
}

// split splits the name of a file into its subdirectory, "" if it is in none, and
// its base name.
func split(name string) (dir, base string) {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i], name[i+1:]
	}
	return "", name
}
