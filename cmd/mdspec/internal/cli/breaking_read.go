package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/accept"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/against"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// baseline is what documents are compared with.
type baseline struct {
	argument string
	revision *against.Revision // nil for something on the disk
	path     string            // on the disk
}

func parseBaseline(old string) (baseline, error) {
	r, ok, err := against.ParseRevision(old)
	switch {
	case err != nil:
		return baseline{}, asUsage(err)
	case ok:
		return baseline{argument: diag.Printable(old), revision: &r}, nil
	}
	if _, err := os.Stat(old); errors.Is(err, fs.ErrNotExist) && len(neighbours(old)) == 0 {
		return baseline{}, fmt.Errorf("%w; a revision of git is written git:%s", missing(old, err), shown(old))
	}
	return baseline{argument: diag.Printable(old), path: old}, nil
}

// follows reports whether the baseline has a place for each of several
// directories: that which each has now.
func (b baseline) follows() bool { return b.revision != nil && b.revision.Path == "" }

// comparison is what is found when documents are compared.
type comparison struct {
	found  diag.List // changes
	faults diag.List // errors of either side, which keep it from being compared
}

// comparer compares jobs with the baseline.
type comparer struct {
	baseline
	young bool // a job may be younger than the baseline, and breaks nothing then
}

// compareAll compares each job.
func (a *app) compareAll(f format, jobs []job, by comparer) (comparison, error) {
	var faults diag.List
	failed := map[string]bool{}
	found, err := a.each(f, jobs, func(j job, which string) (diag.List, error) {
		a.line.Load().Set("mdspec: comparing %s", which)
		c, err := by.compare(j)
		faults = append(faults, c.faults...)
		if err == nil || failed[err.Error()] { // a revision is missing for all
			return c.found, nil
		}
		failed[err.Error()] = true
		return c.found, err
	})
	return comparison{found, faults}, err
}

// compare compares the documents of a job. With an error in either side there
// is nothing to compare.
func (c comparer) compare(j job) (comparison, error) {
	now, hand, err := readDisk(j)
	if err != nil {
		return comparison{}, err
	}
	old, err := c.read(j, hand)
	if c.young && (errors.As(err, new(*against.AbsentError)) || old.unlocked && old.faults.HasErrors()) {
		old, err = side{schema: &spec.Package{}}, nil // a new package, which breaks nothing
	}
	faults := slices.Concat(now.faults, old.faults)
	if err != nil || faults.HasErrors() {
		return comparison{faults: faults}, err
	}
	if err := nothingRead(old, now, c.argument, printed(j.origin())); err != nil {
		return comparison{}, err
	}
	o := breaking.Options{OldNoClient: old.noClient, NewNoClient: now.noClient, ByHand: now.byHand, Support: now.support}
	return comparison{found: o.Compare(old.schema, now.schema)}, nil
}

// nothingRead returns an error if there is nothing to compare, since neither side
// defines anything.
func nothingRead(old, now side, before, after string) error {
	if !old.empty() || !now.empty() {
		return nil
	}
	return fmt.Errorf("nothing is compared: neither %s nor %s defines anything; a definition is a heading with an identifier and a table, under ## Models",
		before, after)
}

// printed joins paths for a message.
func printed(paths []string) string {
	list := make([]string, len(paths))
	for i, p := range paths {
		list[i] = diag.Printable(filepath.ToSlash(p))
	}
	return strings.Join(list, ", ")
}

// addRemoved finds the output directories that a pattern found once, and that are
// there no more.
func (c *comparison) addRemoved(old baseline, args []string, jobs []job) error {
	if !old.follows() {
		return nil
	}
	if len(args) == 0 {
		args = []string{"./..."}
	}
	for _, arg := range args {
		root, ok := patternRoot(arg)
		if !ok {
			continue
		}
		dirs, err := old.revision.Outputs(root)
		if err != nil {
			return asUsage(err)
		}
		for _, dir := range dirs {
			if !slices.ContainsFunc(jobs, func(j job) bool { return j.dir == dir }) {
				dir := filepath.ToSlash(dir)
				c.found.Add(accept.PackageRemoved, diag.Span{}, dir, old.revision.Name).Subject = diag.Verbatim(dir).String()
			}
		}
	}
	return nil
}

