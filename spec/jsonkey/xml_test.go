package jsonkey

import (
	"encoding/xml"
	"errors"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

type (
	xmlFirst struct {
		A string `xml:"x"`
	}
	xmlDiamond struct {
		xmlLeft
		xmlRight
	}
	xmlLeft  struct{ xmlFirst }
	xmlRight struct{ *xmlFirst }
	xmlPaths struct {
		A string `xml:"a>b"`
		B string `xml:"a>c"`
		C string `xml:"d>a"`
		D string `xml:">e"`
		E string `xml:"D>f"`
	}
	xmlPathIn struct {
		A string `xml:"a>b"`
		B string `xml:"a"`
	}
	xmlPathOut struct {
		B string `xml:"a"`
		A string `xml:"a>b>c"`
	}
	xmlModes struct {
		A string `xml:"a"`
		B string `xml:"a,attr"`
		C string `xml:",chardata"`
		D string `xml:",comment"`
		E string `xml:"D"`
	}
	xmlSpaces struct {
		A string `xml:"s a"`
		B string `xml:"t a"`
		C string `xml:"a"`
	}
	xmlSpacePath struct {
		A string `xml:"s a>b"`
		B string `xml:"a"`
	}
	xmlElementOf struct {
		A xmlWithName
		B string `xml:"n"`
	}
	xmlWithName struct {
		XMLName xml.Name `xml:"n"`
		X       string
	}
	xmlEmbedsName struct {
		xmlWithName
		N string `xml:"n"`
	}
	// What is left out at one level hides nothing at the next: the three clash in
	// pairs, and the order decides which are left.
	xmlChainA struct {
		xmlChainB
		Own string `xml:"a>x"`
	}
	xmlChainB struct {
		xmlChainC
		B string `xml:"a"`
	}
	xmlChainC struct {
		C string `xml:"a>b"`
	}
	xmlUnexported struct {
		a string //lint:ignore U1000 it has no element
		B string `xml:"a"`
	}
	xmlText struct {
		Text
		A string `xml:"Text,attr"`
	}
)

// The types of which vet would say that names are repeated.
var (
	xmlOne     = embed("E", structOf(field("A", `xml:"x"`)), "")
	xmlTwo     = embed("F", structOf(field("B", `xml:"x"`)), "")
	own        = field("C", `xml:"x"`)
	xmlBoth    = structOf(xmlOne, xmlTwo)
	xmlOwnLast = structOf(xmlOne, xmlTwo, own) // the clash is there before the field that would hide both
	xmlOwn     = structOf(own, xmlOne, xmlTwo)
	xmlNamed   = structOf(embed("E", xmlOne.Type, `xml:"a"`), embed("F", xmlTwo.Type, `xml:"b"`)) // the names do not count
	xmlHidden  = structOf(embed("E", xmlOne.Type, `xml:"-"`), embed("F", xmlTwo.Type, `xml:",omitempty"`))
)

func TestXMLFixtures(t *testing.T) {
	for _, x := range []any{
		xmlBoth, xmlOwnLast, xmlOwn, xmlNamed, xmlHidden, xmlDiamond{}, xmlPaths{}, xmlPathIn{}, xmlPathOut{},
		xmlModes{}, xmlSpaces{}, xmlSpacePath{}, xmlElementOf{}, xmlEmbedsName{}, xmlChainA{}, xmlText{}, xmlUnexported{},
	} {
		compareXML(t, typeOf(x))
	}
}

func TestXMLRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	tags := tags{
		embedded: []string{"", "", "", "", ",omitempty", "-"},
		plain: []string{"-", "-", "-", "-", "-", "-", "-", "-", "", "", "a", "b", "B", "-", "a>b", "a>c", "a>b>c", "b>a", ">c", "C>c", ",attr", "a,attr", "b,attr",
			",chardata", ",comment", "s a", "t a", "s a>b", ",omitempty", "a>b,omitempty", ",any"},
	}
	refused := 0
	for range 1500 {
		refused += compareXML(t, randomStruct(r, "xml", tags, 3, &[]reflect.Type{}))
		if t.Failed() {
			return
		}
	}
	t.Logf("%d of 1500 structs are refused", refused)
}

var textRE = regexp.MustCompile(`v\d+;`)

