package rulebook

import (
	"errors"
	"maps"
	"slices"

	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// ErrSteps says that a sample is a script, which needs a disk.
var ErrSteps = errors.New("the sample is a script")

// Examine returns what is found in a sample of the rule, in memory: by the
// parser, and then by what its group is named after. Other errors than [ErrSteps]
// say what is wrong with the sample itself.
func (r Rule) Examine(files []explain.File) (diag.List, error) {
	switch {
	case explain.HasSteps(files):
		return nil, ErrSteps
	case r.Group == Lint:
		return linted(files)
	case r.Group == Breaking:
		return compared(files)
	}
	return Documents(files)
}

// linted returns what the parser and all rules of lint find, as the command lint
// shows it: without notes of the parser.
func linted(files []explain.File) (diag.List, error) {
	r, err := parse("", files)
	if err != nil || r.Findings.HasErrors() {
		return r.Findings, err
	}
	found := slices.DeleteFunc(r.Findings, func(d diag.Diagnostic) bool { return d.Rule.Severity == diag.Note })
	return append(found, lint.Check(lint.Input{Package: r.Package, Documents: r.Documents, GoUses: r.GoUses}, lint.Strict, NotLint()...)...).Sorted(), nil
}

// compared returns what breaks between the documents in old/ and those in new/,
// and what the parser finds in either.
func compared(files []explain.File) (diag.List, error) {
	older, err := parse("old/", files)
	if err != nil {
		return nil, err
	}
	newer, err := parse("new/", files)
	found := append(older.Findings, newer.Findings...)
	if err != nil || found.HasErrors() {
		return found, err
	}
	return append(found, breaking.Options{ByHand: slices.Sorted(maps.Keys(newer.Hand)), Support: newer.Support}.Compare(older.Package, newer.Package)...).Sorted(), nil
}
