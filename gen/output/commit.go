package output

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// newFileMode is the mode of files that did not exist before.
const newFileMode fs.FileMode = 0o644

// newFile is a content that a file of the directory is to get.
type newFile struct {
	name    string // slash path relative to the directory
	content []byte
	mode    fs.FileMode // of the file it replaces; 0 if there is none
	staged  string      // the temporary file that holds the content; "" once renamed
}

// commit replaces files of a directory such that it can be cut off after any
// step (see the package comment).
type commit struct {
	dir      string
	steps    steps
	pending  *newFile // the lock while files change; nil if none do
	files    []*newFile
	removals []string
	vacated  []string // subdirectories that go after the removals, if they are empty then
	lock     *newFile // the final lock; nil if it stays

	created []string // directories that were made, the outermost first
	removed []string // those of vacated that were empty
}

// run does the work. An error says what is left behind.
func (c *commit) run() error {
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

// all returns the new contents, those of the locks included.
func (c *commit) all() []*newFile {
	all := append([]*newFile{c.pending, c.lock}, c.files...)
	return slices.DeleteFunc(all, func(f *newFile) bool { return f == nil })
}

// prepare puts all new contents on disk, under temporary names, and then
// announces them in the lock. Until it is done, nothing has changed.
func (c *commit) prepare() error {
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
		if f.staged, err = c.steps.stage(c.dir, f.content, cmp.Or(f.mode, newFileMode)); err != nil {
			return fmt.Errorf("write %s: %w", filepath.Join(c.dir, f.name), err)
		}
	}
	if c.pending == nil {
		return nil
	}
	return c.rename(c.pending)
}

// replace gives the files their new contents, the lock last. What is removed
// goes first: its name may differ only in case from that of a new file.
func (c *commit) replace() error {
	if c.pending != nil {
		// The announcement must be on disk before what it announces.
		if err := c.steps.sync(c.dir); err != nil {
			return err
		}
	}
	if err := c.clear(); err != nil {
		return err
	}
	for _, f := range c.files {
		if err := c.makeSubdirectory(f.name); err != nil {
			return err
		}
		if err := c.rename(f); err != nil {
			return err
		}
	}
	for _, dir := range c.changed() {
		if err := c.steps.sync(dir); err != nil {
			return err
		}
	}
	if c.lock == nil {
		return nil
	}
	if err := c.rename(c.lock); err != nil {
		return err
	}
	return c.steps.sync(c.dir)
}

// clear removes files, and then the subdirectories that are left empty.
func (c *commit) clear() error {
	for _, name := range c.removals {
		if err := c.remove(name); err != nil {
			return err
		}
	}
	for _, sub := range c.vacated {
		left, err := list(filepath.Join(c.dir, sub), false)
		if err != nil {
			return err
		}
		if len(left.names) > 0 {
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
func (c *commit) remove(name string) error {
	err := c.steps.remove(c.dir, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// makeSubdirectory creates the subdirectory of a file, if it is in one that is
// not there.
func (c *commit) makeSubdirectory(name string) error {
	sub, _ := splitName(name)
	if sub == "" {
		return nil
	}
	err := c.steps.mkdir(c.dir, sub)
	if err == nil {
		c.created = append(c.created, filepath.Join(c.dir, sub))
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// changed returns the directories in which names have come or gone; all files
// have come from the output directory itself.
func (c *commit) changed() []string {
	names := slices.Clone(c.removals)
	for _, f := range c.files {
		names = append(names, f.name)
	}
	if len(names) == 0 && len(c.removed) == 0 {
		return nil
	}
	dirs := []string{c.dir}
	for _, name := range names {
		sub, _ := splitName(name)
		dir := filepath.Join(c.dir, sub)
		if !slices.Contains(c.removed, sub) && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// tryNames looks for each file under its name. What has no room for the name, the
// file system or the longest path of the system, says so here and not in the midst
// of the replacements, where every run would fail again.
func (c *commit) tryNames() error {
	for _, f := range c.files {
		_, base := splitName(f.name) // its subdirectory may have to be made
		for _, name := range []string{f.name, base} {
			if _, err := os.Lstat(filepath.Join(c.dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("write %s: %w", filepath.Join(c.dir, f.name), err)
			}
		}
	}
	return nil
}

func (c *commit) rename(f *newFile) error {
	if err := c.steps.rename(c.dir, f.staged, f.name); err != nil {
		return err
	}
	f.staged = ""
	return nil
}

// discard removes what a failed run has made beside the output. What cannot be
// removed is left to the sweep of the next run.
func (c *commit) discard() {
	for _, f := range c.all() {
		if f.staged != "" {
			_ = c.steps.remove(c.dir, f.staged)
		}
	}
	for _, dir := range slices.Backward(c.created) {
		_ = c.steps.remove(dir, "") // only if it is empty
	}
}

// makeDirectory creates the output directory and notes what it created.
func (c *commit) makeDirectory() error {
	for d := filepath.Clean(c.dir); ; d = filepath.Dir(d) {
		if _, err := os.Lstat(d); !errors.Is(err, fs.ErrNotExist) || d == filepath.Dir(d) { // a link that leads nowhere is there, and not ours
			break
		}
		c.created = append([]string{d}, c.created...)
	}
	return os.MkdirAll(c.dir, 0o755)
}

// sweep removes the temporary files that an interrupted run left.
func (c *commit) sweep() error {
	listing, err := list(c.dir, false)
	if err != nil {
		return err
	}
	for _, name := range listing.names {
		if isTemporary(name) && listing.kind(name) == kindRegular {
			if err := c.remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}
