package gen

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// place is a value that a check looks at.
type place struct {
	x      *jen.Statement // the expression that denotes it
	deref  bool           // x begins with a star
	path   string         // format of the Go path from the model
	keys   []jen.Code     // of path
	loops  int            // around the check
	absent bool           // zero means that the value is not there
}

// operand returns x such that an index or a method can follow.
func (p place) operand() *jen.Statement {
	if p.deref {
		return jen.Parens(p.x)
	}
	return jen.Add(p.x)
}

// target returns the place that the pointer at p points to.
func (p place) target() place {
	p.x, p.deref, p.absent = jen.Op("*").Add(p.operand()), true, false
	return p
}

// loopVar returns the name of the variable of the loop around what p holds.
func (p place) loopVar() string {
	if names := []string{"i", "j", "k"}; p.loops < len(names) {
		return names[p.loops]
	}
	return fmt.Sprintf("i%d", p.loops)
}

// mapVars returns the names of the key and the value in the loop around what the
// map at p holds.
func (p place) mapVars() (key, value string) {
	if p.loops == 0 {
		return "key", "value"
	}
	return fmt.Sprintf("key%d", p.loops+1), fmt.Sprintf("value%d", p.loops+1)
}

// element returns the place of an element, in a loop whose variable prints
// with the verb.
func (p place) element(x *jen.Statement, variable, verb string) place {
	return place{
		x:     x,
		path:  p.path + "[" + verb + "]",
		keys:  append(slices.Clip(p.keys), jen.Id(variable)),
		loops: p.loops + 1,
	}
}

// args returns the arguments of a call that reports what is wrong at the place:
// first its path, then more, then the keys of the path.
func (p place) args(more ...jen.Code) []jen.Code {
	return slices.Concat([]jen.Code{jen.Lit(p.path)}, more, p.keys)
}

// check returns the code that checks the value at a place; ok is false if a
// value of the type is not what it is about.
type check func(t *spec.Type, at place) (code []jen.Code, ok bool)

// visit returns the code that checks each value nearest to the place that the
// check is about, inside the loops and conditions that lead there.
func (p *plan) visit(t *spec.Type, at place, seen []string, c check) []jen.Code {
	t, seen = p.core(t, seen)
	if t == nil {
		return nil
	}
	if code, ok := c(t, at); ok {
		return code
	}
	switch t.Kind {
	case spec.Pointer:
		return around(jen.If(jen.Add(at.x).Op("!=").Nil()), p.visit(t.Elem, at.target(), seen, c))
	case spec.Slice, spec.Array:
		i := at.loopVar()
		body := p.visit(t.Elem, at.element(at.operand().Index(jen.Id(i)), i, "%d"), seen, c)
		return around(jen.For(jen.Id(i).Op(":=").Range().Add(at.x)), body)
	case spec.Map:
		return p.visitMap(t, at, seen, c)
	case spec.Nullable:
		given := jen.List(jen.Id("given"), jen.Id("ok")).Op(":=").Add(at.operand()).Dot("Get").Call()
		at.x, at.deref, at.absent = jen.Id("given"), false, false
		return around(jen.If(given, jen.Id("ok")), p.visit(t.Elem, at, seen, c))
	}
	return nil
}

// visitMap goes through a map by sorted keys, so that errors have an order.
func (p *plan) visitMap(t *spec.Type, at place, seen []string, c check) []jen.Code {
	key, _ := p.core(t.Key, nil)
	verb, keys := "%v", jen.Id("mdspecSortedKeys").Call(at.x)
	if key != nil {
		if _, _, number := numberRange(key.Base()); number || key.Base() == "string" {
			keys = jen.Qual(pkgSlices, "Sorted").Call(jen.Qual(pkgMaps, "Keys").Call(at.x))
		}
		verb = verbOf(key.Base())
	}
	name, value := at.mapVars()
	body := p.visit(t.Elem, at.element(jen.Id(value), name, verb), seen, c)
	if len(body) > 0 {
		body = append([]jen.Code{jen.Id(value).Op(":=").Add(at.operand()).Index(jen.Id(name))}, body...)
	}
	return around(jen.For(jen.List(jen.Id("_"), jen.Id(name)).Op(":=").Range().Add(keys)), body)
}

func verbOf(basic string) string {
	switch {
	case basic == "string":
		return "%q"
	case spec.IsInteger(basic):
		return "%d"
	case spec.IsFloat(basic):
		return "%g"
	}
	return "%v"
}

// around puts the body under a condition or loop; nothing around nothing.
func around(head *jen.Statement, body []jen.Code) []jen.Code {
	if len(body) == 0 {
		return nil
	}
	return []jen.Code{head.Block(body...)}
}

// nestedCheck calls the Validate method of a model, or of a pointer to one:
// nil is valid.
func (p *plan) nestedCheck(t *spec.Type, at place) ([]jen.Code, bool) {
	if t.Kind == spec.Pointer {
		elem, _ := p.core(t.Elem, nil)
		if elem == nil || elem.Kind == spec.Pointer {
			return nil, false
		}
		t = elem
	}
	if t.Kind != spec.Named || t.Origin != spec.FromModel {
		return nil, false
	}
	if !p.checked[t.Name] {
		return nil, true
	}
	validated := jen.Add(at.operand()).Dot("Validate").Call()
	return []jen.Code{jen.Id("v").Dot("nested").Call(at.args(validated)...)}, true
}
