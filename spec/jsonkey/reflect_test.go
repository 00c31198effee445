package jsonkey

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// mirror makes models of Go's own struct types.
type mirror struct {
	models map[reflect.Type]*spec.Model
	types  map[*spec.Field]reflect.Type
}

func newMirror() (*mirror, *View) {
	m := &mirror{map[reflect.Type]*spec.Model{}, map[*spec.Field]reflect.Type{}}
	return m, &View{Struct: m.structOf}
}

func (m *mirror) structOf(f *spec.Field) (*spec.Model, bool) {
	t := m.types[f]
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil, true
	}
	return m.model(t), true
}

func (m *mirror) model(t reflect.Type) *spec.Model {
	if out := m.models[t]; out != nil {
		return out
	}
	out := &spec.Model{Name: t.String()}
	m.models[t] = out
	for i := range t.NumField() {
		f := t.Field(i)
		field := &spec.Field{Name: f.Name, Embedded: f.Anonymous}
		for _, key := range []string{"json", "xml"} {
			if v, ok := f.Tag.Lookup(key); ok {
				field.Tags = append(field.Tags, spec.Tag{Key: key, Value: v})
			}
		}
		out.Fields = append(out.Fields, field)
		m.types[field] = f.Type
	}
	return out
}

// newValue returns a value of a struct type with all pointers set, but for those
// to a type around them, and another text in each string.
func newValue(t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	n := 0
	fill(v, &n, map[reflect.Type]bool{})
	return v
}

func fill(v reflect.Value, n *int, around map[reflect.Type]bool) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() {
			*n++
			v.SetString(fmt.Sprintf("v%d;", *n))
		}
	case reflect.Pointer:
		if v.CanSet() && !around[v.Type().Elem()] {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), n, around)
		}
	case reflect.Struct:
		around[v.Type()] = true
		for i := range v.NumField() {
			if v.Type().Field(i).Name != xmlName {
				fill(v.Field(i), n, around)
			}
		}
		delete(around, v.Type())
	}
}

// fieldOf returns the value of a key.
func fieldOf(v reflect.Value, k *Key) reflect.Value {
	for _, row := range k.rows() {
		v = reflect.Indirect(v).Field(row)
	}
	return reflect.Indirect(v)
}

// typeOf returns the type of a value, and a type itself.
func typeOf(x any) reflect.Type {
	if t, ok := x.(reflect.Type); ok {
		return t
	}
	return reflect.TypeOf(x)
}

func structOf(fields ...reflect.StructField) reflect.Type { return reflect.StructOf(fields) }

func field(name string, tag reflect.StructTag) reflect.StructField {
	return reflect.StructField{Name: name, Type: reflect.TypeFor[string](), Tag: tag}
}

func embed(name string, t reflect.Type, tag reflect.StructTag) reflect.StructField {
	return reflect.StructField{Name: name, Anonymous: true, Type: t, Tag: tag}
}

// Text is a type that is embedded but no struct.
type Text string

// tags are what random fields have as tags: of embedded ones and of others.
type tags struct{ embedded, plain []string }

// randomStruct returns a struct type with fields of few names and keys. To have
// structs that many embed, some are those of the pool.
func randomStruct(r *rand.Rand, key string, tags tags, depth int, pool *[]reflect.Type) reflect.Type {
	if len(*pool) > 0 && r.IntN(3) == 0 {
		return (*pool)[r.IntN(len(*pool))]
	}
	var fields []reflect.StructField
	tag := func(of []string) reflect.StructTag {
		if v := of[r.IntN(len(of))]; v != "" {
			return reflect.StructTag(fmt.Sprintf("%s:%q", key, v))
		}
		return ""
	}
	for _, name := range []string{"A", "B", "C", "Aa"} {
		if r.IntN(2) == 0 {
			fields = append(fields, reflect.StructField{Name: name, Type: reflect.TypeFor[string](), Tag: tag(tags.plain)})
		}
	}
	for _, name := range []string{"E", "F", "G"} {
		f := reflect.StructField{Name: name, Anonymous: r.IntN(6) > 0, Type: reflect.TypeFor[Text](), Tag: tag(tags.embedded)}
		if depth > 0 && r.IntN(6) > 0 {
			f.Type = randomStruct(r, key, tags, depth-1, pool)
			if r.IntN(3) == 0 {
				f.Type = reflect.PointerTo(f.Type)
			}
		}
		if r.IntN(4-depth) == 0 {
			fields = append(fields, f)
		}
	}
	r.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	// It is always the first: encoding/xml looks for that of an embedded struct at
	// the same index in the struct around it, and panics if there is none.
	if key == "xml" && r.IntN(4) == 0 {
		fields = slices.Insert(fields, 0, reflect.StructField{Name: xmlName, Type: reflect.TypeFor[struct{ Space, Local string }](), Tag: tag([]string{"", "a", "s a", "B,omitempty"})})
	}
	fields = append(fields, reflect.StructField{Name: "Z", Type: reflect.TypeFor[string](), Tag: tag(tags.plain)})
	t := reflect.StructOf(fields)
	*pool = append(*pool, t)
	return t
}
