package jsonkey

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
)

type (
	plain     string
	innerText struct {
		A     string
		plain //lint:ignore U1000 encoding/json skips what is no struct and unexported
	}
	// Text2 is embedded by fixtures.
	Text2    string
	tagFirst struct {
		A string
		B string `json:"A"`
	}
	tagLast struct {
		B string `json:"A"`
		A string
	}
	tagLeft  struct{ X, Y string }
	tagRight struct {
		Z string `json:"X"`
	}
	tagLevels struct {
		tagLeft
		tagRight
	}
	leaf    struct{ A, B string }
	left    struct{ leaf }
	right   struct{ leaf }
	diamond struct {
		left
		right
	}
	overLeaf struct {
		diamond
		B string
	}
	second struct {
		leaf
		C string
	}
	holds    struct{ second }
	holdsToo struct{ second }
	below    struct {
		holds
		holdsToo
	} // second twice, leaf below it once
	again struct {
		left
		leaf
	} // leaf on two levels
	// Cyclic embeds itself.
	Cyclic struct {
		*Cyclic
		A string
	}
	named struct {
		leaf `json:"leaf"`
		Text `json:",omitempty"`
		Text2
	}
	unexported struct {
		leaf
		c string //lint:ignore U1000 it has no key
	}
	folds struct {
		tagFolds
		AB string `json:"AB"`
		Ab string `json:"aB"`
	}
	tagFolds struct {
		X string `json:"ab"`
	}
)

// The types of which vet would say that keys are repeated.
var (
	tagTwice  = structOf(field("A", ""), field("B", `json:"A"`), field("C", `json:"A"`))
	tagDeeper = structOf(field("A", ""), field("D", ""))
	hidden    = structOf(embed("F", reflect.TypeFor[leaf](), `json:"-"`), field("B", `json:"-,"`), field("C", `json:"-"`),
		field("D", reflect.StructTag(quotable(`json:"d'"`)[0])), field("E", `json:"e.f-g 中2,omitempty"`))
	tagDeep      = structOf(embed("E", tagDeeper, ""))
	hiddenByNone = structOf(embed("E", tagTwice, ""), embed("F", tagDeep, ""))
)

// TestJSONFixtures compares with encoding/json what reflect.StructOf cannot make:
// embedded structs whose names are unexported, a struct that embeds itself, and
// each rule for itself.
func TestJSONFixtures(t *testing.T) {
	for _, x := range []any{
		innerText{}, tagFirst{}, tagLast{}, tagTwice, tagLevels{}, hiddenByNone, diamond{}, overLeaf{},
		below{}, again{}, Cyclic{}, named{}, unexported{}, hidden, folds{}, tagDeep,
	} {
		compareJSON(t, typeOf(x))
	}
}

func TestJSONRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	tags := tags{
		embedded: quotable("", "", "", "", "", ",omitempty", "a", "E", "-", "f'"),
		plain:    quotable("", "", "a", "A", "b", "B", "C", "-", "-,", "a'", ",omitempty", "Aa,omitempty", "aA"),
	}
	for range 500 {
		compareJSON(t, randomStruct(r, "json", tags, 3, &[]reflect.Type{}))
		if t.Failed() {
			return
		}
	}
}

// compareJSON compares the keys of a type with those that encoding/json writes,
// and the fields that it reads them into.
func compareJSON(t *testing.T, typ reflect.Type) {
	t.Helper()
	m, view := newMirror()
	keys := view.JSON(m.model(typ))
	v := newValue(typ)
	wantNames, want := encoded(t, v)
	visible := slices.Clone(keys.Visible)
	slices.SortFunc(visible, func(a, b *Key) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	names, got := []string{}, map[string]string{}
	for _, k := range visible {
		names = append(names, k.Name)
		got[k.Name] = text(v, k)
		if keys.ByName(k.Name) != k {
			t.Errorf("%v: ByName(%q) is another", typ, k.Name)
		}
	}
	if !slices.Equal(names, wantNames) || !maps.Equal(got, want) {
		t.Errorf("%v: keys %v of %v, want %v of %v", typ, names, got, wantNames, want)
		return
	}
	decodable(t, typ, keys, v)
}

// encoded returns the keys that encoding/json writes, and the first text of each.
func encoded(t *testing.T, v reflect.Value) (names []string, values map[string]string) {
	t.Helper()
	out, err := json.Marshal(v.Interface())
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(out))
	_, _ = d.Token()
	names, values = []string{}, map[string]string{}
	for d.More() {
		name, _ := d.Token()
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
		names = append(names, name.(string))
		values[name.(string)] = firstText(string(value))
	}
	return names, values
}

// text returns the first text that encoding/json writes of the value of a key; of
// a struct that reflection may not copy the first one.
func text(v reflect.Value, k *Key) string {
	f := fieldOf(v, k)
	if !f.CanInterface() {
		return f.Field(0).String()
	}
	out, _ := json.Marshal(f.Interface())
	return firstText(string(out))
}

// firstText returns the first of the texts of newValue.
func firstText(s string) string {
	i := strings.IndexByte(s, ';')
	if i < 0 {
		return ""
	}
	return s[strings.LastIndexByte(s[:i], 'v') : i+1]
}

