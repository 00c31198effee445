package lint

import (
	"slices"
	"strconv"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

var keyTypes = &Rule{Rule: book.Rule("key-types"),
	Category: Strict, check: checkKeyTypes}

// looseKeys say what part a value plays, not what it is.
var looseKeys = []string{
	"type", "value", "data", "content", "text", "list", "items", "item", "result", "results", "detail", "info", "extra", "ext", "options", "params",
}

// checkKeyTypes compares the types that one JSON key has. Pointers and names
// given to a type make no difference, and one structure is like another: keys
// such as "owner" hold what each model needs of it.
func checkKeyTypes(x *pass) {
	groups := newGroups[string]()
	for _, f := range x.fields {
		if f.key != "" && f.Type != nil && !slices.Contains(looseKeys, f.key) {
			if shape, known := shapeOf(f.Type); known {
				groups.add(f.key, use{shape, f.Type.Span})
			}
		}
	}
	for key, uses := range groups.unlike() {
		best := prevailing(uses, nil)
		for _, u := range uses {
			if u.name != best.name {
				d := x.add(u.at, key, u.name, best.name)
				d.Related = []diag.Related{{Span: best.at, Message: diag.Say("`%[1]s` here", "此处为 `%[1]s`", best.name)}}
			}
		}
	}
}

// shapeOf returns a type as it is compared, and reports whether it says what it
// holds: any does not, nor does a type that encodes itself as it likes.
func shapeOf(t *spec.Type) (shape string, known bool) {
	switch t.Kind {
	case spec.Basic:
		return t.Name, true
	case spec.Pointer:
		return shapeOf(t.Elem)
	case spec.Slice:
		shape, known = shapeOf(t.Elem)
		return "[]" + shape, known
	case spec.Array:
		shape, known = shapeOf(t.Elem)
		return "[" + strconv.FormatInt(t.Len, 10) + "]" + shape, known
	case spec.Map:
		shape, known = shapeOf(t.Elem)
		return "map[…]" + shape, known
	}
	if t.IsStruct() {
		return "struct", true
	}
	return t.Underlying, t.Underlying != ""
}
