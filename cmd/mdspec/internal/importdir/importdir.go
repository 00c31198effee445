// Package importdir owns directories of imported documents: it writes and checks them,
// and removes those that the sources give no more.
//
// What mdspec owns in such a directory, and what it is made from, is recorded in its
// mdspec-import.json, with the hash of each document. A document that was edited by
// hand, or that mdspec did not import, stops the run before anything is written.
// Documents of other names are somebody's own and stand beside the imported ones.
// Line ends are no edit. An interrupted run leaves whole files, which the next one knows:
// see [disk].
package importdir

import (
	"path/filepath"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importer"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// ReadRecipe returns how the documents of a directory are made, with what is known of
// the sources; nil without a record.
func ReadRecipe(dir string) (*Recipe, []importer.Origin, diag.List, error) {
	dir = filepath.Clean(dir)
	r, _, found, err := readRecord(dir)
	if r == nil {
		return nil, nil, found, err
	}
	recipe := &Recipe{From: r.From, License: r.License, Group: r.Group, Preset: r.Preset}
	for _, name := range r.Sources {
		recipe.Args = append(recipe.Args, filepath.Join(dir, filepath.FromSlash(name)))
	}
	if r.Profile != nil {
		recipe.Profile = filepath.Join(dir, filepath.FromSlash(r.Profile.Name))
	}
	var known []importer.Origin
	for _, s := range r.Read {
		known = append(known, importer.Origin(s))
	}
	return recipe, known, nil, nil
}

// Write makes the directory hold the build, and records it. It touches no file whose
// content stays. If anything is in the way it writes nothing and returns the reasons;
// force overwrites what was edited or is not ours.
func Write(dir string, b Build, force bool) ([]output.Change, diag.List, error) {
	dir = filepath.Clean(dir)
	unlock, err := disk.Lock(dir)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	v, found, err := surveyDirectory(dir, b, force)
	if err != nil || len(found) > 0 {
		return nil, found, err
	}
	if found := v.refusals(force); len(found) > 0 {
		return nil, found, nil
	}
	c, err := v.commit(disk.System{})
	if err == nil {
		err = c.Run()
	}
	if err != nil {
		return nil, nil, err
	}
	return v.changes(), nil, nil
}

// Plan returns what [Write] would do, and what it would refuse to do.
func Plan(dir string, b Build, force bool) ([]output.Change, diag.List, error) {
	v, found, err := surveyDirectory(filepath.Clean(dir), b, force)
	if err != nil || len(found) > 0 {
		return nil, found, err
	}
	return v.changes(), v.refusals(force), nil
}

// Diff returns a unified diff of what [Write] would change in documents.
func Diff(dir string, b Build) (string, diag.List, error) {
	v, found, err := surveyDirectory(filepath.Clean(dir), b, false)
	if err != nil || len(found) > 0 {
		return "", found, err
	}
	return v.diff(), nil, nil
}

// Check reports each document that is not what the sources give now, and why.
func Check(dir string, b Build) (diag.List, error) {
	v, found, err := surveyDirectory(filepath.Clean(dir), b, false)
	if err != nil || len(found) > 0 {
		return found, err
	}
	return v.drift(), nil
}
