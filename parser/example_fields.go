package parser

import (
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
)

// exampleStruct is a struct as encoding/json sees it.
type exampleStruct struct {
	fields []exampleField
	open   bool // the struct decodes itself, or may: any value will do
	keys   *exampleKeys
}

// exampleField is one field of a struct.
type exampleField struct {
	name     string
	embedded bool
	typ      *spec.Type // nil: not known
	tag      string     // the json tag
}

// exampleKeys are the keys of a struct, those of embedded structs among them.
type exampleKeys struct {
	byKey  map[string]exampleKey
	folded map[string]string // key without case, to key
	names  []string          // in order
	open   bool              // what is embedded is not all known
}

// exampleKey is what decodes from one key.
type exampleKey struct {
	field  exampleField
	quoted bool // the tag has the option string
	tagged bool // the key stands in a tag
	depth  int
	clash  bool // another field of the same rank has the key: both are dropped
}

// keysOf returns the keys of a struct by the rules of encoding/json: a field
// hides those that lie deeper, at the same depth a tag hides its absence, and
// equals hide each other.
func (s *exampleScope) keysOf(st *exampleStruct) *exampleKeys {
	if st.keys == nil {
		w := &keyWalk{scope: s, keys: &exampleKeys{byKey: map[string]exampleKey{}}, seen: map[*exampleStruct]bool{}}
		st.keys = w.walk(st)
	}
	return st.keys
}

// keyWalk visits a struct and those it embeds, one depth after the other.
type keyWalk struct {
	scope *exampleScope
	keys  *exampleKeys
	seen  map[*exampleStruct]bool
	depth int
	next  []*exampleStruct       // of the next depth
	times map[*exampleStruct]int // how often each of the present depth is embedded
	later map[*exampleStruct]int // the same of the next depth
	order []string
}

func (w *keyWalk) walk(st *exampleStruct) *exampleKeys {
	w.keys.open = st.open
	w.next, w.later = []*exampleStruct{st}, map[*exampleStruct]int{st: 1}
	for ; len(w.next) > 0; w.depth++ {
		level := w.next
		w.next, w.times, w.later = nil, w.later, map[*exampleStruct]int{}
		for _, st := range level {
			if w.seen[st] {
				continue
			}
			w.seen[st] = true
			for _, f := range st.fields {
				w.field(f, w.times[st] > 1)
			}
		}
	}
	w.finish()
	return w.keys
}

// field adds a field, twice if its struct is embedded twice at one depth.
func (w *keyWalk) field(f exampleField, twice bool) {
	name, options, _ := strings.Cut(f.tag, ",")
	switch {
	case f.tag == "-":
		return
	case !validKey(name):
		name = ""
	}
	if f.embedded && w.embedded(f, name) {
		return
	}
	if !exported(f.name) {
		return
	}
	k := exampleKey{field: f, tagged: name != "", depth: w.depth, clash: twice}
	k.quoted = strings.Contains(","+options+",", ",string,") && w.scope.quotable(f.typ)
	if name == "" {
		name = f.name
	}
	w.add(name, k)
}

// embedded reports whether nothing is left to do for an embedded field: its
// keys are taken over, or it is not seen at all.
func (w *keyWalk) embedded(f exampleField, tag string) bool {
	target := w.scope.target(f.typ)
	known := target.structure != nil || target.typ != nil && target.typ.Import == ""
	if !known || target.structure != nil && target.structure.open {
		w.keys.open = true // a decoder that is embedded decodes the whole
		return true
	}
	if target.structure == nil || tag != "" {
		return false
	}
	st := target.structure
	if w.later[st]++; w.later[st] == 1 {
		w.next = append(w.next, st)
	}
	return true
}

func (w *keyWalk) add(name string, k exampleKey) {
	old, twice := w.keys.byKey[name]
	switch {
	case !twice:
		w.order = append(w.order, name)
	case old.depth < k.depth, old.tagged && !k.tagged:
		return
	case old.tagged == k.tagged:
		old.clash = true
		k = old
	}
	w.keys.byKey[name] = k
}

// finish drops the keys that several fields claim and prepares the search
// without case.
func (w *keyWalk) finish() {
	w.keys.folded = make(map[string]string, len(w.order))
	for _, name := range w.order {
		if w.keys.byKey[name].clash {
			delete(w.keys.byKey, name)
			continue
		}
		w.keys.names = append(w.keys.names, name)
		if _, twice := w.keys.folded[foldKey(name)]; !twice {
			w.keys.folded[foldKey(name)] = name
		}
	}
}

// quotable reports whether the option string means something for the type: it
// does for scalars and pointers to them.
func (s *exampleScope) quotable(t *spec.Type) bool {
	if t == nil {
		return false
	}
	if t.Kind == spec.Pointer {
		t = t.Elem
	}
	basic := ""
	if t.Kind != spec.Pointer {
		basic = s.target(t).basic()
	}
	return basic != "" && basic != "error" && !strings.HasPrefix(basic, "complex")
}

// validKey reports whether encoding/json takes the text of a tag for a key.
func validKey(name string) bool {
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) {
			return false
		}
	}
	return true
}

// foldKey returns a spelling that all keys share which differ in case only.
func foldKey(key string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, key)
}
