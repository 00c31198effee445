package fake

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// types knows how Go types stand in JSON.
type types struct {
	pkgPath  string              // of the generated package
	required map[string][]string // JSON keys of its structs, by type
	cache    sync.Map            // reflect.Type to []*field
}

// field is a field of a struct, or of one that it embeds, as encoding/json sees
// it.
type field struct {
	key                         string
	typ                         reflect.Type
	omitZero, omitEmpty, quoted bool
	required                    bool // the documents say so
	tagged                      bool // the key stands in a tag
	lost                        bool // encoding/json writes the key but cannot read it
}

var (
	zeroerType = reflect.TypeFor[interface{ IsZero() bool }]()
	numberType = reflect.TypeFor[json.Number]()
)

// isOpaque reports whether values of t encode or decode themselves.
func isOpaque(t reflect.Type) bool {
	if t.Kind() == reflect.Interface {
		return false
	}
	switch reflect.Zero(reflect.PointerTo(t)).Interface().(type) {
	case json.Unmarshaler, encoding.TextUnmarshaler, json.Marshaler, encoding.TextMarshaler:
		return true
	}
	return false
}

// isNullable reports whether encoding gives null for values of t.
func isNullable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Map:
		return true
	}
	return false
}

// isBytes reports whether values of t stand in JSON as text in Base64.
func isBytes(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 && !isOpaque(t.Elem())
}

func lookup(fields []*field, key string) *field {
	for _, f := range fields {
		if f.key == key {
			return f
		}
	}
	return nil
}

// at returns the field of a request type, which may be nil, with the key; nil if
// it has none.
func (ts *types) at(t reflect.Type, key string) *field {
	if t == nil {
		return nil
	}
	t = deref(t)
	switch {
	case isOpaque(t), t.Kind() == reflect.Interface:
		return &field{typ: reflect.TypeFor[any]()}
	case t.Kind() == reflect.Map:
		return &field{typ: t.Elem()}
	case t.Kind() != reflect.Struct:
		return nil
	}
	return lookup(ts.fields(t), key)
}

// fields returns the fields of a struct in the order of their declaration, those
// of embedded structs behind its own.
func (ts *types) fields(t reflect.Type) []*field {
	if known, ok := ts.cache.Load(t); ok {
		return known.([]*field)
	}
	var all []*field
	seen := map[reflect.Type]bool{}
	taken := map[string]bool{}
	for level := []embedding{{typ: t}}; len(level) > 0; {
		var found []*field
		var next []embedding
		for _, e := range level {
			seen[e.typ] = true
		}
		for _, e := range level {
			f, inner := ts.direct(e)
			found, next = append(found, f...), append(next, inner...)
		}
		all = append(all, dominant(found, taken)...)
		level = slices.DeleteFunc(next, func(e embedding) bool { return seen[e.typ] })
	}
	ts.cache.Store(t, all)
	return all
}

// embedding is a struct whose fields are those of another.
type embedding struct {
	typ     reflect.Type
	pointer bool // reached through a pointer, which may be nil
	lost    bool // and which cannot be set
}

// direct returns the fields of one struct, and the structs whose fields it has
// besides.
func (ts *types) direct(e embedding) (own []*field, inner []embedding) {
	for i := range e.typ.NumField() {
		sf := e.typ.Field(i)
		base := sf.Type
		if base.Kind() == reflect.Pointer {
			base = base.Elem()
		}
		embeds := sf.Anonymous && base.Kind() == reflect.Struct
		if sf.Tag.Get("json") == "-" || !sf.IsExported() && !embeds {
			continue
		}
		name, options := tagOf(sf)
		if embeds && name == "" {
			pointer := base != sf.Type
			inner = append(inner, embedding{base, e.pointer || pointer, e.lost || pointer && !sf.IsExported()})
			continue
		}
		own = append(own, ts.newField(e, sf, name, options))
	}
	return own, inner
}

// tagOf returns the key that the tag of a field names, if any, and its options.
func tagOf(sf reflect.StructField) (name string, options []string) {
	name, rest, _ := strings.Cut(sf.Tag.Get("json"), ",")
	if !isKey(name) {
		name = oddKey(sf.Tag)
	}
	return name, strings.Split(rest, ",")
}

func (ts *types) newField(e embedding, sf reflect.StructField, name string, options []string) *field {
	f := &field{
		key: name, typ: sf.Type, tagged: name != "", lost: e.lost,
		omitZero: slices.Contains(options, "omitzero"), omitEmpty: slices.Contains(options, "omitempty"),
	}
	if name == "" {
		f.key = sf.Name
	}
	base := sf.Type
	if base.Kind() == reflect.Pointer && base.Name() == "" {
		base = base.Elem()
	}
	zero := reflect.Zero(base)
	scalar := base.Kind() == reflect.Bool || base.Kind() == reflect.String || zero.CanInt() || zero.CanUint() || zero.CanFloat()
	f.quoted = scalar && slices.Contains(options, "string")
	if !e.pointer && e.typ.PkgPath() == ts.pkgPath {
		f.required = slices.Contains(ts.required[e.typ.Name()], f.key)
	}
	return f
}

// dominant returns those of the fields at one depth that encoding/json knows: of
// several with one key the tagged one, and none that is hidden by one at a lesser
// depth, which taken holds.
func dominant(found []*field, taken map[string]bool) []*field {
	var all []*field
	for i, f := range found {
		if taken[f.key] {
			continue
		}
		rivals, hidden := 0, false
		for j, other := range found {
			if i == j || other.key != f.key {
				continue
			}
			rivals++
			hidden = hidden || other.tagged || !f.tagged
		}
		if rivals == 0 || f.tagged && !hidden {
			all = append(all, f)
		}
	}
	for _, f := range found {
		taken[f.key] = true
	}
	return all
}

// oddKey returns the key that encoding/json finds in a tag that holds none; "" if
// none. Some versions take what stands before a quote.
func oddKey(tag reflect.StructTag) string {
	const own = "Own"
	of := reflect.StructOf([]reflect.StructField{{Name: own, Type: reflect.TypeFor[int](), Tag: tag}})
	v := reflect.New(of).Elem()
	v.Field(0).SetInt(1) // or options may leave it out
	data, err := json.Marshal(v.Interface())
	if all := members(data); err == nil && len(all) == 1 && all[0].key != own {
		return all[0].key
	}
	return ""
}

// isKey reports whether the name of a tag is one that every version of
// encoding/json takes for a key.
func isKey(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}
