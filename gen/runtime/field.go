package runtime

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// mdspecField is a field of a struct, or of one that it embeds, as encoding/json
// sees it.
type mdspecField struct {
	key    string
	typ    reflect.Type
	index  []int // of the fields that lead to it
	tagged bool  // the key stands in a tag
	quoted bool  // the value stands in a string
	lost   bool  // it lies behind a pointer that encoding/json cannot set
}

// mdspecFieldOf returns the field that a key is decoded into, nil if there is
// none.
func mdspecFieldOf(fields []mdspecField, key string) *mdspecField {
	var folded *mdspecField
	for i := range fields {
		switch f := &fields[i]; {
		case f.key == key:
			return f
		case folded == nil && strings.EqualFold(f.key, key):
			folded = f
		}
	}
	return folded
}

// mdspecEmbedding is a struct whose fields are those of another.
type mdspecEmbedding struct {
	typ   reflect.Type
	index []int
	lost  bool
}

// mdspecFields returns the fields of a struct in the order of declaration.
func mdspecFields(t reflect.Type) []mdspecField {
	var all []mdspecField
	seen := map[reflect.Type]bool{}
	taken := map[string]bool{}
	for level := []mdspecEmbedding{{typ: t}}; len(level) > 0; {
		var found []mdspecField
		var next []mdspecEmbedding
		times := map[reflect.Type]int{}
		for _, e := range level {
			times[e.typ]++
		}
		for _, e := range level {
			if seen[e.typ] {
				continue
			}
			seen[e.typ] = true
			own, inner := e.fields()
			found, next = append(found, own...), append(next, inner...)
			if times[e.typ] > 1 { // none of them can be told from its double
				found = append(found, own...)
			}
		}
		all = append(all, mdspecDominant(found, taken)...)
		level = next
	}
	for i := range all { // they are nearly in order
		for j := i; j > 0 && slices.Compare(all[j].index, all[j-1].index) < 0; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
	return all
}

// fields returns the fields of one struct, and the structs whose fields it has
// besides.
func (e mdspecEmbedding) fields() (own []mdspecField, inner []mdspecEmbedding) {
	for i := range e.typ.NumField() {
		sf := e.typ.Field(i)
		base := mdspecPointee(sf.Type)
		embeds := sf.Anonymous && base.Kind() == reflect.Struct
		tag := sf.Tag.Get("json")
		if tag == "-" || !sf.IsExported() && !embeds {
			continue
		}
		index := append(slices.Clone(e.index), i)
		name, options, _ := strings.Cut(tag, ",")
		tagged := mdspecIsKey(name)
		if embeds && !tagged {
			lost := e.lost || base != sf.Type && !sf.IsExported()
			inner = append(inner, mdspecEmbedding{base, index, lost})
			continue
		}
		if !tagged {
			name = sf.Name
		}
		scalar := base.Kind() == reflect.Bool || base.Kind() == reflect.String || mdspecNumericOf(base) != mdspecNoNumber
		own = append(own, mdspecField{
			key: name, typ: sf.Type, index: index, tagged: tagged, lost: e.lost,
			quoted: scalar && slices.Contains(strings.Split(options, ","), "string"),
		})
	}
	return own, inner
}

// mdspecPointee returns what a pointer points to, of other types the type.
func mdspecPointee(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer && t.Name() == "" {
		return t.Elem()
	}
	return t
}

// mdspecDominant returns those of the fields at one depth that encoding/json
// knows: of several with one key the tagged one, and none that is hidden by one
// at a lesser depth, which taken holds.
func mdspecDominant(found []mdspecField, taken map[string]bool) []mdspecField {
	type rivals struct{ tagged, plain []mdspecField }
	byKey := map[string]*rivals{}
	var keys []string
	for _, f := range found {
		r := byKey[f.key]
		if r == nil {
			r = &rivals{}
			byKey[f.key] = r
			keys = append(keys, f.key)
		}
		if f.tagged {
			r.tagged = append(r.tagged, f)
		} else {
			r.plain = append(r.plain, f)
		}
	}
	var all []mdspecField
	for _, key := range keys {
		best := byKey[key].tagged
		if len(best) == 0 {
			best = byKey[key].plain
		}
		if len(best) == 1 && !taken[key] {
			all = append(all, best[0])
		}
		taken[key] = true
	}
	return all
}

// mdspecIsKey reports whether encoding/json takes the name of a tag for a key.
func mdspecIsKey(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}
