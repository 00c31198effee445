package cli

import (
	"fmt"
	"slices"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rewrite"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

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
			return found, brokenFix(firstError(remain))
		}
	}
	for i, d := range s.Documents {
		if counts[i] == 0 {
			continue
		}
		if err := a.writes.do(func() error { return rewrite.File(d.Path, before[i].Content, d.Content) }); err != nil {
			return found, err
		}
		*lines = append(*lines, fmt.Sprintf("fixed %s (%d)", d.Path, counts[i]))
	}
	return remain, nil
}

// brokenFix is the rule that a document breaks after a fix: a bug of ours.
type brokenFix string

func (b brokenFix) Error() string { return "a fix of lint broke a document: " + string(b) }

func (b brokenFix) Is(target error) bool { return target == build.ErrInternal }

// firstError names the rule of the first error: the document is the user's, and
// its words are not for a report of a bug.
func firstError(l diag.List) string {
	i := slices.IndexFunc(l, func(d diag.Diagnostic) bool { return d.Rule.Severity == diag.Error })
	return l[i].Rule.ID
}
