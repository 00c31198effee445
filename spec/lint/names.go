package lint

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

var nameRules = []*Rule{goInitialism, nameSpelling, modelUnused, pairNaming}

var goInitialism = &Rule{Rule: book.Rule("go-initialism"),
	Category: Standard, check: checkInitialisms}

// checkInitialisms looks at the names that become Go names. Those of fences are
// left out: an alias that keeps an old name alive stands there.
func checkInitialisms(x *pass) {
	for m := range x.pkg.Models() {
		x.initialism(m.Name, m.NameSpan)
		for _, f := range m.Fields {
			if !f.Embedded { // the name of a type, which has its own place
				x.initialism(f.Name, f.NameSpan).offer()
			}
		}
	}
	for e := range x.pkg.Enums() {
		x.initialism(e.Name, e.NameSpan)
		for _, v := range e.Values {
			x.initialism(v.Name, v.NameSpan).offer()
		}
	}
	for c := range x.pkg.Calls() {
		x.initialism(c.Name, c.NameSpan).offer()
	}
	for e := range x.pkg.Errors() {
		x.initialism(e.Name, e.NameSpan).offer()
	}
}

// misnamed is a finding whose suggestion is the right name; nil if there is none.
type misnamed diag.Diagnostic

func (x *pass) initialism(name string, at diag.Span) *misnamed {
	proper := x.properName(name)
	if proper == name {
		return nil
	}
	d := x.add(at, name)
	d.Suggest = []string{proper}
	return (*misnamed)(d)
}

// offer offers to rename what only its own row names in the documents. It is no
// more than an offer, for importers use the name.
func (m *misnamed) offer() {
	if m != nil {
		m.Fix = &diag.Fix{
			Message: diag.Say("rename it to `%[1]s`", "改名为 `%[1]s`", m.Suggest[0]),
			Edits:   []diag.Edit{{Span: m.Span, New: m.Suggest[0]}},
		}
	}
}

var nameSpelling = &Rule{Rule: book.Rule("name-spelling"),
	Category: Standard, check: checkSpelling}

// checkSpelling compares the Go names that one JSON key has, if they differ in
// case only: keys such as "name" mean different things in different models, and
// may well have names that differ.
func checkSpelling(x *pass) {
	type key struct{ json, folded string }
	groups := newGroups[key]()
	for _, f := range x.fields {
		if f.key != "" && !f.Embedded {
			groups.add(key{f.key, strings.ToLower(f.Name)}, use{f.Name, f.NameSpan})
		}
	}
	for k, uses := range groups.unlike() {
		best := prevailing(uses, func(name string) bool { return x.properName(name) == name })
		for _, u := range uses {
			if u.name != best.name {
				d := x.add(u.at, u.name, k.json, best.name)
				d.Suggest = []string{best.name}
				d.Related = []diag.Related{{Span: best.at, Message: diag.Say("spelt `%[1]s` here", "此处写作 `%[1]s`", best.name)}}
			}
		}
	}
}
