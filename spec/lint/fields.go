package lint

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// field is a field of a model, with what many rules ask of it.
type field struct {
	*spec.Field
	model *spec.Model
	key   string // the JSON key that its tag states, "" if none does
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

// isInteger reports whether values of the type are whole numbers.
func isInteger(t *spec.Type) bool {
	return spec.IsInteger(t.Base())
}

// indirect returns what a pointer points to, and every other type itself.
func indirect(t *spec.Type) *spec.Type {
	for t != nil && t.Kind == spec.Pointer {
		t = t.Elem
	}
	return t
}
