package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// missing words the error of a file that cannot be looked at.
func missing(path string, err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		err = at.Err // without the path
	}
	var meant []string
	if errors.Is(err, fs.ErrNotExist) {
		meant = neighbours(path)
	}
	return fmt.Errorf("%s: %w%s", shown(path), err, didYouMean(meant, "", ""))
}

// neighbours returns the paths beside one that is not there that it may mean.
func neighbours(path string) []string {
	dir, base := filepath.Split(filepath.Clean(path))
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	meant := diag.Suggest(base, names)
	for i, name := range meant {
		meant[i] = shown(filepath.Join(dir, name))
	}
	return meant
}

// shown returns a path as it is written in a message.
func shown(path string) string { return filepath.ToSlash(path) }

// place names a directory in a sentence.
func place(dir string) string {
	if dir == "." {
		return "the working directory"
	}
	return shown(dir)
}

// suggestedPackage returns a name for the package of documents: that of their
// directory, unless it says only that there are some.
func suggestedPackage(dir string) string {
	const otherwise = "api"
	abs, err := filepath.Abs(dir)
	if err != nil {
		return otherwise
	}
	name := strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return unicode.ToLower(r)
		}
		return -1
	}, filepath.Base(abs))
	if slices.Contains([]string{"doc", "docs", "spec", "specs", "documentation", "main", "init"}, name) || !isPackage(name) {
		return otherwise
	}
	return name
}

// quoted returns a path as a word of a shell.
func quoted(path string) string { return diag.Argument(filepath.ToSlash(path)).String() }

// patternRoot returns the directory below which a pattern looks; ok is false for
// an argument that is none.
func patternRoot(arg string) (root string, ok bool) {
	root, ok = strings.CutSuffix(filepath.ToSlash(arg), "...")
	if !ok || root != "" && !strings.HasSuffix(root, "/") {
		return "", false
	}
	return filepath.Clean(filepath.FromSlash(root)), true
}

// isPattern reports whether an argument is a pattern: DIR/....
func isPattern(arg string) bool {
	_, ok := patternRoot(arg)
	return ok
}

// isFile reports whether something that is no directory has the path.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// leadsNowhere reports whether a path is a symbolic link to what does not exist.
func leadsNowhere(path string) bool {
	_, err := os.Lstat(path)
	_, target := os.Stat(path)
	return err == nil && errors.Is(target, fs.ErrNotExist)
}

// outFault returns what is wrong with the directory that --out names; nil if nothing is, or
// if it is not given.
func outFault(c *cobra.Command) error {
	out := c.Flags().Lookup("out")
	switch dir := out.Value.String(); {
	case !out.Changed || dir == "-":
		return nil
	case dir == "":
		return usagef("--out needs a directory")
	case isFile(dir):
		return usagef("--out needs a directory; %s is a file", shown(dir))
	case leadsNowhere(dir):
		return usagef("--out needs a directory; %s is a symbolic link that leads nowhere", shown(dir))
	}
	return nil
}

// holdsNoLock reports whether the path is no output directory.
func holdsNoLock(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, output.LockName))
	return err != nil
}
