// Package lint holds what a spec should keep to beyond compiling: rules of
// names, keys, documentation and form. Rules are data; each looks at a whole
// package of documents and says what it finds.
//
// A rule that does not fit a place is waived there, with the reason, by a
// comment in the document (see [Check]). What can be put right in only one way
// carries a fix, which [Fix] makes. README.md lists the rules; why each is one
// stands in spec/explain.
package lint

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/goname"
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

// Rules returns every rule, in the order of its themes.
func Rules() []*Rule {
	return slices.Concat(nameRules, keyRules, docRules, typeRules, callRules, formRules, waiverRules)
}

// Check returns what the rules of the category find in a package without
// errors and in the documents it was read from, sorted, without what the
// documents allow: a comment
//
//	<!-- mdspec:allow RULE reason -->
//
// waives the findings of a rule under the heading above it, or in the whole
// document if there is no heading above.
func Check(p *spec.Package, documents []*dialect.Document, c Category) diag.List {
	x := &pass{
		pkg: p, documents: documents, index: spec.NewIndex(p), tables: writtenTables(documents),
		proper: map[string]string{}, words: map[string][]string{}, styles: map[string]style{},
	}
	x.fields, x.fieldsOf = statedFields(p)
	for _, r := range Rules() {
		if c.includes(r.Category) && r.check != nil {
			x.rule = r
			r.check(x)
		}
	}
	return waive(documents, c, x.found).Sorted()
}

// pass is one run of the rules over a package. What several rules need is
// found once and kept here.
type pass struct {
	pkg       *spec.Package
	documents []*dialect.Document // in the order of those of pkg
	index     *spec.Index
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
