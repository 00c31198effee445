package against

import "strings"

// Checkout returns the root of the work tree around a directory and the commit that
// is checked out there.
func Checkout(dir string) (root, commit string, err error) {
	out, err := repository{dir: dir}.git("rev-parse", "--show-toplevel", "HEAD")
	if err != nil {
		return "", "", err
	}
	root, commit, _ = strings.Cut(strings.TrimSuffix(string(out), "\n"), "\n")
	return root, commit, nil
}
