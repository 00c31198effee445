package jsonkey

import (
	"iter"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// Elements are the fields of a struct, with those of all that it embeds, as
// encoding/xml sees them.
type Elements struct {
	Visible []*Key // with the name as the tag states it, without options, or else as it is inferred
	Clashes []Clash
}

// XML returns the XML elements and attributes of a struct. With a clash
// encoding/xml refuses the struct; the first of the two fields is then among
// those returned.
func (v *View) XML(m *spec.Model) *Elements {
	e := v.elementsOf(m)
	out, root := &Elements{}, &Struct{Model: m}
	for _, x := range e.list {
		if !x.hidden {
			out.Visible = append(out.Visible, x.key(root))
		}
	}
	for _, c := range e.clashes {
		out.Clashes = append(out.Clashes, Clash{c[0].key(root), c[1].key(root)})
	}
	return out
}

// elements are the fields of one struct.
type elements struct {
	list    []*element
	clashes [][2]*element
	at      map[place][]*element // by path
	below   map[place][]*element // by every beginning of the path
}

// place is a path, for fields of which the options make the same.
type place struct {
	mode xmlMode
	path string
}

// element is a field of the struct itself or of one that it embeds.
type element struct {
	*xmlTag
	field  *spec.Field // of the struct itself
	row    int         // of field
	inner  *element    // what it is in the struct that field embeds; nil of the struct's own
	model  *spec.Model // which that struct is
	depth  int
	hidden bool // one that lies further out has taken its place
}

// key returns the field as one of a struct that is reached on some way.
func (x *element) key(s *Struct) *Key {
	for ; x.inner != nil; x = x.inner {
		s = &Struct{Model: x.model, By: x.field, in: s, row: x.row, depth: s.depth + 1}
	}
	return &Key{Name: x.name, Field: x.field, Struct: s, Tagged: x.stated, row: x.row}
}

// elementsOf adds up the fields of a struct. One that embeds itself, on which
// encoding/xml never ends, adds none of its fields a second time.
func (v *View) elementsOf(m *spec.Model) *elements {
	e := &elements{at: map[place][]*element{}, below: map[place][]*element{}}
	for row, f := range m.Fields {
		tag, _ := f.Tag("xml")
		if tag == "-" || !f.Embedded && !exported(f.Name) || v.Skip != nil && v.Skip(f) {
			continue
		}
		if f.Embedded {
			if inner, known := v.Struct(f); inner != nil || !known {
				e.embed(v.embedded(inner), element{field: f, row: row, model: inner})
				continue
			}
		}
		if f.Name != xmlName {
			e.add(&element{xmlTag: v.xmlTag(f), field: f, row: row})
		}
	}
	e.at, e.below = nil, nil
	return e
}

// embedded returns the fields of a struct that others embed; none if m is nil.
func (v *View) embedded(m *spec.Model) *elements {
	e := v.elements[m]
	if e == nil && m != nil {
		if v.elements == nil {
			v.elements = map[*spec.Model]*elements{}
		}
		v.elements[m] = &elements{}
		e = v.elementsOf(m)
		v.elements[m] = e
	}
	return e
}

// embed adds the fields of an embedded struct, each like the one that is given.
func (e *elements) embed(inner *elements, like element) {
	if inner == nil {
		return
	}
	around := func(x *element) *element {
		outer := like
		outer.xmlTag, outer.inner, outer.depth = x.xmlTag, x, x.depth+1
		return &outer
	}
	for _, c := range inner.clashes {
		e.clashes = append(e.clashes, [2]*element{around(c[0]), around(c[1])})
	}
	for _, x := range inner.list {
		if !x.hidden {
			e.add(around(x))
		}
	}
}

// add adds a field, unless one that lies further out is in its way or one of its
// level, which is a clash.
func (e *elements) add(x *element) {
	rivals := e.rivals(x)
	if slices.ContainsFunc(rivals, func(r *element) bool { return r.depth < x.depth }) {
		return
	}
	before := len(e.clashes)
	for _, r := range rivals {
		if r.depth == x.depth {
			e.clashes = append(e.clashes, [2]*element{r, x})
		}
	}
	if len(e.clashes) > before {
		return
	}
	for _, r := range rivals {
		r.hidden = true
	}
	e.list = append(e.list, x)
	for p := range x.beginnings() {
		e.below[p] = append(e.below[p], x)
	}
	p := x.place()
	e.at[p] = append(e.at[p], x)
}

// rivals returns the fields so far of which the path is that of x, the beginning
// of it, or the other way round.
func (e *elements) rivals(x *element) []*element {
	var out []*element
	for p := range x.beginnings() {
		out = append(out, e.at[p]...)
	}
	out = append(out, e.below[x.place()]...)
	for _, same := range e.at[x.place()] {
		if same.space == x.space {
			out = append(out, same)
		}
	}
	return slices.DeleteFunc(out, func(r *element) bool {
		return r.hidden || r.space != "" && x.space != "" && r.space != x.space
	})
}

// xmlName is the name of the field that names the element of a struct.
const xmlName = "XMLName"

// xmlMode is a set of what options make a field.
type xmlMode int

const (
	xmlElement xmlMode = 1 << iota
	xmlAttr
	xmlAny
	xmlOther // and more: chardata and so on, one bit each
)

// xmlOthers are the options for the bits from xmlOther on.
var xmlOthers = []string{"cdata", "chardata", "innerxml", "comment"}

// xmlTag is what the tag of a field says.
type xmlTag struct {
	name   string // see Elements
	stated bool   // the tag states it
	space  string // the name space
	path   string // the elements around it and its own name, with ">" between
	mode   xmlMode
}

// xmlTag reads the tag of a field.
func (v *View) xmlTag(f *spec.Field) *xmlTag {
	tag, _ := f.Tag("xml")
	stated, options, _ := strings.Cut(tag, ",")
	t := &xmlTag{name: stated, stated: stated != "", path: stated, mode: modeOf(options)}
	if space, path, ok := strings.Cut(stated, " "); ok {
		t.space, t.path = space, path
	}
	switch {
	case t.path == "":
		t.space, t.path = v.elementName(f)
		t.name = t.path
	case t.path[0] == '>':
		t.path = f.Name + t.path
	}
	return t
}

func modeOf(options string) xmlMode {
	var mode xmlMode
	for _, o := range strings.Split(options, ",") {
		switch i := slices.Index(xmlOthers, o); {
		case o == "attr":
			mode |= xmlAttr
		case o == "any":
			mode |= xmlAny
		case i >= 0:
			mode |= xmlOther << i
		}
	}
	if mode == 0 {
		mode |= xmlElement
	}
	return mode
}

// elementName returns the name of a field whose tag gives none: that in the tag
// of the field XMLName in the struct that the field holds, or else its own.
func (v *View) elementName(f *spec.Field) (space, name string) {
	inner, _ := v.Struct(f)
	if inner == nil {
		return "", f.Name
	}
	i := slices.IndexFunc(inner.Fields, func(f *spec.Field) bool { return f.Name == xmlName })
	if i < 0 {
		return "", f.Name
	}
	tag, _ := inner.Fields[i].Tag("xml")
	name, _, _ = strings.Cut(tag, ",")
	if before, after, ok := strings.Cut(name, " "); ok {
		space, name = before, after
	}
	if name == "" {
		return "", f.Name
	}
	return space, name
}

func (t *xmlTag) place() place { return place{t.mode, t.path} }

// beginnings returns the paths to the elements around the field.
func (t *xmlTag) beginnings() iter.Seq[place] {
	return func(yield func(place) bool) {
		for i, r := range t.path {
			if r == '>' && !yield(place{t.mode, t.path[:i]}) {
				return
			}
		}
	}
}
