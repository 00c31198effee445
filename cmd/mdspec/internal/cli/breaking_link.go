package cli

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/against"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// forge is where the files of a work tree can be seen on the web.
type forge struct {
	commit *url.URL // of all files
	root   string   // of the work tree
}

// forge returns where a workflow of GitHub shows the commit that it checked out; nil
// elsewhere, and if another commit is checked out: lines may differ. A comment has to
// name the commit, because it is on no page from which a path could lead further.
func (a *app) forge() *forge {
	server, err := url.Parse(a.Getenv("GITHUB_SERVER_URL"))
	repository, commit := a.Getenv("GITHUB_REPOSITORY"), a.Getenv("GITHUB_SHA")
	if err != nil || server.Scheme != "https" && server.Scheme != "http" || server.Host == "" || repository == "" || commit == "" ||
		a.Getenv("GITEA_ACTIONS") != "" { // sets the same, and has other addresses
		return nil
	}
	root, head, err := against.Checkout(".")
	if err != nil || head != commit {
		return nil
	}
	return &forge{server.JoinPath(repository, "blob", commit), root}
}

// link returns the address of the lines of a place; "" if it is not in the work tree,
// as those in documents of another revision.
// The forge shows Markdown as a page, in which no line can be named, unless it is
// asked for the plain text.
func (f *forge) link(s diag.Span) string {
	file, err := filepath.Abs(filepath.FromSlash(s.File()))
	if err != nil {
		return ""
	}
	if _, err := os.Lstat(file); err != nil {
		return ""
	}
	dir, name := filepath.Split(file)
	if real, err := filepath.EvalSymlinks(dir); err == nil { // git names the root without links
		dir = real
	}
	path, err := filepath.Rel(filepath.FromSlash(f.root), filepath.Join(dir, name))
	path = filepath.ToSlash(path)
	if err != nil || path == ".." || strings.HasPrefix(path, "../") {
		return ""
	}
	out := *f.commit
	out.Path += "/" + path
	out.RawPath = ""
	out.RawQuery, out.Fragment = "plain=1", fmt.Sprintf("L%d", s.Position().Line)
	return out.String()
}
