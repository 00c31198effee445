package runtime

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"
)

// mdspecPlaced is a field that does not stand in the body: its JSON tag hides it
// there, and another tag says where it travels.
type mdspecPlaced struct {
	index               []int // of the field, through the structs that embed it
	place               string
	key                 string
	omitZero, omitEmpty bool
}

// mdspecPlaces holds the placed fields of struct types.
var mdspecPlaces sync.Map // reflect.Type to []mdspecPlaced

// mdspecPlacedOf returns the placed fields of a struct and of those that it embeds.
func mdspecPlacedOf(t reflect.Type) []mdspecPlaced {
	if known, ok := mdspecPlaces.Load(t); ok {
		return known.([]mdspecPlaced)
	}
	all := mdspecFindPlaced(t, nil, nil)
	mdspecPlaces.Store(t, all)
	return all
}

// mdspecFindPlaced finds the placed fields of a struct that lies at an index and
// within the others.
func mdspecFindPlaced(t reflect.Type, at []int, around []reflect.Type) (all []mdspecPlaced) {
	if t.Kind() != reflect.Struct || slices.Contains(around, t) {
		return nil
	}
	around = append(slices.Clip(around), t)
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(slices.Clip(at), i)
		tag, tagged := f.Tag.Lookup("json")
		if f.Anonymous && (!tagged || strings.HasPrefix(tag, ",")) {
			inner := f.Type
			if inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}
			all = append(all, mdspecFindPlaced(inner, index, around)...)
		}
		if tag != "-" || !f.IsExported() {
			continue
		}
		for _, place := range []string{"query", "header", "form"} {
			if value, ok := f.Tag.Lookup(place); ok {
				key, options, _ := strings.Cut(value, ",")
				words := strings.Split(options, ",")
				all = append(all, mdspecPlaced{
					index: index, place: place, key: key,
					omitZero: slices.Contains(words, "omitzero"), omitEmpty: slices.Contains(words, "omitempty"),
				})
			}
		}
	}
	return all
}

// mdspecPlace puts the placed fields of a request where they travel. Its errors
// repeat no value.
func mdspecPlace(r *mdspecRequest, in any) error {
	v := reflect.ValueOf(in)
	if v.Kind() == reflect.Pointer && v.IsNil() {
		v = reflect.New(v.Type().Elem())
	}
	v = reflect.Indirect(v)
	query, form := url.Values{}, url.Values{}
	isForm := false
	for _, f := range mdspecPlacedOf(v.Type()) {
		isForm = isForm || f.place == "form"
		texts, err := f.texts(v)
		if err != nil {
			return err
		}
		if r.secrets != nil && slices.Contains(texts, "") {
			return mdspecEmptySecret(f.key)
		}
		r.placed = append(r.placed, texts...)
		switch {
		case len(texts) == 0:
		case f.place == "header":
			err = r.setHeader(f.key, texts)
		case f.place == "form":
			form[f.key] = texts
		default:
			query[f.key] = texts
		}
		if err != nil {
			return err
		}
	}
	r.query = mdspecJoin(r.query, query.Encode())
	if isForm {
		r.json, r.contentType = []byte(form.Encode()), "application/x-www-form-urlencoded"
	}
	return nil
}

// texts returns the values of the field as they stand outside of JSON: an array has
// several; null, and what the tag leaves out, none.
func (f mdspecPlaced) texts(v reflect.Value) ([]string, error) {
	v, err := v.FieldByIndexErr(f.index)
	if err != nil || f.leavesOut(v) {
		return nil, nil // an embedded pointer is nil, so that the field is not there
	}
	raw, err := mdspecEncode(v.Interface())
	switch {
	case err != nil:
		return nil, err
	case raw[0] == 'n':
		return nil, nil
	case raw[0] != '[':
		text, ok := mdspecScalar(raw)
		if !ok {
			return nil, f.misfit("it nests values")
		}
		return []string{text}, nil
	}
	var texts []string
	for element := range mdspecElements(raw) {
		text, ok := mdspecScalar(element)
		if !ok {
			return nil, f.misfit("it nests values")
		}
		texts = append(texts, text)
	}
	return texts, nil
}

func (f mdspecPlaced) misfit(why string) error {
	return fmt.Errorf("%s cannot be part of the %s: %s", f.key, f.place, why)
}

