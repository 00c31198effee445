package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/accept"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/against"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// baseline is what documents are compared with.
type baseline struct {
	revision *against.Revision // nil for something on the disk
	path     string            // on the disk
}

func parseBaseline(old string) (baseline, error) {
	r, ok, err := against.ParseRevision(old)
	if err != nil || !ok {
		return baseline{path: old}, asUsage(err)
	}
	return baseline{revision: &r}, nil
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
	now, faults, err := readDisk(j)
	if err != nil {
		return comparison{}, err
	}
	old, more, err := c.read(j)
	faults = append(faults, more...)
	var absent *against.AbsentError
	switch {
	case c.young && errors.As(err, &absent):
		return comparison{faults: faults}, nil
	case err != nil || faults.HasErrors():
		return comparison{faults: faults}, err
	}
	return comparison{found: breaking.Compare(old, now)}, nil
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

// readDisk reads the documents of a job. What is no error is for check to say.
func readDisk(j job) (*spec.Package, diag.List, error) {
	sources, err := build.Read(j.dir, j.recipe)
	if err != nil {
		return nil, nil, err
	}
	p, faults := parseSources(sources)
	return p, faults, nil
}

// parseSources returns the schema of documents and the errors in them.
func parseSources(s build.Sources) (*spec.Package, diag.List) {
	p, found := s.Parse()
	return p, slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Rule.Severity != diag.Error })
}

// read reads what a job is compared with. Where no lock says how it is made, it
// is read as the job is.
func (b baseline) read(like job) (*spec.Package, diag.List, error) {
	if b.revision != nil {
		return readRevision(*b.revision, like)
	}
	if info, err := os.Stat(b.path); err == nil && !info.IsDir() && filepath.Ext(b.path) == against.SchemaExt {
		p, err := against.ReadSchema(b.path)
		return p, nil, err
	}
	j, faults, err := exportJob(overrides{}, []string{b.path})
	if err != nil || faults.HasErrors() {
		return nil, faults, err
	}
	if j.dir == "" {
		j.recipe.Client = like.recipe.Client
	}
	return readDisk(j)
}

func readRevision(r against.Revision, like job) (*spec.Package, diag.List, error) {
	old, err := r.Load(like.origin(), like.recipe)
	if err != nil || old.Schema != nil || old.Faults.HasErrors() {
		return old.Schema, old.Faults, asUsage(err)
	}
	p, faults := parseSources(old.Sources)
	return p, faults, nil
}

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
