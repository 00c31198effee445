package cli

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/accept"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/against"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// readBoth reads the two packages. The faults are errors of either; with one
// there is nothing to compare.
func readBoth(old string, args []string) (before, after *spec.Package, faults diag.List, err error) {
	j, faults, err := exportJob(overrides{}, args)
	if err != nil || faults.HasErrors() {
		return nil, nil, faults, err
	}
	after, faults, err = readDisk(j)
	if err != nil {
		return nil, nil, nil, err
	}
	before, more, err := readOld(old, args, j.recipe)
	return before, after, append(faults, more...), err
}

// readDisk reads the documents of a job. What is no error is for check to say.
func readDisk(j job) (*spec.Package, diag.List, error) {
	sources, err := build.Read(j.dir, j.recipe)
	if err != nil {
		return nil, nil, err
	}
	p, found := sources.Parse()
	return p, onlyErrors(found), nil
}

func onlyErrors(l diag.List) diag.List {
	var out diag.List
	for _, d := range l {
		if d.Rule.Severity == diag.Error {
			out = append(out, d)
		}
	}
	return out
}

// readOld reads what the documents are compared with. Where no lock says how it
// is made, it is read as the new documents are.
func readOld(old string, args []string, recipe output.Recipe) (*spec.Package, diag.List, error) {
	revision, isRevision, err := against.ParseRevision(old)
	if err != nil {
		return nil, nil, asUsage(err)
	}
	if isRevision {
		return readRevision(revision, args, recipe)
	}
	if info, err := os.Stat(old); err == nil && !info.IsDir() && filepath.Ext(old) == against.SchemaExt {
		p, err := against.ReadSchema(old)
		return p, nil, err
	}
	j, faults, err := exportJob(overrides{}, []string{old})
	if err != nil || faults.HasErrors() {
		return nil, faults, err
	}
	if j.dir == "" {
		j.recipe.Client = recipe.Client
	}
	return readDisk(j)
}

func readRevision(r against.Revision, args []string, recipe output.Recipe) (*spec.Package, diag.List, error) {
	old, err := r.Load(args, recipe)
	if err != nil || old.Schema != nil || old.Faults.HasErrors() {
		return old.Schema, old.Faults, asUsage(err)
	}
	p, found := old.Sources.Parse()
	return p, onlyErrors(found), nil
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
	var names []string
	for _, r := range breaking.Rules() {
		names = append(names, r.ID)
	}
	entries, faults := accept.Read(f, names)
	var out []accept.Entry
	for _, e := range entries {
		if selected[e.Rule] != "" {
			out = append(out, e)
		}
	}
	return out, faults, nil
}
