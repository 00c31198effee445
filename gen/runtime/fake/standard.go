package fake

import (
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// standard returns what answers the call where no handler is set: the example of
// the documents as it stands there, or a value of the response type with what
// the examples of its fields make up.
func (r *route) standard() (any, error) {
	switch {
	case r.example != "" && !r.raw:
		return json.RawMessage(r.example), nil
	case r.response == nil:
		return nil, nil
	}
	return sampled(r.response, cmp.Or(r.example, r.sample))
}

// sampled returns a value of a type without null in it, which holds what a sample in
// JSON says; "" says nothing.
func sampled(t reflect.Type, sample string) (any, error) {
	v := newValue(t)
	if sample != "" {
		if err := json.Unmarshal([]byte(sample), v.Interface()); err != nil {
			return nil, fmt.Errorf("the examples of the documents do not fit: %w", err)
		}
	}
	replaceNulls(v.Elem())
	return v.Elem().Interface(), nil
}

// newValue returns a pointer to the zero value of a type; of a pointer, to one to
// the zero value.
func newValue(t reflect.Type) reflect.Value {
	v := reflect.New(t)
	if t.Kind() == reflect.Pointer {
		v.Elem().Set(reflect.New(t.Elem()))
	}
	return v
}

// empty returns the zero value of a response type without null in it.
func empty(t reflect.Type) any {
	if t == nil {
		return nil
	}
	v := newValue(t).Elem()
	replaceNulls(v)
	return v.Interface()
}

// replaceNulls puts empty lists and maps in the place of those that would stand as
// null in JSON, into v and what it holds. What is left out of JSON stays nil.
func replaceNulls(v reflect.Value) {
	if isOpaque(v.Type()) {
		return // it encodes itself
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			replaceNulls(v.Elem())
		}
	case reflect.Struct:
		replaceInFields(v)
	case reflect.Slice:
		if v.IsNil() && v.CanSet() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		replaceInElements(v)
	case reflect.Array:
		replaceInElements(v)
	case reflect.Map:
		replaceInMap(v)
	}
}

func replaceInElements(v reflect.Value) {
	for i := range v.Len() {
		replaceNulls(v.Index(i))
	}
}

func replaceInMap(v reflect.Value) {
	if v.IsNil() && v.CanSet() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	for _, key := range v.MapKeys() {
		elem := reflect.New(v.Type().Elem()).Elem()
		elem.Set(v.MapIndex(key))
		replaceNulls(elem)
		v.SetMapIndex(key, elem)
	}
}

func replaceInFields(v reflect.Value) {
	for i := range v.NumField() {
		sf := v.Type().Field(i)
		if _, options := tagOf(sf); slices.Contains(options, "omitzero") && v.Field(i).IsZero() {
			continue
		}
		if sf.IsExported() || sf.Anonymous && v.Field(i).Kind() == reflect.Struct {
			replaceNulls(v.Field(i))
		}
	}
}
