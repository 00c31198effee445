package against

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// repository is a git repository on the disk.
type repository struct {
	dir  string // in which git is run
	root string // of the work tree
}

// locate returns the repository in which the files and directories lie, and the
// path of each from its root.
func locate(args []string) (repository, []string, error) {
	var repo repository
	var paths []string
	for _, arg := range args {
		dir, base := arg, ""
		if info, err := os.Stat(arg); err != nil || !info.IsDir() {
			dir, base = filepath.Dir(arg), filepath.Base(arg)
		}
		here := repository{dir: dir}
		out, err := here.git("rev-parse", "--show-toplevel", "--show-prefix")
		if err != nil {
			return here, nil, notThere(dir, err)
		}
		root, below, _ := strings.Cut(strings.TrimSuffix(string(out), "\n"), "\n")
		if here.root = root; repo.root == "" {
			repo = here
		}
		if root != repo.root {
			return here, nil, fmt.Errorf("%s and %s lie in two repositories", printable(args[0]), printable(arg))
		}
		paths = append(paths, path.Join(below, base))
		if paths[len(paths)-1] == "" {
			paths[len(paths)-1] = "."
		}
	}
	return repo, paths, nil
}

// notThere words the error of looking for a repository.
func notThere(dir string, err error) error {
	var failed *gitError
	if errors.As(err, &failed) {
		return fmt.Errorf("%s is in no work tree of git: %w", printable(filepath.ToSlash(dir)), err)
	}
	return err
}

// gitError is what git said when it failed.
type gitError struct{ message string }

// Error returns the message in one line.
func (e *gitError) Error() string {
	lines := strings.FieldsFunc(e.message, func(r rune) bool { return r == '\n' })
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.Join(lines, " ")
}

// command returns a git command that reads objects.
func (r repository) command(args ...string) (*exec.Cmd, *bytes.Buffer, error) {
	binary, err := exec.LookPath("git")
	if err != nil {
		return nil, nil, errors.New("git is needed to read a revision, and is not on the PATH")
	}
	c := exec.Command(binary, append([]string{"-c", "core.quotepath=off", "-c", "core.fsmonitor=false"}, args...)...)
	c.Dir = r.dir
	c.Env = environment()
	var stderr bytes.Buffer
	c.Stderr = &stderr
	return c, &stderr, nil
}

// environment returns the variables for git. Those by which git tells a hook
// where it runs are left out, because documents may lie in another repository.
func environment() []string {
	own := []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"}
	vars := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(own, name)
	})
	return append(vars, "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_LITERAL_PATHSPECS=1", "LC_ALL=C")
}

// git runs git and returns what it prints.
func (r repository) git(args ...string) ([]byte, error) {
	c, stderr, err := r.command(args...)
	if err != nil {
		return nil, err
	}
	out, err := c.Output()
	return out, gitFailure(err, stderr)
}

// gitFailure words the error of a git command.
func gitFailure(err error, stderr *bytes.Buffer) error {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return err
	}
	message := strings.TrimPrefix(strings.TrimSpace(stderr.String()), "fatal: ")
	if message == "" {
		message = exit.Error()
	}
	return &gitError{message}
}

// printable joins names for a message.
func printable(names ...string) string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = diag.Printable(n)
	}
	return strings.Join(list, ", ")
}

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

// LastChange returns the root of the work tree around files and directories, and the
// last commit that changed any of them; no commit if they are not as git has them.
func LastChange(paths []string) (root, commit string, err error) {
	repo, inside, err := locate(paths)
	if err != nil {
		return "", "", err
	}
	repo.dir = repo.root
	changed, err := repo.git(append([]string{"status", "--porcelain", "--"}, inside...)...)
	if err != nil || len(changed) > 0 {
		return repo.root, "", err
	}
	out, err := repo.git(append([]string{"log", "-1", "--format=%H", "--"}, inside...)...)
	return repo.root, strings.TrimSpace(string(out)), err
}
