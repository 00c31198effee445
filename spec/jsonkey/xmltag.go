package jsonkey

import (
	"iter"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

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

// xmlOthers are the options that stand for the bits from xmlOther on.
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
