package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// fileKind is what a name belongs to.
type fileKind string

const (
	kindAbsent    fileKind = "absent"
	kindRegular   fileKind = "regular"
	kindDirectory fileKind = "directory"
	kindLink      fileKind = "link"
	kindSpecial   fileKind = "special"
	// kindCutOff is that of names whose directory is something else.
	kindCutOff fileKind = "cut off"
)

// phrase names what is there in a message.
func (k fileKind) phrase() diag.Phrase {
	switch k {
	case kindRegular:
		return diag.Say("a file", "文件")
	case kindDirectory:
		return diag.Say("a directory", "目录")
	case kindLink:
		return diag.Say("a symbolic link", "符号链接")
	}
	return diag.Say("a special file", "特殊文件")
}

func kindOf(mode fs.FileMode) fileKind {
	switch {
	case mode.IsRegular():
		return kindRegular
	case mode.IsDir():
		return kindDirectory
	case mode&fs.ModeSymlink != 0:
		return kindLink
	}
	return kindSpecial
}

// diskFile is what has a name in the directory.
type diskFile struct {
	kind    fileKind
	content []byte      // of a regular file
	mode    fs.FileMode // permissions of a regular file
}

// dirListing is what an output directory holds, and those of its subdirectories
// that were added. Names are compared as the directory spells them, whatever its
// file system makes of case.
type dirListing struct {
	dir    string
	follow bool
	kinds  map[string]fileKind
	names  []string // sorted; in subdirectories slash paths
}

// list lists a directory without its subdirectories; a missing one is empty.
// Whoever only reads lets it follow symbolic links: what they lead to is then what
// is there. Whoever writes must not, since it would change something elsewhere.
func list(dir string, follow bool) (dirListing, error) {
	l := dirListing{dir: dir, follow: follow, kinds: map[string]fileKind{}}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return l, fmt.Errorf("output directory: %w", err)
	}
	for _, e := range entries {
		l.kinds[e.Name()] = l.kindOf(e)
		l.names = append(l.names, e.Name())
	}
	slices.Sort(l.names)
	return l, nil
}

// kindOf returns the kind of an entry. A link that leads nowhere is a link. The
// junctions of Windows are links to directories, though they are called special.
func (l dirListing) kindOf(e fs.DirEntry) fileKind {
	kind := kindOf(e.Type())
	if kind == kindRegular || kind == kindDirectory || !l.follow {
		return kind
	}
	info, err := os.Stat(filepath.Join(l.dir, e.Name()))
	if err != nil {
		return kind
	}
	return kindOf(info.Mode())
}

// add lists also the subdirectories that there are.
func (l *dirListing) add(subs []string) error {
	for _, sub := range subs {
		if l.kind(sub) != kindDirectory {
			continue
		}
		below, err := list(filepath.Join(l.dir, sub), l.follow)
		if err != nil {
			return err
		}
		for _, name := range below.names {
			l.kinds[sub+"/"+name] = below.kinds[name]
			l.names = append(l.names, sub+"/"+name)
		}
	}
	slices.Sort(l.names)
	return nil
}

// kind returns the kind of what has the name.
func (l dirListing) kind(name string) fileKind {
	if k, ok := l.kinds[name]; ok {
		return k
	}
	if dir, _ := splitName(name); dir != "" {
		if k := l.kind(dir); k != kindAbsent && k != kindDirectory {
			return kindCutOff
		}
	}
	return kindAbsent
}

// read returns what has the name. Nothing but a regular file is
// opened; of the lock no more is read than the reader of locks accepts.
func (l dirListing) read(name string) (diskFile, error) {
	f := diskFile{kind: l.kind(name)}
	if f.kind != kindRegular {
		return f, nil
	}
	path := filepath.Join(l.dir, name)
	info, err := os.Stat(path)
	if err != nil {
		return f, err
	}
	f.mode = info.Mode().Perm()
	if name == LockName {
		f.content, err = regular.Start(path, lockLimit+1)
	} else {
		f.content, err = regular.Read(path, fileLimit)
	}
	return f, err
}

// fileLimit is the size in bytes above which a Go file is not read.
const fileLimit = 256 << 20

// firstLineLimit is more than the first line of a generated file is long.
const firstLineLimit = 1024

// hasHeader reports whether a regular file of the directory begins as mdspec's
// files do.
func (l dirListing) hasHeader(name string) (bool, error) {
	start, err := regular.Start(filepath.Join(l.dir, name), firstLineLimit)
	return isGenerated(start), err
}