// decodable checks into which field each spelling of a key is decoded.
func decodable(t *testing.T, typ reflect.Type, keys *Keys, filled reflect.Value) {
	t.Helper()
	for _, k := range keys.Visible {
		for _, name := range []string{strings.ToLower(k.Name), strings.ToUpper(k.Name), swapCase(k.Name)} {
			want := keys.ByName(name)
			if want == nil {
				want = folded(keys, name)
			}
			if fieldOf(filled, want).Kind() != reflect.String {
				continue
			}
			v := newValue(typ)
			_ = json.Unmarshal([]byte(`{"`+name+`": "new"}`), v.Addr().Interface())
			if got := fieldOf(v, want).String(); got != "new" {
				t.Errorf("%v: the key %q is not decoded into %q", typ, name, want.Name)
			}
		}
	}
}

// folded returns the field that encoding/json takes for a key that differs in
// case. The one of GOEXPERIMENT=jsonv2 takes the outermost.
func folded(keys *Keys, name string) *Key {
	if !jsonV2 {
		return keys.Folded(name)
	}
	i := slices.IndexFunc(keys.Visible, func(k *Key) bool { return Fold(k.Name) == Fold(name) })
	return keys.Visible[i]
}

// quotable returns tags that have quotes in their names, or others in place of
// them if encoding/json is that of GOEXPERIMENT=jsonv2, to which quotes mean
// something.
func quotable(tags ...string) []string {
	if jsonV2 {
		for i := range tags {
			tags[i] = strings.ReplaceAll(tags[i], "'", "-")
		}
	}
	return tags
}

func swapCase(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return unicode.ToLower(r)
		}
		return unicode.ToUpper(r)
	}, s)
}

func TestClashes(t *testing.T) {
	for _, tt := range []struct {
		of   any
		want []string // the two fields by name, or the fields that embed a struct twice
	}{
		{tagFirst{}, []string{"A B"}},
		{tagTwice, []string{"A B", "A C"}},
		{tagLevels{}, []string{"X Z"}},
		{hiddenByNone, []string{"A B", "A C"}},
		{diamond{}, []string{"leaf leaf", "leaf leaf"}},
		{overLeaf{}, []string{"leaf leaf"}},
		{below{}, []string{"second second"}},
		{folds{}, []string{"AB Ab"}},
		{again{}, nil},
		{Cyclic{}, nil},
	} {
		m, view := newMirror()
		var got []string
		for _, c := range view.JSON(m.model(typeOf(tt.of))).Clashes() {
			a, b := c.Ways()
			got = append(got, a.Name+" "+b.Name)
			if a == b {
				t.Errorf("%T: both fields are %s", tt.of, a.Name)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%T: clashes %q, want %q", tt.of, got, tt.want)
		}
	}
}

// TestDropped pins which fields have no key because others have it: not those
// that others hide.
func TestDropped(t *testing.T) {
	for _, tt := range []struct {
		of   any
		want []string
	}{
		{tagFirst{}, []string{"A"}},
		{tagLast{}, []string{"A"}},
		{hiddenByNone, []string{"A", "B", "C"}},
		{diamond{}, []string{"A", "B"}},
		{overLeaf{}, []string{"A"}},
		{folds{}, nil},
		{Cyclic{}, nil},
	} {
		m, view := newMirror()
		var got []string
		keys := view.JSON(m.model(typeOf(tt.of)))
		if s := keys.Structs[len(keys.Structs)-1]; len(keys.Structs) > 1 && s.Model == keys.Structs[0].Model {
			t.Errorf("%v is among what it embeds", typeOf(tt.of))
		}
		for _, k := range keys.Dropped {
			got = append(got, k.Field.Name)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%v: dropped %q, want %q", typeOf(tt.of), got, tt.want)
		}
	}
}

// TestUnknown pins what is made of embedded fields of which nothing is known.
func TestUnknown(t *testing.T) {
	field := func(name, tag string) *spec.Field {
		return &spec.Field{Name: name, Embedded: true, Tags: []spec.Tag{{Key: "json", Value: tag}}}
	}
	m := &spec.Model{Fields: []*spec.Field{field("Open", ""), field("open", ""), field("Named", "n"), field("Gone", "-")}}
	view := &View{Struct: func(*spec.Field) (*spec.Model, bool) { return nil, false }}
	k := view.JSON(m)
	if len(k.Visible) != 1 || k.Visible[0].Name != "n" || !slices.Equal(k.Opaque, m.Fields[:3]) || len(k.Keyless) != 3 {
		t.Errorf("visible %v, opaque %v, without a key %v", k.Visible, k.Opaque, k.Keyless)
	}
	view.Skip = func(f *spec.Field) bool { return f.Name == "Named" }
	if k := view.JSON(m); len(k.Visible) != 0 || len(k.Opaque) != 2 {
		t.Errorf("without one of them: visible %v, opaque %v", k.Visible, k.Opaque)
	}
	view.Struct = func(*spec.Field) (*spec.Model, bool) { return &spec.Model{Fields: []*spec.Field{{Name: "A"}}}, true }
	view.Skip = func(f *spec.Field) bool { return f.Embedded }
	if k := view.JSON(m); len(k.Structs) != 1 || len(k.Visible) != 0 {
		t.Errorf("without all of them: %d structs, visible %v", len(k.Structs), k.Visible)
	}
}
