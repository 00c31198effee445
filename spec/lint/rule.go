package lint

import (
	"embed"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/goname"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

// book holds the rules of this package.
var book = diag.NewBook(ruleFiles)

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
	needsGo  bool        // it runs only where the hand-written Go of the output directory is known
	check    func(*pass) // nil if the rule is of the waivers, which are looked at last
}

// Input is what the rules are held against.
type Input struct {
	Package   *spec.Package       // without errors
	Documents []*dialect.Document // that it was read from, in the order of those of Package
	GoUses    map[string]bool     // the identifiers in the hand-written Go of the output directory; nil if that is not known
}

// runs reports whether the rule is one of those that the category asks for and
// that can be held against the package.
func (r *Rule) runs(in Input, c Category) bool {
	return c.includes(r.Category) && (!r.needsGo || in.GoUses != nil)
}

// pass is one run of the rules over a package. What several rules need is
// found once and kept here.
type pass struct {
	Input
	index  *jsonkey.Index
	tables []written // those that mdspec reads
	rule   *Rule     // the one that runs
	found  diag.List
	// The fields of all models, and of those of each document.
	fields   []field
	fieldsOf [][]field
	// A package has few names and keys beside its many fields.
	proper map[string]string   // by name
	words  map[string][]string // by key or name
	styles map[string]style    // by key

	// What is read once for all rules that ask for it.
	constants  func() *constants
	references func() *references
}

// properName is [goname.Proper] of a name.
func (x *pass) properName(name string) string {
	return kept(x.proper, name, goname.Proper)
}

// wordsOf is [goname.Words] of a key or a name.
func (x *pass) wordsOf(key string) []string {
	return kept(x.words, key, goname.Words)
}

// kept returns what the function makes of the key, which it is asked for once.
func kept[T any](known map[string]T, key string, of func(string) T) T {
	v, ok := known[key]
	if !ok {
		v = of(key)
		known[key] = v
	}
	return v
}

// replacement returns the fix that replaces the text at a place.
func replacement(message diag.Phrase, at diag.Span, by string) *diag.Fix {
	return &diag.Fix{Message: message, Edits: []diag.Edit{{Span: at, New: by}}}
}

// writing is [replacement] with a message that says what to write.
func writing(at diag.Span, text string) *diag.Fix {
	return replacement(diag.Say("write `%[1]s`", "写成 `%[1]s`", text), at, text)
}

// add reports a finding of the rule that runs.
func (x *pass) add(at diag.Span, args ...any) *diag.Diagnostic {
	return x.found.Add(x.rule.Rule, at, args...)
}
