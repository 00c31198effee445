package against

import (
	"path"
	"path/filepath"
	"slices"

	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// advice says what to name instead of a place at which the snapshot has no documents,
// given the documents of today.
func (s snapshot) advice(rev string, today []string) string {
	where := s.placeOf(today)
	if where == "" {
		return "name the documents of that revision, as in --against " + argument(rev, "PATH")
	}
	return "name the documents of that revision: --against " + argument(rev, where)
}

// argument returns the argument that [ParseRevision] reads, for a command line.
func argument(rev, path string) string { return diag.Argument(prefix + rev + ":" + path).String() }

// placeOf returns the directory or the document of the snapshot in which the
// documents of today were then: where they are today, or else where most of their
// names are; "" if there is none.
func (s snapshot) placeOf(today []string) string {
	repo, paths, err := locate(today)
	if err != nil || repo.root != s.repo.root {
		return ""
	}
	if len(paths) == 1 {
		if e, err := s.lookup(paths[0]); err == nil && s.hasDocuments(e) {
			return paths[0]
		}
	}
	return s.richest(names(today))
}

// names returns the base names of documents and of those in directories.
func names(spec []string) []string {
	var out []string
	for _, p := range spec {
		files, err := parser.ReadDir(p)
		if err != nil {
			out = append(out, filepath.Base(p))
		}
		for _, f := range files {
			out = append(out, f.Name)
		}
	}
	return out
}

// hasDocuments reports whether an entry is a document, or a directory of some.
func (s snapshot) hasDocuments(e entry) bool {
	if e.kind != kindTree {
		return e.kind == kindBlob && parser.IsDocument(e.base())
	}
	files, err := s.list(e)
	return err == nil && slices.ContainsFunc(files, func(f entry) bool { return f.kind == kindBlob && parser.IsDocument(f.base()) })
}

// richest returns the directory that holds most documents of the names; the first
// one of several, and "" without any.
func (s snapshot) richest(names []string) string {
	files, err := s.listed("ls-tree", "-r", "-z", "--full-tree", s.tree)
	if err != nil {
		return ""
	}
	best, count := "", map[string]int{}
	for _, f := range files {
		if f.kind != kindBlob || !slices.Contains(names, f.base()) {
			continue
		}
		dir := path.Dir(f.path)
		if count[dir]++; count[dir] > count[best] {
			best = dir
		}
	}
	return best
}

// beside returns the hand-written Go in the directories among the paths.
func (s snapshot) beside(paths []string) ([]parser.File, error) {
	var out []parser.File
	for _, p := range paths {
		e, err := s.lookup(p)
		if err != nil || e.kind != kindTree {
			continue // what is compared lies elsewhere, and needs no Go
		}
		files, err := s.list(e)
		if err != nil {
			return nil, err
		}
		found, err := s.handWritten(diag.NewSource(output.LockName, nil), files)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}
