package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rewrite"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// linter is how documents are linted.
type linter struct {
	category lint.Category
	part     bool // their directories hold more documents of the package
	named    bool // each is named on the command line
}

// areNamed reports whether the command line names each document of the job, and
// not their directory or one of output.
func areNamed(j job) bool {
	return j.dir == "" && !slices.ContainsFunc(j.recipe.Spec, func(path string) bool {
		info, err := os.Stat(path)
		return err == nil && info.IsDir()
	})
}

// isPart reports whether the job names files, and not all documents of their
// directory. What a lock names is a package, whatever else lies there.
func isPart(j job) bool {
	if j.dir != "" {
		return false
	}
	named := map[string][]string{} // base names by directory
	for _, path := range j.recipe.Spec {
		if filepath.Ext(path) != ".md" {
			return false // a directory
		}
		dir, base := filepath.Split(path)
		named[dir] = append(named[dir], base)
	}
	for dir, bases := range named {
		entries, err := os.ReadDir(filepath.Clean(dir))
		if err != nil || slices.ContainsFunc(entries, func(e os.DirEntry) bool {
			return parser.IsDocument(e.Name()) && !slices.Contains(bases, e.Name())
		}) {
			return true
		}
	}
	return false
}

// run returns the findings of the parser and, if it understood the documents,
// of lint. Notes of the parser are left out: lint says more of the same.
func (l linter) run(s build.Sources) (found diag.List, understood bool) {
	parsed := s.Parsed()
	found = slices.DeleteFunc(parsed.Findings, func(d diag.Diagnostic) bool { return d.Rule.Severity == diag.Note })
	if found.HasErrors() {
		return found, false
	}
	check := lint.Check
	if l.part {
		check = lint.CheckPart
	}
	return append(found, check(lint.Input{Package: parsed.Package, Documents: parsed.Documents, GoUses: parsed.GoUses}, l.category, rulebook.NotLint()...)...), true
}

// maxFixes bounds how often documents are fixed and looked at again.
const maxFixes = 10

// fix makes the certain fixes of the findings, and those of what is found then,
// until nothing changes; it writes the documents, adds a line for each to lines,
// and returns the findings that remain.
func (a *app) fix(s build.Sources, check linter, found diag.List, lines *[]string) (diag.List, error) {
	before := s.Documents
	s.Documents = slices.Clone(before)
	counts := make([]int, len(before))
	remain := found
	for range maxFixes {
		fixed := lint.Fix(remain)
		if len(fixed) == 0 {
			break
		}
		for _, f := range fixed {
			i := slices.IndexFunc(s.Documents, func(d parser.File) bool { return d.Path == f.Source.Name() })
			s.Documents[i].Content = f.Content
			counts[i] += f.Count
		}
		var understood bool
		if remain, understood = check.run(s); !understood {
			i := slices.IndexFunc(remain, func(d diag.Diagnostic) bool { return d.Rule.Severity == diag.Error })
			return found, brokenFix(remain[i].Rule.ID)
		}
	}
	var errs []error
	for i, d := range s.Documents {
		if counts[i] == 0 {
			continue
		}
		if err := a.rewrite(d, before[i].Content, check.named); err != nil {
			errs = append(errs, err)
			continue
		}
		*lines = append(*lines, fmt.Sprintf("fixed %s (%d)", d.Path, counts[i]))
	}
	if len(errs) > 0 {
		return found, errors.Join(errs...)
	}
	return remain, nil
}

// rewrite writes a document that had another content; unless it was named, not
// through a link that leads out of its directory.
func (a *app) rewrite(d parser.File, before []byte, named bool) error {
	path := filepath.FromSlash(d.Path)
	dir := filepath.Dir(path)
	if named {
		dir = ""
	}
	return a.writes.do(func() error { return rewrite.InDirectory(dir, path, before, d.Content) })
}

// brokenFix is the rule that a document breaks after a fix: a bug of ours. The
// document's words are the user's and not for a report of a bug.
type brokenFix string

func (b brokenFix) Error() string { return "a fix of lint broke a document: " + string(b) }

func (b brokenFix) Is(target error) bool { return target == build.ErrInternal }
