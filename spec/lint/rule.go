package lint

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/goname"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// Category says how much a rule asks for. Each category includes those before.
type Category string

// Categories.
const (
	Minimal  Category = "minimal"  // likely mistakes
	Standard Category = "standard" // what importers and reviewers expect
	Strict   Category = "strict"   // nothing left to doubt, also in form
)

// Categories returns every category, the least first.
func Categories() []Category { return []Category{Minimal, Standard, Strict} }

// includes reports whether the rules of d are among those of c.
func (c Category) includes(d Category) bool {
	return slices.Index(Categories(), d) <= slices.Index(Categories(), c)
}

// Rule is one thing that lint looks for.
type Rule struct {
	*diag.Rule
	Category Category
	check    func(*pass) // nil if the rule is of the waivers, which are looked at last
}

// pass is one run of the rules over a package. What several rules need is
// found once and kept here.
type pass struct {
	pkg       *spec.Package
	documents []*dialect.Document // in the order of those of pkg
	index     *jsonkey.Index
	tables    []written // those that mdspec reads
	rule      *Rule     // the one that runs
	found     diag.List
	// The fields of all models, and of those of each document.
	fields   []field
	fieldsOf [][]field
	// A package has few names and keys beside its many fields.
	proper map[string]string   // by name
	words  map[string][]string // by key or name
	styles map[string]style    // by key

	fences *constants  // see constants
	refs   *references // see references
}

// properName is [goname.Proper] of a name.
func (x *pass) properName(name string) string {
	proper, ok := x.proper[name]
	if !ok {
		proper = goname.Proper(name)
		x.proper[name] = proper
	}
	return proper
}

// wordsOf is [goname.Words] of a key or a name.
func (x *pass) wordsOf(key string) []string {
	words, ok := x.words[key]
	if !ok {
		words = goname.Words(key)
		x.words[key] = words
	}
	return words
}

// add reports a finding of the rule that runs.
func (x *pass) add(at diag.Span, args ...any) *diag.Diagnostic {
	return x.found.Add(x.rule.Rule, at, args...)
}