// leavesOut reports whether the tag leaves the value out, by the rules of package
// encoding/json.
func (f mdspecPlaced) leavesOut(v reflect.Value) bool {
	isNil := v.Kind() == reflect.Pointer && v.IsNil()
	zero, ok := v.Interface().(interface{ IsZero() bool })
	switch {
	case isNil:
		return f.omitZero || f.omitEmpty
	case f.omitZero && ok && zero.IsZero(), f.omitZero && !ok && v.IsZero():
		return true
	}
	switch v.Kind() {
	case reflect.Map, reflect.Slice, reflect.Array, reflect.String:
		return f.omitEmpty && v.Len() == 0
	case reflect.Struct:
		return false
	}
	return f.omitEmpty && v.IsZero()
}

// setHeader sets a header; several values are a list, separated by commas.
func (r *mdspecRequest) setHeader(key string, texts []string) error {
	for _, text := range texts {
		switch {
		case !mdspecIsHeaderValue(text):
			return fmt.Errorf("%s is no value of a header: it holds a control character, or blanks around it", key)
		case len(texts) > 1 && (text == "" || strings.Contains(text, ",")):
			return fmt.Errorf("%s is no list in a header: an element is empty, or holds a comma", key)
		}
	}
	if r.header == nil {
		r.header = http.Header{}
	}
	r.header.Set(key, strings.Join(texts, ", "))
	return nil
}

// mdspecIsHeaderValue reports whether the text arrives as it is sent in a header.
func mdspecIsHeaderValue(text string) bool {
	return strings.Trim(text, " \t") == text && !strings.ContainsFunc(text, func(c rune) bool {
		return c < ' ' && c != '\t' || c == 0x7f
	})
}

// mdspecFill decodes headers of an answer into the placed fields of its response,
// which is in the field Value if it lies under a key. A header that is not there
// changes nothing. The errors repeat no value.
func mdspecFill(header http.Header, out any, under bool) error {
	v := reflect.ValueOf(out).Elem()
	if under {
		if v = v.FieldByName("Value"); !v.IsValid() {
			return nil // what else an answer is decoded into has no placed fields
		}
	}
	for v.Kind() == reflect.Pointer { // to a response that may be missing
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	for _, f := range mdspecPlacedOf(v.Type()) {
		values := header.Values(f.key)
		if f.place != "header" || len(values) == 0 {
			continue
		}
		field, err := mdspecReach(v, f.index)
		if err == nil {
			err = mdspecParse(field, values)
		}
		if err != nil {
			return fmt.Errorf("header %s: %w", f.key, err)
		}
	}
	return nil
}

// mdspecReach returns the field at an index, allocating what is in between.
func mdspecReach(v reflect.Value, index []int) (reflect.Value, error) {
	for _, i := range index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() && !v.CanSet() {
				return v, errors.New("it is embedded through a pointer to a type that is not exported")
			}
			v = mdspecAllocated(v)
		}
		v = v.Field(i)
	}
	return v, nil
}

// mdspecAllocated returns what a pointer points to, a new value if it is nil.
func mdspecAllocated(v reflect.Value) reflect.Value {
	if v.IsNil() {
		v.Set(reflect.New(v.Type().Elem()))
	}
	return v.Elem()
}

// mdspecParse decodes the values of a header. A slice takes all of them, and the
// parts of each that commas separate.
func mdspecParse(v reflect.Value, values []string) error {
	for v.Kind() == reflect.Pointer {
		v = mdspecAllocated(v)
	}
	_, decodes := v.Addr().Interface().(encoding.TextUnmarshaler)
	_, itself := v.Addr().Interface().(json.Unmarshaler)
	if v.Kind() != reflect.Slice || v.Type().Elem().Kind() == reflect.Uint8 || decodes || itself {
		return mdspecParseText(v, values[0])
	}
	list := reflect.MakeSlice(v.Type(), 0, len(values))
	for _, part := range strings.Split(strings.Join(values, ","), ",") {
		element := reflect.New(v.Type().Elem()).Elem()
		if part = strings.Trim(part, " \t"); part == "" {
			continue // lists may have empty elements, which mean nothing
		}
		if err := mdspecParse(element, []string{part}); err != nil {
			return err
		}
		list = reflect.Append(list, element)
	}
	v.Set(list)
	return nil
}

// mdspecParseText decodes one value. What stands in JSON in quotes is a text here;
// a time may also be written as HTTP writes dates.
func mdspecParseText(v reflect.Value, text string) error {
	quoted, err := mdspecEncode(text)
	if err != nil {
		return err
	}
	to := v.Addr().Interface()
	if t, ok := to.(*time.Time); ok {
		if when, err := http.ParseTime(text); err == nil {
			*t = when
			return nil
		}
	}
	if json.Unmarshal(quoted, to) == nil || text != "null" && json.Unmarshal([]byte(text), to) == nil {
		return nil
	}
	return fmt.Errorf("it is no value of type %s", v.Type())
}
