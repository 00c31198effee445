package lint

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/prose"
)

// declaration is the values that the table of an enum or a group of constants
// declares.
type declaration struct {
	enum      string // its name; "" for constants
	first     diag.Span
	byValue   map[string]declaredValue
	byMeaning map[string]declaredValue
}

type declaredValue struct {
	name, value, meaning string
	at                   diag.Span
}

func newDeclaration(enum string) *declaration {
	return &declaration{enum: enum, byValue: map[string]declaredValue{}, byMeaning: map[string]declaredValue{}}
}

// enumDeclarations returns what the enums of the package declare, by their names.
func (x *pass) enumDeclarations() map[string]*declaration {
	enums := map[string]*declaration{}
	for e := range x.pkg.Enums() {
		d := newDeclaration(e.Name)
		for _, v := range e.Values {
			d.add(v.Name, v.Value, v.Doc, v.NameSpan)
		}
		enums[e.Name] = d
	}
	return enums
}

// add adds what stands behind the values before. Of constants with the same
// value the first counts.
func (d *declaration) add(name, value string, doc spec.Doc, at diag.Span) {
	if _, ok := d.byValue[value]; ok {
		return
	}
	if len(d.byValue) == 0 {
		d.first = at
	}
	v := declaredValue{name, value, declaredMeaning(name, doc), at}
	d.byValue[value] = v
	if v.meaning != "" {
		d.byMeaning[v.meaning] = v
	}
}

// known returns how many of the entries have a value that is declared.
func (d *declaration) known(entries []spec.Entry) int {
	n := 0
	for _, e := range entries {
		if _, ok := d.byValue[e.Value]; ok {
			n++
		}
	}
	return n
}

// declaredMeaning returns what a constant or a value means: its documentation without
// the name in front and without marks at the end.
func declaredMeaning(name string, d spec.Doc) string {
	text, _, _ := strings.Cut(d.Plain(), "\n")
	return prose.TrimMeaning(strings.TrimPrefix(strings.TrimSpace(text), name))
}
