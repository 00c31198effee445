package lint

import (
	"iter"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// field is a field of a model, with what many rules ask of it.
type field struct {
	*spec.Field
	model *spec.Model
	key   string // the JSON key that its tag states, "" if none does
}

// kind is what a name in a document is of.
type kind int

const (
	aModel kind = iota
	aField
	anEnum
	aValue
	aCall
	anError
)

// named is what documents name and document, but for embedded fields, which have
// the names of their types.
type named struct {
	kind  kind
	name  string
	at    diag.Span
	doc   spec.Doc
	owner string // the model of a field, the enum of a value
	under bool   // a call that has a heading of its own
}

// eachNamed calls f with all that the package names, Go fences apart.
func (x *pass) eachNamed(f func(named)) {
	for m := range x.Package.Models() {
		if m.NameSpan.Text() == m.Name { // else it is named after its call, which documents it
			f(named{aModel, m.Name, m.NameSpan, m.Doc, "", false})
		}
		for _, field := range m.Fields {
			if !field.Embedded {
				f(named{aField, field.Name, field.NameSpan, field.Doc, m.Name, false})
			}
		}
	}
	for e := range x.Package.Enums() {
		f(named{anEnum, e.Name, e.NameSpan, e.Doc, "", false})
		for _, v := range e.Values {
			f(named{aValue, v.Name, v.NameSpan, v.Doc, e.Name, false})
		}
	}
	for c := range x.Package.Calls() {
		f(named{aCall, c.Name, c.NameSpan, c.Doc, "", c.Heading})
	}
	for e := range x.Package.Errors() {
		f(named{anError, e.Name, e.NameSpan, e.Doc, "", false})
	}
}

// statedFields returns the fields of all models of a package, by document and
// place, and the same for each document.
func statedFields(p *spec.Package) (all []field, byDocument [][]field) {
	for _, d := range p.Documents {
		first := len(all)
		for _, t := range d.Topics {
			for _, i := range t.Items {
				if i.Model == nil {
					continue
				}
				for _, f := range i.Model.Fields {
					all = append(all, field{f, i.Model, taggedKey(f)})
				}
			}
		}
		byDocument = append(byDocument, all[first:])
	}
	return all, byDocument
}

// taggedKey returns the JSON key that a field's tag states, "" if none does.
func taggedKey(f *spec.Field) string {
	tag, _ := f.Tag("json")
	if tag == "-" {
		return ""
	}
	key, _, _ := strings.Cut(tag, ",")
	return key
}

// proseKey is what documents call the field.
func proseKey(f field) string {
	if key := jsonkey.Of(f.Field); key != "" {
		return key
	}
	return f.Name
}

// integerType reports whether the name is that of an integer type that an enum
// can have.
func integerType(basic string) bool { return spec.IsInteger(basic) && basic != "uintptr" }

// indirect returns what a pointer points to, and every other type itself.
func indirect(t *spec.Type) *spec.Type {
	for t != nil && (t.Kind == spec.Pointer || t.Kind == spec.Nullable) {
		t = t.Elem
	}
	return t
}

// use is one of several things that should be alike, by what it is.
type use struct {
	name string
	at   diag.Span
}

// groups holds uses by what they have in common, in the order in which each
// group was first seen.
type groups[K comparable] struct {
	order []K
	uses  map[K][]use
}

func newGroups[K comparable]() *groups[K] { return &groups[K]{uses: map[K][]use{}} }

func (g *groups[K]) add(k K, u use) {
	if _, ok := g.uses[k]; !ok {
		g.order = append(g.order, k)
	}
	g.uses[k] = append(g.uses[k], u)
}

// oddUse is a use that does not have the name that prevails in its group.
type oddUse struct {
	use
	best use // the first of that name
}

// odd returns, in order, the uses that do not have the name that prevails in their
// group; see prevailing.
func (g *groups[K]) odd(right func(name string) bool) iter.Seq2[K, oddUse] {
	return func(yield func(K, oddUse) bool) {
		for _, k := range g.order {
			uses := g.uses[k]
			if !slices.ContainsFunc(uses, func(u use) bool { return u.name != uses[0].name }) {
				continue
			}
			best := prevailing(uses, right)
			for _, u := range uses {
				if u.name != best.name && !yield(k, oddUse{u, best}) {
					return
				}
			}
		}
	}
}

// prevailing returns the first use of the name that the others should have: the
// most frequent of those that are right, or of all if none is. Of equally
// frequent ones it is the first. A nil right takes all to be.
func prevailing(uses []use, right func(name string) bool) use {
	counts, first := map[string]int{}, map[string]use{}
	var names []string
	for _, u := range uses {
		if counts[u.name]++; counts[u.name] == 1 {
			first[u.name] = u
			names = append(names, u.name)
		}
	}
	best, bestRight := "", false
	for _, name := range names {
		ok := right == nil || right(name)
		if best == "" || ok && !bestRight || ok == bestRight && counts[name] > counts[best] {
			best, bestRight = name, ok
		}
	}
	return first[best]
}

// settings returns the values of the Service tables by name.
func (x *pass) settings() map[spec.SettingName]string {
	out := map[spec.SettingName]string{}
	for s := range x.Package.Services() {
		for _, v := range s.Settings {
			out[v.Name] = v.Value
		}
	}
	return out
}