// side is one of the two packages of a comparison.
type side struct {
	schema   *spec.Package
	noClient bool
	byHand   []string  // what hand-written Go declares
	support  []string  // what generated code declares beside the documents
	faults   diag.List // the errors
	unlocked bool      // documents of a revision without a lock of theirs
}

// empty reports whether the package declares nothing at all.
func (s side) empty() bool {
	return !slices.ContainsFunc(s.schema.Documents, func(d *spec.Document) bool {
		return slices.ContainsFunc(d.Topics, func(t *spec.Topic) bool { return len(t.Items) > 0 })
	})
}

// newSide returns what the parser said. What is no error is for check to say, and
// documents that declare nothing can be compared with others.
func newSide(r parser.Result, c gen.Client) side {
	faults := slices.DeleteFunc(r.Findings, func(d diag.Diagnostic) bool {
		return d.Rule.Severity != diag.Error || d.Rule == parser.NothingDeclared
	})
	return side{schema: r.Package, noClient: c == gen.ClientNone, byHand: slices.Sorted(maps.Keys(r.Hand)), support: r.Support, faults: faults}
}

// readDisk reads the documents of a job, beside Go of other places if it has no
// directory of its own. It also returns the hand-written Go of that.
func readDisk(j job, beside ...[]parser.File) (side, []parser.File, error) {
	sources, missing, err := j.read()
	if err != nil || missing.HasErrors() {
		return side{faults: missing}, nil, err
	}
	return newSide(sources.ParsedBeside(beside...), j.recipe.Client), sources.Go, nil
}

// read reads what a job is compared with. Where no lock says how it is made, it
// is read as the job is, whose hand-written Go is given.
func (b baseline) read(like job, hand []parser.File) (side, error) {
	if b.revision != nil {
		return readRevision(*b.revision, like, hand)
	}
	if info, err := os.Stat(b.path); err == nil && !info.IsDir() && filepath.Ext(b.path) == against.SchemaExt {
		p, err := against.ReadSchema(b.path)
		return side{schema: p, noClient: like.noClient()}, err
	}
	j, faults, err := exportJob(overrides{}, []string{b.path})
	if err != nil || faults.HasErrors() {
		return side{faults: faults}, err
	}
	if j.dir == "" {
		j.recipe.Client = like.recipe.Client
		j.recipe.Package = like.recipe.Package // of the Go beside them
	}
	if j.dir != "" {
		hand = nil // it has its own
	}
	s, _, err := readDisk(j, hand)
	if none := (*build.NoDocumentsError)(nil); errors.As(err, &none) && j.dir == "" {
		err = fmt.Errorf("%s holds neither a %s nor .md documents: name the directory of the documents with --against", printed(none.Spec), output.LockName)
	}
	return s, err
}

func readRevision(r against.Revision, like job, hand []parser.File) (side, error) {
	old, err := r.Load(like.origin(), like.recipe)
	switch {
	case err != nil || old.Faults.HasErrors():
		return side{faults: old.Faults}, asUsage(err)
	case old.Schema != nil:
		return side{schema: old.Schema, noClient: like.noClient()}, nil
	}
	client := old.Sources.Recipe.Client
	if old.Locked {
		return newSide(old.Sources.Parsed(), client), nil
	}
	s := newSide(old.Sources.ParsedBeside(old.Beside, hand), client)
	s.unlocked = true
	return s, nil
}

// noClient reports whether no client is made of calls.
func (j job) noClient() bool { return j.recipe.Client == gen.ClientNone }

// asUsage makes what is wrong with an argument a usage error of ours.
func asUsage(err error) error {
	var wrong against.UsageError
	if errors.As(err, &wrong) {
		return usagef("--against: %s", wrong)
	}
	return err
}

// readAccepted reads the file of accepted changes. Entries of rules that are not
// selected are left out: nothing can be said of them.
func readAccepted(file string, selected axes) ([]accept.Entry, diag.List, error) {
	if file == "" {
		return nil, nil, nil
	}
	f, err := parser.ReadFile(file)
	if err != nil {
		return nil, nil, missing(file, err)
	}
	names := []string{accept.PackageRemoved.ID}
	for _, r := range breaking.Rules() {
		names = append(names, r.ID)
	}
	entries, faults := accept.Read(f, names)
	return slices.DeleteFunc(entries, func(e accept.Entry) bool { return selected[e.Rule] == "" }), faults, nil
}
