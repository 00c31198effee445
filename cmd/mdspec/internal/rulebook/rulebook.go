// Package rulebook holds every rule of mdspec in one list, those of documents,
// of the output, of lint and of comparisons, together with what explains them.
package rulebook

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/accept"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importdir"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importer"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// Group says what looks for violations of a rule.
type Group string

// Groups.
const (
	Parser   Group = "parser"   // every command that reads documents
	Output   Group = "output"   // generate and check
	Lint     Group = "lint"     // the command of this name
	Breaking Group = "breaking" // the command of this name
	Fmt      Group = "fmt"      // the command of this name, with --check
	Import   Group = "import"   // the command of this name
)

// Groups returns every group, in the order of [Rules].
func Groups() []Group { return []Group{Parser, Output, Lint, Breaking, Fmt, Import} }

// Rule is a rule with what its group knows of it.
type Rule struct {
	*diag.Rule
	Group    Group
	Category lint.Category // of a rule of lint
	Axis     breaking.Axis // of a kind of change
}

// Rules returns every rule: group by group, within each in the order of themes.
func Rules() []Rule {
	var rules []Rule
	add := func(g Group, list ...*diag.Rule) {
		for _, r := range list {
			rules = append(rules, Rule{Rule: r, Group: g})
		}
	}
	add(Parser, parser.Rules()...)
	add(Output, append(output.Rules(), build.Rules()...)...)
	for _, r := range lint.Rules() {
		rules = append(rules, Rule{Rule: r.Rule, Group: Lint, Category: r.Category})
	}
	add(Breaking, accept.Rules()...)
	for _, r := range breaking.Rules() {
		rules = append(rules, Rule{Rule: r.Rule, Group: Breaking, Axis: r.Axis})
	}
	add(Fmt, mdfmt.UnformattedTable)
	add(Import, slices.Concat(importer.Rules(), importdir.Rules(), foreign.Rules())...)
	return rules
}

// NotLint returns the rules of documents and of the output, which lint does not
// look for.
func NotLint() []*diag.Rule {
	return slices.Concat(parser.Rules(), output.Rules(), build.Rules())
}

// Find returns the rule of the ID. Without one it returns false and the IDs that
// may be meant.
func Find(id string) (rule Rule, meant []string, ok bool) {
	rules := Rules()
	if i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id }); i >= 0 {
		return rules[i], nil, true
	}
	return Rule{}, suggest(id, rules), false
}

// maxSuggestions is how many IDs an unknown one is met with.
const maxSuggestions = 5

// suggest returns the IDs that are nearly the word; if there are none, those of
// which the word is a part.
func suggest(word string, rules []Rule) []string {
	var ids, parts []string
	for _, r := range rules {
		ids = append(ids, r.ID)
		if part := strings.ToLower(strings.Trim(word, "[]-")); len(part) > 2 && strings.Contains(r.ID, part) {
			parts = append(parts, r.ID)
		}
	}
	if meant := diag.Suggest(word, ids); len(meant) > 0 {
		return meant
	}
	return parts[:min(len(parts), maxSuggestions)]
}

// Explanation returns what explains the rule; nil without one.
func (r Rule) Explanation() *explain.Explanation { return explain.Of(r.Rule) }

// Fixable reports whether `mdspec lint --fix` can do away with a finding: the
// rule's own bad sample shows it.
func (r Rule) Fixable() bool {
	e := r.Explanation()
	if r.Group != Lint || e == nil {
		return false
	}
	found, err := r.Examine(e.Bad)
	return err == nil && slices.ContainsFunc(found, func(d diag.Diagnostic) bool {
		return d.Rule == r.Rule && d.Fix != nil && d.Fix.Certain
	})
}
