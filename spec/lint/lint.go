// Package lint holds what a spec should keep to beyond compiling: rules of
// names, keys, documentation and form. Rules are data; each looks at a whole
// package of documents and says what it finds.
//
// A rule that does not fit a place is waived there, with the reason, by a
// comment in the document (see [Check]). What can be put right in only one way
// carries a fix, which [Fix] makes. README.md lists the rules; the directory
// rules says of each why it is one.
package lint

import (
	"slices"
	"sync"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// Rules returns every rule, in the order of its themes.
func Rules() []*Rule {
	return slices.Concat(nameRules, keyRules, docRules, typeRules, callRules, pageRules, formRules, waiverRules)
}

// Check returns what the rules of the category find, sorted, without what the
// documents allow: a comment
//
//	<!-- mdspec:allow RULE reason -->
//
// waives the findings of a rule under the heading above it, or in the whole
// document if there is no heading above. The others are rules that are not of lint:
// a finding about a waiver of one of them says so.
func Check(in Input, c Category, others ...*diag.Rule) diag.List {
	x := &pass{
		Input: in, index: jsonkey.NewIndex(in.Package), tables: writtenTables(in.Documents),
		proper: map[string]string{}, words: map[string][]string{}, styles: map[string]style{},
	}
	x.fields, x.fieldsOf = statedFields(in.Package)
	x.constants, x.references = sync.OnceValue(x.readConstants), sync.OnceValue(x.readReferences)
	rules := Rules()
	for _, r := range rules {
		if r.runs(in, c) && r.check != nil {
			x.rule = r
			r.check(x)
		}
	}
	w := waivers{rules: rules, others: others, by: map[waiverKey][]*waiver{}}
	return w.waive(in.Documents, x.found, func(r *Rule) bool { return r.runs(in, c) }).Sorted()
}

// CheckPart is Check of some of the documents of a package. A waiver may be for
// what is in the others, so that none is called unused.
func CheckPart(in Input, c Category, others ...*diag.Rule) diag.List {
	return slices.DeleteFunc(Check(in, c, others...), func(d diag.Diagnostic) bool { return d.Rule == waiverUnused.Rule })
}
