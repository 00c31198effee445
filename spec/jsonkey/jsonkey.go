package jsonkey

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mdspec-go/mdspec/spec"
)

// View is how a reader sees the structs of a package. It remembers what it has
// worked out: models must not change once it was asked for one, and two
// goroutines must not use it at the same time.
type View struct {
	// Struct returns the model of the struct that a field holds or points to. If
	// there is none, known reports that the field certainly holds no struct; of
	// one that is not known nothing is promoted.
	Struct func(f *spec.Field) (m *spec.Model, known bool)
	// Skip, if not nil, reports that a field is to be taken as absent.
	Skip func(f *spec.Field) bool

	elements map[*spec.Model]*elements // of structs that others embed
}

// Key is a field with the key that it has in the object of the outermost struct.
type Key struct {
	Name   string // "" if it has none
	Field  *spec.Field
	Struct *Struct // the one that declares the field
	Tagged bool    // the tag states the name
	row    int     // of the field in the struct
	clash  bool    // another one is as good
}

// Path returns the fields that lead to the key, the outermost first: one for a
// field of the struct itself, more for one of a struct that it embeds.
func (k *Key) Path() []*spec.Field { return k.Struct.path(k.Field) }

// Depth returns how many embedded structs are around the field.
func (k *Key) Depth() int { return k.Struct.depth }

// before reports whether the field is declared before another, each embedded
// struct taken for its fields.
func (k *Key) before(other *Key) bool {
	return slices.Compare(k.rows(), other.rows()) < 0
}

func (k *Key) rows() []int {
	out := []int{k.row}
	for s := k.Struct; s.in != nil; s = s.in {
		out = append(out, s.row)
	}
	slices.Reverse(out)
	return out
}

// Clash is two fields of one level that have one key. First is the one met
// first; a field that clashes with itself, because the struct that declares it
// is embedded twice, is both.
type Clash struct{ First, Second *Key }

// Ways returns the two fields of the clash; of one that clashes with itself the
// two that embed the same struct.
func (c Clash) Ways() (first, second *spec.Field) {
	if c.First == c.Second {
		return c.First.Struct.By, c.First.Struct.Again
	}
	a, b := c.First.Path(), c.Second.Path()
	for len(a) > 1 && len(b) > 1 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a[len(a)-1], b[len(b)-1]
}

// Of returns the key under which encoding/json writes a field, "" if it writes
// none: that of an unexported field, and of an embedded struct whose tag gives
// no name, because what it promotes has keys of its own.
func Of(f *spec.Field) string {
	name, tagged := nameOf(f)
	if f.Embedded && !tagged {
		return ""
	}
	return name
}

// nameOf returns the name that encoding/json uses for a field that is no struct
// to be flattened, and reports whether the tag states it.
func nameOf(f *spec.Field) (name string, tagged bool) {
	tag, _ := f.Tag("json")
	name, _, _ = strings.Cut(tag, ",")
	switch {
	case tag == "-" || !f.Embedded && !exported(f.Name):
		return "", false
	case name != "" && validName(name):
		return name, true
	}
	return f.Name, false
}

// validName reports whether encoding/json takes the name of a tag.
func validName(name string) bool {
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) {
			return false
		}
	}
	return true
}

func exported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}

// Fold returns a spelling that all keys share which differ in case only.
func Fold(key string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, key)
}