// compareXML compares the elements of a type with those that encoding/xml writes,
// or the clash with the one for which it refuses the type, and returns how many
// types it refuses.
func compareXML(t *testing.T, typ reflect.Type) int {
	t.Helper()
	m, view := newMirror()
	elements := view.XML(m.model(typ))
	v := newValue(typ)
	var out writer
	err := xml.NewEncoder(&out).EncodeElement(v.Interface(), xml.StartElement{Name: xml.Name{Local: "root"}})
	if clash := (*xml.TagPathError)(nil); errors.As(err, &clash) {
		if !embeds(typ, clash.Struct) {
			return 0 // it is of a value inside, which is an element
		}
		if !slices.ContainsFunc(elements.Clashes, func(c Clash) bool {
			return c.First.Field.Name == clash.Field1 && c.Second.Field.Name == clash.Field2
		}) {
			t.Errorf("%v: clashes %v, want %v", typ, names(elements.Clashes), err)
		}
		return 1
	}
	if err != nil || len(elements.Clashes) > 0 {
		t.Errorf("%v: clashes %v, but %v", typ, names(elements.Clashes), err)
		return 0
	}
	want := textRE.FindAllString(string(out), -1)
	var got []string
	for _, k := range elements.Visible {
		got = append(got, textRE.FindAllString(written(fieldOf(v, k)), -1)...)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%v: elements with %v, want %v", typ, got, want)
	}
	return 0
}

// embeds reports whether a struct type is another or embeds it at any depth.
func embeds(t, other reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return false
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous && f.Tag.Get("xml") != "-" && embeds(f.Type, other) {
			return true
		}
	}
	return t == other
}

// written returns the texts that encoding/xml writes of a value.
func written(v reflect.Value) string {
	if v.Kind() == reflect.String {
		return v.String()
	}
	var out writer
	_ = xml.NewEncoder(&out).EncodeElement(v.Interface(), xml.StartElement{Name: xml.Name{Local: "root"}})
	return string(out)
}

type writer []byte

func (w *writer) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}

func names(clashes []Clash) (out []string) {
	for _, c := range clashes {
		a, b := c.Ways()
		out = append(out, a.Name+" "+b.Name)
	}
	return out
}

func TestXMLClashes(t *testing.T) {
	for _, tt := range []struct {
		of   any
		want []string
	}{
		{xmlBoth, []string{"A B"}},
		{xmlOwnLast, []string{"A B"}},
		{xmlOwn, nil},
		{xmlDiamond{}, []string{"xmlFirst xmlFirst"}},
		{xmlPathIn{}, []string{"A B"}},
		{xmlSpacePath{}, []string{"A B"}},
		{xmlElementOf{}, []string{"A B"}},
		{structOf(embed("E", xmlBoth, "")), []string{"A B"}},
	} {
		m, view := newMirror()
		if got := names(view.XML(m.model(typeOf(tt.of))).Clashes); !slices.Equal(got, tt.want) {
			t.Errorf("%T: clashes %q, want %q", tt.of, got, tt.want)
		}
	}
}

// TestXMLCycle pins what is made of a struct on which encoding/xml never ends.
func TestXMLCycle(t *testing.T) {
	m := &spec.Model{Fields: []*spec.Field{{Name: "A"}, {Name: "M", Embedded: true}}}
	view := &View{Struct: func(f *spec.Field) (*spec.Model, bool) { return m, m != nil }}
	if e := view.XML(m); len(e.Visible) == 0 || len(e.Clashes) > 0 {
		t.Errorf("visible %v, clashes %v", e.Visible, names(e.Clashes))
	}
}

// TestXMLSkip pins that skipped fields have no element, and embedded ones none of
// what they embed.
func TestXMLSkip(t *testing.T) {
	m, view := newMirror()
	view.Skip = func(f *spec.Field) bool { return f.Name == "C" || f.Name == "F" }
	e := view.XML(m.model(xmlOwnLast))
	if len(e.Visible) != 1 || e.Visible[0].Field.Name != "A" || len(e.Clashes) != 0 {
		t.Errorf("visible %v, clashes %v", e.Visible, names(e.Clashes))
	}
}

// TestXMLFirst pins that of two fields that clash the first is kept.
func TestXMLFirst(t *testing.T) {
	m, view := newMirror()
	e := view.XML(m.model(xmlBoth))
	if len(e.Visible) != 1 || e.Visible[0].Field.Name != "A" {
		t.Errorf("visible %v", e.Visible)
	}
}
