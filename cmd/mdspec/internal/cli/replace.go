package cli

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/mdspec-go/mdspec/parser"
)

// replaceFile gives a file a new content in one step: whoever reads it sees the
// old or the new one, also after a crash. A symbolic link stays, its target
// changes; the permissions stay too.
func replaceFile(path string, content []byte) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return reason(err)
	}
	// Renaming would also replace a file that must not be written.
	old, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return reason(err)
	}
	info, err := old.Stat()
	if err := cmp.Or(err, old.Close()); err != nil {
		return reason(err)
	}
	return writeThenRename(target, content, info.Mode().Perm())
}

func writeThenRename(target string, content []byte, mode os.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(target), ".mdspec-*.tmp")
	if err != nil {
		return reason(err)
	}
	_, err = f.Write(content)
	err = cmp.Or(err, f.Chmod(mode), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		_ = f.Close()
		_ = os.Remove(f.Name()) // of no use to anybody
	}
	return reason(err)
}

// printDiff prints the unified diff that formats a file.
func (a *app) printDiff(file parser.File, formatted []byte) error {
	d := diff.Diff(file.Path+"\ton disk", file.Content, file.Path+"\tformatted", formatted)
	_, d, _ = bytes.Cut(d, []byte("\n")) // the "diff old new" line says nothing more
	_, err := a.Stdout.Write(d)
	return err
}
