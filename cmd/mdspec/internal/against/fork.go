package against

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// forkMark ends a revision that stands for the commit at which HEAD left it, as in
// git diff main...
const forkMark = "..."

// abbreviated is how many digits of a commit findings show.
const abbreviated = 12

// shallowLimit is the size in bytes above which the list of the commits at which a
// shallow clone ends is not read: that of hundreds of thousands.
const shallowLimit = 16 << 20

// fork returns the commit at which HEAD left a branch: the last one that both have.
// A shallow clone may lack it, or the commits from which it would be seen.
func (r repository) fork(branch string) (string, error) {
	tip, err := r.object(branch, "commit")
	if err != nil {
		return "", err
	}
	found, err := r.git("merge-base", "HEAD", tip)
	var failed *gitError
	if err != nil && !errors.As(err, &failed) {
		return "", err
	}
	base := strings.TrimSpace(string(found))
	cut, err := r.cutBelow(base, tip)
	switch {
	case err != nil:
		return "", err
	case slices.ContainsFunc(cut, func(commit string) bool { return slices.Contains(r.parents(commit), tip) }):
		base = tip // HEAD has all of the branch
	case len(cut) > 0:
		return "", fmt.Errorf("the clone at %s is shallow: where HEAD left %s cannot be seen, and what came to %[2]s since then would look like a change; "+
			"fetch the history first, as with git fetch --unshallow or with fetch-depth: 0 of actions/checkout", filepath.ToSlash(r.root), diag.Printable(branch))
	case base == "":
		return "", fmt.Errorf("HEAD and %s of the repository at %s have no commit in common", diag.Printable(branch), filepath.ToSlash(r.root))
	}
	return base[:min(len(base), abbreviated)], nil
}

// cutBelow returns the commits at which a shallow clone ends, of those that HEAD or
// another commit has and a third one, which may be "", has not.
func (r repository) cutBelow(base, tip string) ([]string, error) {
	list, err := r.git("rev-parse", "--git-path", "shallow")
	if err != nil {
		return nil, err
	}
	file := strings.TrimSuffix(string(list), "\n")
	if !filepath.IsAbs(file) {
		file = filepath.Join(r.dir, file)
	}
	shallow, err := regular.Read(file, shallowLimit)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = nil // all of the history is there
		}
		return nil, err
	}
	args := []string{"rev-list", "HEAD", tip}
	if base != "" {
		args = append(args, "^"+base)
	}
	out, err := r.git(args...)
	if err != nil {
		return nil, err
	}
	ends := strings.Fields(string(shallow))
	return slices.DeleteFunc(strings.Fields(string(out)), func(commit string) bool { return !slices.Contains(ends, commit) }), nil
}

// parents returns the parents of a commit, also of one at which a shallow clone ends.
func (r repository) parents(commit string) []string {
	out, err := r.git("cat-file", "commit", commit)
	if err != nil {
		return nil
	}
	var found []string
	for line := range strings.Lines(string(out)) {
		if line == "\n" {
			break // the message begins
		}
		if parent, ok := strings.CutPrefix(line, "parent "); ok {
			found = append(found, strings.TrimSpace(parent))
		}
	}
	return found
}
