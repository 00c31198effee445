package against

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// snapshot is the tree of files that a revision holds.
type snapshot struct {
	repo repository
	rev  string // as it is named in findings
	tree string // the object
}

// kind is what is at a path.
type kind string

const (
	kindNone kind = ""
	kindTree kind = "tree"
	kindBlob kind = "blob"
	kindLink kind = "link"   // a symbolic link
	kindSub  kind = "commit" // a submodule, whose files are another repository's
)

// entry is a file or a directory of the snapshot.
type entry struct {
	path   string // from the root, "." for the root itself
	kind   kind
	object string
}

func (e entry) base() string { return path.Base(e.path) }

// name returns the name by which findings call the file at a path.
func (s snapshot) name(p string) string { return s.rev + ":" + p }

// lookup returns the entry at a path, links followed; one of no kind if there is
// nothing.
func (s snapshot) lookup(p string) (entry, error) {
	e, err := s.at(p)
	if err != nil {
		return e, err
	}
	e, err = s.follow(e)
	if err == nil && e.kind == kindSub {
		err = fmt.Errorf("%s is a submodule: its documents are in a repository of their own", printable(s.name(p)))
	}
	return e, err
}

// at returns the entry at a path.
func (s snapshot) at(p string) (entry, error) {
	if p == "." {
		return entry{".", kindTree, s.tree}, nil
	}
	found, err := s.listed("ls-tree", "-z", "--full-tree", s.tree, "--", p)
	if err != nil || len(found) != 1 || found[0].path != p {
		return entry{path: p}, err
	}
	return found[0], nil
}

// list returns what is in a directory.
func (s snapshot) list(dir entry) ([]entry, error) {
	found, err := s.listed("ls-tree", "-z", "--full-tree", dir.object)
	for i := range found {
		found[i].path = path.Join(dir.path, found[i].path)
	}
	return found, err
}

// listed runs ls-tree.
func (s snapshot) listed(args ...string) ([]entry, error) {
	out, err := s.repo.git(args...)
	if err != nil {
		return nil, fmt.Errorf("git ls-tree in the repository at %s: %w", filepath.ToSlash(s.repo.root), err)
	}
	var found []entry
	for record := range strings.SplitSeq(string(out), "\x00") {
		head, name, _ := strings.Cut(record, "\t") // mode, kind, object
		if words := strings.Fields(head); len(words) == 3 {
			e := entry{name, kind(words[1]), words[2]}
			if words[0] == "120000" {
				e.kind = kindLink
			}
			found = append(found, e)
		}
	}
	return found, nil
}

// maxLinks is how many symbolic links may lead to one another.
const maxLinks = 10

// follow returns what a symbolic link leads to, under the link's own path; what
// is outside of the tree is nothing.
func (s snapshot) follow(e entry) (entry, error) {
	own := e.path
	for range maxLinks + 1 {
		if e.kind != kindLink {
			e.path = own
			return e, nil
		}
		target, err := s.content(e)
		if err != nil {
			return e, err
		}
		to := path.Join(path.Dir(e.path), string(target))
		if path.IsAbs(string(target)) || to == ".." || strings.HasPrefix(to, "../") {
			break
		}
		if e, err = s.at(to); err != nil {
			return e, err
		}
	}
	return entry{path: own}, nil
}

// content returns the whole content of a file.
func (s snapshot) content(e entry) ([]byte, error) {
	contents, err := s.read([]entry{e}, math.MaxInt64)
	if err != nil {
		return nil, err
	}
	return contents[0], nil
}

// read returns the contents of files, each cut at the limit.
func (s snapshot) read(entries []entry, limit int64) ([][]byte, error) {
	c, stderr, err := s.repo.command("cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	var objects strings.Builder
	for _, e := range entries {
		objects.WriteString(e.object + "\n")
	}
	c.Stdin = strings.NewReader(objects.String())
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	contents, err := readBatch(bufio.NewReader(out), len(entries), limit)
	_ = out.Close() // lets git end if not all of it was read
	failed := gitFailure(c.Wait(), stderr)
	switch said := strings.TrimSpace(stderr.String()); {
	case err == nil && failed == nil:
		return contents, nil // whatever git said beside them
	case err == nil:
		err = failed
	case said != "":
		err = fmt.Errorf("%w (git: %s)", err, diag.Printable(said))
	}
	return nil, fmt.Errorf("git cat-file in the repository at %s: %w", filepath.ToSlash(s.repo.root), err)
}

// readBatch reads what cat-file prints of n objects: of each a line with its
// name, its kind and its size, the bytes, and a line break.
func readBatch(r *bufio.Reader, n int, limit int64) ([][]byte, error) {
	contents := make([][]byte, n)
	for i := range contents {
		head, err := r.ReadString('\n')
		if err != nil {
			return nil, err
		}
		words := strings.Fields(head)
		if len(words) != 3 {
			return nil, fmt.Errorf("the object %s: git fsck says what the repository lacks", strings.TrimSpace(head)) // is missing
		}
		size, err := strconv.ParseInt(words[2], 10, 64)
		if err != nil {
			return nil, err
		}
		if contents[i], err = io.ReadAll(io.LimitReader(r, min(size, limit))); err != nil {
			return nil, err
		}
		if _, err := io.CopyN(io.Discard, r, size-int64(len(contents[i]))+1); err != nil {
			return nil, err
		}
	}
	return contents, nil
}

// snapshot returns what a revision holds.
func (r repository) snapshot(rev string) (snapshot, error) {
	if of, ok := strings.CutSuffix(rev, forkMark); ok {
		commit, err := r.fork(of)
		if err != nil {
			return snapshot{}, err
		}
		rev = commit
	}
	tree, err := r.object(rev, "tree")
	return snapshot{repo: r, rev: rev, tree: tree}, err
}

// object returns the name of the commit or the tree of a revision.
func (r repository) object(rev, kind string) (string, error) {
	out, err := r.git("rev-parse", "--verify", "--quiet", rev+"^{"+kind+"}")
	name := strings.TrimSpace(string(out))
	var failed *gitError
	if errors.As(err, &failed) || err == nil && !isObject(name) {
		return "", fmt.Errorf("%s is no revision of the repository at %s (a shallow clone has to fetch it first)", diag.Printable(rev), filepath.ToSlash(r.root))
	}
	return name, err
}

// isObject reports whether the text is the name of an object, and not the
// exclusion of one (^abc).
func isObject(s string) bool {
	return s != "" && strings.Trim(s, "0123456789abcdef") == ""
}
