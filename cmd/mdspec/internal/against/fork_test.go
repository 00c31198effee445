package against_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree commits files on top of parents and returns the commit; HEAD becomes it.
func tree(t *testing.T, files map[string]string, parents ...string) string {
	t.Helper()
	write(t, files)
	git(t, "add", "-A")
	args := []string{"-c", "user.name=t", "-c", "user.email=t@example.com", "commit-tree", "-m", "c", strings.TrimSpace(git(t, "write-tree"))}
	for _, p := range parents {
		args = append(args, "-p", p)
	}
	commit := strings.TrimSpace(git(t, args...))
	git(t, "update-ref", "HEAD", commit)
	return commit
}

// TestFork reads the documents as they were where HEAD left a branch that has gone
// on since. A clone is made shallow by naming the commits at which it ends.
func TestFork(t *testing.T) {
	own := map[string]string{"own.txt": "of HEAD"}
	type history struct{ root, base, moved, side, head string }
	for _, test := range []struct {
		name string
		head func(t *testing.T, h history) string // makes HEAD
		ends func(h history) []string
		want string // the model of the documents that are read, or the error
	}{
		{"all of the history", func(t *testing.T, h history) string { return tree(t, own, h.base) }, nil, "Base"},
		{"not moved", func(t *testing.T, h history) string { return tree(t, own, h.moved) }, nil, "Moved"},
		{"merged", func(t *testing.T, h history) string { return tree(t, own, h.moved, h.side) }, nil, "Moved"},
		{"nothing in common", func(t *testing.T, h history) string { return tree(t, own) }, nil, "HEAD and main of the repository at "},
		{"shallow, and moved", func(t *testing.T, h history) string { return tree(t, own, h.base) },
			func(h history) []string { return []string{h.head, h.moved} }, "the clone at "},
		{"shallow, and as the branch is", func(t *testing.T, h history) string { return h.moved },
			func(h history) []string { return []string{h.moved} }, "Moved"},
		{"shallow, the merge of the branch as it is", func(t *testing.T, h history) string { return tree(t, own, h.moved, h.side) },
			func(h history) []string { return []string{h.head, h.moved} }, "Moved"},
		{"shallow further down", func(t *testing.T, h history) string { return tree(t, own, h.base) },
			func(h history) []string { return []string{h.base} }, "Base"},
		{"shallow on one way only", func(t *testing.T, h history) string {
			return tree(t, own, h.side, tree(t, own, h.root))
		}, func(h history) []string { return []string{h.side} }, "the clone at "},
	} {
		t.Run(test.name, func(t *testing.T) {
			repository(t, map[string]string{"spec/a.md": document("Root")})
			h := history{root: strings.TrimSpace(git(t, "rev-parse", "HEAD"))}
			h.base = tree(t, map[string]string{"spec/a.md": document("Base")}, h.root)
			h.side = tree(t, map[string]string{"spec/a.md": document("Side")}, h.base)
			h.moved = tree(t, map[string]string{"spec/a.md": document("Moved")}, h.base)
			git(t, "checkout", "-q", "--detach")
			git(t, "update-ref", "refs/heads/main", h.moved)
			h.head = test.head(t, h)
			git(t, "update-ref", "--no-deref", "HEAD", h.head)
			if test.ends != nil {
				write(t, map[string]string{".git/shallow": strings.Join(test.ends(h), "\n") + "\n"})
			}
			old, err := load("git:main...", "spec")
			if err != nil {
				if !strings.HasPrefix(err.Error(), test.want) {
					t.Errorf("error %v, want %s", err, test.want)
				}
				if strings.HasPrefix(test.want, "the clone") && !strings.HasSuffix(err.Error(), "is shallow: where HEAD left main cannot be seen, and what came to main since then would look like a change; "+
					"fetch the history first, as with git fetch --unshallow or with fetch-depth: 0 of actions/checkout") {
					t.Errorf("no way out: %v", err)
				}
				return
			}
			if got := string(old.Sources.Documents[0].Content); got != document(test.want) {
				t.Errorf("the documents are\n%s\nwant %s", got, test.want)
			}
		})
	}
}

// TestForkName names a commit by which git shows the old document.
func TestForkName(t *testing.T) {
	repository(t, map[string]string{"spec/a.md": document("A")})
	commit := strings.TrimSpace(git(t, "rev-parse", "HEAD"))
	old, err := load("git:main...", "spec")
	if want := commit[:12] + ":spec/a.md"; err != nil || old.Sources.Documents[0].Path != want {
		t.Errorf("%q, %v, want %s", sources(old), err, want)
	}
	for _, arg := range []string{"git:...", "git:...:spec"} {
		if _, err := load(arg, "spec"); err == nil || !strings.Contains(err.Error(), "names no revision") {
			t.Errorf("%s: error %v", arg, err)
		}
	}
	if _, err := load("git:nowhere...", "spec"); err == nil || !strings.HasPrefix(err.Error(), "nowhere is no revision of the repository at ") {
		t.Errorf("error %v", err)
	}
}

// TestMissingObject reads a repository that lacks an object, with git saying more or
// less on its standard error.
func TestMissingObject(t *testing.T) {
	repository(t, map[string]string{"spec/a.md": document("A"), "spec/b.md": document("B")})
	lose := func(name string) (object string) {
		object = strings.TrimSpace(git(t, "rev-parse", name))
		if err := os.Remove(filepath.Join(".git", "objects", object[:2], object[2:])); err != nil {
			t.Fatal(err)
		}
		return object
	}
	object := lose("HEAD:spec/b.md")
	for _, trace := range []string{"", "1"} {
		t.Setenv("GIT_TRACE", trace)
		_, err := load("git:HEAD", "spec")
		if err == nil || !strings.Contains(err.Error(), "the object "+object+" missing: git fsck says what the repository lacks") {
			t.Errorf("with GIT_TRACE=%s: error %v", trace, err)
		}
	}
	t.Setenv("GIT_TRACE", "1")
	if _, err := load("git:HEAD", "spec/a.md"); err != nil {
		t.Errorf("what is there cannot be read: %v", err)
	}
	t.Setenv("GIT_TRACE", "")
	lose("HEAD:spec")
	if _, err := load("git:HEAD", "spec"); err == nil || !strings.HasPrefix(err.Error(), "git ls-tree in the repository at ") {
		t.Errorf("without a directory: error %v", err)
	}
}
